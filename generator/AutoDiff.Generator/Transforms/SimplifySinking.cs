using AutoDiff.Generator.IR;

namespace AutoDiff.Generator.Transforms;

/// <summary>A temporary that only one branch of an <c>if</c> reads is computed there: <c>t = f(x); if (c) { y = t }</c> becomes
/// <c>if (c) { t = f(x); y = t }</c>. Arithmetic only: nothing that reads memory or may throw.</summary>
internal sealed class SimplifySinking : IrRewriter
{
    private readonly VariableSet assigned = [];

    private SimplifySinking()
    {
    }

    public static IrMethod Apply(IrMethod method)
    {
        var pass = new SimplifySinking();
        foreach (IrParameter parameter in method.Parameters)
        {
            if (parameter.Mode is PassingMode.Ref or PassingMode.Out)
            {
                pass.assigned.Add(parameter.Variable.Id);
            }
        }

        AssignedVariables.Gather(method.Body, pass.assigned);
        return pass.Rewrite(method);
    }

    protected override EquatableArray<IrStatement> Block(EquatableArray<IrStatement> block)
    {
        if (!block.Any(static statement => statement is IfStatement))
        {
            return base.Block(block);
        }

        // From the end, so that what feeds a temporary can follow it.
        List<IrStatement> statements = [.. block];
        var readers = new Readers(statements);
        for (int i = statements.Count - 1; i >= 0; i--)
        {
            if (statements[i] is LetStatement { Target: { Name.Length: 0 } target } let && IsMovable(let) && readers.OnlyBranch(target.Id) is { } branch)
            {
                var chosen = (IfStatement)statements[branch.Statement];
                statements[branch.Statement] = branch.IsThen
                    ? chosen with { Then = chosen.Then.Prepend(let).ToEquatableArray() }
                    : chosen with { Else = chosen.Else.Prepend(let).ToEquatableArray() };
                readers.Move(let, branch);
                statements.RemoveAt(i);
                readers.Removed(i);
            }
        }

        return base.Block(statements.Count == block.Count ? block : statements.ToEquatableArray());
    }

    private bool IsMovable(LetStatement let) =>
        !assigned.Contains(let.Target.Id)
        && let.Value is UnaryExpression { Type: RealType or PassiveType { Code: "bool" } }
            or BinaryExpression { Left.Type: RealType }
            or BinaryExpression { Operator: BinaryOperator.AndAlso or BinaryOperator.OrElse }
            or PrimitiveExpression
            or ChainExpression
            or SelectExpression
        && !let.Value.Operands().Any(operand => operand is VariableOperand { Variable: var variable } && assigned.Contains(variable.Id));

    private readonly record struct Branch(int Statement, bool IsThen);

    /// <summary>For each variable, the branches that read it, and whether anything else does.</summary>
    private sealed class Readers
    {
        private readonly Dictionary<int, HashSet<Branch>> readers = [];
        private readonly List<int> position = [];

        /// <summary>How often the block itself, and loops in it, read a variable.</summary>
        private readonly Dictionary<int, int> uses = [];

        public Readers(List<IrStatement> statements)
        {
            for (int i = 0; i < statements.Count; i++)
            {
                position.Add(i);
                foreach (Operand operand in statements[i].Operands())
                {
                    Add(operand, new Branch(-1, true));
                }

                if (statements[i] is IfStatement branch)
                {
                    Read(branch.Then, new Branch(i, true));
                    Read(branch.Else, new Branch(i, false));
                }
                else
                {
                    foreach (EquatableArray<IrStatement> inner in statements[i].Blocks())
                    {
                        Read(inner, new Branch(-1, true));
                    }
                }
            }
        }

        /// <summary>The branch that alone reads the variable, at its present place.</summary>
        public Branch? OnlyBranch(int variable)
        {
            if (!readers.TryGetValue(variable, out HashSet<Branch>? found) || found.Count != 1)
            {
                return null;
            }

            Branch only = found.First();
            return only.Statement < 0 ? null : only with { Statement = position.IndexOf(only.Statement) };
        }

        /// <summary>What the statement reads is now read by the branch.</summary>
        public void Move(LetStatement let, Branch to)
        {
            var original = to with { Statement = position[to.Statement] };
            foreach (Operand operand in let.Value.Operands())
            {
                if (operand is VariableOperand { Variable: var variable } && readers.TryGetValue(variable.Id, out HashSet<Branch>? found))
                {
                    uses[variable.Id] = uses[variable.Id] - 1;
                    if (uses[variable.Id] == 0)
                    {
                        found.Remove(new Branch(-1, true));
                    }

                    found.Add(original);
                }
            }
        }

        public void Removed(int index) => position.RemoveAt(index);

        private void Read(EquatableArray<IrStatement> block, Branch branch)
        {
            foreach (IrStatement statement in block)
            {
                foreach (Operand operand in statement.Operands())
                {
                    Add(operand, branch);
                }

                foreach (EquatableArray<IrStatement> inner in statement.Blocks())
                {
                    Read(inner, branch);
                }
            }
        }

        private void Add(Operand operand, Branch branch)
        {
            if (operand is not VariableOperand { Variable: var variable })
            {
                return;
            }

            if (!readers.TryGetValue(variable.Id, out HashSet<Branch>? found))
            {
                readers[variable.Id] = found = [];
            }

            found.Add(branch);
            if (branch.Statement < 0)
            {
                uses[variable.Id] = uses.TryGetValue(variable.Id, out int count) ? count + 1 : 1;
            }
        }
    }
}
