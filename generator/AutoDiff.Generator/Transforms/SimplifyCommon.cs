using AutoDiff.Generator.IR;

namespace AutoDiff.Generator.Transforms;

/// <summary>A value that was computed before, from variables and memory that have not changed since, is not computed again:
/// <c>t = x[i]; u = x[i]; y = t * u</c> becomes <c>t = x[i]; y = t * t</c>.</summary>
internal sealed class SimplifyCommon : IrRewriter
{
    private readonly VariableSet assigned = [];

    /// <summary>A parameter by reference may be an element of an array.</summary>
    private readonly VariableSet byReference = [];
    private readonly Dictionary<int, IrVariable> same = [];

    /// <summary>The values that are known, innermost block last.</summary>
    private readonly List<Dictionary<Expression, IrVariable>> known = [[]];

    /// <summary>Those of them that were read from memory: they last until it is written to.</summary>
    private readonly List<Dictionary<Expression, IrVariable>> loaded = [[]];

    /// <summary>The values that are known of variables which are assigned, by those variables: they last until the next assignment.</summary>
    private readonly Dictionary<int, List<Expression>> moving = [];

    private readonly bool onlyLoads;

    private SimplifyCommon(bool onlyLoads) => this.onlyLoads = onlyLoads;

    /// <param name="method">The method.</param>
    /// <param name="onlyLoads">Whether only what is read from memory is shared, and the indices that it takes. That is right before a method
    /// is reversed, too: of a function whose value a condition shares with a branch the partial would be taken where the branch is not.</param>
    public static IrMethod Apply(IrMethod method, bool onlyLoads = false)
    {
        var pass = new SimplifyCommon(onlyLoads);
        foreach (IrParameter parameter in method.Parameters)
        {
            if (parameter.Mode is PassingMode.Ref or PassingMode.Out)
            {
                pass.assigned.Add(parameter.Variable.Id);
                pass.byReference.Add(parameter.Variable.Id);
            }
        }

        AssignedVariables.Gather(method.Body, pass.assigned);
        return pass.Rewrite(method);
    }

    protected override EquatableArray<IrStatement> Block(EquatableArray<IrStatement> block)
    {
        // A loop's body runs again after its own writes; a branch sees what was computed before it.
        known.Add([]);
        loaded.Add([]);
        EquatableArray<IrStatement> result = base.Block(block);
        known.RemoveAt(known.Count - 1);
        loaded.RemoveAt(loaded.Count - 1);
        return result;
    }

    protected override void Statement(IrStatement statement, List<IrStatement> output)
    {
        if (statement is ForStatement or WhileStatement && WritesMemory(statement))
        {
            ForgetMemory();
        }

        if (statement is ForStatement or WhileStatement)
        {
            ForgetAssigned(statement);
        }

        int index = output.Count;
        base.Statement(statement, output);
        if (statement is DeclareStatement or AssignStatement or CallStatement or StoreStatement or AccumulateStatement)
        {
            ForgetAssigned(statement);
        }

        IrStatement rewritten = output[index];
        if (rewritten is LetStatement { Value: var value, Target: var target } && IsShareable(value) && !assigned.Contains(target.Id))
        {
            IrVariable? before = Find(value);
            if (before is not null && target.Name.Length == 0 && before.Type == target.Type)
            {
                output.RemoveAt(index);
                same[target.Id] = before;
            }
            else if (before is null)
            {
                Dictionary<Expression, IrVariable> scope = (IsOfMemory(value) ? loaded : known)[known.Count - 1];
                scope[value] = target;
                foreach (Operand operand in value.Operands())
                {
                    if (operand is VariableOperand { Variable.Id: var id } && assigned.Contains(id))
                    {
                        (moving.TryGetValue(id, out List<Expression>? values) ? values : moving[id] = []).Add(value);
                    }
                }
            }

            return;
        }

        if (WritesMemory(rewritten))
        {
            ForgetMemory();
        }
    }

    protected override Operand Operand(Operand operand) =>
        operand is VariableOperand { Variable: var variable } && same.TryGetValue(variable.Id, out IrVariable? before) ? new VariableOperand(before) : operand;

    protected override IrVariable Variable(IrVariable variable) => same.TryGetValue(variable.Id, out IrVariable? before) ? before : variable;

    private IrVariable? Find(Expression value)
    {
        List<Dictionary<Expression, IrVariable>> scopes = IsOfMemory(value) ? loaded : known;
        for (int i = scopes.Count - 1; i >= 0; i--)
        {
            if (scopes[i].TryGetValue(value, out IrVariable? variable))
            {
                return variable;
            }
        }

        return null;
    }

    private static bool IsOfMemory(Expression value) => value is LoadExpression or LengthExpression { Sequence.Type: SequenceType { Kind: SequenceKind.List } };

    private void ForgetAssigned(IrStatement statement)
    {
        if (moving.Count == 0)
        {
            return;
        }

        var changed = new HashSet<int>();
        AssignedVariables.Gather(EquatableArray.Of(statement), changed);
        foreach (int id in changed)
        {
            if (moving.TryGetValue(id, out List<Expression>? values))
            {
                foreach (Dictionary<Expression, IrVariable> scope in known)
                {
                    values.ForEach(value => scope.Remove(value));
                }

                moving.Remove(id);
            }
        }
    }

    /// <summary>Pure, and made of variables that others than this method cannot assign; of memory, of variables that are never assigned again.</summary>
    private bool IsShareable(Expression value) => value switch
    {
        UnaryExpression or BinaryExpression or ConvertExpression or PrimitiveExpression or ChainExpression when onlyLoads && value.Type is not PassiveType { Code: "int" } => false,
        UnaryExpression or BinaryExpression or ConvertExpression or PrimitiveExpression or ChainExpression or LoadExpression or LengthExpression =>
            !MentionsAny(value, IsOfMemory(value) ? assigned : byReference),
        _ => false,
    };

    private static bool MentionsAny(Expression value, VariableSet variables)
    {
        foreach (Operand operand in value.Operands())
        {
            if (operand is VariableOperand { Variable: var variable } && variables.Contains(variable.Id))
            {
                return true;
            }
        }

        return false;
    }

    private void ForgetMemory()
    {
        foreach (Dictionary<Expression, IrVariable> scope in loaded.Where(static scope => scope.Count > 0))
        {
            scope.Clear();
        }
    }

    private bool WritesMemory(IrStatement statement) => statement switch
    {
        StoreStatement or AccumulateStatement or FillStatement or CopyStatement or CallStatement or EffectStatement => true,
        LetStatement { Value: TemplateExpression { IsPure: false } or TapeReserveExpression or TapeReleaseExpression } => true,
        AssignStatement { Value: TemplateExpression { IsPure: false } } => true,
        AssignStatement assign => byReference.Contains(assign.Target.Id),
        _ => statement.Blocks().Any(block => block.Any(WritesMemory)),
    };
}
