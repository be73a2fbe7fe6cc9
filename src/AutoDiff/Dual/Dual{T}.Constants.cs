using System.Numerics;

namespace AutoDiff;

public readonly partial struct Dual<T>
{
    /// <summary>The constant 0.</summary>
    public static Dual<T> Zero => T.Zero;

    /// <summary>The constant 1.</summary>
    public static Dual<T> One => T.One;

    /// <summary>The constant -1.</summary>
    public static Dual<T> NegativeOne => T.NegativeOne;

    /// <summary>The constant -0.</summary>
    public static Dual<T> NegativeZero => T.NegativeZero;

    /// <summary>The constant e.</summary>
    public static Dual<T> E => T.E;

    /// <summary>The constant π.</summary>
    public static Dual<T> Pi => T.Pi;

    /// <summary>The constant 2π.</summary>
    public static Dual<T> Tau => T.Tau;

    /// <summary>The least positive value.</summary>
    public static Dual<T> Epsilon => T.Epsilon;

    /// <summary>Not a number.</summary>
    public static Dual<T> NaN => T.NaN;

    /// <summary>Infinity.</summary>
    public static Dual<T> PositiveInfinity => T.PositiveInfinity;

    /// <summary>Negative infinity.</summary>
    public static Dual<T> NegativeInfinity => T.NegativeInfinity;

    /// <summary>The greatest finite value.</summary>
    public static Dual<T> MaxValue => T.BitDecrement(T.PositiveInfinity);

    /// <summary>The least finite value.</summary>
    public static Dual<T> MinValue => T.BitIncrement(T.NegativeInfinity);

    static Dual<T> IAdditiveIdentity<Dual<T>, Dual<T>>.AdditiveIdentity => Zero;

    static Dual<T> IMultiplicativeIdentity<Dual<T>, Dual<T>>.MultiplicativeIdentity => One;

    static int INumberBase<Dual<T>>.Radix => T.Radix;
}
