using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace AutoDiff.CompilerServices;

/// <content>Comparisons, masks and bits.</content>
public partial struct Wide128<T>
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide128<T> LessThan(Wide128<T> left, Wide128<T> right) => new() { vector = Vector128.LessThan(left.vector, right.vector) };

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide128<T> LessThanOrEqual(Wide128<T> left, Wide128<T> right) =>
        new() { vector = Vector128.LessThanOrEqual(left.vector, right.vector) };

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide128<T> GreaterThan(Wide128<T> left, Wide128<T> right) =>
        new() { vector = Vector128.GreaterThan(left.vector, right.vector) };

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide128<T> GreaterThanOrEqual(Wide128<T> left, Wide128<T> right) =>
        new() { vector = Vector128.GreaterThanOrEqual(left.vector, right.vector) };

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide128<T> EqualTo(Wide128<T> left, Wide128<T> right) => new() { vector = Vector128.Equals(left.vector, right.vector) };

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide128<T> NotEqualTo(Wide128<T> left, Wide128<T> right) => new() { vector = ~Vector128.Equals(left.vector, right.vector) };

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide128<T> And(Wide128<T> left, Wide128<T> right) => new() { vector = left.vector & right.vector };

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide128<T> Or(Wide128<T> left, Wide128<T> right) => new() { vector = left.vector | right.vector };

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide128<T> Xor(Wide128<T> left, Wide128<T> right) => new() { vector = left.vector ^ right.vector };

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide128<T> AndNot(Wide128<T> left, Wide128<T> right) => new() { vector = Vector128.AndNot(left.vector, right.vector) };

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool IsZero(Wide128<T> value) => Vector128.EqualsAll(value.vector, Vector128<T>.Zero);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide128<T> Not(Wide128<T> value) => new() { vector = ~value.vector };

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide128<T> Select(Wide128<T> mask, Wide128<T> whenTrue, Wide128<T> whenFalse) =>
        new() { vector = Vector128.ConditionalSelect(mask.vector, whenTrue.vector, whenFalse.vector) };

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool Any(Wide128<T> mask) => mask.vector.ExtractMostSignificantBits() != 0;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool All(Wide128<T> mask) => (~mask.vector).ExtractMostSignificantBits() == 0;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool IsSet(Wide128<T> mask, int lane)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)lane, (uint)Count);
        return ((mask.vector.ExtractMostSignificantBits() >> lane) & 1) != 0;
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide128<T> FirstLanes(int count) => typeof(T) == typeof(double)
        ? new() { vector = Vector128.LessThan(Vector128.Create(0L, 1), Vector128.Create((long)count)).As<long, T>() }
        : new() { vector = Vector128.LessThan(Vector128.Create(0, 1, 2, 3), Vector128.Create(count)).As<int, T>() };

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide128<T> Mask(bool value) => new() { vector = Vector128.Create(value ? -1L : 0L).As<long, T>() };

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide128<T> AddBits(Wide128<T> left, Wide128<T> right) => typeof(T) == typeof(double)
        ? new() { vector = (left.vector.AsInt64() + right.vector.AsInt64()).As<long, T>() }
        : new() { vector = (left.vector.AsInt32() + right.vector.AsInt32()).As<int, T>() };

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide128<T> SubtractBits(Wide128<T> left, Wide128<T> right) => typeof(T) == typeof(double)
        ? new() { vector = (left.vector.AsInt64() - right.vector.AsInt64()).As<long, T>() }
        : new() { vector = (left.vector.AsInt32() - right.vector.AsInt32()).As<int, T>() };

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide128<T> ShiftLeftBits(Wide128<T> value, int count) => typeof(T) == typeof(double)
        ? new() { vector = (value.vector.AsInt64() << count).As<long, T>() }
        : new() { vector = (value.vector.AsInt32() << count).As<int, T>() };

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide128<T> ShiftRightBits(Wide128<T> value, int count) => typeof(T) == typeof(double)
        ? new() { vector = (value.vector.AsInt64() >>> count).As<long, T>() }
        : new() { vector = (value.vector.AsInt32() >>> count).As<int, T>() };

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide128<T> BroadcastBits(long bits) => typeof(T) == typeof(double)
        ? new() { vector = Vector128.Create(bits).As<long, T>() }
        : new() { vector = Vector128.Create(unchecked((int)bits)).As<int, T>() };

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide128<T> ConvertToBits(Wide128<T> value) => typeof(T) == typeof(double)
        ? new() { vector = Vector128.ConvertToInt64(value.vector.AsDouble()).As<long, T>() }
        : new() { vector = Vector128.ConvertToInt32(value.vector.AsSingle()).As<int, T>() };

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide128<T> ConvertFromBits(Wide128<T> bits) => typeof(T) == typeof(double)
        ? new() { vector = Vector128.ConvertToDouble(bits.vector.AsInt64()).As<double, T>() }
        : new() { vector = Vector128.ConvertToSingle(bits.vector.AsInt32()).As<float, T>() };
}
