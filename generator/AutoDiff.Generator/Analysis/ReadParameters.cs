using AutoDiff.Generator.IR;

namespace AutoDiff.Generator.Analysis;

/// <summary>The parameters whose memory a method reads and no more: it writes nothing there, and neither returns nor keeps any of it.</summary>
/// <remarks>By their uses alone: whatever is not known to be a reading counts as more. What is read out of the memory and is memory itself, such as a
/// row of an array or an array of an object, is followed.</remarks>
internal sealed class ReadParameters
{
    private readonly Func<CallStatement, int, bool> isRead;
    private readonly HashSet<int> used = [];
    private readonly Dictionary<int, int> partOf = [];

    private ReadParameters(Func<CallStatement, int, bool> isRead) => this.isRead = isRead;

    /// <param name="method">The method, as it was lowered.</param>
    /// <param name="isRead">Whether a call only reads the argument of a number.</param>
    /// <returns>The names of the parameters.</returns>
    public static HashSet<string> Of(IrMethod method, Func<CallStatement, int, bool> isRead)
    {
        if (!method.Guards.IsEmpty)
        {
            // What a 'finally' does is not among the statements.
            return [];
        }

        var uses = new ReadParameters(isRead);
        uses.Block(method.Body);
        foreach (int part in uses.used.ToArray())
        {
            for (int whole = part; uses.partOf.TryGetValue(whole, out int of); whole = of)
            {
                uses.used.Add(of);
            }
        }

        return new HashSet<string>(
            method.Parameters.Select(static parameter => parameter.Variable).Where(variable => MemoryRoots.IsMemory(variable.Type) && !uses.used.Contains(variable.Id)).Select(static variable => variable.Name),
            StringComparer.Ordinal);
    }

    private void Block(EquatableArray<IrStatement> block)
    {
        foreach (IrStatement statement in block)
        {
            switch (statement)
            {
                case LetStatement let:
                    Let(let);
                    break;
                case CallStatement call:
                    Call(call);
                    break;
                case CopyStatement copy:
                    used.Add(copy.Destination.Id);
                    break;
                case FillStatement fill:
                    used.Add(fill.Sequence.Id);
                    break;
                case StoreStatement store:
                    used.Add(store.Place.Base.Id);
                    Use(store.Value);
                    break;
                case AccumulateStatement accumulate:
                    used.Add(accumulate.Place.Base.Id);
                    break;
                case EffectStatement effect when GuardCode.Is(effect):
                    break;
                default:
                    foreach (Operand operand in statement.Operands())
                    {
                        Use(operand);
                    }

                    break;
            }

            foreach (EquatableArray<IrStatement> inner in statement.Blocks())
            {
                Block(inner);
            }
        }
    }

    private void Let(LetStatement let)
    {
        IrVariable? read = let.Value switch
        {
            LoadExpression load => load.Place.Base,
            SliceExpression slice => slice.Sequence,
            UseExpression { Value: VariableOperand { Variable: var other } } => other,
            _ => null,
        };
        if (read is not null)
        {
            // A struct may hold an array.
            if (let.Target.Type is SequenceType or AggregateType)
            {
                partOf[let.Target.Id] = read.Id;
            }
        }
        else if (let.Value is not LengthExpression && !(let.Value is TemplateExpression { IsPure: true } && (let.Target.Type is RealType || let.Target.Type == PassiveType.Int32 || let.Target.Type == PassiveType.Boolean)))
        {
            foreach (Operand operand in let.Value.Operands())
            {
                Use(operand);
            }
        }
    }

    private void Call(CallStatement call)
    {
        for (int i = 0; i < call.Arguments.Count; i++)
        {
            if (call.Arguments[i].Value is { } value && !isRead(call, i))
            {
                Use(value);
            }
        }
    }

    private void Use(Operand operand)
    {
        if (operand is VariableOperand { Variable: var variable })
        {
            used.Add(variable.Id);
        }
    }
}
