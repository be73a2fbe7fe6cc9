using AutoDiff.Generator.Analysis;
using AutoDiff.Generator.IR;

namespace AutoDiff.Generator.Transforms.Reverse;

/// <summary>Finds carried variables that a loop only adds to: <c>s += t</c>, possibly under conditions and in inner loops.
/// The adjoint of such a variable is the same before, during and after the loop, and none of its values is needed.</summary>
/// <remarks>adj[s_in] = adj[s_out], adj[t] += adj[s]. All members of a chain share the adjoint of the outermost carried
/// variable.</remarks>
internal sealed class Reductions
{
    private readonly PrimalTree tree;
    private readonly Dictionary<int, int> uses = [];
    private readonly Dictionary<int, IrVariable> rootOf = [];

    public Reductions(PrimalTree tree)
    {
        this.tree = tree;
        foreach (PrimalNode node in tree.All)
        {
            foreach (Operand operand in node.Statement.Operands())
            {
                if (operand is VariableOperand v)
                {
                    uses[v.Variable.Id] = uses.TryGetValue(v.Variable.Id, out int count) ? count + 1 : 1;
                }
            }
        }

        foreach (PrimalNode node in tree.All)
        {
            if (node.Statement is LetStatement { Target: { Type: RealType } target } && tree.IsCarried(target) && !rootOf.ContainsKey(target.Id))
            {
                TryChain(target);
            }
        }
    }

    /// <summary>The carried variable whose adjoint a member of a chain shares; null for any other variable.</summary>
    public IrVariable? RootOf(IrVariable variable) => rootOf.TryGetValue(variable.Id, out IrVariable? root) ? root : null;

    private void TryChain(IrVariable carried)
    {
        Dictionary<int, int> members = [];
        if (!Carried(carried, members))
        {
            return;
        }

        foreach (KeyValuePair<int, int> member in members)
        {
            // The carried variable itself may be read after the loop: that adds to its adjoint before the loop is reversed.
            if (member.Key != carried.Id && (uses.TryGetValue(member.Key, out int count) ? count : 0) != member.Value)
            {
                return;
            }
        }

        foreach (int member in members.Keys)
        {
            rootOf[member] = carried;
        }
    }

    /// <summary>Counts into <paramref name="members"/> the uses of each member by the chain itself.</summary>
    private bool Carried(IrVariable carried, Dictionary<int, int> members)
    {
        PrimalNode end = tree.Assignments(carried)[0];
        PrimalNode loop = end.EnclosingLoop!;
        members[carried.Id] = 0;
        bool found = false;
        foreach (PrimalNode node in loop.Blocks[loop.Blocks.Count - 1].Nodes)
        {
            if (node.Statement is LetStatement { Value: UseExpression { Value: VariableOperand v }, Target: var inside } && v.Variable == carried)
            {
                members[inside.Id] = 0;
                members[carried.Id]++;
                found = true;
            }
        }

        return found && End(((UseExpression)((AssignStatement)end.Statement).Value).Value, members, loop);
    }

    /// <summary>Whether <paramref name="operand"/> is a member plus something, or a member itself.</summary>
    private bool End(Operand operand, Dictionary<int, int> members, PrimalNode loop)
    {
        if (operand is not VariableOperand { Variable: var variable })
        {
            return false;
        }

        if (members.ContainsKey(variable.Id))
        {
            members[variable.Id]++;
            return true;
        }

        PrimalNode? definition = tree.Definition(variable);
        if (definition is null || !definition.IsInside(loop))
        {
            return false;
        }

        members[variable.Id] = 1;
        switch (definition.Statement)
        {
            case LetStatement { Value: BinaryExpression { Operator: BinaryOperator.Add or BinaryOperator.Subtract } sum }:
                return EitherEnd(sum, members, loop);
            case LetStatement { Value: UseExpression use } when tree.IsCarried(variable):
                return Carried(variable, members) && Increment(members, variable) && End(use.Value, members, loop);
            case DeclareStatement:
                IReadOnlyList<PrimalNode> assignments = tree.Assignments(variable);
                return assignments.Count > 0 && assignments.All(node => End(((UseExpression)((AssignStatement)node.Statement).Value).Value, members, loop));
            default:
                members.Remove(variable.Id);
                return false;
        }
    }

    private bool EitherEnd(BinaryExpression sum, Dictionary<int, int> members, PrimalNode loop)
    {
        Dictionary<int, int> before = new(members);
        if (End(sum.Left, members, loop))
        {
            return true;
        }

        members.Clear();
        foreach (KeyValuePair<int, int> member in before)
        {
            members.Add(member.Key, member.Value);
        }

        return sum.Operator == BinaryOperator.Add && End(sum.Right, members, loop);
    }

    private static bool Increment(Dictionary<int, int> members, IrVariable variable)
    {
        members[variable.Id]++;
        return true;
    }
}
