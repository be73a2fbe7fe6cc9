using AutoDiff.Generator.IR;

namespace AutoDiff.Generator.Transforms.Series;

/// <summary>Where series are kept.</summary>
internal sealed partial class Taylor
{
    /// <summary>The series of a variable, or the memory that holds series in the place of its elements.</summary>
    private readonly Dictionary<int, IrVariable> series = [];

    /// <summary>The parts of tuples and structs that hold series, by variable and path.</summary>
    private readonly Dictionary<(int Variable, string Path), IrVariable> parts = [];

    /// <summary>The memory of temporaries that are done with.</summary>
    private readonly Dictionary<string, Stack<IrVariable>> free = new(StringComparer.Ordinal);

    /// <summary>The temporaries that gave their memory from this pool, by variable.</summary>
    private readonly HashSet<int> pooled = [];

    private IrVariable Series(IrVariable primal) => series.TryGetValue(primal.Id, out IrVariable? known)
        ? known
        : series[primal.Id] = primal.Type is RealType real ? NewSlot(real, primal.Name) : new IrVariable(ids.Take(), primal.Name, SeriesType(primal.Type));

    /// <summary>Memory for one series.</summary>
    private IrVariable NewSlot(RealType real, string name)
    {
        IrVariable slot = new(ids.Take(), name.Length == 0 ? "t" : name, SequenceType.SpanOf(real));
        prologue.Add(new LetStatement(slot, new TapeReserveExpression(Tape(), new VariableOperand(terms), SequenceType.SpanOf(real))));
        return slot;
    }

    /// <summary>Memory for a temporary.</summary>
    private IrVariable Take(RealType real) =>
        free.TryGetValue(real.Code, out Stack<IrVariable>? slots) && slots.Count > 0 ? slots.Pop() : NewSlot(real, "");

    private void GiveBack(IrVariable slot)
    {
        string code = ((SequenceType)slot.Type).Element.Code;
        if (!free.TryGetValue(code, out Stack<IrVariable>? slots))
        {
            free[code] = slots = new Stack<IrVariable>();
        }

        slots.Push(slot);
    }

    /// <summary>The memory of what is defined in a statement and never assigned again: a temporary's is taken from the pool.</summary>
    private IrVariable Target(IrVariable primal)
    {
        if (primal.Name.Length > 0 || assigned.Contains(primal.Id) || series.ContainsKey(primal.Id))
        {
            return Series(primal);
        }

        pooled.Add(primal.Id);
        return series[primal.Id] = Take((RealType)primal.Type);
    }

    /// <summary>Gives back the memory of temporaries whose last use was at <paramref name="index"/>.</summary>
    private void Release(IReadOnlyDictionary<int, int> lastUses, int index, List<int> defined)
    {
        for (int i = defined.Count - 1; i >= 0; i--)
        {
            if (!lastUses.TryGetValue(defined[i], out int last) || last <= index)
            {
                if (pooled.Remove(defined[i]))
                {
                    GiveBack(series[defined[i]]);
                }

                series.Remove(defined[i]);
                defined.RemoveAt(i);
            }
        }
    }

    /// <summary>The type of memory that holds series in the place of reals.</summary>
    private IrType SeriesType(IrType type) => type is SequenceType && IsSeriesMemory(type)
        ? type
        : throw new TransformException($"active data is kept in a '{type.Code}', which has no form for series");

    /// <summary>The real parts of a value with their paths, in the order of declaration.</summary>
    private IEnumerable<(string Path, RealType Real)> LeavesOf(IrType type, string path)
    {
        switch (type)
        {
            case RealType real:
                yield return (path, real);
                break;
            case AggregateType { Kind: not AggregateKind.Class } aggregate when isHidden && layouts.TryGetValue(aggregate.Code, out AggregateLayout? layout):
                foreach (IrField field in layout.Fields)
                {
                    if (!field.IsActive)
                    {
                        throw new TransformException($"the result has the part '{field.Name}', which carries no derivative");
                    }

                    foreach ((string inner, RealType real) in LeavesOf(field.Type, path + "_" + field.Name))
                    {
                        yield return (inner, real);
                    }
                }

                break;
            default:
                throw new TransformException("the result is not a plain real number");
        }
    }
}
