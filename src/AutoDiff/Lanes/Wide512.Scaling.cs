using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace AutoDiff.CompilerServices;

/// <content>Exponentials, and what they are cut off and scaled by, with single instructions where the machine has them.</content>
public partial struct Wide512<T>
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide512<T> Exp(Wide512<T> value)
    {
#if NET9_0_OR_GREATER
        if (Avx512F.IsSupported && typeof(T) == typeof(double))
        {
            return new() { vector = InlineExp.Of(value.vector.AsDouble()).As<double, T>() };
        }
#endif

        return Apply<ExpFunction>(value);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide512<T> AtMost(Wide512<T> value, T bound)
    {
        // The instruction gives its second operand where one is NaN.
        if (Avx512F.IsSupported && typeof(T) == typeof(double))
        {
            return new() { vector = Avx512F.Min(Vector512.Create(bound).AsDouble(), value.vector.AsDouble()).As<double, T>() };
        }

        return Select(GreaterThan(value, Broadcast(bound)), Broadcast(bound), value);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide512<T> AtLeast(Wide512<T> value, T bound)
    {
        // The instruction gives its second operand where one is NaN.
        if (Avx512F.IsSupported && typeof(T) == typeof(double))
        {
            return new() { vector = Avx512F.Max(Vector512.Create(bound).AsDouble(), value.vector.AsDouble()).As<double, T>() };
        }

        return Select(LessThan(value, Broadcast(bound)), Broadcast(bound), value);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide512<T> Scale(Wide512<T> value, Wide512<T> power)
    {
        if (Avx512F.IsSupported)
        {
            return typeof(T) == typeof(double)
                ? new() { vector = Avx512F.Scale(value.vector.AsDouble(), power.vector.AsDouble()).As<double, T>() }
                : new() { vector = Avx512F.Scale(value.vector.AsSingle(), power.vector.AsSingle()).As<float, T>() };
        }

        // In two steps, of which the first is exact.
        var half = Round(power * T.CreateChecked(0.5));
        return value * PowerOf2(half) * PowerOf2(power - half);
    }

    /// <summary>Two to a whole power of which there is a normal number.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Wide512<T> PowerOf2(Wide512<T> power) => typeof(T) == typeof(double)
        ? ShiftLeftBits(power + T.CreateChecked(6755399441055744.0 + 1023), 52)
        : ShiftLeftBits(power + T.CreateChecked(12582912.0f + 127), 23);
}
