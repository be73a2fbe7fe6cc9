using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AutoDiff.Generator.Lowering;

/// <summary>A <c>for</c> statement that counts: its index runs from <paramref name="From"/> to <paramref name="To"/> by a
/// constant step, nothing else assigns it, and nothing leaves the loop before its end.</summary>
/// <remarks>A head that compares <c>i + Ahead</c>, as loops over neighbours have, counts as one that compares <c>i</c> with a bound moved
/// by as much.</remarks>
internal sealed record CountedLoop(ILocalSymbol Index, IOperation From, IOperation To, bool IsInclusive, int Step, bool IsDeclaredOutside, int Ahead)
{
    /// <summary>No bound of a loop that runs at all is so close to the ends of the integers.</summary>
    private const int FarthestNeighbour = 1024;

    public static CountedLoop? TryRecognize(IForLoopOperation loop, BodyFacts facts, Func<IOperation, ILoopOperation, bool> isInvariant) =>
        Leaves(loop) ? null : Recognize(loop, facts, isInvariant);

    /// <summary>Whether the loop would count by ones but for jumps out of it, and nobody can see its index after such a jump.</summary>
    public static bool CountsUntilLeft(IForLoopOperation loop, BodyFacts facts, Func<IOperation, ILoopOperation, bool> isInvariant) =>
        Recognize(loop, facts, isInvariant) is { IsDeclaredOutside: false, Step: 1 or -1 }
        && !loop.Body.DescendantsAndSelf().Any(static part => part is IAnonymousFunctionOperation or ILocalFunctionOperation or ITryOperation);

    private static CountedLoop? Recognize(IForLoopOperation loop, BodyFacts facts, Func<IOperation, ILoopOperation, bool> isInvariant)
    {
        if (loop.Condition is not IBinaryOperation { OperatorMethod: null } condition || loop.AtLoopBottom.Length != 1)
        {
            return null;
        }

        (ILocalSymbol? index, IOperation? from, bool isOutside) = InitialValue(loop, condition);
        if (index is null || from is null || !IsIndex(index, from))
        {
            return null;
        }

        bool isLeft = AheadOf(condition.LeftOperand, index) is not null;
        IOperation to = isLeft ? condition.RightOperand : condition.LeftOperand;
        if (AheadOf(isLeft ? condition.LeftOperand : condition.RightOperand, index) is not { } ahead
            || !(TensorLength.Of(to) is not null || (to.Type?.SpecialType == SpecialType.System_Int32 && index.Type.SpecialType == SpecialType.System_Int32)))
        {
            return null;
        }

        (int direction, bool isInclusive) = (isLeft, condition.OperatorKind) switch
        {
            (true, BinaryOperatorKind.LessThan) or (false, BinaryOperatorKind.GreaterThan) => (1, false),
            (true, BinaryOperatorKind.LessThanOrEqual) or (false, BinaryOperatorKind.GreaterThanOrEqual) => (1, true),
            (true, BinaryOperatorKind.GreaterThan) or (false, BinaryOperatorKind.LessThan) => (-1, false),
            (true, BinaryOperatorKind.GreaterThanOrEqual) or (false, BinaryOperatorKind.LessThanOrEqual) => (-1, true),
            _ => (0, false),
        };
        int step = StepOf(loop.AtLoopBottom[0], index);
        bool fits = direction != 0 && Math.Sign(step) == direction
            && !(isOutside && Math.Abs(step) != 1)
            && !facts.IsAssignedByFunction(index)
            && !Assigns(loop.Body, index)
            && isInvariant(to, loop);
        return fits ? new CountedLoop(index, from, to, isInclusive, step, isOutside, ahead) : null;
    }

    /// <summary>Whether anything inside the operation assigns the variable.</summary>
    public static bool Assigns(IOperation operation, ISymbol variable)
    {
        foreach (IOperation part in operation.DescendantsAndSelf())
        {
            foreach (IOperation target in BodyFacts.WrittenTargets(part))
            {
                if (SymbolEqualityComparer.Default.Equals(BodyFacts.RootOf(target), variable))
                {
                    return true;
                }
            }
        }

        return false;
    }

    /// <summary>Whether a jump inside the loop goes elsewhere than to its next iteration.</summary>
    public static bool Leaves(ILoopOperation loop)
    {
        HashSet<ISymbol> inside = new(SymbolEqualityComparer.Default) { loop.ContinueLabel };
        Stack<IOperation> pending = new();
        pending.Push(loop.Body);
        List<IBranchOperation> branches = [];
        while (pending.Count > 0)
        {
            switch (pending.Pop())
            {
                case IAnonymousFunctionOperation or ILocalFunctionOperation:
                    continue;
                case IReturnOperation:
                    return true;
                case IBranchOperation branch:
                    branches.Add(branch);
                    continue;
                case ILoopOperation inner:
                    inside.Add(inner.ExitLabel);
                    inside.Add(inner.ContinueLabel);
                    Push(inner);
                    continue;
                case ISwitchOperation inner:
                    inside.Add(inner.ExitLabel);
                    Push(inner);
                    continue;
                case var other:
                    Push(other);
                    continue;
            }
        }

        return branches.Any(branch => branch.BranchKind != BranchKind.GoTo && !inside.Contains(branch.Target));

        void Push(IOperation operation)
        {
            foreach (IOperation child in operation.ChildOperations)
            {
                pending.Push(child);
            }
        }
    }

    private static (ILocalSymbol? Index, IOperation? From, bool IsOutside) InitialValue(IForLoopOperation loop, IBinaryOperation condition)
    {
        foreach (IOperation before in loop.Before)
        {
            switch (before)
            {
                case IVariableDeclarationGroupOperation group:
                    foreach (IVariableDeclaratorOperation declarator in group.Declarations.SelectMany(static d => d.Declarators))
                    {
                        if (AheadOf(condition.LeftOperand, declarator.Symbol) is not null || AheadOf(condition.RightOperand, declarator.Symbol) is not null)
                        {
                            return (declarator.Symbol, declarator.GetVariableInitializer()?.Value, false);
                        }
                    }

                    break;
                case IExpressionStatementOperation { Operation: ISimpleAssignmentOperation { Target: ILocalReferenceOperation local, IsRef: false } assignment } when loop.Before.Length == 1 && !local.Local.IsRef:
                    return (local.Local, assignment.Value, true);
            }
        }

        return (null, null, false);
    }

    /// <summary>An <c>int</c>, or an integer of the machine's size that begins at a constant: it counts to a length, which is an <c>int</c>.</summary>
    private static bool IsIndex(ILocalSymbol index, IOperation from) => index.Type.SpecialType == SpecialType.System_Int32
        || (index.Type.SpecialType == SpecialType.System_IntPtr && from.ConstantValue is { HasValue: true, Value: int });

    private static bool Refers(IOperation operation, ILocalSymbol local) =>
        operation is ILocalReferenceOperation reference ? SymbolEqualityComparer.Default.Equals(reference.Local, local)
        : operation is IConversionOperation { IsImplicit: true, OperatorMethod: null, Type.SpecialType: SpecialType.System_IntPtr, Operand: ILocalReferenceOperation } widened && Refers(widened.Operand, local);

    /// <summary>How far <c>index + constant</c> is ahead of the index; null for anything else.</summary>
    private static int? AheadOf(IOperation operation, ILocalSymbol index) => operation switch
    {
        IParenthesizedOperation parenthesized => AheadOf(parenthesized.Operand, index),
        IBinaryOperation { OperatorMethod: null, IsChecked: false, OperatorKind: BinaryOperatorKind.Add or BinaryOperatorKind.Subtract, RightOperand.ConstantValue: { HasValue: true, Value: int offset } } sum
            when Refers(sum.LeftOperand, index) && Math.Abs((long)offset) <= FarthestNeighbour => sum.OperatorKind == BinaryOperatorKind.Add ? offset : -offset,
        IBinaryOperation { OperatorMethod: null, IsChecked: false, OperatorKind: BinaryOperatorKind.Add, LeftOperand.ConstantValue: { HasValue: true, Value: int offset } } sum
            when Refers(sum.RightOperand, index) && Math.Abs((long)offset) <= FarthestNeighbour => offset,
        _ => Refers(operation, index) ? 0 : null,
    };

    private static int StepOf(IOperation bottom, ILocalSymbol index)
    {
        IOperation operation = bottom is IExpressionStatementOperation statement ? statement.Operation : bottom;
        return operation switch
        {
            IIncrementOrDecrementOperation increment when Refers(increment.Target, index) => increment.Kind == OperationKind.Increment ? 1 : -1,
            ICompoundAssignmentOperation { OperatorKind: BinaryOperatorKind.Add, Value.ConstantValue: { HasValue: true, Value: int step } } add when Refers(add.Target, index) => step,
            ICompoundAssignmentOperation { OperatorKind: BinaryOperatorKind.Subtract, Value.ConstantValue: { HasValue: true, Value: int step } } subtract when Refers(subtract.Target, index) => -step,
            ISimpleAssignmentOperation { Target: var target, Value: IBinaryOperation { OperatorKind: BinaryOperatorKind.Add or BinaryOperatorKind.Subtract, RightOperand.ConstantValue: { HasValue: true, Value: int step } } sum }
                when Refers(target, index) && Refers(sum.LeftOperand, index) => sum.OperatorKind == BinaryOperatorKind.Add ? step : -step,
            _ => 0,
        };
    }
}
