using System.Text;

namespace AutoDiff.Fuzzer;

/// <summary>A method of a random program.</summary>
/// <param name="Header">Its signature, without modifiers.</param>
/// <param name="Body">Its statements.</param>
public sealed record FuzzMethod(string Header, IReadOnlyList<FuzzStatement> Body)
{
    /// <summary>Writes the method as C#.</summary>
    public void Write(StringBuilder text, string attributes)
    {
        ArgumentNullException.ThrowIfNull(text);
        text.AppendLine();
        if (attributes.Length > 0)
        {
            text.Append("    ").AppendLine(attributes);
        }

        text.Append("    public static ").AppendLine(Header).AppendLine("    {");
        foreach (FuzzStatement statement in Body)
        {
            statement.Write(text, 2);
        }

        text.AppendLine("    }");
    }
}
