using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace AutoDiff.CompilerServices;

/// <summary>The part of memory that a loop visits, checked once instead of in each iteration. For generated code.</summary>
/// <remarks>The length of a view is the number that it was asked for, so that the JIT sees that an index below that number needs no
/// check.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class View
{
    /// <summary>The elements from <paramref name="start"/> on; of an empty view the start may be anything.</summary>
    /// <typeparam name="T">The type of the elements.</typeparam>
    /// <param name="memory">The memory.</param>
    /// <param name="start">The index of the first element.</param>
    /// <param name="count">The number of elements, not negative.</param>
    /// <exception cref="IndexOutOfRangeException">There are no such elements.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Span<T> Of<T>(Span<T> memory, int start, int count)
    {
        int first = First(memory.Length, start, count);
        return MemoryMarshal.CreateSpan(ref Unsafe.Add(ref MemoryMarshal.GetReference(memory), first), count);
    }

    /// <inheritdoc cref="Of{T}(Span{T}, int, int)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ReadOnlySpan<T> Of<T>(ReadOnlySpan<T> memory, int start, int count)
    {
        int first = First(memory.Length, start, count);
        return MemoryMarshal.CreateReadOnlySpan(ref Unsafe.Add(ref MemoryMarshal.GetReference(memory), first), count);
    }

    /// <inheritdoc cref="Of{T}(Span{T}, int, int)"/>
    /// <exception cref="NullReferenceException"><paramref name="memory"/> is null and the view is not empty.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Span<T> Of<T>(T[] memory, int start, int count)
    {
        Span<T> all = memory;
        int first = First(all.Length, start, count, memory is null);
        return MemoryMarshal.CreateSpan(ref Unsafe.Add(ref MemoryMarshal.GetReference(all), first), count);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int First(int length, int start, int count, bool isNull = false)
    {
        if ((ulong)(uint)start + (uint)count <= (uint)length)
        {
            return start;
        }

        if (count != 0)
        {
            if (isNull)
            {
                ThrowNull();
            }

            ThrowIndex();
        }

        return 0;
    }

    // Each throws and does nothing else: so the JIT knows that the call does not return, leaves it a call and moves it out of the way.
    [DoesNotReturn]
    private static void ThrowIndex() => throw new IndexOutOfRangeException();

    [DoesNotReturn]
    private static void ThrowNull() => throw new NullReferenceException();
}
