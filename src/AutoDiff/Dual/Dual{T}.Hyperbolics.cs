namespace AutoDiff;

public readonly partial struct Dual<T>
{
    /// <summary>The hyperbolic sine.</summary>
    /// <param name="x">The argument.</param>
    public static Dual<T> Sinh(Dual<T> x) => Apply(T.Sinh(x.Value), T.Cosh(x.Value), x);

    /// <summary>The hyperbolic cosine.</summary>
    /// <param name="x">The argument.</param>
    public static Dual<T> Cosh(Dual<T> x) => Apply(T.Cosh(x.Value), T.Sinh(x.Value), x);

    /// <summary>The hyperbolic tangent.</summary>
    /// <param name="x">The argument.</param>
    public static Dual<T> Tanh(Dual<T> x)
    {
        T result = T.Tanh(x.Value);
        return Apply(result, T.One - (result * result), x);
    }

    /// <summary>The inverse of the hyperbolic sine.</summary>
    /// <param name="x">The argument.</param>
    public static Dual<T> Asinh(Dual<T> x) => Apply(T.Asinh(x.Value), T.One / T.Hypot(T.One, x.Value), x);

    /// <summary>The inverse of the hyperbolic cosine.</summary>
    /// <param name="x">The argument.</param>
    public static Dual<T> Acosh(Dual<T> x) =>
        Apply(T.Acosh(x.Value), T.One / (T.Sqrt(x.Value - T.One) * T.Sqrt(x.Value + T.One)), x);

    /// <summary>The inverse of the hyperbolic tangent.</summary>
    /// <param name="x">The argument.</param>
    public static Dual<T> Atanh(Dual<T> x) =>
        Apply(T.Atanh(x.Value), T.One / ((T.One - x.Value) * (T.One + x.Value)), x);
}
