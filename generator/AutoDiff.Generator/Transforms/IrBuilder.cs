using AutoDiff.Generator.IR;

namespace AutoDiff.Generator.Transforms;

/// <summary>Collects the statements of one block.</summary>
internal sealed class IrBuilder(VariableIds ids)
{
    public VariableIds Ids { get; } = ids;

    public List<IrStatement> Statements { get; } = [];

    public void Add(IrStatement statement) => Statements.Add(statement);

    public void AddRange(IEnumerable<IrStatement> statements) => Statements.AddRange(statements);

    /// <summary>A fresh variable; an empty name makes it a temporary.</summary>
    public IrVariable NewVariable(string name, IrType type) => new(Ids.Take(), name, type);

    /// <summary>Declares a temporary with a value.</summary>
    public VariableOperand Let(Expression value) => Let("", value);

    /// <summary>Declares a fresh variable with a value.</summary>
    public VariableOperand Let(string name, Expression value)
    {
        IrVariable variable = NewVariable(name, value.Type);
        Statements.Add(new LetStatement(variable, value));
        return variable;
    }

    /// <summary>A builder of a block inside this one.</summary>
    public IrBuilder Nested() => new(Ids);

    public EquatableArray<IrStatement> ToBlock() => Statements.ToEquatableArray();
}
