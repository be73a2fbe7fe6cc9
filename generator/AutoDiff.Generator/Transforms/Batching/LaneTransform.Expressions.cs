using AutoDiff.Generator.Analysis;
using AutoDiff.Generator.IR;

namespace AutoDiff.Generator.Transforms.Batching;

/// <summary>Expressions whose value differs by lane: with the operations of vectors where there are such, lane by lane elsewhere.</summary>
internal sealed partial class LaneTransform
{
    /// <summary>The lane of the loop that is being written, and the scalars that it has read.</summary>
    private IrVariable? lane;

    private Expression Evaluate(Expression value) => value switch
    {
        not UseExpression when !value.Operands().Any(IsVarying) && value is not TemplateExpression { IsPure: false } =>
            new UseExpression(Lane(Let(value.Map(Uniform, Variable)))),
        UseExpression use => new UseExpression(Lane(use.Value)),
        UnaryExpression { Operator: UnaryOperator.Negate } unary when unary.Type == types.Real =>
            new UnaryExpression(UnaryOperator.Negate, Lane(unary.Value), LaneTypes.Lanes),
        UnaryExpression { Operator: UnaryOperator.LogicalNot } unary => Lanes("Not", Lane(unary.Value)),
        BinaryExpression binary => Binary(binary),
        ConvertExpression convert when convert.Type == types.Real && convert.Value.Type == types.Real => new UseExpression(Lane(convert.Value)),
        PrimitiveExpression primitive => Primitive(primitive),
        LoadExpression load => Load(load),
        ChainExpression chain when chain.Type == types.Real => Code(types.Chain + "({0}, {1})", LaneTypes.Lanes, Lane(chain.Partial), Lane(chain.Shadow)),
        SelectExpression select => Choice(select),
        TemplateExpression { Template: "{0}" } template => new UseExpression(Lane(template.Arguments[0])),
        TemplateExpression { Template: "double.IsNaN({0})" or "float.IsNaN({0})" } template when template.Arguments[0].Type == types.Real =>
            Lanes("NotEqualTo", Lane(template.Arguments[0]), Lane(template.Arguments[0])),
        TemplateExpression { IsPure: false } template => throw Impure(template),
        MakeExpression { Aggregate.Kind: AggregateKind.Class } => throw new LaneException("objects whose contents differ by point"),
        LengthExpression or AllocateExpression or SliceExpression or TapeReserveExpression or TapeReleaseExpression =>
            throw new LaneException("memory whose size differs by point"),
        _ => LaneByLane(value),
    };

    /// <summary>What a counter is set to.</summary>
    private Expression Counted(Expression value) => value is BinaryExpression binary && RealCounters.IsNumber(binary.Right, out int step)
        ? new BinaryExpression(binary.Operator, Uniform(binary.Left), new RealConstant(step, types.Real), LaneTypes.Lanes)
        : new UseExpression(RealLane(((UseExpression)value).Value));

    private Expression Binary(BinaryExpression binary)
    {
        bool areReals = binary.Left.Type == types.Real && binary.Right.Type == types.Real;
        bool areConditions = binary.Left.Type == PassiveType.Boolean && binary.Right.Type == PassiveType.Boolean;
        bool areCounters = binary.Left.Type == PassiveType.Int32 && binary.Right.Type == PassiveType.Int32
            && (IsCounter(binary.Left) || !IsVarying(binary.Left)) && (IsCounter(binary.Right) || !IsVarying(binary.Right));
        return binary.Operator switch
        {
            BinaryOperator.Add or BinaryOperator.Subtract or BinaryOperator.Multiply or BinaryOperator.Divide when areReals =>
                new BinaryExpression(binary.Operator, Uniform(binary.Left), Uniform(binary.Right), LaneTypes.Lanes),
            BinaryOperator.Remainder when areReals => Function("Remainder", binary.Left, binary.Right),
            BinaryOperator.Less when areReals => Lanes("LessThan", Lane(binary.Left), Lane(binary.Right)),
            BinaryOperator.LessOrEqual when areReals => Lanes("LessThanOrEqual", Lane(binary.Left), Lane(binary.Right)),
            BinaryOperator.Greater when areReals => Lanes("GreaterThan", Lane(binary.Left), Lane(binary.Right)),
            BinaryOperator.GreaterOrEqual when areReals => Lanes("GreaterThanOrEqual", Lane(binary.Left), Lane(binary.Right)),
            BinaryOperator.Equal when areReals => Lanes("EqualTo", Lane(binary.Left), Lane(binary.Right)),
            BinaryOperator.NotEqual when areReals => Lanes("NotEqualTo", Lane(binary.Left), Lane(binary.Right)),
            BinaryOperator.And or BinaryOperator.AndAlso when areConditions => Lanes("And", Lane(binary.Left), Lane(binary.Right)),
            BinaryOperator.Or or BinaryOperator.OrElse when areConditions => Lanes("Or", Lane(binary.Left), Lane(binary.Right)),
            BinaryOperator.ExclusiveOr or BinaryOperator.NotEqual when areConditions => Lanes("Xor", Lane(binary.Left), Lane(binary.Right)),
            BinaryOperator.Less when areCounters => Lanes("LessThan", RealLane(binary.Left), RealLane(binary.Right)),
            BinaryOperator.LessOrEqual when areCounters => Lanes("LessThanOrEqual", RealLane(binary.Left), RealLane(binary.Right)),
            BinaryOperator.Greater when areCounters => Lanes("GreaterThan", RealLane(binary.Left), RealLane(binary.Right)),
            BinaryOperator.GreaterOrEqual when areCounters => Lanes("GreaterThanOrEqual", RealLane(binary.Left), RealLane(binary.Right)),
            BinaryOperator.Equal when areCounters => Lanes("EqualTo", RealLane(binary.Left), RealLane(binary.Right)),
            BinaryOperator.NotEqual when areCounters => Lanes("NotEqualTo", RealLane(binary.Left), RealLane(binary.Right)),
            BinaryOperator.Equal when areConditions => Lanes("Not", Let(Lanes("Xor", Lane(binary.Left), Lane(binary.Right)))),
            _ => LaneByLane(binary),
        };
    }

    private Expression Primitive(PrimitiveExpression primitive)
    {
        string name = PrimitiveNames.RuntimeName(primitive.Function);
        bool isReal = primitive.Type == types.Real && primitive.Arguments[0].Type == types.Real;
        if (!isReal || !LaneFunctions.Has(name, primitive.Arguments.Count))
        {
            return LaneByLane(primitive);
        }

        for (int i = 1; i < primitive.Arguments.Count; i++)
        {
            // An exponent or a number of digits is passed as it is, if all points share it.
            if (primitive.Arguments[i].Type != types.Real && IsVarying(primitive.Arguments[i]))
            {
                return LaneByLane(primitive);
            }
        }

        return Function(name, [.. primitive.Arguments]);
    }

    private PrimitiveExpression Function(string name, params Operand[] arguments) => new(
        $"{name}/{arguments.Length}",
        $"global::AutoDiff.CompilerServices.LaneMath.{name}{types.Arguments}",
        arguments.Select(argument => argument.Type == types.Real ? Lane(argument) : Uniform(argument)).ToEquatableArray(),
        LaneTypes.Lanes);

    private Expression Choice(SelectExpression select)
    {
        Operand whenTrue = Lane(select.WhenTrue);
        Operand whenFalse = Lane(select.WhenFalse);
        return IsVarying(select.Condition)
            ? Select(Lane(select.Condition), whenTrue, whenFalse, select.Type)
            : new SelectExpression(Uniform(select.Condition), whenTrue, whenFalse, types.Of(select.Type));
    }

    private Expression Load(LoadExpression load)
    {
        Place place = load.Place;
        if (place.Base.Type is not SequenceType || place.Indices.Any(IsVarying))
        {
            return LaneByLane(load);
        }

        if (uniformity.IsVaryingReference(place.Base))
        {
            throw new LaneException($"{Named(place.Base, "an array")} that differs by point");
        }

        if (!place.Path.IsEmpty)
        {
            return LaneByLane(load);
        }

        return Element(place);
    }

    /// <summary>All lanes of an element of memory whose contents differ.</summary>
    private Expression Element(Place place)
    {
        IrVariable memory = Variable(place.Base);
        IrType element = ((SequenceType)memory.Type).Element;
        var load = new LoadExpression(new Place(memory, place.Indices.Map(Uniform), EquatableArray<string>.Empty, element));
        return place.Type == PassiveType.Boolean && element != LaneTypes.Lanes ? MaskOf(load) : load;
    }

    /// <summary>A mask from conditions that lie lane by lane.</summary>
    private Expression MaskOf(LoadExpression load)
    {
        Operand values = Let(load);
        IrVariable saved = New("", LaneTypes.Lanes);
        output.Add(new LetStatement(saved, Code("TLanes.Zero", LaneTypes.Lanes)));
        Loop(active: null, () => Set(saved, Let(Code("{0}[{1}]", PassiveType.Boolean, values, lane!) with { IsStable = false }), PassiveType.Boolean));
        return Finished(saved, PassiveType.Boolean);
    }

    /// <summary>Evaluates an expression as the member itself would, for one active lane after the other.</summary>
    private Expression LaneByLane(Expression value)
    {
        IrVariable result = New("", types.Of(value.Type));
        output.Add(Zeroed(result, value.Type));
        PerLane(() => Set(result, Let(value is LoadExpression load ? ScalarLoad(load) : value.Map(Scalar, ScalarBase)), value.Type));
        return Finished(result, value.Type);
    }

    private IrStatement Zeroed(IrVariable result, IrType scalar) => types.IsVector(scalar)
        ? new LetStatement(result, Code("TLanes.Zero", LaneTypes.Lanes))
        : new DeclareStatement(result, IsZeroed: true);

    /// <summary>Puts the value of the current lane.</summary>
    private void Set(IrVariable result, Operand value, IrType scalar)
    {
        if (scalar == PassiveType.Boolean)
        {
            value = Let(new SelectExpression(value, new RealConstant(1, types.Real), new RealConstant(0, types.Real), types.Real));
        }

        output.Add(types.IsVector(scalar)
            ? new AssignStatement(result, Lanes("With", result, lane!, value))
            : new EffectStatement("{0}[{1}] = {2}", EquatableArray.Of(result, lane!, value), EndsFlow: false));
    }

    private static Expression Finished(IrVariable result, IrType scalar) => scalar == PassiveType.Boolean
        ? Lanes("NotEqualTo", result, RealZero())
        : new UseExpression(result);

    private static Operand RealZero() => new PassiveConstant("TLanes.Zero", LaneTypes.Lanes);

    /// <summary>A loop over the lanes that are active.</summary>
    private void PerLane(Action emit) => Loop(mask, emit);

    private void Loop(IrVariable? active, Action emit, bool descends = false)
    {
        IrVariable? outer = lane;
        IrVariable? outerMask = mask;
        lane = New("lane", PassiveType.Int32);
        Operand count = Let(Code("TLanes.Count", PassiveType.Int32));
        IrVariable index = lane;
        EquatableArray<IrStatement> body = Inside(() =>
        {
            EquatableArray<IrStatement> inner = Inside(emit);
            if (active is null)
            {
                output.AddRange(inner);
                return;
            }

            output.Add(new IfStatement(
                Let(Code("TLanes.IsSet({0}, {1})", PassiveType.Boolean, active, index)), inner, EquatableArray<IrStatement>.Empty));
        });
        if (descends)
        {
            Operand last = Let(new BinaryExpression(BinaryOperator.Subtract, count, PassiveConstant.Int(1), PassiveType.Int32));
            output.Add(new ForStatement(index, last, PassiveConstant.Int(-1), -1, body));
        }
        else
        {
            output.Add(new ForStatement(index, PassiveConstant.Int(0), count, 1, body));
        }

        lane = outer;
        mask = outerMask;
    }

    /// <summary>What an operand is in the current lane.</summary>
    private Operand Scalar(Operand operand)
    {
        if (operand is not VariableOperand { Variable: var variable } || !IsVarying(variable))
        {
            return operand;
        }

        if (MemoryRoots.IsMemory(variable.Type))
        {
            throw new LaneException($"{Named(variable, "an array")}, whose contents differ by point, in a call that knows no lanes");
        }

        IrVariable own = Variable(variable);
        if (counters.Contains(variable.Id))
        {
            return Let(new ConvertExpression(Let(Code("TLanes.Get({0}, {1})", types.Real, own, lane!)), PassiveType.Int32));
        }

        string template = variable.Type == types.Real ? "TLanes.Get({0}, {1})" : variable.Type == PassiveType.Boolean ? "TLanes.IsSet({0}, {1})" : "{0}[{1}]";
        return Let(Code(template, variable.Type, own, lane!) with { IsStable = types.IsVector(variable.Type) });
    }

    /// <summary>An aggregate in the current lane.</summary>
    private IrVariable ScalarBase(IrVariable variable) => IsVarying(variable)
        ? ((VariableOperand)Scalar(new VariableOperand(variable))).Variable
        : variable;

    /// <summary>A load whose index, memory or aggregate differs by lane, in the current lane.</summary>
    private Expression ScalarLoad(LoadExpression load)
    {
        Place place = load.Place;
        if (place.Base.Type is not SequenceType || !IsVarying(place.Base))
        {
            return load.Map(Scalar, ScalarBase);
        }

        IrVariable memory = Variable(place.Base);
        IrType element = ((SequenceType)place.Base.Type).Element;
        IrType elements = ((SequenceType)memory.Type).Element;
        Operand all = Let(new LoadExpression(new Place(memory, place.Indices.Map(Scalar), EquatableArray<string>.Empty, elements)));
        string template = elements != LaneTypes.Lanes ? "{0}[{1}]" : element == PassiveType.Boolean ? "TLanes.IsSet({0}, {1})" : "TLanes.Get({0}, {1})";
        TemplateExpression value = Code(template, element, all, lane!) with { IsStable = false };
        return place.Path.IsEmpty
            ? value
            : new LoadExpression(place with { Base = Let(value).Variable, Indices = EquatableArray<Operand>.Empty });
    }
}
