using AutoDiff.Generator.Analysis;
using AutoDiff.Generator.IR;

namespace AutoDiff.Generator.Transforms.Reverse;

/// <summary>Integers that each iteration of a loop with a condition moves by the same amount, from a constant on: what an iteration found
/// follows from how many there were before, and is not recorded.</summary>
/// <remarks><code>
/// i = 0; while (…) { … x[i] …; i = i + 2 }     in the reverse sweep     for (k = iterations - 1; k >= 0; k--) { i = 0 + k * 2; … }
/// </code></remarks>
internal static class CountedCarries
{
    /// <summary>Takes what can be computed out of the records of a loop.</summary>
    /// <param name="tree">The method.</param>
    /// <param name="region">The loop's plan; its groups lose what is computed.</param>
    /// <param name="iteration">The number of iterations before the one that is reversed.</param>
    /// <param name="ids">Hands out variables.</param>
    /// <returns>The computations, for the beginning of the reverse of an iteration.</returns>
    public static IReadOnlyList<IrStatement> Take(PrimalTree tree, Region region, IrVariable iteration, VariableIds ids)
    {
        var builder = new IrBuilder(ids);
        for (int g = region.Groups.Count - 1; g >= 0; g--)
        {
            RecordGroup group = region.Groups[g];
            List<IrVariable> kept = [];
            foreach (IrVariable value in group.Values)
            {
                if (MoveOf(tree, region.Loop!, value) is not { } move)
                {
                    kept.Add(value);
                    continue;
                }

                Operand moved = move.Amount is PassiveConstant { Code: "1" }
                    ? iteration
                    : builder.Let(new BinaryExpression(BinaryOperator.Multiply, iteration, move.Amount, PassiveType.Int32));
                builder.Add(new LetStatement(value, move is { From: PassiveConstant { Code: "0" }, Operator: BinaryOperator.Add }
                    ? new UseExpression(moved)
                    : new BinaryExpression(move.Operator, move.From, moved, PassiveType.Int32)));
                region.Stored.RemoveAll(stored => stored.Id == value.Id);
            }

            if (kept.Count == 0)
            {
                region.Groups.RemoveAt(g);
            }
            else if (kept.Count < group.Values.Count)
            {
                region.Groups[g] = group with { Values = kept };
            }
        }

        return builder.Statements;
    }

    /// <summary>Where a recorded variable starts and how each iteration moves it; null if that is not so.</summary>
    private static (Operand From, BinaryOperator Operator, Operand Amount)? MoveOf(PrimalTree tree, PrimalNode loop, IrVariable recorded)
    {
        PrimalBlock body = loop.Blocks[loop.Blocks.Count - 1];
        IrVariable carried = CopyOf(tree, body, recorded);
        if (carried.Type != PassiveType.Int32
            || tree.Definition(carried) is not { Statement: LetStatement { Value: UseExpression { Value: PassiveConstant from } } } definition
            || definition.Parent != loop.Parent
            || tree.Assignments(carried).Count != 1
            || tree.Assignments(carried)[0] is not { Statement: AssignStatement assign } end
            || end.Parent != body)
        {
            return null;
        }

        Expression? next = assign.Value;
        while (next is UseExpression { Value: VariableOperand { Variable: var named } } && tree.Assignments(named).Count == 0
            && tree.Definition(named) is { Statement: LetStatement { Value: var value } } found && found.Parent == body)
        {
            next = value;
        }

        return next is BinaryExpression { Operator: BinaryOperator.Add or BinaryOperator.Subtract, IsChecked: false, Left: VariableOperand left, Right: PassiveConstant amount } sum
            && CopyOf(tree, body, left.Variable).Id == carried.Id
                ? (from, sum.Operator, amount)
                : null;
    }

    /// <summary>What an iteration began with, seen through the copies that it makes.</summary>
    private static IrVariable CopyOf(PrimalTree tree, PrimalBlock body, IrVariable variable)
    {
        while (tree.Assignments(variable).Count == 0
            && tree.Definition(variable) is { Statement: LetStatement { Value: UseExpression { Value: VariableOperand source } } } copy && copy.Parent == body)
        {
            variable = source.Variable;
        }

        return variable;
    }
}
