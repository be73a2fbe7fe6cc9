using AutoDiff.Generator.IR;

namespace AutoDiff.Generator.Analysis;

/// <summary>Finds counters of loops that points leave one by one: all points that are still in the loop have the same count, so that it
/// needs no lane of its own.</summary>
/// <remarks>
/// <code>
/// while (!stop &amp;&amp; i &lt; n)
///     if (c)   stop = true            leaves: what it does to i is never read
///     else     i = i + 1              every point that stays comes along
/// </code>
/// A counter is declared before the loop, assigned only where every point comes along that stays, and not read after it.
/// In single assignment the branches assign another variable, which the counter takes over at the end of the body.
/// </remarks>
internal sealed class Lockstep
{
    private readonly HashSet<int> counters = [];
    private readonly HashSet<int> flags = [];

    private Lockstep()
    {
    }

    public static Lockstep Of(IrMethod method)
    {
        var lockstep = new Lockstep();
        lockstep.Gather(method.Body, method.Body);
        return lockstep;
    }

    /// <summary>Whether the variable is such a counter.</summary>
    public bool IsCounter(IrVariable variable) => counters.Contains(variable.Id);

    /// <summary>Whether the points that execute a block leave the loop around it.</summary>
    public bool Leaves(EquatableArray<IrStatement> block) => Leaves(block, flags);

    private static bool Leaves(EquatableArray<IrStatement> block, HashSet<int> flags) => block.Any(statement =>
        statement is AssignStatement { Value: UseExpression { Value: PassiveConstant { Code: "true" } } } assign && flags.Contains(assign.Target.Id));

    private void Gather(EquatableArray<IrStatement> block, EquatableArray<IrStatement> whole)
    {
        foreach (IrStatement statement in block)
        {
            if (statement is WhileStatement loop)
            {
                new Candidates(this, loop, whole).Find();
            }

            foreach (EquatableArray<IrStatement> inner in statement.Blocks())
            {
                Gather(inner, whole);
            }
        }
    }

    /// <summary>The counters of one loop.</summary>
    private sealed class Candidates(Lockstep owner, WhileStatement loop, EquatableArray<IrStatement> whole)
    {
        private readonly HashSet<int> exits = [];
        private readonly HashSet<int> assigned = [];
        private readonly HashSet<int> rejected = [];
        private readonly HashSet<int> joins = [];

        public void Find()
        {
            Exits();
            Visit(loop.Body, isJoint: true);
            foreach (IrStatement statement in loop.Header)
            {
                RejectAssigned(statement);
            }

            RejectReadsOutside(whole);
            bool changed = true;
            assigned.ExceptWith(rejected);
            while (changed)
            {
                // A counter that takes over what is none is none.
                changed = assigned.RemoveWhere(id => !TakesOverCounters(loop.Body, id)) > 0;
            }

            owner.counters.UnionWith(assigned);
            owner.flags.UnionWith(exits);
        }

        /// <summary>The flags of which the loop's condition demands that they are not set, and what they take over.</summary>
        private void Exits()
        {
            var conditions = new HashSet<int>();
            if (loop.Condition is VariableOperand { Variable: var condition })
            {
                conditions.Add(condition.Id);
            }

            foreach (IrStatement statement in loop.Header.Reverse())
            {
                switch (statement)
                {
                    case LetStatement { Value: BinaryExpression { Operator: BinaryOperator.AndAlso or BinaryOperator.And } both } let when conditions.Contains(let.Target.Id):
                        conditions.UnionWith(new[] { both.Left, both.Right }.OfType<VariableOperand>().Select(static operand => operand.Variable.Id));
                        break;
                    case LetStatement { Value: UseExpression { Value: VariableOperand other } } let when conditions.Contains(let.Target.Id):
                        conditions.Add(other.Variable.Id);
                        break;
                    case LetStatement { Value: UnaryExpression { Operator: UnaryOperator.LogicalNot, Value: VariableOperand flag } } let when conditions.Contains(let.Target.Id):
                        exits.Add(flag.Variable.Id);
                        break;
                }
            }

            foreach (AssignStatement assign in loop.Body.OfType<AssignStatement>())
            {
                if (exits.Contains(assign.Target.Id) && assign.Value is UseExpression { Value: VariableOperand { Variable: var source } })
                {
                    exits.Add(source.Id);
                }
            }

            // A flag that can be taken back says nothing.
            exits.RemoveWhere(flag => !OnlySets(loop.Body, flag));
        }

        private bool OnlySets(EquatableArray<IrStatement> block, int flag) => block.All(statement => statement switch
        {
            AssignStatement assign when assign.Target.Id == flag => assign.Value is UseExpression { Value: var value }
                && (value is PassiveConstant { Code: "true" } || (value is VariableOperand { Variable: var other } && exits.Contains(other.Id))),
            LetStatement let when let.Target.Id == flag => let.Value is UseExpression { Value: VariableOperand { Variable: var other } } && exits.Contains(other.Id),
            CallStatement call => call.Results.All(result => result.Id != flag),
            _ => statement.Blocks().All(inner => OnlySets(inner, flag)),
        });

        /// <param name="block">The block.</param>
        /// <param name="isJoint">Whether every point comes along that stays in the loop.</param>
        private void Visit(EquatableArray<IrStatement> block, bool isJoint)
        {
            for (int i = 0; i < block.Count; i++)
            {
                switch (block[i])
                {
                    case AssignStatement assign when assign.Target.Type == PassiveType.Int32:
                        (isJoint ? assigned : rejected).Add(assign.Target.Id);
                        break;
                    case DeclareStatement declare:
                        joins.Add(declare.Target.Id);
                        break;
                    case IfStatement branch when isJoint && (Leaves(branch.Then, exits) || Leaves(branch.Else, exits)):
                        bool thenLeaves = Leaves(branch.Then, exits);
                        bool elseLeaves = Leaves(branch.Else, exits);
                        var inside = new HashSet<int>();
                        Gather(branch, inside);
                        if (!thenLeaves)
                        {
                            Visit(branch.Then, isJoint: true);
                        }

                        if (!elseLeaves)
                        {
                            Visit(branch.Else, isJoint: true);
                        }

                        // The points that leave must not read what those that stay have counted.
                        for (int j = i + 1; j < block.Count; j++)
                        {
                            RejectReads(block[j], inside);
                        }

                        break;
                    default:
                        foreach (EquatableArray<IrStatement> inner in block[i].Blocks())
                        {
                            Visit(inner, isJoint: false);
                        }

                        break;
                }

                if (block[i] is CallStatement)
                {
                    RejectAssigned(block[i]);
                }
            }
        }

        private static void Gather(IrStatement statement, HashSet<int> targets)
        {
            foreach (IrStatement inner in statement.Blocks().SelectMany(static block => block))
            {
                if (inner is AssignStatement { Target: var target } && target.Type == PassiveType.Int32)
                {
                    targets.Add(target.Id);
                }

                Gather(inner, targets);
            }
        }

        /// <summary>Reads other than by a counter that takes the value over.</summary>
        private void RejectReads(IrStatement statement, HashSet<int> variables)
        {
            if (statement is AssignStatement { Value: UseExpression, Target.Type: PassiveType { Code: "int" } } take && !variables.Contains(take.Target.Id))
            {
                return;
            }

            rejected.UnionWith(statement.Operands().OfType<VariableOperand>().Select(static operand => operand.Variable.Id).Where(variables.Contains));
            foreach (IrStatement inner in statement.Blocks().SelectMany(static block => block))
            {
                RejectReads(inner, variables);
            }
        }

        private void RejectAssigned(IrStatement statement)
        {
            switch (statement)
            {
                case AssignStatement assign:
                    rejected.Add(assign.Target.Id);
                    break;
                case CallStatement call:
                    rejected.UnionWith(call.Results.Select(static result => result.Id));
                    rejected.UnionWith(call.Arguments.Where(static argument => argument.Result is not null).Select(static argument => argument.Result!.Id));
                    break;
            }
        }

        /// <summary>What is read or assigned outside the loop, its first value aside.</summary>
        private void RejectReadsOutside(EquatableArray<IrStatement> block)
        {
            foreach (IrStatement statement in block)
            {
                if (ReferenceEquals(statement, loop))
                {
                    continue;
                }

                if (statement is not WhileStatement)
                {
                    rejected.UnionWith(statement.Operands().OfType<VariableOperand>().Select(static operand => operand.Variable.Id));
                }

                if (statement is AssignStatement assign)
                {
                    rejected.Add(assign.Target.Id);
                }

                foreach (EquatableArray<IrStatement> inner in statement.Blocks())
                {
                    RejectReadsOutside(inner);
                }
            }
        }

        /// <summary>Whether what the variable takes over from an assigned one is a counter, too.</summary>
        private bool TakesOverCounters(EquatableArray<IrStatement> block, int id) => block.All(statement => statement switch
        {
            AssignStatement { Value: UseExpression { Value: VariableOperand { Variable: var source } } } assign when assign.Target.Id == id =>
                !joins.Contains(source.Id) || assigned.Contains(source.Id),
            _ => statement.Blocks().All(inner => TakesOverCounters(inner, id)),
        });
    }
}
