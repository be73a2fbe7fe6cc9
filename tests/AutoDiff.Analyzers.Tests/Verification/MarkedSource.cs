using System.Text;
using Microsoft.CodeAnalysis.Text;

namespace AutoDiff.Analyzers.Tests.Verification;

/// <summary>Source with the expected diagnostics marked in it: <c>[|span|]</c> for the id that a test is about, or
/// <c>{|AD0003:span|}</c>. Marks may nest.</summary>
internal sealed record MarkedSource(string Text, IReadOnlyList<Expected> Expected)
{
    public static MarkedSource Parse(string marked, string defaultId)
    {
        var text = new StringBuilder();
        var open = new Stack<(string Id, int Start)>();
        var expected = new List<Expected>();
        for (int i = 0; i < marked.Length; i++)
        {
            if (Matches(marked, i, "[|"))
            {
                open.Push((defaultId, text.Length));
                i++;
            }
            else if (Matches(marked, i, "{|AD"))
            {
                int colon = marked.IndexOf(':', i);
                open.Push((marked[(i + 2)..colon], text.Length));
                i = colon;
            }
            else if (open.Count > 0 && (Matches(marked, i, "|]") || Matches(marked, i, "|}")))
            {
                (string id, int start) = open.Pop();
                expected.Add(new Expected(id, TextSpan.FromBounds(start, text.Length)));
                i++;
            }
            else
            {
                text.Append(marked[i]);
            }
        }

        Assert.Empty(open);
        return new MarkedSource(text.ToString(), expected);
    }

    private static bool Matches(string text, int position, string mark) => string.CompareOrdinal(text, position, mark, 0, mark.Length) == 0;
}
