using AutoDiff.Generator.IR;

namespace AutoDiff.Generator.Transforms;

/// <summary>An integer that a counted loop moves by the same amount in each iteration is a function of the loop's index: then no iteration
/// depends on the one before for its sake, and the reverse sweep computes it instead of storing it.</summary>
/// <remarks><code>
/// for (j = a; j &lt; b; j++) { … x[at] …; at = at + 2; … }
/// becomes
/// for (j = a; j &lt; b; j++) { at1 = at + (j - a) * 2; … x[at1] …; at2 = at1 + 2; … }
/// at = at + Max(b - a, 0) * 2
/// </code>
/// Integers wrap around in either.</remarks>
internal sealed class InductionVariables : IrRewriter
{
    private readonly VariableIds ids;
    private readonly HashSet<int> parameters = [];
    private Dictionary<int, IrVariable> current = [];

    private InductionVariables(IrMethod method)
    {
        ids = new VariableIds(method.VariableCount);
        foreach (IrParameter parameter in method.Parameters.Where(static parameter => parameter.Mode is PassingMode.Ref or PassingMode.Out))
        {
            parameters.Add(parameter.Variable.Id);
        }
    }

    /// <param name="method">A lowered method.</param>
    public static IrMethod Apply(IrMethod method)
    {
        var pass = new InductionVariables(method);
        IrMethod result = pass.Rewrite(method);
        return pass.ids.Count == method.VariableCount ? method : result with { VariableCount = pass.ids.Count };
    }

    protected override void Statement(IrStatement statement, List<IrStatement> output)
    {
        base.Statement(statement, output);
        if (output[output.Count - 1] is ForStatement { Step: 1 or -1, Index.Type: PassiveType { Code: "int" } } loop)
        {
            output.RemoveAt(output.Count - 1);
            Close(loop, output);
        }
    }

    protected override Operand Operand(Operand operand) =>
        operand is VariableOperand { Variable: var variable } && current.TryGetValue(variable.Id, out IrVariable? value) ? new VariableOperand(value) : operand;

    private void Close(ForStatement loop, List<IrStatement> output)
    {
        var after = new List<IrStatement>();
        while (FindMoved(loop) is { } found)
        {
            loop = Close(loop, found.Assign, found.Step, after);
        }

        output.Add(loop);
        output.AddRange(after);
    }

    private (AssignStatement Assign, (BinaryOperator Operator, Operand Amount) Step)? FindMoved(ForStatement loop)
    {
        var writes = new Dictionary<int, int>();
        var inside = new HashSet<int> { loop.Index.Id };
        Count(loop.Body, writes, inside);
        foreach (AssignStatement assign in loop.Body.OfType<AssignStatement>())
        {
            IrVariable moved = assign.Target;
            if (moved.Type == PassiveType.Int32 && writes[moved.Id] == 1 && !inside.Contains(moved.Id) && !parameters.Contains(moved.Id)
                && StepOf(assign, loop.Body, writes, inside) is { } step)
            {
                return (assign, step);
            }
        }

        return null;
    }

    private ForStatement Close(ForStatement loop, AssignStatement assign, (BinaryOperator Operator, Operand Amount) step, List<IrStatement> after)
    {
        IrVariable moved = assign.Target;
        IrVariable before = new(ids.Take(), moved.Name, moved.Type), next = new(ids.Take(), moved.Name, moved.Type);
        var body = new List<IrStatement>();
        Operand done = Let(body, BinaryOperator.Subtract, loop.Step > 0 ? loop.Index : loop.From, loop.Step > 0 ? loop.From : loop.Index);
        body.Add(new LetStatement(before, new BinaryExpression(step.Operator, moved, Let(body, BinaryOperator.Multiply, done, step.Amount), moved.Type)));
        Dictionary<int, IrVariable> outer = current;
        current = new Dictionary<int, IrVariable> { [moved.Id] = before };
        foreach (IrStatement statement in loop.Body)
        {
            if (ReferenceEquals(statement, assign))
            {
                body.Add(new LetStatement(next, new BinaryExpression(step.Operator, before, step.Amount, moved.Type)));
                current[moved.Id] = next;
                continue;
            }

            // Loops inside are closed already; only the variable is replaced.
            base.Statement(statement, body);
        }

        current = outer;
        Operand count = Let(after, BinaryOperator.Subtract, loop.Step > 0 ? loop.To : loop.From, loop.Step > 0 ? loop.From : loop.To);
        IrVariable runs = new(ids.Take(), "", PassiveType.Int32), sum = new(ids.Take(), "", PassiveType.Int32);
        after.Add(new LetStatement(
            runs,
            new TemplateExpression("global::System.Math.Max({0}, 0)", EquatableArray.Of(count), PassiveType.Int32, IsPure: true, IsStable: true)));
        after.Add(new LetStatement(sum, new BinaryExpression(step.Operator, moved, Let(after, BinaryOperator.Multiply, runs, step.Amount), moved.Type)));
        after.Add(new AssignStatement(moved, new UseExpression(sum)));
        return loop with { Body = body.ToEquatableArray() };
    }

    private Operand Let(List<IrStatement> output, BinaryOperator op, Operand left, Operand right)
    {
        if ((op == BinaryOperator.Subtract && right is PassiveConstant { Code: "0" }) || (op == BinaryOperator.Multiply && right is PassiveConstant { Code: "1" }))
        {
            return left;
        }

        IrVariable target = new(ids.Take(), "", PassiveType.Int32);
        output.Add(new LetStatement(target, new BinaryExpression(op, left, right, PassiveType.Int32)));
        return target;
    }

    /// <summary>By what an assignment of the form <c>v = v + c</c> moves its variable, <c>c</c> being the same in each iteration.</summary>
    private static (BinaryOperator Operator, Operand Amount)? StepOf(
        AssignStatement assign, EquatableArray<IrStatement> body, Dictionary<int, int> writes, HashSet<int> inside)
    {
        Expression? value = assign.Value;
        if (value is UseExpression { Value: VariableOperand used })
        {
            value = Definition(used.Variable, body, writes);
        }

        if (value is not BinaryExpression { Operator: BinaryOperator.Add or BinaryOperator.Subtract, IsChecked: false, Type: PassiveType { Code: "int" } } sum)
        {
            return null;
        }

        bool IsInvariant(Operand operand) => operand is PassiveConstant
            || (operand is VariableOperand { Variable: var variable } && !inside.Contains(variable.Id) && !writes.ContainsKey(variable.Id));

        bool IsMoved(Operand operand) => operand is VariableOperand { Variable: var variable }
            && (variable.Id == assign.Target.Id
                || (Definition(variable, body, writes) is UseExpression { Value: VariableOperand source } && source.Variable.Id == assign.Target.Id));

        return IsMoved(sum.Left) && IsInvariant(sum.Right) ? (sum.Operator, sum.Right)
            : sum.Operator == BinaryOperator.Add && IsMoved(sum.Right) && IsInvariant(sum.Left) ? (sum.Operator, sum.Left)
            : null;
    }

    /// <summary>The only value of a temporary of the loop's own block.</summary>
    private static Expression? Definition(IrVariable variable, EquatableArray<IrStatement> body, Dictionary<int, int> writes) =>
        writes.ContainsKey(variable.Id) ? null
        : body.FirstOrDefault(statement => statement is LetStatement let && let.Target.Id == variable.Id) is LetStatement found ? found.Value
        : null;

    /// <summary>How often each variable is written to other than by its declaration, and what is declared inside.</summary>
    private static void Count(EquatableArray<IrStatement> block, Dictionary<int, int> writes, HashSet<int> inside)
    {
        foreach (IrStatement statement in block)
        {
            IEnumerable<IrVariable> written = statement switch
            {
                AssignStatement assign => [assign.Target],
                CallStatement call => call.Results.Concat(call.Arguments.SelectMany(Changed)),
                _ => [],
            };
            foreach (IrVariable variable in written)
            {
                writes[variable.Id] = writes.TryGetValue(variable.Id, out int count) ? count + 1 : 1;
            }

            switch (statement)
            {
                case LetStatement let:
                    inside.Add(let.Target.Id);
                    break;
                case DeclareStatement declare:
                    inside.Add(declare.Target.Id);
                    break;
                case ForStatement inner:
                    inside.Add(inner.Index.Id);
                    break;
            }

            foreach (EquatableArray<IrStatement> inner in statement.Blocks())
            {
                Count(inner, writes, inside);
            }
        }
    }

    private static IEnumerable<IrVariable> Changed(Argument argument) =>
        argument.Result is not null ? [argument.Result]
        : argument is { Mode: not (PassingMode.Value or PassingMode.In), Value: VariableOperand { Variable: var changed } } ? [changed]
        : [];
}
