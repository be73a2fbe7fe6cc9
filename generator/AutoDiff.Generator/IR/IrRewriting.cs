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
                return e with { Sequence = variable(e.Sequence), Start = operand(e.Start), Length = e.Length is null ? null : operand(e.Length), Shape = e.Shape.Map(operand) };
            case AllocateExpression e:
                return e with { Lengths = e.Lengths.Map(operand), StackCondition = e.StackCondition is null ? null : operand(e.StackCondition) };
            case MakeExpression e:
                return e.Fields.Map(operand) is var fields && fields.IsSame(e.Fields) ? e : e with { Fields = fields };
            case TemplateExpression e:
                return e.Arguments.Map(operand) is var holes && holes.IsSame(e.Arguments) ? e : e with { Arguments = holes };
            case TapeReserveExpression e:
                return e with { Tape = variable(e.Tape), Count = operand(e.Count) };
            case TapeReleaseExpression e:
                return e with { Tape = variable(e.Tape), Count = operand(e.Count) };
            case ChainExpression e:
                Operand partial = operand(e.Partial), shadow = operand(e.Shadow);
                return ReferenceEquals(partial, e.Partial) && ReferenceEquals(shadow, e.Shadow) ? e : e with { Partial = partial, Shadow = shadow };
            case SelectExpression e:
                return e with { Condition = operand(e.Condition), WhenTrue = operand(e.WhenTrue), WhenFalse = operand(e.WhenFalse) };
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
            case SliceExpression { Shape.IsEmpty: false } e:
                return e.Shape.Prepend(e.Start).Prepend(new VariableOperand(e.Sequence)).Concat(e.Length is null ? [] : [e.Length]);
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
            case DeclareStatement or SourceStatement or TryStatement:
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
        TryStatement s => [s.Body, s.Finally],
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
