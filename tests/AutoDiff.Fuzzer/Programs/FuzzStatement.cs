using System.Text;

namespace AutoDiff.Fuzzer;

/// <summary>A statement of a random program: a line, or a head with one or two blocks and perhaps a tail.</summary>
/// <param name="Head">The line, or what stands before the block.</param>
public sealed record FuzzStatement(string Head)
{
    /// <summary>The block, if there is one.</summary>
    public IReadOnlyList<FuzzStatement>? Body { get; init; }

    /// <summary>The block after <c>else</c>.</summary>
    public IReadOnlyList<FuzzStatement>? Else { get; init; }

    /// <summary>What stands after the block: the condition of a <c>do</c>.</summary>
    public string? Tail { get; init; }

    /// <summary>The number of statements in here, this one included.</summary>
    public int Size => 1 + (Body?.Sum(s => s.Size) ?? 0) + (Else?.Sum(s => s.Size) ?? 0);

    /// <summary>Writes the statement as C#.</summary>
    public void Write(StringBuilder text, int indent)
    {
        ArgumentNullException.ThrowIfNull(text);
        string space = new(' ', 4 * indent);
        if (Head.Length > 0)
        {
            text.Append(space).AppendLine(Head);
        }

        if (Body is null)
        {
            return;
        }

        WriteBlock(text, indent, Body);
        if (Else is not null)
        {
            text.Append(space).AppendLine("else");
            WriteBlock(text, indent, Else);
        }

        if (Tail is not null)
        {
            text.Append(space).AppendLine(Tail);
        }
    }

    private static void WriteBlock(StringBuilder text, int indent, IReadOnlyList<FuzzStatement> block)
    {
        string space = new(' ', 4 * indent);
        text.Append(space).AppendLine("{");
        foreach (FuzzStatement statement in block)
        {
            statement.Write(text, indent + 1);
        }

        text.Append(space).AppendLine("}");
    }
}
