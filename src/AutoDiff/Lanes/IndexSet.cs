using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace AutoDiff.CompilerServices;

/// <summary>The inputs, out of 512, that a value depends on: what stands in the place of a tangent when the pattern of a matrix is looked for. For generated code.</summary>
/// <typeparam name="T">The real that the tangent would be of.</typeparam>
/// <remarks>A sum depends on what its terms depend on; a product with a number depends on what the other factor does, also where the number is zero: at
/// another point it may not be. Bit i of the set is input i.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public struct IndexSet<T> : ILaneTangents<IndexSet<T>, T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    /// <summary>The inputs of a sweep.</summary>
    internal const int Size = 512;

    private Vector512<ulong> bits;

    /// <inheritdoc/>
    public static int Count => Size;

    /// <inheritdoc/>
    public static bool AreNumbers => false;

    /// <summary>The empty set.</summary>
    public static IndexSet<T> Zero => default;

    /// <summary>All inputs.</summary>
    public static IndexSet<T> One => new() { bits = Vector512<ulong>.AllBitsSet };

    /// <summary>All inputs, or none for zero.</summary>
    /// <inheritdoc/>
    public static IndexSet<T> Broadcast(T value) => T.IsZero(value) ? Zero : One;

    /// <inheritdoc/>
    public static IndexSet<T> Load(ref readonly T first) => Load(in first, Count);

    /// <inheritdoc/>
    public static IndexSet<T> Load(ref readonly T first, int count)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, Count);
        IndexSet<T> result = T.IsZero(first) || count == Count ? Zero : One;
        for (int i = 0; i < count; i++)
        {
            result = With(result, i, Unsafe.Add(ref Unsafe.AsRef(in first), i));
        }

        return result;
    }

    /// <inheritdoc/>
    public static void Store(IndexSet<T> value, ref T first) => Store(value, ref first, Count);

    /// <inheritdoc/>
    public static void Store(IndexSet<T> value, ref T first, int count)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, Count);
        for (int i = 0; i < count; i++)
        {
            Unsafe.Add(ref first, i) = Get(value, i);
        }
    }

    /// <summary>One if an input is in the set, zero if it is not.</summary>
    /// <inheritdoc/>
    public static T Get(IndexSet<T> value, int lane)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(lane);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(lane, Count);
        return (Word(ref value, lane) >> (lane & 63) & 1) != 0 ? T.One : T.Zero;
    }

    /// <summary>The set with an input, or without it if the element is zero.</summary>
    /// <inheritdoc/>
    public static IndexSet<T> With(IndexSet<T> value, int lane, T element)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(lane);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(lane, Count);
        ulong bit = 1UL << (lane & 63);
        ref ulong word = ref Word(ref value, lane);
        word = T.IsZero(element) ? word & ~bit : word | bit;
        return value;
    }

    /// <inheritdoc cref="Or"/>
    public static IndexSet<T> operator +(IndexSet<T> left, IndexSet<T> right) => Or(left, right);

    /// <inheritdoc/>
    public static IndexSet<T> operator +(IndexSet<T> left, T right) => Or(left, Broadcast(right));

    /// <inheritdoc/>
    public static IndexSet<T> operator +(T left, IndexSet<T> right) => Or(Broadcast(left), right);

    /// <inheritdoc cref="Or"/>
    public static IndexSet<T> operator -(IndexSet<T> left, IndexSet<T> right) => Or(left, right);

    /// <inheritdoc/>
    public static IndexSet<T> operator -(IndexSet<T> left, T right) => Or(left, Broadcast(right));

    /// <inheritdoc/>
    public static IndexSet<T> operator -(T left, IndexSet<T> right) => Or(Broadcast(left), right);

    /// <inheritdoc cref="Or"/>
    public static IndexSet<T> operator *(IndexSet<T> left, IndexSet<T> right) => Or(left, right);

    /// <inheritdoc/>
    public static IndexSet<T> operator *(IndexSet<T> left, T right) => left;

    /// <inheritdoc/>
    public static IndexSet<T> operator *(T left, IndexSet<T> right) => right;

    /// <inheritdoc cref="Or"/>
    public static IndexSet<T> operator /(IndexSet<T> left, IndexSet<T> right) => Or(left, right);

    /// <inheritdoc/>
    public static IndexSet<T> operator /(IndexSet<T> left, T right) => left;

    /// <inheritdoc/>
    public static IndexSet<T> operator /(T left, IndexSet<T> right) => right;

    /// <summary>The same set.</summary>
    /// <inheritdoc/>
    public static IndexSet<T> operator -(IndexSet<T> value) => value;

    /// <inheritdoc/>
    public static IndexSet<T> operator +(IndexSet<T> value) => value;

    /// <summary>All inputs where the sets are the same, or none.</summary>
    /// <inheritdoc/>
    public static IndexSet<T> EqualTo(IndexSet<T> left, IndexSet<T> right) => left.bits == right.bits ? One : Zero;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static IndexSet<T> AndNot(IndexSet<T> left, IndexSet<T> right) => new() { bits = Vector512.AndNot(left.bits, right.bits) };

    /// <summary>What is in either set.</summary>
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static IndexSet<T> Or(IndexSet<T> left, IndexSet<T> right) => new() { bits = left.bits | right.bits };

    /// <summary>Whether the set is empty.</summary>
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool IsZero(IndexSet<T> value) => value.bits == Vector512<ulong>.Zero;

    /// <summary>The 64 bits that a lane's lies in.</summary>
    internal static ref ulong Word(ref IndexSet<T> value, int lane) => ref Unsafe.Add(ref Unsafe.As<IndexSet<T>, ulong>(ref value), lane >> 6);
}
