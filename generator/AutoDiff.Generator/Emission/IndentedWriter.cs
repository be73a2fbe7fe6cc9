using System.Text;

namespace AutoDiff.Generator.Emission;

/// <summary>Text by lines, indented by four blanks per level, with <c>\n</c> on every machine.</summary>
internal sealed class IndentedWriter
{
    private readonly StringBuilder text = new();
    private int depth;

    /// <summary>A blank line stands between a block and what follows it.</summary>
    private bool isAfterBlock;

    public void Line(string line)
    {
        if (isAfterBlock && line.Length > 0 && line[0] != '}' && line != "finally" && !line.StartsWith("else", StringComparison.Ordinal))
        {
            text.Append('\n');
        }

        isAfterBlock = false;
        if (line.Length > 0)
        {
            text.Append(' ', 4 * depth).Append(line);
        }

        text.Append('\n');
    }

    /// <summary>Writes lines that stand at the current level; line breaks in <paramref name="lines"/> keep it.</summary>
    public void Lines(string lines)
    {
        foreach (string line in lines.TrimEnd('\n').Split('\n'))
        {
            Line(line);
        }
    }

    public void Open()
    {
        Line("{");
        depth++;
    }

    public void Close()
    {
        depth--;
        isAfterBlock = false;
        Line("}");
        isAfterBlock = true;
    }

    public void Indent() => depth++;

    public void Unindent() => depth--;

    public override string ToString() => text.ToString();
}
