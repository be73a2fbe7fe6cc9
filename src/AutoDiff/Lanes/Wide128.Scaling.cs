using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace AutoDiff.CompilerServices;

/// <content>Exponentials, and what they are cut off and scaled by, with single instructions where the machine has them.</content>
public partial struct Wide128<T>
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide128<T> Exp(Wide128<T> value)
    {
        return Apply<ExpFunction>(value);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide128<T> AtMost(Wide128<T> value, T bound)
    {
        // The instruction gives its second operand where one is NaN.
        if (Sse2.IsSupported && typeof(T) == typeof(double))
        {
            return new() { vector = Sse2.Min(Vector128.Create(bound).AsDouble(), value.vector.AsDouble()).As<double, T>() };
        }

        return Select(GreaterThan(value, Broadcast(bound)), Broadcast(bound), value);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide128<T> AtLeast(Wide128<T> value, T bound)
    {
        // The instruction gives its second operand where one is NaN.
        if (Sse2.IsSupported && typeof(T) == typeof(double))
        {
            return new() { vector = Sse2.Max(Vector128.Create(bound).AsDouble(), value.vector.AsDouble()).As<double, T>() };
        }

        return Select(LessThan(value, Broadcast(bound)), Broadcast(bound), value);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide128<T> Scale(Wide128<T> value, Wide128<T> power)
    {
        if (Avx512F.VL.IsSupported)
        {
            return typeof(T) == typeof(double)
                ? new() { vector = Avx512F.VL.Scale(value.vector.AsDouble(), power.vector.AsDouble()).As<double, T>() }
                : new() { vector = Avx512F.VL.Scale(value.vector.AsSingle(), power.vector.AsSingle()).As<float, T>() };
        }

        // In two steps, of which the first is exact.
        var half = Round(power * T.CreateChecked(0.5));
        return value * PowerOf2(half) * PowerOf2(power - half);
    }

    /// <summary>Two to a whole power of which there is a normal number.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Wide128<T> PowerOf2(Wide128<T> power) => typeof(T) == typeof(double)
        ? ShiftLeftBits(power + T.CreateChecked(6755399441055744.0 + 1023), 52)
        : ShiftLeftBits(power + T.CreateChecked(12582912.0f + 127), 23);
}
