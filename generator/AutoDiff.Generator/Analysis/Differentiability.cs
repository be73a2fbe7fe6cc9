using AutoDiff.Generator.IR;

namespace AutoDiff.Generator.Analysis;

/// <summary>Finds where active data runs into a construct that has no derivative. The generator emits nothing for a method
/// with such a place, and the analyzer reports it: both ask here.</summary>
internal static class Differentiability
{
    /// <summary>The gaps that active data reaches, in the order of the text.</summary>
    public static IReadOnlyList<Gap> Check(PrimalTree tree, Activity activity)
    {
        List<Gap> gaps = [];
        foreach (PrimalNode node in tree.All)
        {
            Gap? gap = node.Statement switch
            {
                LetStatement { Value: TemplateExpression { Gap: { } g } template } let
                    when template.Arguments.Any(activity.IsVaried) && Matters(let.Target, template, activity) => g,
                LetStatement { Value: TemplateExpression { Gap: null } template } let
                    when MemoryRoots.IsMemory(let.Target.Type) && activity.IsVaried(new VariableOperand(let.Target)) => StateGap(template, let.Origin),
                EffectStatement { Gap: { } g } effect when effect.Arguments.Any(activity.IsVaried) => g,
                _ => null,
            };
            if (gap is not null && !gaps.Contains(gap))
            {
                gaps.Add(gap);
            }
        }

        return gaps;
    }

    /// <summary>Memory that comes from outside of the method, by way of a field or of other code, has no shadow: active data
    /// that is written to it would be lost.</summary>
    private static Gap StateGap(TemplateExpression memory, int origin)
    {
        string name = memory.Template.Substring(memory.Template.LastIndexOf('.') + 1);
        bool isName = name.Length > 0 && name.All(static c => char.IsLetterOrDigit(c) || c is '_' or '@');
        return new Gap("AD0011", origin, EquatableArray.Of(isName ? name : "memory that other code made"));
    }

    /// <summary>A value that no output depends on does no harm, unless the call could write to active memory. What is written to state is
    /// an output of a kind, though nothing here reads it.</summary>
    private static bool Matters(IrVariable target, TemplateExpression template, Activity activity) =>
        !target.Type.IsDifferentiable
        || template.Gap is { Id: "AD0011" }
        || activity.IsUseful(target)
        || template.Arguments.Any(argument => MemoryRoots.IsMemory(argument.Type) && activity.IsVaried(argument));
}
