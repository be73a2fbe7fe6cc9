using System.Runtime.CompilerServices;

namespace AutoDiff.Docs.Tests;

/// <summary>The files of the repository that these tests were compiled from.</summary>
internal static class Repository
{
    /// <summary>Reads a text file with line feeds.</summary>
    public static string Read(string path) => File.ReadAllText(PathOf(path)).ReplaceLineEndings("\n");

    /// <summary>Where a file stands.</summary>
    public static string PathOf(string path, [CallerFilePath] string caller = "") =>
        Path.Combine(Path.GetDirectoryName(caller)!, "..", "..", path);
}
