using System.Runtime.CompilerServices;
using AutoDiff.CompilerServices;

namespace AutoDiff;

public readonly partial struct Dual<T>
{
    /// <summary>The number itself.</summary>
    /// <param name="value">The number.</param>
    public static Dual<T> operator +(Dual<T> value) => value;

    /// <summary>The negative.</summary>
    /// <param name="value">The number.</param>
    public static Dual<T> operator -(Dual<T> value) => new(-value.Value, -value.Tangent);

    /// <summary>The sum.</summary>
    /// <param name="left">The first term.</param>
    /// <param name="right">The second term.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Dual<T> operator +(Dual<T> left, Dual<T> right) =>
        new(left.Value + right.Value, left.Tangent + right.Tangent);

    /// <summary>The difference.</summary>
    /// <param name="left">What is subtracted from.</param>
    /// <param name="right">What is subtracted.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Dual<T> operator -(Dual<T> left, Dual<T> right) =>
        new(left.Value - right.Value, left.Tangent - right.Tangent);

    /// <summary>The product.</summary>
    /// <param name="left">The first factor.</param>
    /// <param name="right">The second factor.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Dual<T> operator *(Dual<T> left, Dual<T> right) =>
        Apply(left.Value * right.Value, right.Value, left, left.Value, right);

    /// <summary>The quotient.</summary>
    /// <param name="left">The dividend.</param>
    /// <param name="right">The divisor.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Dual<T> operator /(Dual<T> left, Dual<T> right)
    {
        T result = left.Value / right.Value;
        T numerator = left.Tangent - Chain.Multiply(result, right.Tangent);
        return new(result, Chain.IsZero(numerator) ? T.Zero : numerator / right.Value);
    }

    /// <summary>The remainder of the division that truncates.</summary>
    /// <param name="left">The dividend.</param>
    /// <param name="right">The divisor.</param>
    public static Dual<T> operator %(Dual<T> left, Dual<T> right)
    {
        T result = left.Value % right.Value;
        return Apply(result, T.One, left, T.Round((result - left.Value) / right.Value), right);
    }

    /// <summary>One more.</summary>
    /// <param name="value">The number.</param>
    public static Dual<T> operator ++(Dual<T> value) => new(value.Value + T.One, value.Tangent);

    /// <summary>One less.</summary>
    /// <param name="value">The number.</param>
    public static Dual<T> operator --(Dual<T> value) => new(value.Value - T.One, value.Tangent);

    /// <summary><paramref name="left"/> · <paramref name="right"/> + <paramref name="addend"/>, rounded once.</summary>
    /// <param name="left">The first factor.</param>
    /// <param name="right">The second factor.</param>
    /// <param name="addend">The term added.</param>
    public static Dual<T> FusedMultiplyAdd(Dual<T> left, Dual<T> right, Dual<T> addend) =>
        Apply(T.FusedMultiplyAdd(left.Value, right.Value, addend.Value), right.Value, left, left.Value, right, T.One, addend);

    /// <summary><paramref name="left"/> · <paramref name="right"/> + <paramref name="addend"/>, rounded once or twice.</summary>
    /// <param name="left">The first factor.</param>
    /// <param name="right">The second factor.</param>
    /// <param name="addend">The term added.</param>
    public static Dual<T> MultiplyAddEstimate(Dual<T> left, Dual<T> right, Dual<T> addend)
    {
#if NET9_0_OR_GREATER
        T result = T.MultiplyAddEstimate(left.Value, right.Value, addend.Value);
#else
        T result = (left.Value * right.Value) + addend.Value;
#endif
        return Apply(result, right.Value, left, left.Value, right, T.One, addend);
    }

    /// <summary>The linear interpolation <paramref name="value1"/> · (1 - amount) + <paramref name="value2"/> · amount.</summary>
    /// <param name="value1">The value at 0.</param>
    /// <param name="value2">The value at 1.</param>
    /// <param name="amount">How far to go.</param>
    public static Dual<T> Lerp(Dual<T> value1, Dual<T> value2, Dual<T> amount) =>
        Apply(
            T.Lerp(value1.Value, value2.Value, amount.Value),
            T.One - amount.Value,
            value1,
            amount.Value,
            value2,
            value2.Value - value1.Value,
            amount);

    /// <summary>The remainder of the division that rounds to the nearest integer.</summary>
    /// <param name="left">The dividend.</param>
    /// <param name="right">The divisor.</param>
    public static Dual<T> Ieee754Remainder(Dual<T> left, Dual<T> right)
    {
        T result = T.Ieee754Remainder(left.Value, right.Value);
        return Apply(result, T.One, left, T.Round((result - left.Value) / right.Value), right);
    }

    /// <summary><paramref name="x"/> · 2ⁿ.</summary>
    /// <param name="x">The number.</param>
    /// <param name="n">The exponent.</param>
    public static Dual<T> ScaleB(Dual<T> x, int n) => Apply(T.ScaleB(x.Value, n), T.ScaleB(T.One, n), x);

    /// <summary>An estimate of 1 / <paramref name="x"/>.</summary>
    /// <param name="x">The number.</param>
    public static Dual<T> ReciprocalEstimate(Dual<T> x) =>
        Apply(T.ReciprocalEstimate(x.Value), -T.One / (x.Value * x.Value), x);
}
