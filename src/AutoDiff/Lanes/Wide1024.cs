using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace AutoDiff.CompilerServices;

/// <summary>Tangents in two vectors of 512 bits: what does not depend on the tangents is computed once for all of them. For generated code.</summary>
/// <typeparam name="T">The real in a lane: <see cref="double"/> or <see cref="float"/>.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct Wide1024<T> : ILaneTangents<Wide1024<T>, T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    private readonly Vector512<T> first;
    private readonly Vector512<T> second;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Wide1024(Vector512<T> first, Vector512<T> second)
    {
        this.first = first;
        this.second = second;
    }

    /// <inheritdoc/>
    public static int Count
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => 2 * Vector512<T>.Count;
    }

    /// <inheritdoc/>
    public static Wide1024<T> Zero
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => default;
    }

    /// <inheritdoc/>
    public static Wide1024<T> One
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Broadcast(T.One);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide1024<T> Broadcast(T value)
    {
        Vector512<T> all = Vector512.Create(value);
        return new(all, all);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide1024<T> Load(ref readonly T first) => new(
        Vector512.LoadUnsafe(in first),
        Vector512.LoadUnsafe(in first, (nuint)Vector512<T>.Count));

    /// <inheritdoc/>
    public static Wide1024<T> Load(ref readonly T first, int count)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, Count);
        Wide1024<T> result = Broadcast(first);
        for (int lane = 1; lane < count; lane++)
        {
            Element(ref result, lane) = Unsafe.Add(ref Unsafe.AsRef(in first), lane);
        }

        return result;
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Wide1024<T> value, ref T first)
    {
        value.first.StoreUnsafe(ref first);
        value.second.StoreUnsafe(ref first, (nuint)Vector512<T>.Count);
    }

    /// <inheritdoc/>
    public static void Store(Wide1024<T> value, ref T first, int count)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, Count);
        int lane = 0;
        for (; lane + Vector512<T>.Count <= count; lane += Vector512<T>.Count)
        {
            Vector512.LoadUnsafe(ref Element(ref value, lane)).StoreUnsafe(ref first, (nuint)lane);
        }

        for (; lane < count; lane++)
        {
            Unsafe.Add(ref first, lane) = Element(ref value, lane);
        }
    }

    /// <inheritdoc/>
    public static T Get(Wide1024<T> value, int lane)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)lane, (uint)Count, nameof(lane));
        return Element(ref value, lane);
    }

    /// <inheritdoc/>
    public static Wide1024<T> With(Wide1024<T> value, int lane, T element)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)lane, (uint)Count, nameof(lane));
        Element(ref value, lane) = element;
        return value;
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide1024<T> operator +(Wide1024<T> left, Wide1024<T> right) =>
        new(left.first + right.first, left.second + right.second);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide1024<T> operator +(Wide1024<T> left, T right)
    {
        Vector512<T> all = Vector512.Create(right);
        return new(left.first + all, left.second + all);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide1024<T> operator +(T left, Wide1024<T> right)
    {
        Vector512<T> all = Vector512.Create(left);
        return new(all + right.first, all + right.second);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide1024<T> operator -(Wide1024<T> left, Wide1024<T> right) =>
        new(left.first - right.first, left.second - right.second);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide1024<T> operator -(Wide1024<T> left, T right)
    {
        Vector512<T> all = Vector512.Create(right);
        return new(left.first - all, left.second - all);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide1024<T> operator -(T left, Wide1024<T> right)
    {
        Vector512<T> all = Vector512.Create(left);
        return new(all - right.first, all - right.second);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide1024<T> operator *(Wide1024<T> left, Wide1024<T> right) =>
        new(left.first * right.first, left.second * right.second);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide1024<T> operator *(Wide1024<T> left, T right)
    {
        Vector512<T> all = Vector512.Create(right);
        return new(left.first * all, left.second * all);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide1024<T> operator *(T left, Wide1024<T> right)
    {
        Vector512<T> all = Vector512.Create(left);
        return new(all * right.first, all * right.second);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide1024<T> operator /(Wide1024<T> left, Wide1024<T> right) =>
        new(left.first / right.first, left.second / right.second);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide1024<T> operator /(Wide1024<T> left, T right)
    {
        Vector512<T> all = Vector512.Create(right);
        return new(left.first / all, left.second / all);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide1024<T> operator /(T left, Wide1024<T> right)
    {
        Vector512<T> all = Vector512.Create(left);
        return new(all / right.first, all / right.second);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide1024<T> operator -(Wide1024<T> value)
    {
        Vector512<T> sign = Vector512.Create(T.NegativeZero);
        return new(value.first ^ sign, value.second ^ sign);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide1024<T> operator +(Wide1024<T> value) => value;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide1024<T> EqualTo(Wide1024<T> left, Wide1024<T> right) => new(
        Vector512.Equals(left.first, right.first),
        Vector512.Equals(left.second, right.second));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide1024<T> AndNot(Wide1024<T> left, Wide1024<T> right) => new(
        Vector512.AndNot(left.first, right.first),
        Vector512.AndNot(left.second, right.second));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide1024<T> Or(Wide1024<T> left, Wide1024<T> right) => new(left.first | right.first, left.second | right.second);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool IsZero(Wide1024<T> value) => Vector512.EqualsAll(value.first | value.second, Vector512<T>.Zero);

    private static ref T Element(ref Wide1024<T> value, int lane) => ref Unsafe.Add(ref Unsafe.As<Wide1024<T>, T>(ref value), lane);
}
