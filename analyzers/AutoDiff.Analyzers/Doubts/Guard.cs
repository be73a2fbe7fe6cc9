using AutoDiff.Generator.IR;

namespace AutoDiff.Analyzers.Doubts;

/// <summary>A comparison that is known to hold where a value is computed.</summary>
internal sealed record Guard(Operand Left, BinaryOperator Operator, Operand Right, LetStatement Source)
{
    /// <summary>The same with the sides exchanged.</summary>
    public Guard Mirrored() => new(Right, Mirror(Operator), Left, Source);

    /// <summary>Whether a number satisfies the comparison with the constant on the right.</summary>
    public bool Admits(double point, double constant) => Operator switch
    {
        BinaryOperator.Less => point < constant,
        BinaryOperator.LessOrEqual => point <= constant,
        BinaryOperator.Greater => point > constant,
        BinaryOperator.GreaterOrEqual => point >= constant,
        BinaryOperator.Equal => point == constant,
        _ => point != constant,
    };

    public static BinaryOperator Negate(BinaryOperator comparison) => comparison switch
    {
        BinaryOperator.Less => BinaryOperator.GreaterOrEqual,
        BinaryOperator.LessOrEqual => BinaryOperator.Greater,
        BinaryOperator.Greater => BinaryOperator.LessOrEqual,
        BinaryOperator.GreaterOrEqual => BinaryOperator.Less,
        BinaryOperator.Equal => BinaryOperator.NotEqual,
        _ => BinaryOperator.Equal,
    };

    private static BinaryOperator Mirror(BinaryOperator comparison) => comparison switch
    {
        BinaryOperator.Less => BinaryOperator.Greater,
        BinaryOperator.LessOrEqual => BinaryOperator.GreaterOrEqual,
        BinaryOperator.Greater => BinaryOperator.Less,
        BinaryOperator.GreaterOrEqual => BinaryOperator.LessOrEqual,
        _ => comparison,
    };
}
