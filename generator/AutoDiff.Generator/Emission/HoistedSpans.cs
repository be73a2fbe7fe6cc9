using AutoDiff.Generator.IR;
using AutoDiff.Generator.Transforms;

namespace AutoDiff.Generator.Emission;

/// <summary>Declares at the head of a method the spans of inner blocks that spans of outer blocks may be assigned from.</summary>
/// <remarks>C# takes what a <c>scoped</c> span refers to as no longer there behind the block that declares it (ref safety), whatever it is a view of.</remarks>
internal sealed class HoistedSpans : IrRewriter
{
    private readonly Dictionary<int, int> depths = [];
    private readonly HashSet<int> assigned = [];
    private readonly Dictionary<int, IrVariable> hoisted = [];

    public static IrMethod Apply(IrMethod method)
    {
        HoistedSpans spans = new();
        spans.GatherAssigned(method.Body);
        if (spans.assigned.Count == 0)
        {
            return method;
        }

        spans.Gather(method.Body, []);
        return spans.hoisted.Count == 0 ? method : method with
        {
            Body = spans.hoisted.Values.Select(static span => (IrStatement)new DeclareStatement(span, IsZeroed: true)).Concat(spans.Block(method.Body)).ToEquatableArray(),
        };
    }

    private static bool IsSpan(IrVariable variable) => variable.Type is SequenceType { IsStorable: false };

    private void GatherAssigned(EquatableArray<IrStatement> block)
    {
        foreach (IrStatement statement in block)
        {
            if (statement is AssignStatement { Target: var target } && IsSpan(target))
            {
                assigned.Add(target.Id);
            }

            foreach (EquatableArray<IrStatement> inner in statement.Blocks())
            {
                GatherAssigned(inner);
            }
        }
    }

    /// <param name="block">The block.</param>
    /// <param name="open">The assigned spans that the block and the ones around it have declared so far.</param>
    private void Gather(EquatableArray<IrStatement> block, List<(IrVariable Span, int Depth)> open, int depth = 0)
    {
        int outer = open.Count;
        foreach (IrStatement statement in block)
        {
            switch (statement)
            {
                case LetStatement { Target: var target } when assigned.Contains(target.Id):
                    Open(target);
                    break;
                case DeclareStatement { Target: var target } when assigned.Contains(target.Id):
                    Open(target);
                    break;
                case AssignStatement { Target: var target, Value: not UseExpression { Value: PassiveConstant } } when IsSpan(target):
                    foreach ((IrVariable span, int inner) in open)
                    {
                        if (inner > (depths.TryGetValue(target.Id, out int declared) ? declared : 0))
                        {
                            hoisted[span.Id] = span;
                        }
                    }

                    break;
            }

            foreach (EquatableArray<IrStatement> inner in statement.Blocks())
            {
                Gather(inner, open, depth + 1);
            }
        }

        open.RemoveRange(outer, open.Count - outer);

        void Open(IrVariable span)
        {
            depths[span.Id] = depth;
            open.Add((span, depth));
        }
    }

    protected override void Statement(IrStatement statement, List<IrStatement> output)
    {
        switch (statement)
        {
            case LetStatement s when hoisted.ContainsKey(s.Target.Id):
                output.Add(new AssignStatement(s.Target, Expression(s.Value)));
                break;
            case DeclareStatement s when hoisted.ContainsKey(s.Target.Id):
                if (s.IsZeroed)
                {
                    output.Add(new AssignStatement(s.Target, new UseExpression(Versioning.DefaultOf(s.Target.Type))));
                }

                break;
            default:
                base.Statement(statement, output);
                break;
        }
    }
}
