using System.Collections;

namespace AutoDiff.Generator.IR;

/// <summary>The blocks inside a statement, in the order of execution, without memory of their own: most statements have none.</summary>
/// <param name="first">The first block.</param>
/// <param name="second">The second block.</param>
/// <param name="count">How many of them there are.</param>
internal readonly struct BlockList(EquatableArray<IrStatement> first, EquatableArray<IrStatement> second, int count) : IReadOnlyList<EquatableArray<IrStatement>>
{
    private readonly EquatableArray<IrStatement> first = first;
    private readonly EquatableArray<IrStatement> second = second;

    public int Count { get; } = count;

    public EquatableArray<IrStatement> this[int index] => index < Count ? index == 0 ? first : second : throw new ArgumentOutOfRangeException(nameof(index));

    public Enumerator GetEnumerator() => new(this);

    IEnumerator<EquatableArray<IrStatement>> IEnumerable<EquatableArray<IrStatement>>.GetEnumerator() => GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    public struct Enumerator(BlockList list) : IEnumerator<EquatableArray<IrStatement>>
    {
        private readonly BlockList list = list;
        private int next;

        public readonly EquatableArray<IrStatement> Current => list[next - 1];

        readonly object IEnumerator.Current => Current;

        public bool MoveNext() => next < list.Count && next++ >= 0;

        public void Reset() => next = 0;

        public readonly void Dispose()
        {
        }
    }
}
