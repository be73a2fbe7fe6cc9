namespace AutoDiff.Generator.IR;

/// <summary>Substitution of operands and variables in expressions, the one place that knows each expression's parts.</summary>
internal static class IrRewriting
{
    /// <summary>The expression with each operand replaced by <paramref name="operand"/> and each variable that is used as a
    /// base (a sequence, an aggregate, a tape) by <paramref name="variable"/>.</summary>
    public static Expression Map(this Expression expression, Func<Operand, Operand> operand, Func<IrVariable, IrVariable> variable) => expression switch
    {
        UseExpression e => e with { Value = operand(e.Value) },
        UnaryExpression e => e with { Value = operand(e.Value) },
        BinaryExpression e => e with { Left = operand(e.Left), Right = operand(e.Right) },
        ConvertExpression e => e with { Value = operand(e.Value) },
        PrimitiveExpression e => e with { Arguments = e.Arguments.Map(operand) },
        LoadExpression e => e with { Place = e.Place.Map(operand, variable) },
        LengthExpression e => e with { Sequence = variable(e.Sequence) },
        SliceExpression e => e with { Sequence = variable(e.Sequence), Start = operand(e.Start), Length = e.Length is null ? null : operand(e.Length) },
        AllocateExpression e => e with { Lengths = e.Lengths.Map(operand), StackCondition = e.StackCondition is null ? null : operand(e.StackCondition) },
        MakeExpression e => e with { Fields = e.Fields.Map(operand) },
        TemplateExpression e => e with { Arguments = e.Arguments.Map(operand) },
        TapeReserveExpression e => e with { Tape = variable(e.Tape), Count = operand(e.Count) },
        TapeReleaseExpression e => e with { Tape = variable(e.Tape), Count = operand(e.Count) },
        ChainExpression e => e with { Partial = operand(e.Partial), Shadow = operand(e.Shadow) },
        SelectExpression e => e with { Condition = operand(e.Condition), WhenTrue = operand(e.WhenTrue), WhenFalse = operand(e.WhenFalse) },
        _ => throw new InvalidOperationException($"Unknown expression {expression.GetType().Name}."),
    };

    public static Place Map(this Place place, Func<Operand, Operand> operand, Func<IrVariable, IrVariable> variable) =>
        place with { Base = variable(place.Base), Indices = place.Indices.Map(operand) };

    public static EquatableArray<Operand> Map(this EquatableArray<Operand> operands, Func<Operand, Operand> map)
    {
        Operand[] mapped = new Operand[operands.Count];
        for (int i = 0; i < mapped.Length; i++)
        {
            mapped[i] = map(operands[i]);
        }

        return new EquatableArray<Operand>(mapped);
    }

    /// <summary>All operands of the expression, bases included, as variables and constants.</summary>
    public static IEnumerable<Operand> Operands(this Expression expression)
    {
        switch (expression)
        {
            case UseExpression e:
                return [e.Value];
            case UnaryExpression e:
                return [e.Value];
            case BinaryExpression e:
                return [e.Left, e.Right];
            case ConvertExpression e:
                return [e.Value];
            case PrimitiveExpression e:
                return e.Arguments;
            case LoadExpression e:
                return e.Place.Operands();
            case LengthExpression e:
                return [new VariableOperand(e.Sequence)];
            case SliceExpression e:
                return e.Length is null ? [new VariableOperand(e.Sequence), e.Start] : [new VariableOperand(e.Sequence), e.Start, e.Length];
            case AllocateExpression e:
                return e.StackCondition is null ? e.Lengths : e.Lengths.Append(e.StackCondition);
            case MakeExpression e:
                return e.Fields;
            case TemplateExpression e:
                return e.Arguments;
            case TapeReserveExpression e:
                return [new VariableOperand(e.Tape), e.Count];
            case TapeReleaseExpression e:
                return [new VariableOperand(e.Tape), e.Count];
            case ChainExpression e:
                return [e.Partial, e.Shadow];
            case SelectExpression e:
                return [e.Condition, e.WhenTrue, e.WhenFalse];
            default:
                throw new InvalidOperationException($"Unknown expression {expression.GetType().Name}.");
        }
    }

    public static IEnumerable<Operand> Operands(this Place place) => place.Indices.Prepend(new VariableOperand(place.Base));

    /// <summary>The operands that the statement itself reads, not those of the blocks inside it.</summary>
    public static IEnumerable<Operand> Operands(this IrStatement statement)
    {
        switch (statement)
        {
            case LetStatement s:
                return s.Value.Operands();
            case AssignStatement s:
                return s.Value.Operands();
            case StoreStatement s:
                return s.Place.Operands().Append(s.Value);
            case AccumulateStatement s:
                return s.Place.Operands().Append(s.Value);
            case FillStatement s:
                return [new VariableOperand(s.Sequence), s.Value];
            case CopyStatement s:
                return [new VariableOperand(s.Source), new VariableOperand(s.Destination)];
            case IfStatement s:
                return [s.Condition];
            case ForStatement s:
                return s.Budget is null ? [s.From, s.To] : [s.From, s.To, s.Budget];
            case WhileStatement s:
                return [s.Condition];
            case CallStatement s:
                return s.Arguments.Where(argument => argument.Value is not null).Select(argument => argument.Value!);
            case EffectStatement s:
                return s.Arguments;
            case ReturnStatement s:
                return s.Values;
            case DeclareStatement or SourceStatement:
                return [];
            default:
                throw new InvalidOperationException($"Unknown statement {statement.GetType().Name}.");
        }
    }

    /// <summary>The blocks inside a statement, in the order of execution.</summary>
    public static IEnumerable<EquatableArray<IrStatement>> Blocks(this IrStatement statement) => statement switch
    {
        IfStatement s => [s.Then, s.Else],
        ForStatement s => [s.Body],
        WhileStatement s => [s.Header, s.Body],
        _ => [],
    };
}

/// <summary>Replacement of variables in whole statements.</summary>
internal static class VariableReplacement
{
    /// <summary>The statement with each read of a variable replaced by the variable given for its id.</summary>
    public static IrStatement Replace(this IrStatement statement, IReadOnlyDictionary<int, IrVariable> replaced)
    {
        IrVariable Variable(IrVariable variable) => replaced.TryGetValue(variable.Id, out IrVariable? other) ? other : variable;
        Operand Value(Operand operand) => operand is VariableOperand v && replaced.TryGetValue(v.Variable.Id, out IrVariable? other) ? new VariableOperand(other) : operand;
        EquatableArray<IrStatement> Block(EquatableArray<IrStatement> block) => block.Select(inner => inner.Replace(replaced)).ToEquatableArray();

        return statement switch
        {
            LetStatement s => s with { Value = s.Value.Map(Value, Variable) },
            AssignStatement s => s with { Value = s.Value.Map(Value, Variable) },
            StoreStatement s => new StoreStatement(s.Place.Map(Value, Variable), Value(s.Value)),
            AccumulateStatement s => s with { Place = s.Place.Map(Value, Variable), Value = Value(s.Value) },
            FillStatement s => new FillStatement(Variable(s.Sequence), Value(s.Value)),
            CopyStatement s => new CopyStatement(Variable(s.Source), Variable(s.Destination)),
            IfStatement s => new IfStatement(Value(s.Condition), Block(s.Then), Block(s.Else)),
            ForStatement s => s with { From = Value(s.From), To = Value(s.To), Body = Block(s.Body), Budget = s.Budget is null ? null : Value(s.Budget) },
            WhileStatement s => new WhileStatement(Block(s.Header), Value(s.Condition), Block(s.Body)),
            CallStatement s => s with { Arguments = s.Arguments.Select(a => a.Value is null ? a : a with { Value = Value(a.Value) }).ToEquatableArray() },
            EffectStatement s => s with { Arguments = s.Arguments.Map(Value) },
            ReturnStatement s => new ReturnStatement(s.Values.Map(Value)),
            _ => statement,
        };
    }
}
