using AutoDiff.Generator.IR;

namespace AutoDiff.Generator.Transforms;

/// <summary>When the tangents of temporaries are computed.</summary>
internal sealed partial class Jvp
{
    /// <summary>The tangent of an operand, computed now if it has waited; null for zero.</summary>
    private Operand? TangentOf(Operand operand, JvpBlock block)
    {
        Demand([operand], block);
        return Known(operand);
    }

    private Operand TangentOrZero(Operand operand, JvpBlock block) => TangentOf(operand, block) ?? ZeroOf(operand.Type);

    private Operand? Known(Operand operand) =>
        operand is VariableOperand { Variable: var variable } && tangents.TryGetValue(variable.Id, out Operand? tangent) ? tangent : null;

    /// <summary>Computes the tangents that the operands need, in the order in which their values were computed.</summary>
    private void Demand(IEnumerable<Operand> operands, JvpBlock block)
    {
        if (block.Deferred.Count == 0)
        {
            return;
        }

        var needed = new HashSet<int>(operands.OfType<VariableOperand>().Select(static operand => operand.Variable.Id));
        for (int i = block.Deferred.Count - 1; i >= 0; i--)
        {
            if (needed.Contains(block.Deferred[i].Target.Id))
            {
                needed.UnionWith(block.Deferred[i].Value.Operands().OfType<VariableOperand>().Select(static operand => operand.Variable.Id));
            }
        }

        Force(let => needed.Contains(let.Target.Id), block);
    }

    private void ForceAll(JvpBlock block) => Force(static _ => true, block);

    /// <summary>Before tangents in memory change.</summary>
    private void ForceMemory(JvpBlock block) =>
        Demand(block.Deferred.Where(static let => let.Value is LoadExpression).Select(static let => (Operand)new VariableOperand(let.Target)).ToList(), block);

    /// <summary>Before a variable and its tangent change.</summary>
    private void ForceReading(IrVariable variable, JvpBlock block)
    {
        // What is computed from a forced temporary need not be forced; what it is computed from must be.
        Demand(block.Deferred.Where(let => Reads(let.Value.Operands(), variable)).Select(static let => (Operand)new VariableOperand(let.Target)).ToList(), block);
    }

    private static bool Reads(IEnumerable<Operand> operands, IrVariable variable) =>
        operands.Any(operand => operand is VariableOperand { Variable: var read } && read.Id == variable.Id);

    private void Force(Func<LetStatement, bool> predicate, JvpBlock block)
    {
        for (int i = 0; i < block.Deferred.Count; i++)
        {
            LetStatement let = block.Deferred[i];
            if (!predicate(let))
            {
                continue;
            }

            block.Deferred.RemoveAt(i--);
            int before = ids.Count;
            if (Tangent(let.Value, let.Target, block.Builder) is { } tangent)
            {
                bool isFresh = tangent is not VariableOperand { Variable: var variable } || variable.Id >= before;
                tangents[let.Target.Id] = isFresh ? tangent : Snapshot(tangent, block.Builder);
            }
        }
    }

    /// <summary>A tangent that may change later is copied.</summary>
    private Operand Snapshot(Operand tangent, IrBuilder builder) =>
        tangent is VariableOperand { Variable: var variable } && mutableTangents.Contains(variable.Id)
            ? builder.Let(new UseExpression(tangent))
            : tangent;
}
