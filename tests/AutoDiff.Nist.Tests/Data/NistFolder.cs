namespace AutoDiff.Nist.Tests.Data;

/// <summary>The folder <c>shared/nist</c> beside a folder above the test's own, where NIST's files lie.</summary>
internal static class NistFolder
{
    /// <summary>The folder's path, or null where there is none.</summary>
    public static string? Path { get; } = Find();

    /// <summary>Reads one problem.</summary>
    public static NistProblem Read(string name) =>
        NistFile.Parse(File.ReadAllText(System.IO.Path.Combine(
            Path ?? throw new DirectoryNotFoundException("No folder shared/nist beside the repository."), name + ".dat")));

    private static string? Find() =>
        Above(AppContext.BaseDirectory) ?? Above(SourceFolder());

    private static string? Above(string start)
    {
        for (DirectoryInfo? folder = new(start); folder is not null; folder = folder.Parent)
        {
            string candidate = System.IO.Path.Combine(folder.FullName, "shared", "nist");
            if (Directory.Exists(candidate))
                return candidate;
        }

        return null;
    }

    // Build outputs may lie outside the repository.
    private static string SourceFolder([System.Runtime.CompilerServices.CallerFilePath] string file = "") =>
        System.IO.Path.GetDirectoryName(file)!;
}
