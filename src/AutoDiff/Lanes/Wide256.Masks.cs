using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace AutoDiff.CompilerServices;

/// <content>Comparisons, masks and bits.</content>
public partial struct Wide256<T>
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide256<T> LessThan(Wide256<T> left, Wide256<T> right) => new() { vector = Vector256.LessThan(left.vector, right.vector) };

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide256<T> LessThanOrEqual(Wide256<T> left, Wide256<T> right) =>
        new() { vector = Vector256.LessThanOrEqual(left.vector, right.vector) };

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide256<T> GreaterThan(Wide256<T> left, Wide256<T> right) =>
        new() { vector = Vector256.GreaterThan(left.vector, right.vector) };

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide256<T> GreaterThanOrEqual(Wide256<T> left, Wide256<T> right) =>
        new() { vector = Vector256.GreaterThanOrEqual(left.vector, right.vector) };

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide256<T> EqualTo(Wide256<T> left, Wide256<T> right) => new() { vector = Vector256.Equals(left.vector, right.vector) };

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide256<T> NotEqualTo(Wide256<T> left, Wide256<T> right) => new() { vector = ~Vector256.Equals(left.vector, right.vector) };

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide256<T> And(Wide256<T> left, Wide256<T> right) => new() { vector = left.vector & right.vector };

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide256<T> Or(Wide256<T> left, Wide256<T> right) => new() { vector = left.vector | right.vector };

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide256<T> Xor(Wide256<T> left, Wide256<T> right) => new() { vector = left.vector ^ right.vector };

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide256<T> AndNot(Wide256<T> left, Wide256<T> right) => new() { vector = Vector256.AndNot(left.vector, right.vector) };

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool IsZero(Wide256<T> value) => Vector256.EqualsAll(value.vector, Vector256<T>.Zero);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide256<T> Not(Wide256<T> value) => new() { vector = ~value.vector };

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide256<T> Select(Wide256<T> mask, Wide256<T> whenTrue, Wide256<T> whenFalse) =>
        new() { vector = Vector256.ConditionalSelect(mask.vector, whenTrue.vector, whenFalse.vector) };

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool Any(Wide256<T> mask) => mask.vector.ExtractMostSignificantBits() != 0;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool All(Wide256<T> mask) => (~mask.vector).ExtractMostSignificantBits() == 0;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool IsSet(Wide256<T> mask, int lane)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)lane, (uint)Count);
        return ((mask.vector.ExtractMostSignificantBits() >> lane) & 1) != 0;
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide256<T> FirstLanes(int count) => typeof(T) == typeof(double)
        ? new() { vector = Vector256.LessThan(Vector256.Create(0L, 1, 2, 3), Vector256.Create((long)count)).As<long, T>() }
        : new() { vector = Vector256.LessThan(Vector256.Create(0, 1, 2, 3, 4, 5, 6, 7), Vector256.Create(count)).As<int, T>() };

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide256<T> Mask(bool value) => new() { vector = Vector256.Create(value ? -1L : 0L).As<long, T>() };

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide256<T> AddBits(Wide256<T> left, Wide256<T> right) => typeof(T) == typeof(double)
        ? new() { vector = (left.vector.AsInt64() + right.vector.AsInt64()).As<long, T>() }
        : new() { vector = (left.vector.AsInt32() + right.vector.AsInt32()).As<int, T>() };

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide256<T> SubtractBits(Wide256<T> left, Wide256<T> right) => typeof(T) == typeof(double)
        ? new() { vector = (left.vector.AsInt64() - right.vector.AsInt64()).As<long, T>() }
        : new() { vector = (left.vector.AsInt32() - right.vector.AsInt32()).As<int, T>() };

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide256<T> ShiftLeftBits(Wide256<T> value, int count) => typeof(T) == typeof(double)
        ? new() { vector = (value.vector.AsInt64() << count).As<long, T>() }
        : new() { vector = (value.vector.AsInt32() << count).As<int, T>() };

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide256<T> ShiftRightBits(Wide256<T> value, int count) => typeof(T) == typeof(double)
        ? new() { vector = (value.vector.AsInt64() >>> count).As<long, T>() }
        : new() { vector = (value.vector.AsInt32() >>> count).As<int, T>() };

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide256<T> BroadcastBits(long bits) => typeof(T) == typeof(double)
        ? new() { vector = Vector256.Create(bits).As<long, T>() }
        : new() { vector = Vector256.Create(unchecked((int)bits)).As<int, T>() };

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide256<T> ConvertToBits(Wide256<T> value) => typeof(T) == typeof(double)
        ? new() { vector = Vector256.ConvertToInt64(value.vector.AsDouble()).As<long, T>() }
        : new() { vector = Vector256.ConvertToInt32(value.vector.AsSingle()).As<int, T>() };

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide256<T> ConvertFromBits(Wide256<T> bits) => typeof(T) == typeof(double)
        ? new() { vector = Vector256.ConvertToDouble(bits.vector.AsInt64()).As<double, T>() }
        : new() { vector = Vector256.ConvertToSingle(bits.vector.AsInt32()).As<float, T>() };
}
