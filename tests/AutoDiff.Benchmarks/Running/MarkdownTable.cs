using System.Globalization;

namespace AutoDiff.Benchmarks.Running;

/// <summary>The measurements as a table.</summary>
internal static class MarkdownTable
{
    private static readonly string[] Header =
    [
        "problem", "inputs", "objective ms", "generated ms", "by hand ms", "generated / by hand", "generated / objective", "differences / generated",
        "duals / generated", "bytes a warm call", "storage, bytes",
    ];

    /// <summary>Writes the head.</summary>
    public static void Begin(TextWriter output)
    {
        output.WriteLine($"| {string.Join(" | ", Header)} |");
        output.WriteLine($"|---|{string.Concat(Enumerable.Repeat("---:|", Header.Length - 1))}");
        output.Flush();
    }

    /// <summary>Writes one row. A ratio over its bar is bold.</summary>
    public static void Add(TextWriter output, Measurement m)
    {
        string[] cells =
        [
            m.Subject.Name,
            m.Subject.Inputs.ToString(CultureInfo.InvariantCulture),
            Time(m.Primal),
            Time(m.Generated),
            Time(m.ByHand),
            Ratio(m.Generated / m.ByHand, m.Subject.HandBar),
            Ratio(m.Generated / m.Primal, m.Subject.PrimalBar),
            m.Differences is { } d ? Ratio(d / m.Generated, null) : "–",
            m.Dual is { } f ? Ratio(f / m.Generated, null) : "–",
            m.WarmBytes.ToString(CultureInfo.InvariantCulture),
            m.FirstBytes.ToString(CultureInfo.InvariantCulture),
        ];
        output.WriteLine($"| {string.Join(" | ", cells)} |");
        output.Flush();
    }

    private static string Time(double milliseconds) => milliseconds.ToString(milliseconds < 0.01 ? "0.00000" : milliseconds < 1 ? "0.0000" : "0.00", CultureInfo.InvariantCulture);

    private static string Ratio(double ratio, double? bar)
    {
        string text = ratio.ToString(ratio < 10 ? "0.00" : "0", CultureInfo.InvariantCulture);
        return ratio > bar ? $"**{text}**" : text;
    }
}
