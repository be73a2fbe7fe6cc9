using AutoDiff.Generator.IR;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AutoDiff.Generator.Lowering;

/// <content>Expressions that evaluate one of their parts: <c>?:</c>, <c>&amp;&amp;</c>, <c>||</c>, <c>??</c>.</content>
internal sealed partial class MethodLowering
{
    private Value LowerConditional(IConditionalOperation operation)
    {
        if (TryLowerBuffer(operation) is { } buffer)
        {
            return buffer;
        }

        Operand condition = LowerOperand(operation.Condition);
        return Choose(
            condition,
            types.Map(operation.Type!),
            () => Lower(operation.WhenTrue),
            () => Lower(operation.WhenFalse!));
    }

    /// <summary>The value of one of two branches. A branch that throws gives none.</summary>
    private Value Choose(Operand condition, IrType type, Func<Value> whenTrue, Func<Value> whenFalse)
    {
        Cell cell = DeclareCell("", type);
        If(
            condition,
            () => WriteIfReached(cell, whenTrue()),
            () => WriteIfReached(cell, whenFalse()));
        return Read(cell);
    }

    private void WriteIfReached(Cell cell, Value value)
    {
        if (isReachable)
        {
            Write(cell, value);
        }
    }

    private Operand LowerLogical(IBinaryOperation operation)
    {
        bool isAnd = operation.OperatorKind == BinaryOperatorKind.ConditionalAnd;
        Operand left = LowerOperand(operation.LeftOperand);
        return Logical(isAnd, left, () => LowerOperand(operation.RightOperand));
    }

    /// <summary><c>left &amp;&amp; right</c> or <c>left || right</c>; <paramref name="right"/> is evaluated in its place.</summary>
    private Operand Logical(bool isAnd, Operand left, Func<Operand> right)
    {
        Operand operand = PassiveConstant.False;
        Branch branch = LowerBranch(() => operand = right());
        if (branch is { IsReachable: true, Taken.Count: 0 } && branch.Root.Items.All(static item => item is IrStatement statement && FreeExpressions.IsFree(statement)))
        {
            foreach (object item in branch.Root.Items)
            {
                Emit(item);
            }

            return Let(new BinaryExpression(isAnd ? BinaryOperator.AndAlso : BinaryOperator.OrElse, left, operand, PassiveType.Boolean));
        }

        IrVariable result = NewVariable("", PassiveType.Boolean);
        Emit(new DeclareStatement(result, IsZeroed: false));
        (Block block, bool reachable) = (current, isReachable);
        (current, isReachable) = (branch.End, branch.IsReachable);
        Emit(new AssignStatement(result, new UseExpression(operand)));
        (current, isReachable) = (block, reachable);
        Branch constant = LowerBranch(() => Emit(new AssignStatement(result, new UseExpression(isAnd ? PassiveConstant.False : PassiveConstant.True))));
        Merge(left, isAnd ? branch : constant, isAnd ? constant : branch);
        return new VariableOperand(result);
    }

    private Value LowerCoalesce(ICoalesceOperation operation)
    {
        if (TryLowerConditionalNumber(operation) is { } number)
        {
            return number;
        }

        IrType type = types.Map(operation.Type!);
        Operand value = Materialize(Snapshot(Lower(operation.Value)));
        VariableOperand isNull = Let(new TemplateExpression("{0} is null", EquatableArray.Of(value), PassiveType.Boolean, IsPure: true, IsStable: true));
        if (Unwrap(operation.WhenNull) is IThrowOperation thrown || (operation.WhenNull is IConversionOperation { Operand: IThrowOperation inner } && (thrown = inner) is not null))
        {
            If(isNull, () => LowerThrow(thrown));
            return FromNullable(value, operation.Value.Type!, operation.Type!);
        }

        return Choose(
            isNull,
            type,
            () => Lower(operation.WhenNull),
            () => FromNullable(value, operation.Value.Type!, operation.Type!));
    }

    /// <summary>A value known not to be null, as the type that <c>??</c> gives.</summary>
    private Value FromNullable(Operand value, ITypeSymbol from, ITypeSymbol to)
    {
        IrType type = types.Map(to);
        return value.Type == type
            ? value
            : from.OriginalDefinition.SpecialType == SpecialType.System_Nullable_T
            ? Let(new TemplateExpression("{0}.Value", EquatableArray.Of(value), type, IsPure: true, IsStable: true))
            : Let(new TemplateExpression($"({CodeNames.EscapeTemplate(CodeNames.Of(to))}){{0}}", EquatableArray.Of(value), type, IsPure: true, IsStable: true));
    }
}
