using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace AutoDiff.CompilerServices;

/// <summary>
/// The storage of a reverse sweep: blocks of typed values, released in the opposite order of their reservation.
/// Memory is kept from one rent to the next, so that nothing is allocated once warm. For generated code.
/// </summary>
/// <remarks>
/// Values without references lie in chunks of bytes that never move: a span stays valid while the tape grows. Chunks begin where a
/// cache line does, so that vectors which follow one another do not straddle two lines. Types
/// that hold references have an arena each, found by type. A tape belongs to one sweep at a time and is not thread-safe;
/// each thread keeps its own.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed partial class Tape
{
    private const int FirstChunkSize = 1 << 16;
    private const int LargestGrowth = 1 << 26;
    private const int Alignment = 8;
    private const int LineSize = 64;

    /// <summary>The tapes that this thread has returned, linked by <see cref="_nextFree"/>.</summary>
    [ThreadStatic]
    private static Tape? t_free;

    private Tape? _nextFree;
    private bool _isRented;

    /// <summary>All chunks so far with the bytes in use in each that is not current.</summary>
    private readonly List<(byte[] Bytes, int Used)> _chunks = [];

    private int _current;
    private byte[] _chunk;

    /// <summary>Where the first cache line of the chunk begins, and how many bytes there are from there on.</summary>
    private int _origin;
    private int _capacity;
    private int _used;

    private Tape()
    {
        Use(Allocate(FirstChunkSize));
        _chunks.Add((_chunk, 0));
    }

    /// <summary>An empty tape, one that this thread has returned if there is one.</summary>
    public static Tape Rent()
    {
        Tape? tape = t_free;
        if (tape is null)
        {
            tape = new Tape();
        }
        else
        {
            t_free = tape._nextFree;
            tape._nextFree = null;
        }

        tape._isRented = true;
        return tape;
    }

    /// <summary>
    /// Releases everything and gives the tape back. A tape that is never returned, say after an exception, is only
    /// garbage.
    /// </summary>
    public void Return()
    {
        if (!_isRented)
        {
            return;
        }

        _isRented = false;
        if (_current != 0)
        {
            _current = 0;
            Use(_chunks[0].Bytes);
        }

        _used = 0;
        ClearReferences();
        _nextFree = t_free;
        t_free = this;
    }

    /// <summary>A new block on top of the tape. Its contents are undefined.</summary>
    /// <typeparam name="T">The type of the values.</typeparam>
    /// <param name="count">How many values the block holds.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Span<T> Reserve<T>(int count)
    {
        if (RuntimeHelpers.IsReferenceOrContainsReferences<T>())
        {
            return ReserveReferences<T>(count);
        }

        ulong size = SizeOf<T>(count);
        int start = _used;

        // The usual way first: the compiler keeps what is in registers there, and goes to memory around the call only.
        if (size <= (ulong)(_capacity - start))
        {
            _used = start + (int)size;
            return BlockAt<T>(start, count);
        }

        return ReserveInNextChunk<T>(count);
    }

    /// <summary>A new block on top of the tape, filled with zeros.</summary>
    /// <typeparam name="T">The type of the values.</typeparam>
    /// <param name="count">How many values the block holds.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Span<T> ReserveCleared<T>(int count)
    {
        Span<T> block = Reserve<T>(count);
        block.Clear();
        return block;
    }

    /// <summary>
    /// Takes the topmost block off the tape and gives it back with what was last written to it; it stays readable until
    /// the next reservation.
    /// </summary>
    /// <typeparam name="T">The type of the values, as in the reservation.</typeparam>
    /// <param name="count">How many values the block holds, as in the reservation.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Span<T> Release<T>(int count)
    {
        if (RuntimeHelpers.IsReferenceOrContainsReferences<T>())
        {
            return ReleaseReferences<T>(count);
        }

        ulong size = SizeOf<T>(count);
        if (size <= (ulong)_used)
        {
            int start = _used - (int)size;
            _used = start;
            return BlockAt<T>(start, count);
        }

        return ReleaseFromPreviousChunk<T>(count);
    }

    /// <summary>The bytes of a block, rounded up to the alignment; a negative count gives more than any chunk holds.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong SizeOf<T>(int count) =>
        (((ulong)(uint)count * (uint)Unsafe.SizeOf<T>()) + (Alignment - 1)) & ~(ulong)(Alignment - 1);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Span<T> BlockAt<T>(int start, int count) =>
        MemoryMarshal.CreateSpan(
            ref Unsafe.As<byte, T>(ref Unsafe.AddByteOffset(ref MemoryMarshal.GetArrayDataReference(_chunk), (nint)(uint)(_origin + start))),
            count);

    private static byte[] Allocate(int size) => GC.AllocateUninitializedArray<byte>(size, pinned: true);

    [MemberNotNull(nameof(_chunk))]
    private unsafe void Use(byte[] chunk)
    {
        _chunk = chunk;
        _origin = (int)(-(nint)Unsafe.AsPointer(ref MemoryMarshal.GetArrayDataReference(chunk)) & (LineSize - 1));
        _capacity = chunk.Length - LineSize;
    }


    [MethodImpl(MethodImplOptions.NoInlining)]
    private Span<T> ReserveInNextChunk<T>(int count)
    {
        ulong size = SizeOf<T>(count);
        if (count < 0 || size > (ulong)(Array.MaxLength - LineSize))
        {
            ThrowCount(count);
        }

        _chunks[_current] = (_chunk, _used);
        int next = _current + 1;
        if (next == _chunks.Count || (ulong)(_chunks[next].Bytes.Length - LineSize) < size)
        {
            long grown = Math.Min(2L * _chunk.Length, Math.Max(LargestGrowth, _chunk.Length));
            byte[] bytes = Allocate((int)Math.Max((long)size + LineSize, Math.Min(grown, Array.MaxLength)));
            if (next == _chunks.Count)
            {
                _chunks.Add((bytes, 0));
            }
            else
            {
                // The chunk above the current one is empty and too small for the block.
                _chunks[next] = (bytes, 0);
            }
        }

        _current = next;
        Use(_chunks[next].Bytes);
        _used = (int)size;
        return BlockAt<T>(0, count);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private Span<T> ReleaseFromPreviousChunk<T>(int count)
    {
        while (_used == 0 && _current > 0)
        {
            _current--;
            (byte[] bytes, _used) = _chunks[_current];
            Use(bytes);
        }

        ulong size = SizeOf<T>(count);
        if (count < 0 || size > (ulong)_used)
        {
            ThrowUnbalanced(count);
        }

        _used -= (int)size;
        return BlockAt<T>(_used, count);
    }

    [DoesNotReturn]
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void ThrowCount(int count)
    {
        if (count < 0)
        {
            throw new ArgumentOutOfRangeException(nameof(count), count, "A block cannot have a negative number of values.");
        }

        throw new OutOfMemoryException($"A block of {count} values is larger than the largest array.");
    }

    [DoesNotReturn]
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void ThrowUnbalanced(int count) =>
        throw new InvalidOperationException($"A block of {count} values is released that is not the topmost one of the tape.");
}
