using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace AutoDiff.CompilerServices;

/// <summary>The product of the chain rule at a partial derivative that can be infinite or NaN. For generated code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static partial class Chain
{
    /// <summary>The product, exactly zero where <paramref name="shadow"/> is zero, whatever the partial is there.</summary>
    /// <param name="partial">The partial derivative.</param>
    /// <param name="shadow">The tangent or adjoint.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Multiply(double partial, double shadow) => shadow == 0 ? 0 : partial * shadow;

    /// <inheritdoc cref="Multiply(double, double)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Multiply(float partial, float shadow) => shadow == 0 ? 0 : partial * shadow;

    /// <inheritdoc cref="Multiply(double, double)"/>
    /// <typeparam name="T">The real type.</typeparam>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Multiply<T>(T partial, T shadow)
        where T : IFloatingPointIeee754<T>
        => IsZero(shadow) ? T.Zero : partial * shadow;

    /// <summary>Whether a shadow is zero, and with it its own derivatives where it is a dual number: <c>==</c> asks only the
    /// primal, and would drop them.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static bool IsZero<T>(T shadow)
        where T : IFloatingPointIeee754<T>
        => typeof(T) == typeof(double) || typeof(T) == typeof(float) || !Kind<T>.IsDual
            ? T.IsZero(shadow)
            : IsZeroInEveryPart(shadow);

    private static bool IsZeroInEveryPart<T>(T shadow)
        where T : IFloatingPointIeee754<T>
    {
        if (RuntimeHelpers.IsReferenceOrContainsReferences<T>())
        {
            return ((IDualNumber)shadow).IsZeroInEveryPart;
        }

        // The same without boxing: adding zero makes every -0 a +0, which is all zero bits.
        T canonical = shadow + T.Zero;
        ReadOnlySpan<byte> bits = MemoryMarshal.CreateReadOnlySpan(ref Unsafe.As<T, byte>(ref canonical), Unsafe.SizeOf<T>());
        return !bits.ContainsAnyExcept((byte)0);
    }

    private static class Kind<T>
    {
        internal static readonly bool IsDual = typeof(T).IsAssignableTo(typeof(IDualNumber));
    }
}
