using AutoDiff.Generator.IR;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace AutoDiff.Generator.Lowering;

/// <content><c>a?[i] ?? value</c>, <c>p?.Next?.X ?? value</c> and <c>p?.X is double x</c>: tests of the arrays or objects, without the nullable number between.</content>
internal sealed partial class MethodLowering
{
    private readonly Stack<Cell> conditionalReceivers = new();

    /// <summary>The value of <c>??</c> after a conditional access through what is differentiable to a number; null for any other.</summary>
    private Value? TryLowerConditionalNumber(ICoalesceOperation operation) =>
        NumberBehind(operation.Value, out IConditionalAccessOperation access) is { } type && SymbolEqualityComparer.Default.Equals(type, operation.Type)
            ? LowerConditionalAccess(access, types.Map(type), () => Lower(operation.WhenNull), static number => number)
            : null;

    /// <summary>Whether a conditional access through what is differentiable matches a pattern; null for any other value, and where the pattern would bind the nullable number.</summary>
    private Operand? TryLowerConditionalPattern(IIsPatternOperation operation) =>
        NumberBehind(operation.Value, out IConditionalAccessOperation access) is { } type && TakesNull(operation.Pattern) is { } takesNull
            ? Materialize(LowerConditionalAccess(
                access,
                PassiveType.Boolean,
                () => takesNull ? PassiveConstant.True : PassiveConstant.False,
                number => LowerPattern(operation.Pattern, new ValueCell(Snapshot(number)), type)))
            : null;

    /// <summary>The type of the number at the end of a chain of conditional accesses through objects and arrays that a companion follows; null for any other operation.</summary>
    private ITypeSymbol? NumberBehind(IOperation operation, out IConditionalAccessOperation access)
    {
        access = null!;
        if (Unwrap(operation) is not IConditionalAccessOperation { Operation: var source, WhenNotNull: var rest } found)
        {
            return null;
        }

        access = found;
        return source.Type is not { IsReferenceType: true } owner
            || types.Map(owner) is not (SequenceType or AggregateType { Kind: AggregateKind.Class })
            || GrowingListOf(source) is not null
            ? null
            : rest is IConditionalAccessOperation
            ? NumberBehind(rest, out _)
            : rest.Type is { IsValueType: true, OriginalDefinition.SpecialType: not SpecialType.System_Nullable_T } type && (types.Map(type).IsDifferentiable || types.Map(owner).IsDifferentiable) ? type : null;
    }

    /// <summary>What <paramref name="whenPresent"/> makes of the number, or <paramref name="whenNull"/> where something before it is null.</summary>
    private Value LowerConditionalAccess(IConditionalAccessOperation operation, IrType type, Func<Value> whenNull, Func<Value, Value> whenPresent)
    {
        // A constant reference is null.
        if (IsAlwaysNull(operation.Operation)
            || Materialize(Snapshot(Lower(operation.Operation))) is not VariableOperand { Variable: { Type: SequenceType or AggregateType } variable })
        {
            return whenNull();
        }

        VariableOperand isNull = Let(new TemplateExpression("{0} is null", EquatableArray.Of<Operand>(variable), PassiveType.Boolean, IsPure: true, IsStable: true));
        return Choose(isNull, type, whenNull, () =>
        {
            conditionalReceivers.Push(new VariableCell(variable));
            Value value = operation.WhenNotNull is IConditionalAccessOperation next ? LowerConditionalAccess(next, type, whenNull, whenPresent) : whenPresent(Lower(operation.WhenNotNull));
            conditionalReceivers.Pop();
            return value;
        });
    }

    /// <summary>Whether a pattern matches null; null where it would bind it.</summary>
    private static bool? TakesNull(IPatternOperation pattern) => pattern switch
    {
        IDiscardPatternOperation => true,
        IConstantPatternOperation constant => constant.Value.ConstantValue is { HasValue: true, Value: null },
        INegatedPatternOperation negated => !TakesNull(negated.Pattern),
        IBinaryPatternOperation { OperatorKind: BinaryOperatorKind.And } both => TakesNull(both.LeftPattern) & TakesNull(both.RightPattern),
        IBinaryPatternOperation either => TakesNull(either.LeftPattern) | TakesNull(either.RightPattern),
        IDeclarationPatternOperation { MatchesNull: true } => null,
        _ => false,
    };

    private bool IsAlwaysNull(IOperation operation) => Unwrap(operation) is ILocalReferenceOperation { Local: var local }
        && !facts.IsAssigned(local)
        && local.DeclaringSyntaxReferences.Any(static declaration => declaration.GetSyntax() is VariableDeclaratorSyntax
        {
            Initializer.Value: LiteralExpressionSyntax { RawKind: (int)SyntaxKind.NullLiteralExpression or (int)SyntaxKind.DefaultLiteralExpression },
        });
}
