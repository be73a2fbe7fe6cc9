using System.Runtime.CompilerServices;

namespace AutoDiff.Generator.Tests.Golden;

/// <summary>Compares text with a file that was read and approved: <c>Name.verified.cs</c> beside the tests. Where they differ, what
/// came out is left beside it as <c>Name.received.cs</c>; to approve it, rename it, or run once with the environment variable
/// <c>ACCEPT_GOLDEN=1</c>.</summary>
/// <remarks>The conventions are those of Verify, so that its tools can show the difference.</remarks>
internal static class GoldenFile
{
    public static void Verify(string name, string hintName, string text, [CallerFilePath] string caller = "")
    {
        string folder = Path.Combine(Path.GetDirectoryName(caller)!, "Emitted");
        string verified = Path.Combine(folder, name + ".verified.cs");
        string received = Path.Combine(folder, name + ".received.cs");
        string actual = $"//HintName: {hintName}\n{text.ReplaceLineEndings("\n")}";
        string? expected = File.Exists(verified) ? File.ReadAllText(verified).ReplaceLineEndings("\n") : null;
        if (actual == expected)
        {
            File.Delete(received);
            return;
        }

        if (Environment.GetEnvironmentVariable("ACCEPT_GOLDEN") == "1")
        {
            File.WriteAllText(verified, actual);
            File.Delete(received);
            return;
        }

        File.WriteAllText(received, actual);
        Assert.Fail(expected is null
            ? $"{name}.verified.cs does not exist; {name}.received.cs has what came out."
            : $"{name}.received.cs differs from {name}.verified.cs:\n{FirstDifference(expected, actual)}");
    }

    private static string FirstDifference(string expected, string actual)
    {
        string[] left = expected.Split('\n');
        string[] right = actual.Split('\n');
        int line = 0;
        while (line < left.Length && line < right.Length && left[line] == right[line])
        {
            line++;
        }

        return $"line {line + 1}\n- {left.ElementAtOrDefault(line)}\n+ {right.ElementAtOrDefault(line)}";
    }
}
