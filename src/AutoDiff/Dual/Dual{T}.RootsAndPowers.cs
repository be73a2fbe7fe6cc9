namespace AutoDiff;

public readonly partial struct Dual<T>
{
    /// <summary>The square root.</summary>
    /// <param name="x">The number.</param>
    public static Dual<T> Sqrt(Dual<T> x)
    {
        T result = T.Sqrt(x.Value);
        return Apply(result, DualConstants<T>.Half / result, x);
    }

    /// <summary>The cube root.</summary>
    /// <param name="x">The number.</param>
    public static Dual<T> Cbrt(Dual<T> x)
    {
        T result = T.Cbrt(x.Value);
        return Apply(result, T.One / (DualConstants<T>.Three * result * result), x);
    }

    /// <summary>The n-th root.</summary>
    /// <param name="x">The number.</param>
    /// <param name="n">Which root.</param>
    public static Dual<T> RootN(Dual<T> x, int n)
    {
        T result = T.RootN(x.Value, n);
        T degree = T.CreateChecked(n);
        T partial = x.Value == T.Zero || T.IsInfinity(x.Value)
            ? T.One / (degree * T.Pow(result, degree - T.One))
            : result / x.Value / degree;
        return Apply(result, partial, x);
    }

    /// <summary>An estimate of the reciprocal of the square root.</summary>
    /// <param name="x">The number.</param>
    public static Dual<T> ReciprocalSqrtEstimate(Dual<T> x) =>
        Apply(T.ReciprocalSqrtEstimate(x.Value), -DualConstants<T>.Half / (x.Value * T.Sqrt(x.Value)), x);

    /// <summary>The length √(x² + y²); its derivative at the origin is 0.</summary>
    /// <param name="x">The first leg.</param>
    /// <param name="y">The second leg.</param>
    public static Dual<T> Hypot(Dual<T> x, Dual<T> y)
    {
        T result = T.Hypot(x.Value, y.Value);
        return result == T.Zero ? result : Apply(result, x.Value / result, x, y.Value / result, y);
    }

    /// <summary><paramref name="x"/> to the power <paramref name="y"/>.</summary>
    /// <param name="x">The base.</param>
    /// <param name="y">The exponent.</param>
    public static Dual<T> Pow(Dual<T> x, Dual<T> y)
    {
        T result = T.Pow(x.Value, y.Value);
        return Apply(result, PowPartialByBase(x.Value, y.Value), x, PowPartialByExponent(x.Value, y.Value, result), y);
    }

    private static T PowPartialByBase(T x, T y)
    {
        if (y != T.Zero)
        {
            return y * T.Pow(x, y - T.One);
        }

        // Zero, with the right derivative by the exponent.
        return x == T.Zero ? T.Zero : y / x;
    }

    private static T PowPartialByExponent(T x, T y, T result)
    {
        if (result == T.Zero && x >= T.Zero)
        {
            // Zero; x^y log(x) falls with an infinite slope from there for an exponent up to 1.
            return x == T.Zero && y <= T.One ? -T.Sqrt(x) : T.Zero;
        }

        return result * T.Log(x);
    }
}
