using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
#if !NET9_0_OR_GREATER
using System.Runtime.Intrinsics.X86;
#endif

namespace AutoDiff.CompilerServices;

/// <content>Arithmetic and rounding.</content>
public partial struct Wide256<T>
{
    /// <summary>The sign bits of all lanes.</summary>
    private static Vector256<T> Signs
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => typeof(T) == typeof(double) ? Vector256.Create(-0.0).As<double, T>() : Vector256.Create(-0f).As<float, T>();
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide256<T> operator +(Wide256<T> left, Wide256<T> right) => new() { vector = left.vector + right.vector };

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide256<T> operator +(Wide256<T> left, T right) => new() { vector = left.vector + Vector256.Create(right) };

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide256<T> operator +(T left, Wide256<T> right) => new() { vector = Vector256.Create(left) + right.vector };

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide256<T> operator -(Wide256<T> left, Wide256<T> right) => new() { vector = left.vector - right.vector };

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide256<T> operator -(Wide256<T> left, T right) => new() { vector = left.vector - Vector256.Create(right) };

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide256<T> operator -(T left, Wide256<T> right) => new() { vector = Vector256.Create(left) - right.vector };

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide256<T> operator *(Wide256<T> left, Wide256<T> right) => new() { vector = left.vector * right.vector };

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide256<T> operator *(Wide256<T> left, T right) => new() { vector = left.vector * Vector256.Create(right) };

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide256<T> operator *(T left, Wide256<T> right) => new() { vector = Vector256.Create(left) * right.vector };

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide256<T> operator /(Wide256<T> left, Wide256<T> right) => new() { vector = left.vector / right.vector };

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide256<T> operator /(Wide256<T> left, T right) => new() { vector = left.vector / Vector256.Create(right) };

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide256<T> operator /(T left, Wide256<T> right) => new() { vector = Vector256.Create(left) / right.vector };

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
#if NET9_0_OR_GREATER
    public static Wide256<T> operator -(Wide256<T> value) => new() { vector = -value.vector };
#else
    public static Wide256<T> operator -(Wide256<T> value) => new() { vector = value.vector ^ Signs };
#endif

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide256<T> operator +(Wide256<T> value) => value;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide256<T> FusedMultiplyAdd(Wide256<T> left, Wide256<T> right, Wide256<T> addend)
    {
#if NET9_0_OR_GREATER
        return typeof(T) == typeof(double)
            ? new() { vector = Vector256.FusedMultiplyAdd(left.vector.AsDouble(), right.vector.AsDouble(), addend.vector.AsDouble()).As<double, T>() }
            : new() { vector = Vector256.FusedMultiplyAdd(left.vector.AsSingle(), right.vector.AsSingle(), addend.vector.AsSingle()).As<float, T>() };
#else
        if (Fma.IsSupported)
        {
            return typeof(T) == typeof(double)
                ? new() { vector = Fma.MultiplyAdd(left.vector.AsDouble(), right.vector.AsDouble(), addend.vector.AsDouble()).As<double, T>() }
                : new() { vector = Fma.MultiplyAdd(left.vector.AsSingle(), right.vector.AsSingle(), addend.vector.AsSingle()).As<float, T>() };
        }

        var result = addend;
        for (var i = 0; i < Count; i++)
        {
            result = With(result, i, T.FusedMultiplyAdd(Get(left, i), Get(right, i), Get(addend, i)));
        }

        return result;
#endif
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide256<T> Abs(Wide256<T> value) => new() { vector = Vector256.AndNot(value.vector, Signs) };

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide256<T> Sqrt(Wide256<T> value) => new() { vector = Vector256.Sqrt(value.vector) };

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide256<T> Min(Wide256<T> left, Wide256<T> right)
    {
#if NET9_0_OR_GREATER
        return new() { vector = Vector256.Min(left.vector, right.vector) };
#else
        // Equal ones differ at most in the sign of zero, and then the negative one is less; what is left is NaN.
        var ordered = Select(LessThan(left, right), left, right);
        var tied = Select(EqualTo(left, right), Or(left, right), ordered);
        return Select(NotEqualTo(left, left), left, tied);
#endif
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide256<T> Max(Wide256<T> left, Wide256<T> right)
    {
#if NET9_0_OR_GREATER
        return new() { vector = Vector256.Max(left.vector, right.vector) };
#else
        // Equal ones differ at most in the sign of zero, and then the positive one is greater; what is left is NaN.
        var ordered = Select(GreaterThan(left, right), left, right);
        var tied = Select(EqualTo(left, right), And(left, right), ordered);
        return Select(NotEqualTo(left, left), left, tied);
#endif
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide256<T> CopySign(Wide256<T> magnitude, Wide256<T> sign) =>
        new() { vector = Vector256.ConditionalSelect(Signs, sign.vector, magnitude.vector) };

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide256<T> Floor(Wide256<T> value) => typeof(T) == typeof(double)
        ? new() { vector = Vector256.Floor(value.vector.AsDouble()).As<double, T>() }
        : new() { vector = Vector256.Floor(value.vector.AsSingle()).As<float, T>() };

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide256<T> Ceiling(Wide256<T> value) => typeof(T) == typeof(double)
        ? new() { vector = Vector256.Ceiling(value.vector.AsDouble()).As<double, T>() }
        : new() { vector = Vector256.Ceiling(value.vector.AsSingle()).As<float, T>() };

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide256<T> Truncate(Wide256<T> value)
    {
#if NET9_0_OR_GREATER
        return typeof(T) == typeof(double)
            ? new() { vector = Vector256.Truncate(value.vector.AsDouble()).As<double, T>() }
            : new() { vector = Vector256.Truncate(value.vector.AsSingle()).As<float, T>() };
#else
        return CopySign(Floor(Abs(value)), value);
#endif
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide256<T> Round(Wide256<T> value)
    {
#if NET9_0_OR_GREATER
        return typeof(T) == typeof(double)
            ? new() { vector = Vector256.Round(value.vector.AsDouble()).As<double, T>() }
            : new() { vector = Vector256.Round(value.vector.AsSingle()).As<float, T>() };
#else
        // Beside 2^52 (2^23) there is no place for a fraction: the addition rounds it away, to even.
        var magic = typeof(T) == typeof(double) ? T.CreateChecked(4503599627370496.0) : T.CreateChecked(8388608.0f);
        var magnitude = Abs(value);
        var rounded = CopySign((magnitude + magic) - magic, value);
        return Select(LessThan(magnitude, Broadcast(magic)), rounded, value);
#endif
    }
}
