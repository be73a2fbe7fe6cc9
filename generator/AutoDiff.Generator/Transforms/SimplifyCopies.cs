using AutoDiff.Generator.IR;

namespace AutoDiff.Generator.Transforms;

/// <summary>A temporary that is a copy of a constant, or of a variable that never changes, gives way to it:
/// <c>t = x; y = t * t</c> becomes <c>y = x * x</c>. The variables that the user named stay.</summary>
internal sealed class SimplifyCopies : IrRewriter
{
    private readonly HashSet<int> assigned = [];
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

        pass.Gather(method.Body);
        return pass.Rewrite(method);
    }

    protected override void Statement(IrStatement statement, List<IrStatement> output)
    {
        if (statement is LetStatement { Value: UseExpression use, Target: { Name.Length: 0 } target } && !assigned.Contains(target.Id))
        {
            Operand value = Operand(use.Value);
            if (value is not VariableOperand { Variable: var variable } || !assigned.Contains(variable.Id))
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

    /// <summary>What is assigned, and what stands as a base where a constant cannot.</summary>
    private void Gather(EquatableArray<IrStatement> block)
    {
        foreach (IrStatement statement in block)
        {
            switch (statement)
            {
                case LetStatement { Value: UseExpression { Value: not VariableOperand }, Target: { Type: SequenceType or AggregateType } target }:
                    assigned.Add(target.Id);
                    break;
                case DeclareStatement declare:
                    assigned.Add(declare.Target.Id);
                    break;
                case AssignStatement assign:
                    assigned.Add(assign.Target.Id);
                    break;
                case StoreStatement { Place.Indices.IsEmpty: true } store:
                    assigned.Add(store.Place.Base.Id);
                    break;
                case AccumulateStatement { Place.Indices.IsEmpty: true } accumulate:
                    assigned.Add(accumulate.Place.Base.Id);
                    break;
                case CallStatement call:
                    foreach (Argument argument in call.Arguments)
                    {
                        if (argument.Result is not null)
                        {
                            assigned.Add(argument.Result.Id);
                        }
                        else if (argument is { Mode: PassingMode.Ref, Value: VariableOperand { Variable: var changed } })
                        {
                            assigned.Add(changed.Id);
                        }
                    }

                    assigned.UnionWith(call.Results.Select(static result => result.Id));
                    break;
            }

            foreach (EquatableArray<IrStatement> inner in statement.Blocks())
            {
                Gather(inner);
            }
        }
    }
}
