using System.Globalization;
using System.Runtime.CompilerServices;

namespace AutoDiff.Benchmarks.AdBench;

/// <summary>ADBench's data.</summary>
internal sealed class DataFolder
{
    private readonly string path;

    private DataFolder(string path) => this.path = path;

    /// <summary>The folder that is named, with or without its part <c>data</c>, or the one beside the repository; null if there is none.</summary>
    public static DataFolder? Find(string? named, [CallerFilePath] string here = "")
    {
        if (named is not null)
        {
            string inner = Path.Combine(named, "data");
            return Directory.Exists(inner) ? new DataFolder(inner) : Directory.Exists(named) ? new DataFolder(named) : null;
        }

        for (string? folder = Path.GetDirectoryName(here); folder is not null; folder = Path.GetDirectoryName(folder))
        {
            string candidate = Path.Combine(folder, "shared", "adbench", "data");
            if (Directory.Exists(candidate))
            {
                return new DataFolder(candidate);
            }
        }

        return null;
    }

    /// <summary>The files of a problem by their path below the folder, the smallest first, so that what is warmed on them serves the larger.</summary>
    public IEnumerable<string> Files(string problem) =>
        Directory.EnumerateFiles(Path.Combine(path, problem), "*.txt", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(path, file))
            .Where(file => !file.Contains("model", StringComparison.Ordinal))
            .OrderBy(file => new FileInfo(Path.Combine(path, file)).Length)
            .ThenBy(file => file, StringComparer.Ordinal);

    /// <summary>The lines of a file.</summary>
    public string[] Lines(params string[] parts) => File.ReadAllLines(Path.Combine([path, .. parts]));

    /// <summary>The numbers of a file.</summary>
    public NumberReader Numbers(string file) =>
        new(File.ReadLines(Path.Combine(path, file))
            .SelectMany(static line => line.Split([' ', '\t'], StringSplitOptions.RemoveEmptyEntries))
            .Select(static word => double.Parse(word, CultureInfo.InvariantCulture)));
}
