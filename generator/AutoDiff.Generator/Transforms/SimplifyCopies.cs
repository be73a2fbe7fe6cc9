using AutoDiff.Generator.IR;

namespace AutoDiff.Generator.Transforms;

/// <summary>A temporary that is a copy of a constant, or of a variable that never changes, gives way to it:
/// <c>t = x; y = t * t</c> becomes <c>y = x * x</c>. The variables that the user named stay, but for versions of one of them.</summary>
internal sealed class SimplifyCopies : IrRewriter
{
    private readonly VariableSet assigned = [];
    private readonly Dictionary<int, Operand> copies = [];

    private SimplifyCopies()
    {
    }

    public static IrMethod Apply(IrMethod method)
    {
        var pass = new SimplifyCopies();
        foreach (IrParameter parameter in method.Parameters)
        {
            if (parameter.Mode is PassingMode.Ref or PassingMode.Out or PassingMode.In)
            {
                pass.assigned.Add(parameter.Variable.Id);
            }
        }

        AssignedVariables.Gather(method.Body, pass.assigned);
        pass.KeepBases(method.Body);
        return pass.Rewrite(method);
    }

    protected override void Statement(IrStatement statement, List<IrStatement> output)
    {
        if (statement is LetStatement { Value: UseExpression use, Target: var target } && !assigned.Contains(target.Id))
        {
            Operand value = Operand(use.Value);
            bool isFixed = value is not VariableOperand { Variable: var variable } || !assigned.Contains(variable.Id);
            bool isUnnamed = target.Name.Length == 0 || (value is VariableOperand { Variable.Name: var name } && name == target.Name);
            if (isFixed && isUnnamed && value.Type == target.Type)
            {
                copies[target.Id] = value;
                return;
            }
        }

        base.Statement(statement, output);
    }

    protected override Operand Operand(Operand operand) =>
        operand is VariableOperand { Variable: var variable } && copies.TryGetValue(variable.Id, out Operand? value) ? value : operand;

    protected override IrVariable Variable(IrVariable variable) =>
        copies.TryGetValue(variable.Id, out Operand? value) && value is VariableOperand { Variable: var source } ? source : variable;

    /// <summary>A constant cannot stand where memory is read or written.</summary>
    private void KeepBases(EquatableArray<IrStatement> block)
    {
        foreach (IrStatement statement in block)
        {
            if (statement is LetStatement { Value: UseExpression { Value: not VariableOperand }, Target: { Type: SequenceType or AggregateType } target })
            {
                assigned.Add(target.Id);
            }

            foreach (EquatableArray<IrStatement> inner in statement.Blocks())
            {
                KeepBases(inner);
            }
        }
    }
}
