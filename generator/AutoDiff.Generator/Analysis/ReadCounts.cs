using AutoDiff.Generator.IR;

namespace AutoDiff.Generator.Analysis;

/// <summary>How often the statements of a method read each variable.</summary>
internal sealed class ReadCounts
{
    private readonly VariableMap<int> counts = new();

    public static ReadCounts Of(EquatableArray<IrStatement> block)
    {
        var reads = new ReadCounts();
        reads.Count(block);
        return reads;
    }

    public int this[int variable] => counts.TryGetValue(variable, out int count) ? count : 0;

    public int this[Operand operand] => operand is VariableOperand { Variable.Id: var id } ? this[id] : 0;

    /// <summary>What an expression reads is read once more, or once less.</summary>
    public void Add(OperandList operands, int times = 1)
    {
        foreach (Operand operand in operands)
        {
            if (operand is VariableOperand { Variable.Id: var id })
            {
                counts[id] = this[id] + times;
            }
        }
    }

    private void Count(EquatableArray<IrStatement> block)
    {
        foreach (IrStatement statement in block)
        {
            Add(statement.Operands());
            foreach (EquatableArray<IrStatement> inner in statement.Blocks())
            {
                Count(inner);
            }
        }
    }
}
