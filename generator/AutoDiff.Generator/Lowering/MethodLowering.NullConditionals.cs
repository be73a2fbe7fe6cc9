using AutoDiff.Generator.IR;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace AutoDiff.Generator.Lowering;

/// <content><c>a?[i] ?? value</c> and <c>p?.X ?? value</c>: a test of the array or object, without the nullable number between.</content>
internal sealed partial class MethodLowering
{
    private readonly Stack<Cell> conditionalReceivers = new();

    /// <summary>The value of <c>??</c> after a conditional access whose number is differentiable; null for any other.</summary>
    private Value? TryLowerConditionalNumber(ICoalesceOperation operation)
    {
        if (Unwrap(operation.Value) is not IConditionalAccessOperation { Operation: var source, WhenNotNull: var access } || source.Type is not { IsReferenceType: true } owner
            || access.Type is not { IsValueType: true, OriginalDefinition.SpecialType: not SpecialType.System_Nullable_T } type
            || !SymbolEqualityComparer.Default.Equals(type, operation.Type)
            || !types.Map(type).IsDifferentiable
            || types.Map(owner) is not (SequenceType or AggregateType { Kind: AggregateKind.Class })
            || GrowingListOf(source) is not null)
        {
            return null;
        }

        if (IsAlwaysNull(source))
        {
            return Lower(operation.WhenNull);
        }

        // A constant reference is null.
        if (Materialize(Snapshot(Lower(source))) is not VariableOperand { Variable: { Type: SequenceType or AggregateType } variable })
        {
            return Lower(operation.WhenNull);
        }

        VariableOperand isNull = Let(new TemplateExpression("{0} is null", EquatableArray.Of<Operand>(variable), PassiveType.Boolean, IsPure: true, IsStable: true));
        return Choose(isNull, types.Map(type), () => Lower(operation.WhenNull), () =>
        {
            conditionalReceivers.Push(new VariableCell(variable));
            Value value = Lower(access);
            conditionalReceivers.Pop();
            return value;
        });
    }

    private bool IsAlwaysNull(IOperation operation) => Unwrap(operation) is ILocalReferenceOperation { Local: var local }
        && !facts.IsAssigned(local)
        && local.DeclaringSyntaxReferences.Any(static declaration => declaration.GetSyntax() is VariableDeclaratorSyntax
        {
            Initializer.Value: LiteralExpressionSyntax { RawKind: (int)SyntaxKind.NullLiteralExpression or (int)SyntaxKind.DefaultLiteralExpression },
        });
}
