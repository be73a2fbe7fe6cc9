using AutoDiff.Generator.IR;

namespace AutoDiff.Generator.Transforms.Batching;

/// <summary>The variables that have a value only where one condition holds: assigned in its branches and read in its branches.</summary>
/// <remarks>
/// <code>
/// if (c) { v = Sqrt(x); y = v; }                 the lanes for which c is false have no v,
/// …                                              so that what it holds there need not be kept
/// if (c) { xAdjoint += yAdjoint / v; }
/// </code>
/// Between its declaration and its assignments there is only that branch, no loop: a lane that had left one would keep its value.
/// See docs/passes/fewer-masks.md.
/// </remarks>
internal sealed class GuardedVariables
{
    private readonly Dictionary<int, Use> uses = [];

    /// <summary>The branches and loops around a statement; a loop has no condition.</summary>
    private readonly List<(int Condition, bool IsThen)> path = [];

    /// <summary>What is assigned may be another condition at the next branch.</summary>
    private readonly HashSet<int> assigned = [];

    private GuardedVariables(IrMethod method) => AssignedVariables.Gather(method.Body, assigned);

    public static HashSet<int> Of(IrMethod method)
    {
        var pass = new GuardedVariables(method);
        pass.Block(method.Body);
        return [.. pass.uses.Where(static use => use.Value is { IsRejected: false, Branch: not null }).Select(static use => use.Key)];
    }

    private void Block(EquatableArray<IrStatement> block)
    {
        foreach (IrStatement statement in block)
        {
            foreach (VariableOperand operand in statement.Operands().OfType<VariableOperand>())
            {
                Read(operand.Variable);
            }

            switch (statement)
            {
                case DeclareStatement declare:
                    uses[declare.Target.Id] = new Use(path.Count);
                    break;
                case AssignStatement assign:
                    Assign(assign.Target);
                    break;
                case CallStatement call:
                    foreach (IrVariable result in call.Results.Concat(call.Arguments.Where(static argument => argument.Result is not null).Select(static argument => argument.Result!)))
                    {
                        Reject(result);
                    }

                    break;
                case IfStatement branch:
                    int condition = branch.Condition is VariableOperand { Variable: var variable } && !assigned.Contains(variable.Id) ? variable.Id : -1;
                    Inside((condition, true), branch.Then);
                    Inside((condition, false), branch.Else);
                    continue;
            }

            foreach (EquatableArray<IrStatement> inner in statement.Blocks())
            {
                Inside((-1, true), inner);
            }
        }
    }

    private void Inside((int, bool) place, EquatableArray<IrStatement> block)
    {
        path.Add(place);
        Block(block);
        path.RemoveAt(path.Count - 1);
    }

    private void Assign(IrVariable variable)
    {
        if (!uses.TryGetValue(variable.Id, out Use? use))
        {
            return;
        }

        (int Condition, bool IsThen)? branch = path.Count == use.Depth + 1 && path[use.Depth].Condition >= 0 ? path[use.Depth] : null;
        use.IsRejected |= branch is null || (use.Branch is not null && use.Branch != branch);
        use.Branch ??= branch;
        use.IsRejected |= use.ReadIn.Exists(place => place != use.Branch);
    }

    private void Read(IrVariable variable)
    {
        if (!uses.TryGetValue(variable.Id, out Use? use))
        {
            return;
        }

        // Under other conditions between, the branch must be the first or one of those inside; the first is enough.
        (int Condition, bool IsThen)? branch = path.Count > use.Depth ? path[use.Depth] : null;
        use.IsRejected |= branch is null || (use.Branch is not null && use.Branch != branch);
        if (branch is { } place)
        {
            use.ReadIn.Add(place);
        }
    }

    private void Reject(IrVariable variable)
    {
        if (uses.TryGetValue(variable.Id, out Use? use))
        {
            use.IsRejected = true;
        }
    }

    /// <summary>How a variable is used.</summary>
    /// <param name="depth">The branches and loops around its declaration.</param>
    private sealed class Use(int depth)
    {
        public int Depth { get; } = depth;

        public bool IsRejected { get; set; }

        /// <summary>The branch that assigns it.</summary>
        public (int Condition, bool IsThen)? Branch { get; set; }

        public List<(int Condition, bool IsThen)> ReadIn { get; } = [];
    }
}
