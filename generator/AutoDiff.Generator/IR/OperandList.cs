using System.Collections;

namespace AutoDiff.Generator.IR;

/// <summary>The operands of an expression or statement, in order, without memory of their own: every pass asks every statement for them.</summary>
internal readonly struct OperandList : IReadOnlyCollection<Operand>
{
    private readonly Operand? first;
    private readonly Operand? second;
    private readonly Operand? third;
    private readonly EquatableArray<Operand> middle;
    private readonly Operand? last;

    /// <param name="first">The first operand, if there is one.</param>
    /// <param name="second">The second.</param>
    /// <param name="third">The third.</param>
    public OperandList(Operand? first = null, Operand? second = null, Operand? third = null)
    {
        this.first = first;
        this.second = second;
        this.third = third;
    }

    /// <param name="middle">The operands of a list.</param>
    /// <param name="first">What stands before them.</param>
    /// <param name="second">What stands between that and them.</param>
    /// <param name="last">What stands behind them.</param>
    public OperandList(EquatableArray<Operand> middle, Operand? first = null, Operand? second = null, Operand? last = null)
        : this(first, second)
    {
        this.middle = middle;
        this.last = last;
    }

    public int Count => (first is null ? 0 : 1) + (second is null ? 0 : 1) + (third is null ? 0 : 1) + middle.Count + (last is null ? 0 : 1);

    /// <summary>These and one more.</summary>
    public OperandList Append(Operand operand) => last is null
        ? new OperandList(middle, first, second, operand)
        : throw new InvalidOperationException("The list is full.");

    public bool Any(Func<Operand, bool> predicate)
    {
        foreach (Operand operand in this)
        {
            if (predicate(operand))
            {
                return true;
            }
        }

        return false;
    }

    public bool All(Func<Operand, bool> predicate)
    {
        foreach (Operand operand in this)
        {
            if (!predicate(operand))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Whether the variable is one of them.</summary>
    public bool Mentions(int variable)
    {
        foreach (Operand operand in this)
        {
            if (operand is VariableOperand { Variable.Id: var id } && id == variable)
            {
                return true;
            }
        }

        return false;
    }

    public Enumerator GetEnumerator() => new(this);

    IEnumerator<Operand> IEnumerable<Operand>.GetEnumerator() => GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    public struct Enumerator(OperandList list) : IEnumerator<Operand>
    {
        private readonly OperandList list = list;
        private int next;

        public Operand Current { get; private set; } = null!;

        readonly object IEnumerator.Current => Current;

        public bool MoveNext()
        {
            while (true)
            {
                int position = next++;
                int inMiddle = position - 3;
                Operand? operand;
                if (position < 3)
                {
                    operand = position switch { 0 => list.first, 1 => list.second, _ => list.third };
                }
                else if (inMiddle < list.middle.Count)
                {
                    operand = list.middle[inMiddle];
                }
                else if (inMiddle == list.middle.Count)
                {
                    operand = list.last;
                }
                else
                {
                    return false;
                }

                if (operand is not null)
                {
                    Current = operand;
                    return true;
                }
            }
        }

        public void Reset() => next = 0;

        public readonly void Dispose()
        {
        }
    }
}
