namespace AutoDiff.Generator.IR;

/// <summary>Substitution of operands and variables in expressions, the one place that knows each expression's parts.</summary>
internal static class IrRewriting
{
    /// <summary>The expression with each operand replaced by <paramref name="operand"/> and each variable that is used as a
    /// base (a sequence, an aggregate, a tape) by <paramref name="variable"/>.</summary>
    /// <remarks>What does not change stays the same instance: methods of thousands of statements go through many passes.</remarks>
    public static Expression Map(this Expression expression, Func<Operand, Operand> operand, Func<IrVariable, IrVariable> variable)
    {
        switch (expression)
        {
            case UseExpression e:
                return operand(e.Value) is var used && ReferenceEquals(used, e.Value) ? e : e with { Value = used };
            case UnaryExpression e:
                return operand(e.Value) is var negated && ReferenceEquals(negated, e.Value) ? e : e with { Value = negated };
            case BinaryExpression e:
                Operand left = operand(e.Left), right = operand(e.Right);
                return ReferenceEquals(left, e.Left) && ReferenceEquals(right, e.Right) ? e : e with { Left = left, Right = right };
            case ConvertExpression e:
                return operand(e.Value) is var converted && ReferenceEquals(converted, e.Value) ? e : e with { Value = converted };
            case PrimitiveExpression e:
                return e.Arguments.Map(operand) is var arguments && arguments.IsSame(e.Arguments) ? e : e with { Arguments = arguments };
            case LoadExpression e:
                return e.Place.Map(operand, variable) is var place && ReferenceEquals(place, e.Place) ? e : e with { Place = place };
            case LengthExpression e:
                return variable(e.Sequence) is var sequence && ReferenceEquals(sequence, e.Sequence) ? e : e with { Sequence = sequence };
            case SliceExpression e:
                IrVariable sliced = variable(e.Sequence);
                Operand start = operand(e.Start);
                Operand? length = e.Length is null ? null : operand(e.Length);
                EquatableArray<Operand> shape = e.Shape.Map(operand);
                return ReferenceEquals(sliced, e.Sequence) && ReferenceEquals(start, e.Start) && ReferenceEquals(length, e.Length) && shape.IsSame(e.Shape)
                    ? e
                    : e with { Sequence = sliced, Start = start, Length = length, Shape = shape };
            case AllocateExpression e:
                EquatableArray<Operand> lengths = e.Lengths.Map(operand);
                Operand? onStack = e.StackCondition is null ? null : operand(e.StackCondition);
                return lengths.IsSame(e.Lengths) && ReferenceEquals(onStack, e.StackCondition) ? e : e with { Lengths = lengths, StackCondition = onStack };
            case MakeExpression e:
                return e.Fields.Map(operand) is var fields && fields.IsSame(e.Fields) ? e : e with { Fields = fields };
            case TemplateExpression e:
                return e.Arguments.Map(operand) is var holes && holes.IsSame(e.Arguments) ? e : e with { Arguments = holes };
            case TapeReserveExpression e:
                IrVariable reserving = variable(e.Tape);
                Operand reserved = operand(e.Count);
                return ReferenceEquals(reserving, e.Tape) && ReferenceEquals(reserved, e.Count) ? e : e with { Tape = reserving, Count = reserved };
            case TapeReleaseExpression e:
                IrVariable releasing = variable(e.Tape);
                Operand released = operand(e.Count);
                return ReferenceEquals(releasing, e.Tape) && ReferenceEquals(released, e.Count) ? e : e with { Tape = releasing, Count = released };
            case ChainExpression e:
                Operand partial = operand(e.Partial), shadow = operand(e.Shadow);
                return ReferenceEquals(partial, e.Partial) && ReferenceEquals(shadow, e.Shadow) ? e : e with { Partial = partial, Shadow = shadow };
            case SelectExpression e:
                Operand condition = operand(e.Condition), whenTrue = operand(e.WhenTrue), whenFalse = operand(e.WhenFalse);
                return ReferenceEquals(condition, e.Condition) && ReferenceEquals(whenTrue, e.WhenTrue) && ReferenceEquals(whenFalse, e.WhenFalse)
                    ? e
                    : e with { Condition = condition, WhenTrue = whenTrue, WhenFalse = whenFalse };
            default:
                throw new InvalidOperationException($"Unknown expression {expression.GetType().Name}.");
        }
    }

    public static Place Map(this Place place, Func<Operand, Operand> operand, Func<IrVariable, IrVariable> variable)
    {
        IrVariable root = variable(place.Base);
        EquatableArray<Operand> indices = place.Indices.Map(operand);
        return ReferenceEquals(root, place.Base) && indices.IsSame(place.Indices) ? place : place with { Base = root, Indices = indices };
    }

    /// <summary>The same instance where nothing changes.</summary>
    public static EquatableArray<T> Map<T>(this EquatableArray<T> operands, Func<T, T> map)
        where T : class, IEquatable<T>
    {
        T[]? mapped = null;
        for (int i = 0; i < operands.Count; i++)
        {
            T operand = map(operands[i]);
            if (mapped is null && !ReferenceEquals(operand, operands[i]))
            {
                mapped = operands.ToArray();
            }

            if (mapped is not null)
            {
                mapped[i] = operand;
            }
        }

        return mapped is null ? operands : new EquatableArray<T>(mapped);
    }

    /// <summary>All operands of the expression, bases included, as variables and constants.</summary>
    public static OperandList Operands(this Expression expression) => expression switch
    {
        UseExpression e => new OperandList(e.Value),
        UnaryExpression e => new OperandList(e.Value),
        BinaryExpression e => new OperandList(e.Left, e.Right),
        ConvertExpression e => new OperandList(e.Value),
        PrimitiveExpression e => new OperandList(e.Arguments),
        LoadExpression e => e.Place.Operands(),
        LengthExpression e => new OperandList(e.Sequence.Operand),
        SliceExpression e => new OperandList(e.Shape, e.Sequence.Operand, e.Start, e.Length),
        AllocateExpression e => new OperandList(e.Lengths, last: e.StackCondition),
        MakeExpression e => new OperandList(e.Fields),
        TemplateExpression e => new OperandList(e.Arguments),
        TapeReserveExpression e => new OperandList(e.Tape.Operand, e.Count),
        TapeReleaseExpression e => new OperandList(e.Tape.Operand, e.Count),
        ChainExpression e => new OperandList(e.Partial, e.Shadow),
        SelectExpression e => new OperandList(e.Condition, e.WhenTrue, e.WhenFalse),
        _ => throw new InvalidOperationException($"Unknown expression {expression.GetType().Name}."),
    };

    public static OperandList Operands(this Place place) => new(place.Indices, place.Base.Operand);

    /// <summary>The operands that the statement itself reads, not those of the blocks inside it.</summary>
    public static OperandList Operands(this IrStatement statement) => statement switch
    {
        LetStatement s => s.Value.Operands(),
        AssignStatement s => s.Value.Operands(),
        StoreStatement s => s.Place.Operands().Append(s.Value),
        AccumulateStatement s => s.Place.Operands().Append(s.Value),
        FillStatement s => new OperandList(s.Sequence.Operand, s.Value),
        CopyStatement s => new OperandList(s.Source.Operand, s.Destination.Operand),
        IfStatement s => new OperandList(s.Condition),
        ForStatement s => new OperandList(s.From, s.To, s.Budget),
        WhileStatement s => new OperandList(s.Condition),
        CallStatement s => new OperandList(s.Arguments.Where(static argument => argument.Value is not null).Select(static argument => argument.Value!).ToEquatableArray()),
        EffectStatement s => new OperandList(s.Arguments),
        ReturnStatement s => new OperandList(s.Values),
        DeclareStatement or SourceStatement or TryStatement => default,
        _ => throw new InvalidOperationException($"Unknown statement {statement.GetType().Name}."),
    };

    /// <summary>The blocks inside a statement, in the order of execution.</summary>
    public static BlockList Blocks(this IrStatement statement) => statement switch
    {
        IfStatement s => new BlockList(s.Then, s.Else, 2),
        ForStatement s => new BlockList(s.Body, default, 1),
        WhileStatement s => new BlockList(s.Header, s.Body, 2),
        TryStatement s => new BlockList(s.Body, s.Finally, 2),
        _ => default,
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
