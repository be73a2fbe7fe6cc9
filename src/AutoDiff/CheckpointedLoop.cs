namespace AutoDiff;

/// <summary>The iterations of a checkpointed loop, made by <see cref="Diff.Checkpoint"/>: 0, 1, ..., count - 1.</summary>
public readonly struct CheckpointedLoop
{
    internal CheckpointedLoop(int count, int budget)
    {
        Count = count;
        Budget = budget;
    }

    /// <summary>How many iterations the loop makes.</summary>
    public int Count { get; }

    /// <summary>The most snapshots that the reverse sweep keeps at a time.</summary>
    public int Budget { get; }

    /// <summary>Starts the iteration.</summary>
    public Enumerator GetEnumerator() => new(Count);

    /// <summary>Counts the iterations of a <see cref="CheckpointedLoop"/>.</summary>
    public struct Enumerator
    {
        private readonly int _count;

        internal Enumerator(int count)
        {
            _count = count;
            Current = -1;
        }

        /// <summary>The number of the current iteration.</summary>
        public int Current { readonly get; private set; }

        /// <summary>Goes to the next iteration, if there is one.</summary>
        public bool MoveNext()
        {
            int next = Current + 1;
            if (next >= _count)
            {
                return false;
            }

            Current = next;
            return true;
        }
    }
}
