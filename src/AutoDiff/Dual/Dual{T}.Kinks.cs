namespace AutoDiff;

public readonly partial struct Dual<T>
{
    /// <summary>The absolute value; its derivative at 0 is 0.</summary>
    /// <param name="value">The number.</param>
    public static Dual<T> Abs(Dual<T> value)
    {
        T x = value.Value;
        return Apply(T.Abs(x), x > T.Zero ? T.One : x < T.Zero ? T.NegativeOne : T.Zero * x, value);
    }

    /// <summary>The magnitude of one number with the sign of another; its derivative at 0 is 0.</summary>
    /// <param name="value">The number whose magnitude is taken.</param>
    /// <param name="sign">The number whose sign is taken.</param>
    public static Dual<T> CopySign(Dual<T> value, Dual<T> sign)
    {
        T x = value.Value;
        T one = T.CopySign(T.One, sign.Value);
        return Apply(T.CopySign(x, sign.Value), x > T.Zero ? one : x < T.Zero ? -one : T.Zero * x, value);
    }

    /// <summary>The greater number; half of the derivative goes to each at a tie.</summary>
    /// <param name="x">One number.</param>
    /// <param name="y">The other number.</param>
    public static Dual<T> Max(Dual<T> x, Dual<T> y) => Choose(T.Max(x.Value, y.Value), x.Value > y.Value, x.Value < y.Value, x, y);

    /// <summary>The lesser number; half of the derivative goes to each at a tie.</summary>
    /// <param name="x">One number.</param>
    /// <param name="y">The other number.</param>
    public static Dual<T> Min(Dual<T> x, Dual<T> y) => Choose(T.Min(x.Value, y.Value), x.Value < y.Value, x.Value > y.Value, x, y);

    /// <summary>The greater number, as the hardware answers for NaN; half of the derivative goes to each at a tie.</summary>
    /// <param name="x">One number.</param>
    /// <param name="y">The other number.</param>
    public static Dual<T> MaxNative(Dual<T> x, Dual<T> y) =>
        Choose(x.Value > y.Value ? x.Value : y.Value, x.Value > y.Value, x.Value < y.Value, x, y);

    /// <summary>The lesser number, as the hardware answers for NaN; half of the derivative goes to each at a tie.</summary>
    /// <param name="x">One number.</param>
    /// <param name="y">The other number.</param>
    public static Dual<T> MinNative(Dual<T> x, Dual<T> y) =>
        Choose(x.Value < y.Value ? x.Value : y.Value, x.Value < y.Value, x.Value > y.Value, x, y);

    /// <summary>The greater number, or the one that is not NaN; half of the derivative goes to each at a tie.</summary>
    /// <param name="x">One number.</param>
    /// <param name="y">The other number.</param>
    public static Dual<T> MaxNumber(Dual<T> x, Dual<T> y) => Choose(T.MaxNumber(x.Value, y.Value), x, y);

    /// <summary>The lesser number, or the one that is not NaN; half of the derivative goes to each at a tie.</summary>
    /// <param name="x">One number.</param>
    /// <param name="y">The other number.</param>
    public static Dual<T> MinNumber(Dual<T> x, Dual<T> y) => Choose(T.MinNumber(x.Value, y.Value), x, y);

    /// <summary>The number of greater magnitude; half of the derivative goes to each where they are equal.</summary>
    /// <param name="x">One number.</param>
    /// <param name="y">The other number.</param>
    public static Dual<T> MaxMagnitude(Dual<T> x, Dual<T> y) => Choose(T.MaxMagnitude(x.Value, y.Value), x, y);

    /// <summary>The number of lesser magnitude; half of the derivative goes to each where they are equal.</summary>
    /// <param name="x">One number.</param>
    /// <param name="y">The other number.</param>
    public static Dual<T> MinMagnitude(Dual<T> x, Dual<T> y) => Choose(T.MinMagnitude(x.Value, y.Value), x, y);

    /// <summary>The number of greater magnitude, or the one that is not NaN; half of the derivative goes to each where they are equal.</summary>
    /// <param name="x">One number.</param>
    /// <param name="y">The other number.</param>
    public static Dual<T> MaxMagnitudeNumber(Dual<T> x, Dual<T> y) => Choose(T.MaxMagnitudeNumber(x.Value, y.Value), x, y);

    /// <summary>The number of lesser magnitude, or the one that is not NaN; half of the derivative goes to each where they are equal.</summary>
    /// <param name="x">One number.</param>
    /// <param name="y">The other number.</param>
    public static Dual<T> MinMagnitudeNumber(Dual<T> x, Dual<T> y) => Choose(T.MinMagnitudeNumber(x.Value, y.Value), x, y);

    /// <summary>The value between two bounds; inside and on the bounds the derivative is the value's.</summary>
    /// <param name="value">The value.</param>
    /// <param name="min">The lower bound.</param>
    /// <param name="max">The upper bound.</param>
    public static Dual<T> Clamp(Dual<T> value, Dual<T> min, Dual<T> max) =>
        Confine(T.Clamp(value.Value, min.Value, max.Value), value, min, max);

    /// <summary>The value between two bounds that are not checked; inside and on the bounds the derivative is the value's.</summary>
    /// <param name="value">The value.</param>
    /// <param name="min">The lower bound.</param>
    /// <param name="max">The upper bound.</param>
    public static Dual<T> ClampNative(Dual<T> value, Dual<T> min, Dual<T> max)
    {
#if NET9_0_OR_GREATER
        T result = T.ClampNative(value.Value, min.Value, max.Value);
#else
        T raised = value.Value > min.Value ? value.Value : min.Value;
        T result = raised < max.Value ? raised : max.Value;
#endif
        return Confine(result, value, min, max);
    }

    /// <summary>The choice between two numbers of which one is taken for certain, or they tie, or one is NaN.</summary>
    private static Dual<T> Choose(T result, bool takesX, bool takesY, Dual<T> x, Dual<T> y)
    {
        T tie = x.Value == y.Value ? DualConstants<T>.Half : T.NaN;
        return Apply(result, takesX ? T.One : takesY ? T.Zero : tie, x, takesY ? T.One : takesX ? T.Zero : tie, y);
    }

    /// <summary>The choice between two numbers that is known from its result.</summary>
    private static Dual<T> Choose(T result, Dual<T> x, Dual<T> y) =>
        Choose(result, x.Value != y.Value && result == x.Value, x.Value != y.Value && result == y.Value, x, y);

    private static Dual<T> Confine(T result, Dual<T> value, Dual<T> min, Dual<T> max)
    {
        bool isBelow = value.Value < min.Value;
        bool isAbove = value.Value > max.Value;
        return Apply(
            result,
            isBelow || isAbove ? T.Zero : T.One,
            value,
            isBelow ? T.One : T.Zero,
            min,
            isAbove ? T.One : T.Zero,
            max);
    }
}
