using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace AutoDiff.CompilerServices;

/// <summary>Four elements of four points at a time: vectors of an element of several points become elements of a point that lie together.</summary>
internal static class LaneTransposition
{
    /// <summary>The elements, and the points, of a block.</summary>
    private const int Block = 4;

    /// <summary>Whether there are blocks: of doubles, where the machine has vectors of four, from rows that are as long.</summary>
    /// <typeparam name="TLanes">The lanes.</typeparam>
    /// <typeparam name="T">The real in them.</typeparam>
    /// <param name="length">The number of elements of a row.</param>
    /// <param name="count">How many points there are.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool IsPossible<TLanes, T>(int length, int count)
        where TLanes : unmanaged, ILanes<TLanes, T>
        where T : unmanaged, IFloatingPointIeee754<T> =>
        Avx.IsSupported && typeof(T) == typeof(double) && length >= Block && count == TLanes.Count && count >= Block;

    /// <summary>Writes a row for each lane.</summary>
    /// <param name="elements">Element <c>i</c> of lane <c>l</c> at <c>i · lanes + l</c>.</param>
    /// <param name="lanes">The number of lanes, a multiple of four.</param>
    /// <param name="all">Where the row of the first lane begins.</param>
    /// <param name="stride">How far apart the rows are.</param>
    public static void Store(ReadOnlySpan<double> elements, int lanes, Span<double> all, int stride)
    {
        int length = elements.Length / lanes;

        // The bounds are those of the last row; a block then stays within its row.
        ref double target = ref MemoryMarshal.GetReference(all[..(((lanes - 1) * stride) + length)]);
        ref double source = ref MemoryMarshal.GetReference(elements);
        for (int i = 0; i < length; i += Block)
        {
            // The last block ends with the row: elements that it shares with the one before are written twice.
            int first = Math.Min(i, length - Block);
            for (int lane = 0; lane < lanes; lane += Block)
            {
                Store(ref Unsafe.Add(ref source, (first * lanes) + lane), lanes, ref Unsafe.Add(ref target, (lane * stride) + first), stride);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store(ref double source, int lanes, ref double target, int stride)
    {
        Vector256<double> a = Vector256.LoadUnsafe(ref source);
        Vector256<double> b = Vector256.LoadUnsafe(ref source, (nuint)lanes);
        Vector256<double> c = Vector256.LoadUnsafe(ref source, (nuint)lanes * 2);
        Vector256<double> d = Vector256.LoadUnsafe(ref source, (nuint)lanes * 3);
        Vector256<double> evenAB = Avx.UnpackLow(a, b), oddAB = Avx.UnpackHigh(a, b);
        Vector256<double> evenCD = Avx.UnpackLow(c, d), oddCD = Avx.UnpackHigh(c, d);
        Avx.Permute2x128(evenAB, evenCD, 0x20).StoreUnsafe(ref target);
        Avx.Permute2x128(oddAB, oddCD, 0x20).StoreUnsafe(ref target, (nuint)stride);
        Avx.Permute2x128(evenAB, evenCD, 0x31).StoreUnsafe(ref target, (nuint)stride * 2);
        Avx.Permute2x128(oddAB, oddCD, 0x31).StoreUnsafe(ref target, (nuint)stride * 3);
    }
}
