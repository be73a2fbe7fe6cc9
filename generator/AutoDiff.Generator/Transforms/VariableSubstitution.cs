using AutoDiff.Generator.IR;

namespace AutoDiff.Generator.Transforms;

/// <summary>Replaces variables wherever they stand, as targets of assignments, too.</summary>
internal class VariableSubstitution(IReadOnlyDictionary<int, IrVariable> replaced) : IrRewriter
{
    public EquatableArray<IrStatement> Apply(IReadOnlyList<IrStatement> statements) => Block(statements.ToEquatableArray());

    protected override void Statement(IrStatement statement, List<IrStatement> output) =>
        base.Statement(statement is AssignStatement assign && replaced.ContainsKey(assign.Target.Id) ? assign with { Target = Variable(assign.Target) } : statement, output);

    protected override Operand Operand(Operand operand) =>
        operand is VariableOperand { Variable: var variable } && replaced.ContainsKey(variable.Id) ? new VariableOperand(Variable(variable)) : operand;

    protected override IrVariable Variable(IrVariable variable) => replaced.TryGetValue(variable.Id, out IrVariable? other) ? other : variable;
}
