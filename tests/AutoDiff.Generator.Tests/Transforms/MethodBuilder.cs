using AutoDiff.Generator.IR;
using AutoDiff.Generator.Transforms;

namespace AutoDiff.Generator.Tests.Transforms;

/// <summary>Builds lowered methods by hand, as briefly as it goes.</summary>
internal sealed class MethodBuilder
{
    public static readonly SequenceType Span = SequenceType.SpanOf(RealType.Double);
    public static readonly SequenceType ReadOnlySpan = SequenceType.ReadOnlySpanOf(RealType.Double);
    public static readonly SequenceType Array = SequenceType.ArrayOf(RealType.Double);

    private readonly List<IrParameter> parameters = [];
    private readonly List<IrResult> results = [];
    private IrBuilder current;

    public MethodBuilder()
    {
        current = new IrBuilder(Ids);
        Body = current;
    }

    public VariableIds Ids { get; } = new(0);

    public IrBuilder Body { get; }

    public IrVariable Parameter(string name, IrType? type = null, PassingMode mode = PassingMode.Value, bool isActive = true, ParameterRole role = ParameterRole.Primal)
    {
        IrVariable variable = Body.NewVariable(name, type ?? RealType.Double);
        parameters.Add(new IrParameter(variable, mode, isActive && variable.Type.IsDifferentiable, Role: role));
        return variable;
    }

    public static RealConstant Real(double value) => new(value, RealType.Double);

    public static PassiveConstant Int(int value) => PassiveConstant.Int(value);

    public VariableOperand Let(string name, Expression value) => current.Let(name, value);

    public VariableOperand Let(Expression value) => current.Let(value);

    public VariableOperand Add(Operand left, Operand right) => Binary(BinaryOperator.Add, left, right);

    public VariableOperand Sub(Operand left, Operand right) => Binary(BinaryOperator.Subtract, left, right);

    public VariableOperand Mul(Operand left, Operand right) => Binary(BinaryOperator.Multiply, left, right);

    public VariableOperand Div(Operand left, Operand right) => Binary(BinaryOperator.Divide, left, right);

    public VariableOperand Binary(BinaryOperator binary, Operand left, Operand right) =>
        Let(new BinaryExpression(binary, left, right, left.Type));

    public VariableOperand Compare(BinaryOperator binary, Operand left, Operand right) =>
        Let(new BinaryExpression(binary, left, right, PassiveType.Boolean));

    public VariableOperand Call(string function, params Operand[] arguments)
    {
        string key = PrimitiveNames.Key(function, arguments.Length);
        var type = (RealType)arguments[0].Type;
        return Let(new PrimitiveExpression(key, PrimitiveNames.Code(key, type), new EquatableArray<Operand>(arguments), type));
    }

    public VariableOperand Load(IrVariable sequence, Operand index) => Let(new LoadExpression(Place.Element(sequence, index)));

    public VariableOperand Length(IrVariable sequence) => Let(new LengthExpression(sequence));

    public void Store(IrVariable sequence, Operand index, Operand value) => Add(new StoreStatement(Place.Element(sequence, index), value));

    public void Accumulate(IrVariable sequence, Operand index, Operand value) => Add(new AccumulateStatement(Place.Element(sequence, index), value));

    public void Assign(IrVariable target, Operand value) => Add(new AssignStatement(target, new UseExpression(value)));

    public void Assign(IrVariable target, Expression value) => Add(new AssignStatement(target, value));

    public void Add(IrStatement statement) => current.Add(statement);

    public void If(Operand condition, Action then, Action? otherwise = null) =>
        Add(new IfStatement(condition, Block(then), otherwise is null ? EquatableArray<IrStatement>.Empty : Block(otherwise)));

    public void For(string index, Operand from, Operand to, Action<IrVariable> body, int step = 1)
    {
        IrVariable variable = Body.NewVariable(index, PassiveType.Int32);
        EquatableArray<IrStatement> block = Block(() => body(variable));
        Add(new ForStatement(variable, from, to, step, block));
    }

    public void While(Func<Operand> header, Action body)
    {
        Operand? condition = null;
        EquatableArray<IrStatement> head = Block(() => condition = header());
        Add(new WhileStatement(head, condition!, Block(body)));
    }

    /// <summary>The method with the given results, which are active if they are real.</summary>
    public IrMethod Return(string name, params Operand[] values)
    {
        if (values.Length > 0)
        {
            Add(new ReturnStatement(new EquatableArray<Operand>(values)));
            results.AddRange(values.Select(value => new IrResult(value.Type, value.Type.IsDifferentiable)));
        }

        return IrVerifier.Verify(new IrMethod(
            name,
            parameters.ToEquatableArray(),
            results.ToEquatableArray(),
            Body.ToBlock(),
            EquatableArray<AggregateLayout>.Empty,
            Ids.Count));
    }

    private EquatableArray<IrStatement> Block(Action write)
    {
        IrBuilder outer = current;
        current = outer.Nested();
        write();
        EquatableArray<IrStatement> block = current.ToBlock();
        current = outer;
        return block;
    }
}
