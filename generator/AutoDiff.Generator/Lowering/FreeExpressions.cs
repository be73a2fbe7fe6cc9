using AutoDiff.Generator.IR;

namespace AutoDiff.Generator.Lowering;

/// <summary>What may be evaluated although the user's program would not get there: it has no effect, cannot fail and is cheap.</summary>
internal static class FreeExpressions
{
    public static bool IsFree(IrStatement statement) => statement is LetStatement let && IsFree(let.Value);

    private static bool IsFree(Expression expression) => expression switch
    {
        UseExpression or UnaryExpression => true,
        ConvertExpression convert => !convert.IsChecked && IsScalar(convert.Type) && IsScalar(convert.Value.Type),
        BinaryExpression binary => !binary.IsChecked
            && (binary.Operator is not (BinaryOperator.Divide or BinaryOperator.Remainder) || binary.Type is RealType),
        LengthExpression length => length.Sequence.Type is SequenceType { Kind: SequenceKind.Span or SequenceKind.ReadOnlySpan },
        LoadExpression load => load.Place.Indices.IsEmpty && load.Place.Base.Type is AggregateType { Kind: not AggregateKind.Class },
        // A template whose operands are all numbers is a predicate or a field of this.
        TemplateExpression template => template is { IsPure: true, IsStable: true } && template.Arguments.All(static a => IsScalar(a.Type)),
        _ => false,
    };

    private static bool IsScalar(IrType type) => type is RealType
        || type is PassiveType { Code: "bool" or "int" or "uint" or "long" or "ulong" or "short" or "ushort" or "byte" or "sbyte" or "char" };
}
