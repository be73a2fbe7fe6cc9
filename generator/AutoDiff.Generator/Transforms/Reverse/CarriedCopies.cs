using AutoDiff.Generator.IR;

namespace AutoDiff.Generator.Transforms.Reverse;

/// <summary>Takes the copies of carried variables at the beginning of a loop's body away where the variable itself can be read:
/// it changes only at the end.</summary>
/// <remarks><c>s1 = s; s2 = s1 + x; s = s2</c> becomes <c>s2 = s + x; s = s2</c>. A copy that another assignment at the end
/// reads (a swap) stays.</remarks>
internal static class CarriedCopies
{
    public static List<IrStatement> Coalesce(List<IrStatement> body)
    {
        int end = body.Count;
        while (end > 0 && body[end - 1] is AssignStatement { Value: UseExpression })
        {
            end--;
        }

        HashSet<int> assignedAtEnd = [];
        Dictionary<int, int> readAtEnd = [];
        for (int i = end; i < body.Count; i++)
        {
            AssignStatement assign = (AssignStatement)body[i];
            assignedAtEnd.Add(assign.Target.Id);
            if (((UseExpression)assign.Value).Value is VariableOperand v)
            {
                readAtEnd[v.Variable.Id] = assign.Target.Id;
            }
        }

        Dictionary<int, IrVariable> replaced = [];
        foreach (IrStatement statement in body)
        {
            if (statement is LetStatement { Value: UseExpression { Value: VariableOperand { Variable: var carried } }, Target: var copy }
                && assignedAtEnd.Contains(carried.Id)
                && (!readAtEnd.TryGetValue(copy.Id, out int reader) || reader == carried.Id))
            {
                replaced[copy.Id] = carried;
            }
        }

        return MoveLastValues(replaced.Count == 0 ? body : WithoutCopies(body, replaced));
    }

    private static List<IrStatement> WithoutCopies(List<IrStatement> body, Dictionary<int, IrVariable> replaced)
    {
        List<IrStatement> result = [];
        foreach (IrStatement statement in body)
        {
            switch (statement)
            {
                case LetStatement let when replaced.ContainsKey(let.Target.Id):
                    break;
                case AssignStatement { Value: UseExpression { Value: VariableOperand v } } assign
                    when replaced.TryGetValue(v.Variable.Id, out IrVariable? same) && same.Id == assign.Target.Id:
                    break;
                default:
                    result.Add(statement.Replace(replaced));
                    break;
            }
        }

        return result;
    }

    /// <summary><c>s1 = s + x; …; s = s1</c> becomes <c>…; s = s + x</c> where nothing else reads <c>s1</c> and no assignment in between
    /// changes what the sum reads.</summary>
    private static List<IrStatement> MoveLastValues(List<IrStatement> body)
    {
        int end = body.Count;
        while (end > 0 && body[end - 1] is AssignStatement { Value: UseExpression })
        {
            end--;
        }

        Dictionary<int, int> reads = [];
        Count(body, reads);
        HashSet<int> changed = [];
        for (int i = end; i < body.Count; i++)
        {
            AssignStatement assign = (AssignStatement)body[i];
            if (((UseExpression)assign.Value).Value is VariableOperand { Variable: var last } && reads[last.Id] == 1)
            {
                int position = body.FindIndex(0, end, statement => statement is LetStatement let && let.Target.Id == last.Id);
                if (position >= 0
                    && ((LetStatement)body[position]).Value is BinaryExpression { Type: RealType } or BinaryExpression { IsChecked: false } or UnaryExpression
                    && ((LetStatement)body[position]).Value is var value
                    && !value.Operands().Any(operand => operand is VariableOperand v && changed.Contains(v.Variable.Id))
                    && value is not BinaryExpression { Operator: BinaryOperator.Divide or BinaryOperator.Remainder, Type: PassiveType })
                {
                    body[i] = assign with { Value = value };
                    body[position] = new SourceStatement("");
                }
            }

            changed.Add(assign.Target.Id);
        }

        body.RemoveAll(statement => statement is SourceStatement { Text: "" });
        return body;
    }

    private static void Count(IEnumerable<IrStatement> statements, Dictionary<int, int> reads)
    {
        foreach (IrStatement statement in statements)
        {
            foreach (Operand operand in statement.Operands())
            {
                if (operand is VariableOperand v)
                {
                    reads[v.Variable.Id] = reads.TryGetValue(v.Variable.Id, out int count) ? count + 1 : 1;
                }
            }

            foreach (EquatableArray<IrStatement> block in statement.Blocks())
            {
                Count(block, reads);
            }
        }
    }
}
