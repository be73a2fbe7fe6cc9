using AutoDiff.Generator.IR;

namespace AutoDiff.Generator.Transforms;

/// <summary>The variables that a block reads or refers to, in the blocks inside it, too.</summary>
internal static class ReadVariables
{
    public static HashSet<int> Of(EquatableArray<IrStatement> block)
    {
        HashSet<int> read = [];
        Gather(block, read);
        return read;
    }

    public static void Gather(EquatableArray<IrStatement> block, HashSet<int> read)
    {
        foreach (IrStatement statement in block)
        {
            Gather(statement, read);
        }
    }

    public static void Gather(IrStatement statement, HashSet<int> read)
    {
        read.UnionWith(statement.Operands().OfType<VariableOperand>().Select(static operand => operand.Variable.Id));
        foreach (EquatableArray<IrStatement> inner in statement.Blocks())
        {
            Gather(inner, read);
        }
    }
}
