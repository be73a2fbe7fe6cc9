using System.Numerics;

namespace AutoDiff;

public readonly partial struct Dual<T>
{
    /// <summary>Whether the value is an even integer.</summary>
    /// <param name="value">The number.</param>
    public static bool IsEvenInteger(Dual<T> value) => T.IsEvenInteger(value.Value);

    /// <summary>Whether the value is finite.</summary>
    /// <param name="value">The number.</param>
    public static bool IsFinite(Dual<T> value) => T.IsFinite(value.Value);

    /// <summary>Whether the value is infinite.</summary>
    /// <param name="value">The number.</param>
    public static bool IsInfinity(Dual<T> value) => T.IsInfinity(value.Value);

    /// <summary>Whether the value is an integer.</summary>
    /// <param name="value">The number.</param>
    public static bool IsInteger(Dual<T> value) => T.IsInteger(value.Value);

    /// <summary>Whether the value is not a number.</summary>
    /// <param name="value">The number.</param>
    public static bool IsNaN(Dual<T> value) => T.IsNaN(value.Value);

    /// <summary>Whether the value has a negative sign.</summary>
    /// <param name="value">The number.</param>
    public static bool IsNegative(Dual<T> value) => T.IsNegative(value.Value);

    /// <summary>Whether the value is negative infinity.</summary>
    /// <param name="value">The number.</param>
    public static bool IsNegativeInfinity(Dual<T> value) => T.IsNegativeInfinity(value.Value);

    /// <summary>Whether the value is normal.</summary>
    /// <param name="value">The number.</param>
    public static bool IsNormal(Dual<T> value) => T.IsNormal(value.Value);

    /// <summary>Whether the value is an odd integer.</summary>
    /// <param name="value">The number.</param>
    public static bool IsOddInteger(Dual<T> value) => T.IsOddInteger(value.Value);

    /// <summary>Whether the value has a positive sign.</summary>
    /// <param name="value">The number.</param>
    public static bool IsPositive(Dual<T> value) => T.IsPositive(value.Value);

    /// <summary>Whether the value is infinity.</summary>
    /// <param name="value">The number.</param>
    public static bool IsPositiveInfinity(Dual<T> value) => T.IsPositiveInfinity(value.Value);

    /// <summary>Whether the value is a real number.</summary>
    /// <param name="value">The number.</param>
    public static bool IsRealNumber(Dual<T> value) => T.IsRealNumber(value.Value);

    /// <summary>Whether the value is subnormal.</summary>
    /// <param name="value">The number.</param>
    public static bool IsSubnormal(Dual<T> value) => T.IsSubnormal(value.Value);

    /// <summary>The sign of the value.</summary>
    /// <param name="value">The number.</param>
    public static int Sign(Dual<T> value) => T.Sign(value.Value);

    /// <summary>The exponent of the value.</summary>
    /// <param name="x">The number.</param>
    public static int ILogB(Dual<T> x) => T.ILogB(x.Value);

    static bool INumberBase<Dual<T>>.IsCanonical(Dual<T> value) => T.IsCanonical(value.Value);

    static bool INumberBase<Dual<T>>.IsComplexNumber(Dual<T> value) => T.IsComplexNumber(value.Value);

    static bool INumberBase<Dual<T>>.IsImaginaryNumber(Dual<T> value) => T.IsImaginaryNumber(value.Value);

    static bool INumberBase<Dual<T>>.IsZero(Dual<T> value) => T.IsZero(value.Value);
}
