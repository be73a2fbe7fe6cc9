using System.Text.RegularExpressions;

namespace AutoDiff.Docs.Tests;

/// <summary>A block of C# in a page.</summary>
/// <param name="Page">The page's path below the repository.</param>
/// <param name="Line">The line of the page on which the code begins, from one.</param>
/// <param name="Code">The code.</param>
public sealed partial record CodeBlock(string Page, int Line, string Code)
{
    private const string Fence = "```";

    /// <summary>The blocks of a page, in order.</summary>
    public static IReadOnlyList<CodeBlock> In(string page)
    {
        string[] lines = Repository.Read(page).Split('\n');
        List<CodeBlock> blocks = [];
        for (int i = 0; i < lines.Length; i++)
        {
            if (!lines[i].StartsWith(Fence, StringComparison.Ordinal))
                continue;
            int end = Array.IndexOf(lines, Fence, i + 1);
            if (end < 0)
                throw new FormatException($"{page}({i + 1}): a block without an end.");
            if (lines[i] == Fence + "csharp")
                blocks.Add(new CodeBlock(page, i + 2, string.Join('\n', lines[(i + 1)..end])));
            i = end;
        }

        return blocks;
    }

    /// <summary>The code as a file whose lines have the page's numbers: members stand in a class of their own.</summary>
    public string Source => TypeDeclaration().IsMatch(Code)
        ? new string('\n', Line - 1) + Code + "\n"
        : new string('\n', Line - 2) + "public static partial class Example {\n" + Code + "\n}\n";

    /// <summary>What a comment at the end of a line announces there, as <c>line: id</c>.</summary>
    public IReadOnlyList<string> Announced =>
        [.. Code.Split('\n').SelectMany((line, i) => Marker().Matches(line).Select(match => $"{Line + i}: {match.Groups[1].Value}"))];

    /// <inheritdoc/>
    public override string ToString() => $"{Page}({Line})";

    [GeneratedRegex(@"//.*?\b(AD\d{4})\b")]
    private static partial Regex Marker();

    [GeneratedRegex(@"^(\[\w+\] )?((public|internal|static|abstract|sealed|readonly|partial|ref) )*(class|struct|record|interface) ", RegexOptions.Multiline)]
    private static partial Regex TypeDeclaration();
}
