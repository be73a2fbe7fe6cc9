using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace AutoDiff.CompilerServices;

/// <summary>Tangents, or points, in four vectors of 512 bits: what does not depend on them is computed once for all, and sums over points are written to memory
/// once for four vectors. For generated code.</summary>
/// <typeparam name="T">The real in a lane: <see cref="double"/> or <see cref="float"/>.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly partial struct Wide2048<T> : ILanes<Wide2048<T>, T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    private readonly Vector512<T> first;
    private readonly Vector512<T> second;
    private readonly Vector512<T> third;
    private readonly Vector512<T> fourth;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Wide2048(Vector512<T> first, Vector512<T> second, Vector512<T> third, Vector512<T> fourth)
    {
        this.first = first;
        this.second = second;
        this.third = third;
        this.fourth = fourth;
    }

    /// <inheritdoc/>
    public static int Count
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => 4 * Vector512<T>.Count;
    }

    /// <inheritdoc/>
    public static Wide2048<T> Zero
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => default;
    }

    /// <inheritdoc/>
    public static Wide2048<T> One
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Broadcast(T.One);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide2048<T> Broadcast(T value)
    {
        Vector512<T> all = Vector512.Create(value);
        return new(all, all, all, all);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide2048<T> Load(ref readonly T first) => new(
        Vector512.LoadUnsafe(in first),
        Vector512.LoadUnsafe(in first, (nuint)Vector512<T>.Count),
        Vector512.LoadUnsafe(in first, (nuint)(2 * Vector512<T>.Count)),
        Vector512.LoadUnsafe(in first, (nuint)(3 * Vector512<T>.Count)));

    /// <inheritdoc/>
    public static Wide2048<T> Load(ref readonly T first, int count)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, Count);
        Wide2048<T> result = Broadcast(first);
        for (int lane = 1; lane < count; lane++)
        {
            Element(ref result, lane) = Unsafe.Add(ref Unsafe.AsRef(in first), lane);
        }

        return result;
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Wide2048<T> value, ref T first)
    {
        value.first.StoreUnsafe(ref first);
        value.second.StoreUnsafe(ref first, (nuint)Vector512<T>.Count);
        value.third.StoreUnsafe(ref first, (nuint)(2 * Vector512<T>.Count));
        value.fourth.StoreUnsafe(ref first, (nuint)(3 * Vector512<T>.Count));
    }

    /// <inheritdoc/>
    public static void Store(Wide2048<T> value, ref T first, int count)
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
    public static T Get(Wide2048<T> value, int lane)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)lane, (uint)Count, nameof(lane));
        return Element(ref value, lane);
    }

    /// <inheritdoc/>
    public static Wide2048<T> With(Wide2048<T> value, int lane, T element)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)lane, (uint)Count, nameof(lane));
        Element(ref value, lane) = element;
        return value;
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide2048<T> operator +(Wide2048<T> left, Wide2048<T> right) =>
        new(left.first + right.first, left.second + right.second, left.third + right.third, left.fourth + right.fourth);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide2048<T> operator +(Wide2048<T> left, T right)
    {
        Vector512<T> all = Vector512.Create(right);
        return new(left.first + all, left.second + all, left.third + all, left.fourth + all);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide2048<T> operator +(T left, Wide2048<T> right)
    {
        Vector512<T> all = Vector512.Create(left);
        return new(all + right.first, all + right.second, all + right.third, all + right.fourth);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide2048<T> operator -(Wide2048<T> left, Wide2048<T> right) =>
        new(left.first - right.first, left.second - right.second, left.third - right.third, left.fourth - right.fourth);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide2048<T> operator -(Wide2048<T> left, T right)
    {
        Vector512<T> all = Vector512.Create(right);
        return new(left.first - all, left.second - all, left.third - all, left.fourth - all);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide2048<T> operator -(T left, Wide2048<T> right)
    {
        Vector512<T> all = Vector512.Create(left);
        return new(all - right.first, all - right.second, all - right.third, all - right.fourth);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide2048<T> operator *(Wide2048<T> left, Wide2048<T> right) =>
        new(left.first * right.first, left.second * right.second, left.third * right.third, left.fourth * right.fourth);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide2048<T> operator *(Wide2048<T> left, T right)
    {
        Vector512<T> all = Vector512.Create(right);
        return new(left.first * all, left.second * all, left.third * all, left.fourth * all);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide2048<T> operator *(T left, Wide2048<T> right)
    {
        Vector512<T> all = Vector512.Create(left);
        return new(all * right.first, all * right.second, all * right.third, all * right.fourth);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide2048<T> operator /(Wide2048<T> left, Wide2048<T> right) =>
        new(left.first / right.first, left.second / right.second, left.third / right.third, left.fourth / right.fourth);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide2048<T> operator /(Wide2048<T> left, T right)
    {
        Vector512<T> all = Vector512.Create(right);
        return new(left.first / all, left.second / all, left.third / all, left.fourth / all);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide2048<T> operator /(T left, Wide2048<T> right)
    {
        Vector512<T> all = Vector512.Create(left);
        return new(all / right.first, all / right.second, all / right.third, all / right.fourth);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide2048<T> operator -(Wide2048<T> value)
    {
        Vector512<T> sign = Vector512.Create(T.NegativeZero);
        return new(value.first ^ sign, value.second ^ sign, value.third ^ sign, value.fourth ^ sign);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide2048<T> operator +(Wide2048<T> value) => value;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide2048<T> EqualTo(Wide2048<T> left, Wide2048<T> right) => new(
        Vector512.Equals(left.first, right.first),
        Vector512.Equals(left.second, right.second),
        Vector512.Equals(left.third, right.third),
        Vector512.Equals(left.fourth, right.fourth));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide2048<T> AndNot(Wide2048<T> left, Wide2048<T> right) => new(
        Vector512.AndNot(left.first, right.first),
        Vector512.AndNot(left.second, right.second),
        Vector512.AndNot(left.third, right.third),
        Vector512.AndNot(left.fourth, right.fourth));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool IsZero(Wide2048<T> value) =>
        Vector512.EqualsAll((value.first | value.second) | (value.third | value.fourth), Vector512<T>.Zero);

    private static ref T Element(ref Wide2048<T> value, int lane) => ref Unsafe.Add(ref Unsafe.As<Wide2048<T>, T>(ref value), lane);
}
