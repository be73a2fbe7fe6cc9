using System.Text.RegularExpressions;
using AutoDiff.Generator.IR;

namespace AutoDiff.Generator.Transforms.Batching;

/// <summary>C# of the user's that is not known to be free of effects, but gives the same however often it runs, and leaves nothing behind.</summary>
internal static class RepeatableCode
{
    private const string Queries = "global::System.Linq.Enumerable.";

    private static readonly string[] Checks =
    [
        "global::System.Diagnostics.Debug.Assert(",
        "_ = default(global::System.Numerics.",
        "global::AutoDiff.Diff.Checkpoint(",
    ];

    private static readonly Regex Constant = new(@"^global::System\.Numerics\.\w+\.\w+$", RegexOptions.CultureInvariant);

    /// <summary>A call, an assignment or a step in the body of a lambda.</summary>
    private static readonly Regex Action = new(@"[\w>]\(|(?<![=!<>])=(?![=>])|\+\+|--", RegexOptions.CultureInvariant);

    /// <summary>Whether a value is the same each time: a constant of a vector type, a query over a collection that is at hand
    /// whose lambdas only compute. A bare sequence may be made by a method that does anything.</summary>
    public static bool IsValue(TemplateExpression template) =>
        Constant.IsMatch(template.Template)
        || (template.Template.StartsWith(Queries, StringComparison.Ordinal)
            && !template.Template.Split(["=>"], StringSplitOptions.None).Skip(1).Any(Action.IsMatch));

    /// <summary>Whether a statement only looks whether it should throw.</summary>
    public static bool IsCheck(EffectStatement effect) =>
        GuardCode.Is(effect) || Array.Exists(Checks, check => effect.Template.StartsWith(check, StringComparison.Ordinal));
}
