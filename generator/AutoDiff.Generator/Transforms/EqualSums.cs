using AutoDiff.Generator.IR;

namespace AutoDiff.Generator.Transforms;

/// <summary>What one block has added to adjoints so far and nobody has looked at since: if the same is added again, it can be added twice at
/// once.</summary>
/// <param name="isConstant">Whether an operand never changes.</param>
/// <param name="isAdjoint">Whether a real, or what memory holds, is an adjoint.</param>
internal sealed class EqualSums(Func<Operand, bool> isConstant, Func<IrVariable, bool> isAdjoint)
{
    /// <summary>So many sums are looked back at: what is equal stands close by.</summary>
    private const int MostPending = 8;

    private readonly List<(int Index, IrStatement Sum)> pending = [];

    /// <summary>What a statement adds to a place or variable; null for any other statement.</summary>
    public Operand? Added(IrStatement statement) => statement switch
    {
        AssignStatement { Target: var target, Value: BinaryExpression { Operator: BinaryOperator.Add or BinaryOperator.Subtract, Left: VariableOperand left, Right: VariableOperand right } }
            when left.Variable.Id == target.Id && isConstant(right) && isAdjoint(target) => right,
        AccumulateStatement { Value: VariableOperand value, Place: var place } when isConstant(value) && place.Indices.All(isConstant) && isAdjoint(place.Base) => value,
        _ => null,
    };

    /// <summary>Takes the same sum out of the block, if there is one.</summary>
    public bool TryTake(IrStatement sum, List<IrStatement> output)
    {
        int at = pending.FindIndex(known => known.Sum.Equals(sum));
        if (at < 0)
        {
            return false;
        }

        int removed = pending[at].Index;
        output.RemoveAt(removed);
        pending.RemoveAt(at);
        for (int i = 0; i < pending.Count; i++)
        {
            if (pending[i].Index > removed)
            {
                pending[i] = (pending[i].Index - 1, pending[i].Sum);
            }
        }

        return true;
    }

    /// <summary>Looks at a statement that the block has now.</summary>
    public void Add(IrStatement statement, int index)
    {
        if (pending.Count > 0)
        {
            Forget(statement);
        }

        if (Added(statement) is not null)
        {
            if (pending.Count == MostPending)
            {
                pending.RemoveAt(0);
            }

            pending.Add((index, statement));
        }
    }

    /// <summary>What a statement looks at is no longer what the sums alone know.</summary>
    private void Forget(IrStatement statement)
    {
        switch (statement)
        {
            case AccumulateStatement { Place.Indices.IsEmpty: false }:
                pending.RemoveAll(known => known.Sum is AssignStatement sum && Mentions(statement, sum.Target));
                break;
            case AssignStatement assign:
                pending.RemoveAll(known => known.Sum is AssignStatement sum && (sum.Target.Id == assign.Target.Id || Mentions(statement, sum.Target)));
                break;
            case LetStatement { Value: UnaryExpression or BinaryExpression or UseExpression or ChainExpression or PrimitiveExpression or ConvertExpression or SelectExpression }:
                pending.RemoveAll(known => known.Sum is AssignStatement sum && Mentions(statement, sum.Target));
                break;
            case LetStatement { Value: LoadExpression load }:
                bool isRead = isAdjoint(load.Place.Base);
                pending.RemoveAll(known => known.Sum is AssignStatement sum ? Mentions(statement, sum.Target) : isRead);
                break;
            case SourceStatement:
                break;
            default:
                pending.Clear();
                break;
        }
    }

    private static bool Mentions(IrStatement statement, IrVariable variable) => statement.Operands().Mentions(variable.Id);
}
