using System.Globalization;
using AutoDiff.Generator.IR;

namespace AutoDiff.Generator.Emission;

/// <summary>A solution as doubles in a span, and back, as C#.</summary>
internal sealed class SolutionText(ImplicitEquation equation, IReadOnlyList<AggregateLayout> layouts)
{
    private const string Helpers = "global::AutoDiff.CompilerServices.ShadowArithmetic.";
    private readonly IrType type = equation.Solution.Type;

    /// <summary>Whether the solution is itself memory of doubles.</summary>
    public bool IsReals => type is SequenceType { Element: RealType { Kind: RealKind.Double } };

    public string Real => equation.Solution.IsFlat ? type.Code : "double";

    /// <summary>How many reals there are.</summary>
    public string Count(string solution) => type switch
    {
        SequenceType => solution + ".Length",
        AggregateType aggregate => Unfolding.Leaves(aggregate, layouts).Count.ToString(CultureInfo.InvariantCulture),
        _ => "1",
    };

    /// <summary>Writes a value of the solution's type to a span.</summary>
    public IEnumerable<string> Unfold(string value, string span)
    {
        switch (type)
        {
            case SequenceType when IsReals:
                yield return type is SequenceType { Kind: SequenceKind.Array }
                    ? $"global::System.MemoryExtensions.AsSpan({value}).CopyTo({span});"
                    : $"{value}.CopyTo({span});";
                break;
            case SequenceType:
                yield return $"{Helpers}Widen({value}, {span});";
                break;
            case AggregateType aggregate:
                int i = 0;
                foreach (Unfolding.Leaf leaf in Unfolding.Leaves(aggregate, layouts))
                {
                    yield return $"{span}[{(i++).ToString(CultureInfo.InvariantCulture)}] = {TemplateText.Fill(leaf.Code, [CodeText.Constant(value)])};";
                }

                break;
            default:
                yield return $"{span}[0] = {value};";
                break;
        }
    }

    /// <summary>The statement that writes a span to memory of the caller's.</summary>
    public string CopyTo(string span, string memory) => IsReals ? $"{span}.CopyTo({memory});" : $"{Helpers}Narrow({span}, {memory});";

    /// <summary>The expression that makes a value of the solution's type from a span; its passive parts are those of another value.</summary>
    public string Fold(string span, string solution) => type switch
    {
        SequenceType { Element: RealType { Kind: RealKind.Double } } => span + ".ToArray()",
        SequenceType => $"{Helpers}Narrow({span})",
        AggregateType aggregate => Make(aggregate, span, solution),
        RealType real => Element(span, 0, real),
        _ => throw new InvalidOperationException($"A solution of type {type.Code}."),
    };

    private string Make(AggregateType aggregate, string span, string solution)
    {
        int next = 0;
        return Make(aggregate, solution);

        string Make(AggregateType part, string from)
        {
            AggregateLayout layout = Unfolding.LayoutOf(part, layouts);
            CodeText[] fields = [.. layout.Fields.Select(field =>
            {
                string read = TemplateText.Fill(field.ReadCode, [CodeText.Constant(from)]);
                return CodeText.Constant(field switch
                {
                    { IsActive: false } => read,
                    { Type: AggregateType inner } => Make(inner, read),
                    _ => Element(span, next++, (RealType)field.Type),
                });
            })];
            return TemplateText.Fill(layout.Construction, fields);
        }
    }

    private static string Element(string span, int index, RealType real) =>
        (real.Kind == RealKind.Double ? "" : $"({real.Code})") + $"{span}[{index.ToString(CultureInfo.InvariantCulture)}]";
}
