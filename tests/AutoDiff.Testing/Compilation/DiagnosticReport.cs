using System.Globalization;
using System.Text;
using Microsoft.CodeAnalysis;

namespace AutoDiff.Testing;

/// <summary>Diagnostics as text, with the lines of source around each of them.</summary>
public static class DiagnosticReport
{
    private const int LinesAround = 6;

    /// <summary>Formats the first of the diagnostics.</summary>
    public static string Format(IEnumerable<Diagnostic> diagnostics, int limit = 10)
    {
        ArgumentNullException.ThrowIfNull(diagnostics);
        var text = new StringBuilder();
        int count = 0;
        foreach (Diagnostic diagnostic in diagnostics)
        {
            if (count++ < limit)
            {
                Append(text, diagnostic);
            }
        }

        if (count > limit)
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"... and {count - limit} more");
        }

        return text.ToString();
    }

    private static void Append(StringBuilder text, Diagnostic diagnostic)
    {
        text.AppendLine(diagnostic.ToString());
        if (diagnostic.Location.SourceTree is not { } tree)
        {
            return;
        }

        var lines = tree.GetText().Lines;
        int line = diagnostic.Location.GetLineSpan().StartLinePosition.Line;
        for (int i = Math.Max(0, line - LinesAround); i <= Math.Min(lines.Count - 1, line + LinesAround); i++)
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"{(i == line ? '>' : ' ')}{i + 1,5} {lines[i]}");
        }
    }
}
