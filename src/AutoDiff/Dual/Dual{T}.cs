using System.Diagnostics;
using System.Numerics;
using System.Runtime.CompilerServices;
using AutoDiff.CompilerServices;

namespace AutoDiff;

/// <summary>
/// A real number with its derivative along one direction: <c>Value + Tangent · ε</c>, <c>ε² = 0</c>. Any generic-math code
/// that runs on it computes its forward derivative beside its value.
/// </summary>
/// <typeparam name="T">The type of both parts. A dual number itself gives second derivatives.</typeparam>
/// <param name="value">The primal value.</param>
/// <param name="tangent">The derivative along the direction.</param>
/// <remarks>
/// <para>Comparison, equality, hash codes and predicates ask only the <see cref="Value"/>, so that code takes the branches that
/// it takes on plain numbers. A conversion to another type keeps the value only, except to a dual number.</para>
/// <para>A primitive that is singular at a point gives an infinite or NaN tangent there only for a nonzero tangent: a zero
/// one stays exactly zero. Kinks are as documented for the derivative rules: <c>Abs</c> 0 at 0, <c>Max</c> and <c>Min</c>
/// half to each at a tie, <c>Clamp</c> 1 inside and on the bounds, <c>Hypot</c> 0 at 0.</para>
/// </remarks>
[DebuggerDisplay("{ToString(),nq}")]
public readonly partial struct Dual<T>(T value, T tangent) : IFloatingPointIeee754<Dual<T>>, IMinMaxValue<Dual<T>>, IDualNumber
    where T : IFloatingPointIeee754<T>
{
    /// <summary>The primal value.</summary>
    public T Value { get; } = value;

    /// <summary>The derivative along the direction.</summary>
    public T Tangent { get; } = tangent;

    bool IDualNumber.IsZeroInEveryPart => Chain.IsZero(Value) && Chain.IsZero(Tangent);

    /// <summary>A constant: the tangent is zero.</summary>
    /// <param name="value">The value.</param>
    public static implicit operator Dual<T>(T value) => new(value, T.Zero);

    /// <summary>Takes the number apart.</summary>
    /// <param name="value">The primal value.</param>
    /// <param name="tangent">The derivative along the direction.</param>
    public void Deconstruct(out T value, out T tangent)
    {
        value = Value;
        tangent = Tangent;
    }

    /// <summary>The chain rule for a function of <c>x</c>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Dual<T> Apply(T result, T xPartial, Dual<T> x) =>
        new(result, Chain.Multiply(xPartial, x.Tangent));

    /// <summary>The chain rule for a function of <c>x</c> and <c>y</c>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Dual<T> Apply(T result, T xPartial, Dual<T> x, T yPartial, Dual<T> y) =>
        new(result, Chain.Multiply(xPartial, x.Tangent) + Chain.Multiply(yPartial, y.Tangent));

    /// <summary>The chain rule for a function of <c>x</c>, <c>y</c> and <c>z</c>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Dual<T> Apply(T result, T xPartial, Dual<T> x, T yPartial, Dual<T> y, T zPartial, Dual<T> z) =>
        new(result, Chain.Multiply(xPartial, x.Tangent) + Chain.Multiply(yPartial, y.Tangent) + Chain.Multiply(zPartial, z.Tangent));
}
