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

        if (replaced.Count == 0)
        {
            return body;
        }

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
}
