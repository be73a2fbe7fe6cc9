using AutoDiff.Generator.IR;

namespace AutoDiff.Generator.Transforms;

/// <summary>A shadow that is zero before a branch, and that only the branch adds to, is set to zero in its arms: there the first addition takes
/// the place of the zero, see <see cref="SimplifyAccumulation"/>.</summary>
/// <remarks><code>
/// a = 0                                       declare a
/// if (c) { …; a = a + e } else { … }          if (c) { a = 0; …; a = a + e } else { a = 0; … }
/// </code></remarks>
internal sealed class SimplifyBranchSeeds : IrRewriter
{
    /// <summary>So far behind the zero the branch may stand: methods may have thousands of statements.</summary>
    private const int MostBetween = 64;

    private readonly Func<IrVariable, bool> isShadow;

    private SimplifyBranchSeeds(Func<IrVariable, bool> isShadow) => this.isShadow = isShadow;

    /// <param name="method">The method.</param>
    /// <param name="parts">The method's adjoints.</param>
    public static IrMethod Apply(IrMethod method, AdjointParts parts) => new SimplifyBranchSeeds(parts.IsAdjoint).Rewrite(method);

    protected override EquatableArray<IrStatement> Block(EquatableArray<IrStatement> block)
    {
        List<IrStatement?>? changed = null;
        int last = LastBranch(block);
        for (int i = 0; i < last; i++)
        {
            // The branch may have taken other seeds already.
            if (Zeroed(block[i]) is { } shadow && NextMention(block, i + 1, shadow) is var next and > 0
                && (changed?[next] ?? block[next]) is IfStatement branch && !IsIn(branch.Condition, shadow)
                && (BeginsWithSum(branch.Then, shadow) || BeginsWithSum(branch.Else, shadow)))
            {
                changed ??= [.. block];
                changed[i] = block[i] is AssignStatement ? null : new DeclareStatement(shadow, IsZeroed: false);
                var zero = new AssignStatement(shadow, new UseExpression(new RealConstant(0, (RealType)shadow.Type)));
                changed[next] = branch with { Then = branch.Then.Prepend(zero).ToEquatableArray(), Else = branch.Else.Prepend(zero).ToEquatableArray() };
            }
        }

        return base.Block(changed is null ? block : changed.Where(static statement => statement is not null).Select(static statement => statement!).ToEquatableArray());
    }

    private IrVariable? Zeroed(IrStatement statement) => statement switch
    {
        LetStatement { Target: { Type: RealType } target, Value: UseExpression { Value: RealConstant { Bits: 0 } } } when isShadow(target) => target,
        DeclareStatement { IsZeroed: true, Target: { Type: RealType } target } when isShadow(target) => target,
        AssignStatement { Target: { Type: RealType } target, Value: UseExpression { Value: RealConstant { Bits: 0 } } } when isShadow(target) => target,
        _ => null,
    };

    private static int LastBranch(EquatableArray<IrStatement> block)
    {
        for (int i = block.Count - 1; i > 0; i--)
        {
            if (block[i] is IfStatement)
            {
                return i;
            }
        }

        return -1;
    }

    private static int NextMention(EquatableArray<IrStatement> block, int from, IrVariable shadow)
    {
        for (int i = from; i < Math.Min(block.Count, from + MostBetween); i++)
        {
            if (Mentions(block[i], shadow))
            {
                return i;
            }
        }

        return -1;
    }

    /// <summary>Whether what mentions the shadow first in an arm adds to it, or is a branch in which that is so.</summary>
    private static bool BeginsWithSum(EquatableArray<IrStatement> arm, IrVariable shadow)
    {
        for (int i = 0; i < arm.Count; i++)
        {
            if (!Mentions(arm[i], shadow))
            {
                continue;
            }

            return arm[i] switch
            {
                AssignStatement { Value: BinaryExpression { Operator: BinaryOperator.Add or BinaryOperator.Subtract } sum } assign => assign.Target.Id == shadow.Id && IsIn(sum.Left, shadow),
                LetStatement { Target.Name.Length: 0, Value: BinaryExpression { Operator: BinaryOperator.Add or BinaryOperator.Subtract } sum } => IsIn(sum.Left, shadow) && !IsIn(sum.Right, shadow),
                IfStatement inner => !IsIn(inner.Condition, shadow) && (BeginsWithSum(inner.Then, shadow) || BeginsWithSum(inner.Else, shadow)),
                _ => false,
            };
        }

        return false;
    }

    private static bool Mentions(IrStatement statement, IrVariable shadow) =>
        statement.Operands().Any(operand => IsIn(operand, shadow))
        || (statement is AssignStatement assign && assign.Target.Id == shadow.Id)
        || (statement is CallStatement call && (call.Results.Any(result => result.Id == shadow.Id) || call.Arguments.Any(argument => argument.Result?.Id == shadow.Id)))
        || statement.Blocks().Any(block => block.Any(inner => Mentions(inner, shadow)));

    private static bool IsIn(Operand operand, IrVariable shadow) => operand is VariableOperand { Variable.Id: var id } && id == shadow.Id;
}
