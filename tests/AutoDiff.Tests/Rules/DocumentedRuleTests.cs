using System.Reflection;

namespace AutoDiff.Tests.Rules;

/// <summary>The table of the documentation says what the rules say.</summary>
public sealed class DocumentedRuleTests
{
    private static readonly string[][] Rows =
    [
        .. from line in File.ReadLines(Path.Combine(AppContext.BaseDirectory, "elementary-functions.md"))
           where line.StartsWith("| `", StringComparison.Ordinal)
           select Cells(line),
    ];

    public static TheoryData<string> Keys => Rule.Keys;

    [Theory]
    [MemberData(nameof(Keys))]
    public void ARuleHasARowThatSaysTheSame(string key)
    {
        Rule rule = Rule.Get(key);
        string[] row = Assert.Single(Rows, row => row[0] == $"`{key}`");

        Assert.Equal(5, row.Length);
        Assert.Equal(Owners(rule), row[1]);
        Assert.Equal(string.Join("<br>", rule.Partials.Select(partial => partial.Length == 0 ? "passive" : $"`{partial}`")), row[2]);
        Assert.Equal(rule.Singular ? "yes" : "", row[3]);
    }

    [Theory]
    [MemberData(nameof(Keys))]
    public void AChoiceInARuleIsExplained(string key)
    {
        Rule rule = Rule.Get(key);
        string note = Rows.Single(row => row[0] == $"`{key}`")[4];

        if (rule.Singular || rule.Partials.Any(partial => partial.Contains('?', StringComparison.Ordinal)))
        {
            Assert.NotEmpty(note);
        }
    }

    [Fact]
    public void EveryRowHasARule() =>
        Assert.Equal(Rule.All.Select(rule => $"`{rule.Key}`").Order(StringComparer.Ordinal), Rows.Select(row => row[0]).Order(StringComparer.Ordinal));

    /// <summary>Where the function is found.</summary>
    private static string Owners(Rule rule)
    {
        if (rule.Owner == typeof(SpecialMath))
        {
            return nameof(SpecialMath);
        }

        var owners = new List<string>();
        foreach (Type owner in new[] { typeof(Math), typeof(MathF), typeof(double), typeof(float) })
        {
            string name = owner == typeof(Math) || owner == typeof(MathF)
                ? rule.Name.Replace("Ieee754Remainder", "IEEERemainder", StringComparison.Ordinal)
                : rule.Name;
            Type real = owner == typeof(MathF) ? typeof(float) : owner == typeof(Math) ? typeof(double) : owner;
            bool isHere = owner.GetMethods(BindingFlags.Public | BindingFlags.Static).Any(method =>
                method.Name == name && method.GetParameters() is { } parameters && parameters.Length == rule.Arity
                && parameters[0].ParameterType == real);
            if (isHere)
            {
                owners.Add(owner.Name switch { "Double" => "double", "Single" => "float", string other => other });
            }
        }

        bool isGeneric = typeof(System.Numerics.IFloatingPointIeee754<>).GetInterfaces()
            .Append(typeof(System.Numerics.IFloatingPointIeee754<>))
            .SelectMany(contract => contract.GetMethods(BindingFlags.Public | BindingFlags.Static))
            .Any(method => method.Name == rule.Name && method.GetParameters().Length == rule.Arity);
        return string.Join(", ", isGeneric ? owners.Append("generic") : owners);
    }

    private static string[] Cells(string line) =>
    [
        .. line.Trim().Trim('|').Replace("\\|", "\u0001", StringComparison.Ordinal).Split('|')
            .Select(cell => cell.Replace('\u0001', '|').Trim()),
    ];
}
