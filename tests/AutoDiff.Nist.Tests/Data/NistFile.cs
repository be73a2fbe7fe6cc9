using System.Globalization;
using System.Text.RegularExpressions;

namespace AutoDiff.Nist.Tests.Data;

/// <summary>Reads the <c>.dat</c> files of NIST's nonlinear regression datasets.</summary>
internal static partial class NistFile
{
    /// <summary>Parses one file's text.</summary>
    /// <exception cref="FormatException">A part that every file has is missing or malformed.</exception>
    public static NistProblem Parse(string text)
    {
        string[] lines = text.Split('\n', StringSplitOptions.TrimEntries);
        string name = lines.Select(line => NameLine().Match(line)).FirstOrDefault(match => match.Success)?.Groups[1].Value
            ?? throw new FormatException("No 'Dataset Name:' line.");

        double[][] parameters = lines.Select(line => ParameterLine().Match(line)).Where(match => match.Success)
            .Select(match => Numbers(match.Groups[1].Value)).ToArray();
        if (parameters.Length == 0 || parameters.Any(row => row.Length != 4))
            throw new FormatException($"{name}: a parameter line holds two starting values, the certified value and its deviation.");

        int header = Array.FindIndex(lines, line => DataHeader().IsMatch(line));
        if (header < 0)
            throw new FormatException($"{name}: no 'Data: y x' line.");
        double[][] rows = lines.Skip(header + 1).Where(line => line.Length > 0).Select(Numbers).ToArray();
        int observations = (int)Figure(lines, name, "Number of Observations:");
        if (rows.Length != observations || rows.Any(row => row.Length != rows[0].Length))
            throw new FormatException($"{name}: {observations} observations are announced and {rows.Length} found.");

        return new NistProblem(
            name,
            [parameters.Select(row => row[0]).ToArray(), parameters.Select(row => row[1]).ToArray()],
            parameters.Select(row => row[2]).ToArray(),
            Figure(lines, name, "Residual Sum of Squares:"),
            rows.Select(row => row[0]).ToArray(),
            rows.SelectMany(row => row.Skip(1)).ToArray(),
            rows[0].Length - 1);
    }

    private static double Figure(string[] lines, string name, string label)
    {
        string line = lines.FirstOrDefault(line => line.StartsWith(label, StringComparison.Ordinal))
            ?? throw new FormatException($"{name}: no '{label}' line.");
        return Numbers(line[label.Length..])[0];
    }

    private static double[] Numbers(string text) =>
        text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
            .Select(word => double.Parse(word, NumberStyles.Float, CultureInfo.InvariantCulture)).ToArray();

    [GeneratedRegex(@"^Dataset Name:\s*(\w+)")]
    private static partial Regex NameLine();

    [GeneratedRegex(@"^b\d+\s*=(.*)$")]
    private static partial Regex ParameterLine();

    [GeneratedRegex(@"^Data:\s+y\s")]
    private static partial Regex DataHeader();
}
