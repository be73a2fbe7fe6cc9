using System.Numerics;

namespace AutoDiff;

/// <summary>Makes dual numbers.</summary>
public static class Dual
{
    /// <summary>The variable of differentiation: the tangent is one.</summary>
    /// <typeparam name="T">The real type.</typeparam>
    /// <param name="value">The value.</param>
    public static Dual<T> Variable<T>(T value)
        where T : IFloatingPointIeee754<T>
        => new(value, T.One);

    /// <summary>A constant: the tangent is zero.</summary>
    /// <typeparam name="T">The real type.</typeparam>
    /// <param name="value">The value.</param>
    public static Dual<T> Constant<T>(T value)
        where T : IFloatingPointIeee754<T>
        => new(value, T.Zero);
}
