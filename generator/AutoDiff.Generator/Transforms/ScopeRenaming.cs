using AutoDiff.Generator.IR;

namespace AutoDiff.Generator.Transforms;

/// <summary>Gives each declaration a variable of its own: the sweeps declare a primal variable again where they compute it
/// again, and later passes count the uses of a variable.</summary>
internal sealed class ScopeRenaming
{
    private readonly VariableIds ids;
    private readonly VariableSet declared = [];
    private readonly Func<Operand, Operand> operands;
    private readonly Func<IrVariable, IrVariable> bases;
    private readonly Dictionary<int, IrVariable> current = [];

    private ScopeRenaming(VariableIds ids, IEnumerable<IrParameter> parameters)
    {
        this.ids = ids;
        declared.UnionWith(parameters.Select(static parameter => parameter.Variable.Id));
        operands = Use;
        bases = Use;
    }

    public static EquatableArray<IrStatement> Apply(IEnumerable<IrStatement> body, IEnumerable<IrParameter> parameters, VariableIds ids) =>
        new ScopeRenaming(ids, parameters).Block(body);

    private EquatableArray<IrStatement> Block(IEnumerable<IrStatement> block)
    {
        List<(int Id, IrVariable? Outer)> restore = [];
        List<IrStatement> result = [];
        foreach (IrStatement statement in block)
        {
            result.Add(Rewrite(statement, restore));
        }

        for (int i = restore.Count - 1; i >= 0; i--)
        {
            Set(restore[i].Id, restore[i].Outer);
        }

        return result.ToEquatableArray();
    }

    private void Set(int id, IrVariable? variable)
    {
        if (variable is null)
        {
            current.Remove(id);
        }
        else
        {
            current[id] = variable;
        }
    }

    private IrVariable Declare(IrVariable variable, List<(int, IrVariable?)> restore)
    {
        if (declared.Add(variable.Id))
        {
            return variable;
        }

        restore.Add((variable.Id, current.TryGetValue(variable.Id, out IrVariable? outer) ? outer : null));
        IrVariable renamed = variable with { Id = ids.Take() };
        current[variable.Id] = renamed;
        return renamed;
    }

    private IrVariable Use(IrVariable variable) => current.TryGetValue(variable.Id, out IrVariable? renamed) ? renamed : variable;

    private Operand Use(Operand operand) => operand is VariableOperand v && current.TryGetValue(v.Variable.Id, out IrVariable? renamed) ? new VariableOperand(renamed) : operand;

    private IrStatement Rewrite(IrStatement statement, List<(int, IrVariable?)> restore)
    {
        switch (statement)
        {
            case LetStatement s:
                Expression value = s.Value.Map(operands, bases);
                return new LetStatement(Declare(s.Target, restore), value);
            case DeclareStatement s:
                return s with { Target = Declare(s.Target, restore) };
            case AssignStatement s:
                return new AssignStatement(Use(s.Target), s.Value.Map(operands, bases));
            case IfStatement s:
                return new IfStatement(Use(s.Condition), Block(s.Then), Block(s.Else));
            case ForStatement s:
                return Rewrite(s);
            case WhileStatement s:
                List<(int, IrVariable?)> headerScope = [];
                EquatableArray<IrStatement> header = s.Header.Select(inner => Rewrite(inner, headerScope)).ToEquatableArray();
                WhileStatement loop = new(header, Use(s.Condition), Block(s.Body));
                for (int i = headerScope.Count - 1; i >= 0; i--)
                {
                    Set(headerScope[i].Item1, headerScope[i].Item2);
                }

                return loop;
            case CallStatement s:
                IEnumerable<Operand?> values = s.Arguments.Select(argument => argument.Value is null ? null : Use(argument.Value)).ToList();
                Argument[] arguments = s.Arguments.Zip(values, (argument, read) => argument with { Value = read, Result = Result(argument, restore) }).ToArray();
                return s with { Arguments = new EquatableArray<Argument>(arguments), Results = s.Results.Select(result => Declare(result, restore)).ToEquatableArray() };
            default:
                return statement.Replace(current);
        }
    }

    /// <summary>What a <c>ref</c> argument writes is the variable itself, or one that the call declares.</summary>
    private IrVariable? Result(Argument argument, List<(int, IrVariable?)> restore) =>
        argument.Result is null ? null
        : argument.Value is VariableOperand v && v.Variable == argument.Result ? Use(argument.Result)
        : Declare(argument.Result, restore);

    private ForStatement Rewrite(ForStatement s)
    {
        Operand from = Use(s.From);
        Operand to = Use(s.To);
        List<(int Id, IrVariable? Outer)> restore = [];
        IrVariable index = Declare(s.Index, restore);
        ForStatement loop = s with { Index = index, From = from, To = to, Body = Block(s.Body), Budget = null };
        foreach ((int id, IrVariable? outer) in restore)
        {
            Set(id, outer);
        }

        return loop;
    }
}
