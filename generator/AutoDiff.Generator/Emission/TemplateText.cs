using System.Globalization;
using System.Text;

namespace AutoDiff.Generator.Emission;

/// <summary>C# templates with holes <c>{0}</c>, <c>{1}</c>, …; a brace of the text itself is doubled.</summary>
internal static class TemplateText
{
    /// <summary>Fills the holes. An operand that is not primary is put into parentheses unless the hole is a whole argument.</summary>
    public static string Fill(string template, IReadOnlyList<CodeText> arguments)
    {
        var text = new StringBuilder();
        int i = 0;
        while (i < template.Length)
        {
            char c = template[i];
            if (c == '{' && i + 1 < template.Length && template[i + 1] != '{')
            {
                int close = template.IndexOf('}', i);
                int index = int.Parse(template.Substring(i + 1, close - i - 1), CultureInfo.InvariantCulture);
                text.Append(IsWholeArgument(template, i, close) ? arguments[index].AsArgument() : arguments[index].At(Precedence.Primary));
                i = close + 1;
            }
            else
            {
                text.Append(c);
                i += c is '{' or '}' ? 2 : 1;
            }
        }

        return text.ToString();
    }

    /// <summary>Whether the text of a filled template binds like a primary expression: an identifier, a member, a call.</summary>
    public static Precedence PrecedenceOf(string template)
    {
        int depth = 0;
        for (int i = 0; i < template.Length; i++)
        {
            char c = template[i];
            if (c is '(' or '[')
            {
                // A parenthesis at the start may be a cast.
                if (c == '(' && depth == 0 && i == 0)
                {
                    return IsClosedBy(template, i) == template.Length - 1 ? Precedence.Primary : Precedence.Conditional;
                }

                depth++;
            }
            else if (c is ')' or ']')
            {
                depth--;
            }
            else if (depth == 0 && !(char.IsLetterOrDigit(c) || c is '_' or '.' or ':' or '@' or '{' or '}' or '"' or '<' or '>' or ','))
            {
                return Precedence.Conditional;
            }
        }

        return template.Length > 0 && (template[0] == '"' || template.IndexOf('"') < 0) && !HasComparison(template)
            ? Precedence.Primary
            : Precedence.Conditional;
    }

    /// <summary>The words of a template that could be names of its own (parameters of lambdas), for the allocator to avoid.</summary>
    public static IEnumerable<string> Words(string template)
    {
        int start = -1;
        for (int i = 0; i <= template.Length; i++)
        {
            bool isWord = i < template.Length && (char.IsLetterOrDigit(template[i]) || template[i] == '_');
            if (isWord && start < 0)
            {
                start = i;
            }
            else if (!isWord && start >= 0)
            {
                yield return template.Substring(start, i - start);
                start = -1;
            }
        }
    }

    /// <summary>Type arguments are closed before a call; a comparison has blanks around it and was ruled out already, unless
    /// it was written without.</summary>
    private static bool HasComparison(string template)
    {
        int open = 0;
        foreach (char c in template)
        {
            open += c switch { '<' => 1, '>' => -1, _ => 0 };
            if (open < 0)
            {
                return true;
            }
        }

        return open != 0;
    }

    private static int IsClosedBy(string template, int open)
    {
        int depth = 0;
        for (int i = open; i < template.Length; i++)
        {
            depth += template[i] switch { '(' => 1, ')' => -1, _ => 0 };
            if (depth == 0)
            {
                return i;
            }
        }

        return -1;
    }

    private static bool IsWholeArgument(string template, int open, int close)
    {
        if (open == 0 && close == template.Length - 1)
        {
            return true;
        }

        int before = open - 1;
        while (before >= 0 && template[before] == ' ')
        {
            before--;
        }

        int after = close + 1;
        while (after < template.Length && template[after] == ' ')
        {
            after++;
        }

        return before >= 0 && after < template.Length && (template[before] is '(' or ',' or '[') && (template[after] is ')' or ',' or ']');
    }
}
