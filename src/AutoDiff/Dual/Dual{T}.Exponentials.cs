namespace AutoDiff;

public readonly partial struct Dual<T>
{
    /// <summary>eˣ.</summary>
    /// <param name="x">The exponent.</param>
    public static Dual<T> Exp(Dual<T> x)
    {
        T result = T.Exp(x.Value);
        return Apply(result, result, x);
    }

    /// <summary>2ˣ.</summary>
    /// <param name="x">The exponent.</param>
    public static Dual<T> Exp2(Dual<T> x)
    {
        T result = T.Exp2(x.Value);
        return Apply(result, DualConstants<T>.LogOf2 * result, x);
    }

    /// <summary>10ˣ.</summary>
    /// <param name="x">The exponent.</param>
    public static Dual<T> Exp10(Dual<T> x)
    {
        T result = T.Exp10(x.Value);
        return Apply(result, DualConstants<T>.LogOf10 * result, x);
    }

    /// <summary>eˣ - 1.</summary>
    /// <param name="x">The exponent.</param>
    public static Dual<T> ExpM1(Dual<T> x) => Apply(T.ExpM1(x.Value), T.Exp(x.Value), x);

    /// <summary>2ˣ - 1.</summary>
    /// <param name="x">The exponent.</param>
    public static Dual<T> Exp2M1(Dual<T> x) => Apply(T.Exp2M1(x.Value), DualConstants<T>.LogOf2 * T.Exp2(x.Value), x);

    /// <summary>10ˣ - 1.</summary>
    /// <param name="x">The exponent.</param>
    public static Dual<T> Exp10M1(Dual<T> x) => Apply(T.Exp10M1(x.Value), DualConstants<T>.LogOf10 * T.Exp10(x.Value), x);

    /// <summary>The natural logarithm.</summary>
    /// <param name="x">The number.</param>
    public static Dual<T> Log(Dual<T> x) => Apply(T.Log(x.Value), T.One / x.Value, x);

    /// <summary>The logarithm to a base.</summary>
    /// <param name="x">The number.</param>
    /// <param name="newBase">The base.</param>
    public static Dual<T> Log(Dual<T> x, Dual<T> newBase)
    {
        T result = T.Log(x.Value, newBase.Value);
        T logOfBase = T.Log(newBase.Value);
        return Apply(result, T.One / (x.Value * logOfBase), x, -result / (newBase.Value * logOfBase), newBase);
    }

    /// <summary>The logarithm to base 2.</summary>
    /// <param name="x">The number.</param>
    public static Dual<T> Log2(Dual<T> x) => Apply(T.Log2(x.Value), DualConstants<T>.Log2OfE / x.Value, x);

    /// <summary>The logarithm to base 10.</summary>
    /// <param name="x">The number.</param>
    public static Dual<T> Log10(Dual<T> x) => Apply(T.Log10(x.Value), DualConstants<T>.Log10OfE / x.Value, x);

    /// <summary>The natural logarithm of one more.</summary>
    /// <param name="x">The number.</param>
    public static Dual<T> LogP1(Dual<T> x) => Apply(T.LogP1(x.Value), T.One / (T.One + x.Value), x);

    /// <summary>The logarithm to base 2 of one more.</summary>
    /// <param name="x">The number.</param>
    public static Dual<T> Log2P1(Dual<T> x) => Apply(T.Log2P1(x.Value), DualConstants<T>.Log2OfE / (T.One + x.Value), x);

    /// <summary>The logarithm to base 10 of one more.</summary>
    /// <param name="x">The number.</param>
    public static Dual<T> Log10P1(Dual<T> x) => Apply(T.Log10P1(x.Value), DualConstants<T>.Log10OfE / (T.One + x.Value), x);

    TDual IDualNumber.Apply<TFunction, TDual>()
    {
        (T value, T partial) = SpecialMath.ValueAndPartial<TFunction, T>(Value);
        return (TDual)(object)Apply(value, partial, this);
    }
}
