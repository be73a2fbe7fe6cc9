using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace AutoDiff.CompilerServices;

/// <content>Comparisons, masks and bits.</content>
public partial struct Wide512<T>
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide512<T> LessThan(Wide512<T> left, Wide512<T> right) => new() { vector = Vector512.LessThan(left.vector, right.vector) };

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide512<T> LessThanOrEqual(Wide512<T> left, Wide512<T> right) =>
        new() { vector = Vector512.LessThanOrEqual(left.vector, right.vector) };

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide512<T> GreaterThan(Wide512<T> left, Wide512<T> right) =>
        new() { vector = Vector512.GreaterThan(left.vector, right.vector) };

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide512<T> GreaterThanOrEqual(Wide512<T> left, Wide512<T> right) =>
        new() { vector = Vector512.GreaterThanOrEqual(left.vector, right.vector) };

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide512<T> EqualTo(Wide512<T> left, Wide512<T> right) => new() { vector = Vector512.Equals(left.vector, right.vector) };

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide512<T> NotEqualTo(Wide512<T> left, Wide512<T> right) => new() { vector = ~Vector512.Equals(left.vector, right.vector) };

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide512<T> And(Wide512<T> left, Wide512<T> right) => new() { vector = left.vector & right.vector };

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide512<T> Or(Wide512<T> left, Wide512<T> right) => new() { vector = left.vector | right.vector };

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide512<T> Xor(Wide512<T> left, Wide512<T> right) => new() { vector = left.vector ^ right.vector };

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide512<T> AndNot(Wide512<T> left, Wide512<T> right) => new() { vector = Vector512.AndNot(left.vector, right.vector) };

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool IsZero(Wide512<T> value) => Vector512.EqualsAll(value.vector, Vector512<T>.Zero);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide512<T> Not(Wide512<T> value) => new() { vector = ~value.vector };

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide512<T> Select(Wide512<T> mask, Wide512<T> whenTrue, Wide512<T> whenFalse) =>
        new() { vector = Vector512.ConditionalSelect(mask.vector, whenTrue.vector, whenFalse.vector) };

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool Any(Wide512<T> mask) => mask.vector.ExtractMostSignificantBits() != 0;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool All(Wide512<T> mask) => (~mask.vector).ExtractMostSignificantBits() == 0;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool IsSet(Wide512<T> mask, int lane)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)lane, (uint)Count);
        return ((mask.vector.ExtractMostSignificantBits() >> lane) & 1) != 0;
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide512<T> FirstLanes(int count) => typeof(T) == typeof(double)
        ? new() { vector = Vector512.LessThan(Vector512.Create(0L, 1, 2, 3, 4, 5, 6, 7), Vector512.Create((long)count)).As<long, T>() }
        : new() { vector = Vector512.LessThan(Vector512.Create(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15), Vector512.Create(count)).As<int, T>() };

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide512<T> Mask(bool value) => new() { vector = Vector512.Create(value ? -1L : 0L).As<long, T>() };

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide512<T> AddBits(Wide512<T> left, Wide512<T> right) => typeof(T) == typeof(double)
        ? new() { vector = (left.vector.AsInt64() + right.vector.AsInt64()).As<long, T>() }
        : new() { vector = (left.vector.AsInt32() + right.vector.AsInt32()).As<int, T>() };

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide512<T> SubtractBits(Wide512<T> left, Wide512<T> right) => typeof(T) == typeof(double)
        ? new() { vector = (left.vector.AsInt64() - right.vector.AsInt64()).As<long, T>() }
        : new() { vector = (left.vector.AsInt32() - right.vector.AsInt32()).As<int, T>() };

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide512<T> ShiftLeftBits(Wide512<T> value, int count) => typeof(T) == typeof(double)
        ? new() { vector = (value.vector.AsInt64() << count).As<long, T>() }
        : new() { vector = (value.vector.AsInt32() << count).As<int, T>() };

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide512<T> ShiftRightBits(Wide512<T> value, int count) => typeof(T) == typeof(double)
        ? new() { vector = (value.vector.AsInt64() >>> count).As<long, T>() }
        : new() { vector = (value.vector.AsInt32() >>> count).As<int, T>() };

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide512<T> BroadcastBits(long bits) => typeof(T) == typeof(double)
        ? new() { vector = Vector512.Create(bits).As<long, T>() }
        : new() { vector = Vector512.Create(unchecked((int)bits)).As<int, T>() };

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide512<T> ConvertToBits(Wide512<T> value) => typeof(T) == typeof(double)
        ? new() { vector = Vector512.ConvertToInt64(value.vector.AsDouble()).As<long, T>() }
        : new() { vector = Vector512.ConvertToInt32(value.vector.AsSingle()).As<int, T>() };

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide512<T> ConvertFromBits(Wide512<T> bits) => typeof(T) == typeof(double)
        ? new() { vector = Vector512.ConvertToDouble(bits.vector.AsInt64()).As<double, T>() }
        : new() { vector = Vector512.ConvertToSingle(bits.vector.AsInt32()).As<float, T>() };
}
