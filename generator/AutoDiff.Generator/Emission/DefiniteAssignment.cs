using AutoDiff.Generator.IR;

namespace AutoDiff.Generator.Emission;

/// <summary>Finds the variables of which the C# compiler would say that they are read unassigned. Lowering knows better in
/// some of these cases (a flag guards both the assignment and the reading); they are declared with a value then.</summary>
internal sealed class DefiniteAssignment
{
    private readonly HashSet<int> tracked = [];
    private readonly HashSet<int> missing = [];

    public static HashSet<int> Missing(IrMethod method)
    {
        var analysis = new DefiniteAssignment();
        var outputs = new List<int>();
        foreach (IrParameter parameter in method.Parameters)
        {
            if (parameter.Mode == PassingMode.Out)
            {
                analysis.tracked.Add(parameter.Variable.Id);
                outputs.Add(parameter.Variable.Id);
            }
        }

        HashSet<int>? end = analysis.Block(method.Body, []);
        analysis.missing.UnionWith(outputs.Where(id => end is not null && !end.Contains(id)));
        return analysis.missing;
    }

    /// <summary>What is assigned after the block, given what is before it; null where the end is never reached.</summary>
    private HashSet<int>? Block(EquatableArray<IrStatement> block, HashSet<int> before)
    {
        HashSet<int>? state = new(before);
        foreach (IrStatement statement in block)
        {
            if (state is null)
            {
                break;
            }

            state = Statement(statement, state);
        }

        return state;
    }

    private HashSet<int>? Statement(IrStatement statement, HashSet<int> state)
    {
        foreach (Operand operand in statement.Operands())
        {
            if (operand is VariableOperand { Variable: var variable } && statement is not WhileStatement)
            {
                Read(variable, state);
            }
        }

        switch (statement)
        {
            case DeclareStatement { IsZeroed: false } declare:
                tracked.Add(declare.Target.Id);
                break;
            case AssignStatement assign:
                state.Add(assign.Target.Id);
                break;
            case CallStatement call:
                state.UnionWith(call.Results.Select(static result => result.Id));
                state.UnionWith(call.Arguments.Where(static argument => argument.Result is not null).Select(static argument => argument.Result!.Id));
                break;
            case EffectStatement { EndsFlow: true }:
                return null;
            case IfStatement branch:
                HashSet<int>? then = Block(branch.Then, state);
                HashSet<int>? otherwise = Block(branch.Else, state);
                if (then is not null && otherwise is not null)
                {
                    then.IntersectWith(otherwise);
                }

                return then ?? otherwise;
            case TryStatement attempt:
                Block(attempt.Finally, state);
                return Block(attempt.Body, state);
            case ForStatement loop:
                Block(loop.Body, state);
                break;
            case WhileStatement loop:
                HashSet<int>? header = Block(loop.Header, state);
                if (header is null)
                {
                    return null;
                }

                if (loop.Condition is VariableOperand { Variable: var condition })
                {
                    Read(condition, header);
                }

                Block(loop.Body, header);
                return header;
        }

        return state;
    }

    private void Read(IrVariable variable, HashSet<int> state)
    {
        if (tracked.Contains(variable.Id) && !state.Contains(variable.Id))
        {
            missing.Add(variable.Id);
        }
    }
}
