using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace AutoDiff.Benchmarks.Batch;

/// <summary>Vectors that begin where a cache line does: an array's do not, and each access would touch two lines.</summary>
internal sealed class AlignedVectors
{
    private readonly double[] _memory;
    private readonly int _offset;
    private readonly int _count;

    /// <param name="count">How many.</param>
    public AlignedVectors(int count)
    {
        _count = 8 * count;
        _memory = GC.AllocateArray<double>(_count + 8, pinned: true);
        long address = Marshal.UnsafeAddrOfPinnedArrayElement(_memory, 0).ToInt64();
        _offset = (int)((-address & 63) / sizeof(double));
    }

    /// <summary>The vectors.</summary>
    public Span<Vector512<double>> Span => MemoryMarshal.Cast<double, Vector512<double>>(_memory.AsSpan(_offset, _count));
}
