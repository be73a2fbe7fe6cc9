using System.Globalization;
using System.Runtime.CompilerServices;

namespace AutoDiff.Language.Tests.AdBench;

/// <summary>ADBench's data and reference files, beside the repository.</summary>
internal static class AdBenchData
{
    /// <summary>The folder, or null where it is not there.</summary>
    public static string? Folder { get; } = Find();

    /// <summary>The numbers of a file under the folder.</summary>
    public static Queue<double> Numbers(params string[] path) => new(Tokens(path)
        .Select(token => double.Parse(token, CultureInfo.InvariantCulture)));

    /// <summary>The words of a file under the folder, without comment lines.</summary>
    public static IEnumerable<string> Tokens(params string[] path) =>
        File.ReadLines(Path.Combine([Folder!, .. path]))
            .Where(line => !line.StartsWith('#'))
            .SelectMany(line => line.Split([' ', '\t'], StringSplitOptions.RemoveEmptyEntries));

    /// <summary>The sections of a reference file, each under its title.</summary>
    public static Dictionary<string, double[]> Sections(string reference)
    {
        var sections = new Dictionary<string, List<double>>(StringComparer.Ordinal);
        List<double> current = [];
        foreach (string line in File.ReadLines(Path.Combine(Folder!, "reference", reference)).Where(line => !line.StartsWith('#')))
        {
            string[] words = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            if (char.IsLetter(line[0]))
            {
                sections[words[0]] = current = [];
            }
            else
            {
                current.AddRange(words.Select(word => double.Parse(word, CultureInfo.InvariantCulture)));
            }
        }

        return sections.ToDictionary(section => section.Key, section => section.Value.ToArray(), StringComparer.Ordinal);
    }

    /// <summary>The next numbers of a file.</summary>
    public static double[] Take(this Queue<double> numbers, int count)
    {
        double[] taken = new double[count];
        for (int i = 0; i < count; i++)
        {
            taken[i] = numbers.Dequeue();
        }

        return taken;
    }

    /// <summary>Compares with the reference by ADBench's measure, |x − y| / max(1, |x| + |y|).</summary>
    public static void AssertNear(ReadOnlySpan<double> expected, ReadOnlySpan<double> actual, string what)
    {
        Assert.Equal(expected.Length, actual.Length);
        double worst = 0;
        int at = 0;
        for (int i = 0; i < expected.Length; i++)
        {
            double error = Math.Abs(expected[i] - actual[i]) / Math.Max(1, Math.Abs(expected[i]) + Math.Abs(actual[i]));
            if (!(error <= worst))
            {
                (worst, at) = (error, i);
            }
        }

        Assert.True(worst <= 1e-9, string.Create(CultureInfo.InvariantCulture, $"{what}: [{at}] differs by {worst:E2}: {actual[at]:R}, reference {expected[at]:R}"));
    }

    private static string? Find([CallerFilePath] string here = "")
    {
        for (string? folder = Path.GetDirectoryName(here); folder is not null; folder = Path.GetDirectoryName(folder))
        {
            string candidate = Path.Combine(folder, "shared", "adbench");
            if (Directory.Exists(Path.Combine(candidate, "reference")))
            {
                return candidate;
            }
        }

        return null;
    }
}
