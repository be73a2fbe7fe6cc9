using System.Runtime.CompilerServices;

namespace AutoDiff.CompilerServices;

public sealed partial class Tape
{
    /// <summary>One arena per type with references that was ever reserved; few, so that a search is quick.</summary>
    private ReferenceArena[] _references = [];

    [MethodImpl(MethodImplOptions.NoInlining)]
    private Span<T> ReserveReferences<T>(int count) => ArenaOf<T>().Reserve(count);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private Span<T> ReleaseReferences<T>(int count) => ArenaOf<T>().Release(count);

    private ReferenceArena<T> ArenaOf<T>()
    {
        foreach (ReferenceArena candidate in _references)
        {
            // The exact type: an arena of strings must not pass for one of objects.
            if (candidate.GetType() == typeof(ReferenceArena<T>))
            {
                return Unsafe.As<ReferenceArena<T>>(candidate);
            }
        }

        var arena = new ReferenceArena<T>();
        _references = [.. _references, arena];
        return arena;
    }

    private void ClearReferences()
    {
        foreach (ReferenceArena arena in _references)
        {
            arena.Clear();
        }
    }

    /// <summary>What all arenas of values with references have in common.</summary>
    private abstract class ReferenceArena
    {
        /// <summary>Releases every block, and lets go of the objects in it.</summary>
        public abstract void Clear();
    }

    /// <summary>Blocks of values with references: chunks of arrays that never move.</summary>
    private sealed class ReferenceArena<T> : ReferenceArena
    {
        private const int FirstChunkLength = 256;
        private const int LargestGrowth = 1 << 20;

        /// <summary>All chunks, with what is in use of each and what was in use at most since the last clearing.</summary>
        private readonly List<Chunk> _chunks = [new Chunk(FirstChunkLength)];

        private int _current;

        public Span<T> Reserve(int count)
        {
            Chunk chunk = _chunks[_current];
            if ((uint)count > (uint)(chunk.Values.Length - chunk.Used))
            {
                if (count < 0)
                {
                    ThrowCount(count);
                }

                chunk = Next(count);
            }

            int start = chunk.Used;
            chunk.Used += count;
            chunk.Touched = Math.Max(chunk.Touched, chunk.Used);
            return new Span<T>(chunk.Values, start, count);
        }

        public Span<T> Release(int count)
        {
            Chunk chunk = _chunks[_current];
            if ((uint)count > (uint)chunk.Used)
            {
                while (chunk.Used == 0 && _current > 0)
                {
                    chunk = _chunks[--_current];
                }

                if ((uint)count > (uint)chunk.Used)
                {
                    ThrowUnbalanced(count);
                }
            }

            chunk.Used -= count;
            return new Span<T>(chunk.Values, chunk.Used, count);
        }

        public override void Clear()
        {
            foreach (Chunk chunk in _chunks)
            {
                Array.Clear(chunk.Values, 0, chunk.Touched);
                chunk.Used = 0;
                chunk.Touched = 0;
            }

            _current = 0;
        }

        private Chunk Next(int count)
        {
            int length = _chunks[_current].Values.Length;
            int next = _current + 1;
            if (next == _chunks.Count || _chunks[next].Values.Length < count)
            {
                var fresh = new Chunk(Math.Max(count, length < LargestGrowth ? 2 * length : length));
                if (next == _chunks.Count)
                {
                    _chunks.Add(fresh);
                }
                else
                {
                    _chunks[next] = fresh;
                }
            }

            _current = next;
            return _chunks[next];
        }

        private sealed class Chunk(int length)
        {
            public T[] Values { get; } = new T[length];

            public int Used { get; set; }

            public int Touched { get; set; }
        }
    }
}
