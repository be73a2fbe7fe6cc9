using AutoDiff.Generator.Analysis;
using AutoDiff.Generator.IR;

namespace AutoDiff.Analyzers.Doubts;

/// <summary>Finds the comparisons that hold at a statement: those of the branches and loops around it, and those of the branches
/// before it that end by throwing.</summary>
internal sealed class GuardFinder(DoubtContext context)
{
    /// <summary>The comparisons that hold at the statement.</summary>
    public IReadOnlyList<Guard> GuardsOf(PrimalNode node)
    {
        var guards = new List<Guard>();
        foreach ((Operand condition, bool truth) in ConditionsOf(node))
        {
            Decompose(condition, truth, guards);
        }

        return guards;
    }

    /// <summary>The variables that the conditions of the statement look at in any way.</summary>
    public HashSet<int> GuardedVariables(PrimalNode node)
    {
        var found = new HashSet<int>();
        var work = new Stack<Operand>(ConditionsOf(node).Select(static condition => condition.Condition));
        while (work.Count > 0)
        {
            if (work.Pop() is VariableOperand v && found.Add(v.Variable.Id))
            {
                foreach (Operand operand in context.DefinitionOf(v)?.Value.Operands() ?? [])
                {
                    work.Push(operand);
                }

                foreach (PrimalNode assignment in context.Tree.Assignments(v.Variable).Where(_ => v.Type == PassiveType.Boolean))
                {
                    foreach (Operand operand in assignment.Statement.Operands())
                    {
                        work.Push(operand);
                    }
                }
            }
        }

        return found;
    }

    /// <summary>Whether two operands are the same value as far as one can see: memory is taken not to change in between.</summary>
    public bool AreSame(Operand left, Operand right, int depth = 6)
    {
        if (left.Equals(right))
        {
            return true;
        }

        if (depth == 0 || context.DefinitionOf(left) is not { } a || context.DefinitionOf(right) is not { } b || a.Value.GetType() != b.Value.GetType() || a.Value.Type != b.Value.Type)
        {
            return false;
        }

        bool isSameKind = (a.Value, b.Value) switch
        {
            (BinaryExpression x, BinaryExpression y) => x.Operator == y.Operator,
            (UnaryExpression x, UnaryExpression y) => x.Operator == y.Operator,
            (PrimitiveExpression x, PrimitiveExpression y) => x.Function == y.Function,
            (LoadExpression x, LoadExpression y) => x.Place.Path == y.Place.Path,
            (UseExpression or ConvertExpression or LengthExpression, _) => true,
            _ => false,
        };
        if (!isSameKind)
        {
            return false;
        }

        Operand[] mine = [.. a.Value.Operands()];
        Operand[] theirs = [.. b.Value.Operands()];
        return mine.Length == theirs.Length && mine.Zip(theirs, (x, y) => AreSame(x, y, depth - 1)).All(static same => same);
    }

    private static IEnumerable<(Operand Condition, bool Truth)> ConditionsOf(PrimalNode node)
    {
        for (PrimalNode? current = node; current is not null; current = current.Parent.Owner)
        {
            foreach (PrimalNode sibling in current.Parent.Nodes)
            {
                if (ReferenceEquals(sibling, current))
                {
                    break;
                }

                if (sibling.Statement is IfStatement { } guard)
                {
                    if (EndsFlow(guard.Then))
                    {
                        yield return (guard.Condition, false);
                    }
                    else if (EndsFlow(guard.Else))
                    {
                        yield return (guard.Condition, true);
                    }
                }
            }

            switch (current.Parent.Owner?.Statement)
            {
                case IfStatement branch:
                    yield return (branch.Condition, ReferenceEquals(current.Parent.Owner!.Blocks[0], current.Parent));
                    break;
                case WhileStatement loop when ReferenceEquals(current.Parent.Owner!.Blocks[1], current.Parent):
                    yield return (loop.Condition, true);
                    break;
            }
        }
    }

    private static bool EndsFlow(EquatableArray<IrStatement> block) => block.Count > 0 && block[block.Count - 1] is EffectStatement { EndsFlow: true };

    private void Decompose(Operand condition, bool truth, List<Guard> guards)
    {
        if (context.DefinitionOf(condition) is not { } let)
        {
            return;
        }

        switch (let.Value)
        {
            case UseExpression use:
                Decompose(use.Value, truth, guards);
                break;
            case UnaryExpression { Operator: UnaryOperator.LogicalNot } not:
                Decompose(not.Value, !truth, guards);
                break;
            case BinaryExpression { Operator: BinaryOperator.And or BinaryOperator.AndAlso } both when truth:
                Decompose(both.Left, true, guards);
                Decompose(both.Right, true, guards);
                break;
            case BinaryExpression { Operator: BinaryOperator.Or or BinaryOperator.OrElse } either when !truth:
                Decompose(either.Left, false, guards);
                Decompose(either.Right, false, guards);
                break;
            case BinaryExpression { Operator: >= BinaryOperator.Equal and <= BinaryOperator.GreaterOrEqual } comparison:
                BinaryOperator holds = truth ? comparison.Operator : Guard.Negate(comparison.Operator);
                guards.Add(new Guard(comparison.Left, holds, comparison.Right, let));
                break;
        }
    }
}
