using AutoDiff.Generator.IR;

namespace AutoDiff.Generator.Analysis;

/// <summary>The spans that refer to different memory on different paths. They cannot be kept for the reverse sweep, so what is read through them is.</summary>
internal static class MovingSpans
{
    public static bool Contain(PrimalTree tree, IrVariable variable)
    {
        while (variable.Type is SequenceType { IsStorable: false } && tree.Definition(variable) is { } definition)
        {
            if (tree.Assignments(variable).Count > 0)
            {
                return true;
            }

            IrVariable? source = definition.Statement switch
            {
                LetStatement { Value: UseExpression { Value: VariableOperand v } } => v.Variable,
                LetStatement { Value: SliceExpression slice } => slice.Sequence,
                _ => null,
            };
            if (source is null)
            {
                return false;
            }

            variable = source;
        }

        return false;
    }
}
