using AutoDiff.Generator.IR;

namespace AutoDiff.Generator.Transforms;

/// <summary>Makes of a method that computes one tangent one that computes several at once, each in a lane.</summary>
/// <remarks>
/// <code>
/// y = sin(x)                              y = sin(x)
/// yTangent = cos(x) * xTangent            yTangent = cos(x) * xTangent          with xTangent, yTangent : TLanes
/// a[i] = y; aTangent[i] = yTangent        a[i] = y; aTangent[i] = yTangent      with aTangent : Span&lt;TLanes&gt;
/// </code>
/// <para>Takes what <see cref="Jvp"/>, <see cref="Hvp"/> or <see cref="Vjp"/> gives: adjoints are linear in their seeds, too. Values and control flow do not depend on tangents, so they stay as they
/// are and are computed once for all lanes; only types change, and a value that is the same in all lanes is broadcast where a
/// tangent is made of it. Each lane computes what the method computes with its tangent, to the last bit.</para>
/// <para>Arrays become memory of a tape, given back at the end of the loop's iteration that made them.</para>
/// <para>Where a tangent is part of a struct, a class or a list, or goes into a call that <see cref="LaneCallees"/> cannot stand for, a
/// <see cref="TransformException"/> says so.</para>
/// </remarks>
internal sealed partial class LaneTangents
{
    /// <summary>The type parameter of the lanes.</summary>
    public const string TypeParameter = "TLanes";

    /// <summary>Memory on the stack of at most so many elements stays there, with as many times more bytes.</summary>
    private const int MostOnStack = 64;

    private static readonly RealType Real = new(RealKind.Lanes, TypeParameter);

    private readonly IrMethod method;
    private readonly HashSet<int> lanes = [];
    private readonly VariableIds ids;
    private readonly RealType scalar;
    private readonly int values;
    private readonly LaneCallees? callees;
    private IrVariable? records;
    private IrVariable? memory;
    private bool assignsMemory;

    private LaneTangents(IrMethod method, IEnumerable<int> shadows, int values, LaneCallees? callees)
    {
        this.method = method;
        this.values = values;
        this.callees = callees;
        ids = new VariableIds(method.VariableCount);
        lanes.UnionWith(shadows);
        scalar = method.Parameters.Where(IsTangent).Select(static parameter => ScalarOf(parameter.Variable.Type)).FirstOrDefault()
            ?? throw new TransformException("a tangent that is no real");
    }

    /// <summary>The method with lanes for tangents.</summary>
    /// <param name="method">A method with tangents.</param>
    /// <param name="shadows">The ids of the variables that hold tangents; temporaries that are computed from them are found.</param>
    /// <param name="values">How many of the results are values; those after them are tangents.</param>
    /// <param name="name">The new name.</param>
    /// <param name="callees">Makes the counterparts of callees; null if calls cannot take tangents.</param>
    public static IrMethod Transform(IrMethod method, IEnumerable<int> shadows, int values, string name, LaneCallees? callees = null) =>
        new LaneTangents(method, shadows, values, callees).Run(name);

    /// <summary>The constraints of the type parameter, with a leading blank.</summary>
    public static string Constraints(RealType real) =>
        $" where {TypeParameter} : unmanaged, global::AutoDiff.CompilerServices.ILaneTangents<{TypeParameter}, {real.Code}>";

    private static bool IsTangent(IrParameter parameter) => parameter.Role is not (ParameterRole.Primal or ParameterRole.Tape);

    private static RealType? ScalarOf(IrType type) => type switch
    {
        RealType { Kind: RealKind.Double or RealKind.Single } real => real,
        SequenceType { Element: RealType { Kind: RealKind.Double or RealKind.Single } real } => real,
        _ => null,
    };

    private IrMethod Run(string name)
    {
        lanes.UnionWith(method.Parameters.Where(IsTangent).Select(static parameter => parameter.Variable.Id));
        while (Spread(method.Body))
        {
        }

        assignsMemory = AssignsMemory(method.Body);
        List<IrParameter> parameters = [];
        foreach (IrParameter parameter in method.Parameters)
        {
            bool isTangent = IsTangent(parameter);
            if (isTangent != lanes.Contains(parameter.Variable.Id))
            {
                throw new TransformException($"'{parameter.Variable.Name}' depends on tangents");
            }

            parameters.Add(isTangent ? parameter with { Variable = Variable(parameter.Variable) } : parameter);
        }

        List<IrStatement> body = [];
        Block(method.Body, body);
        foreach (IrVariable tape in new[] { records, memory }.OfType<IrVariable>())
        {
            body.Insert(0, new LetStatement(
                tape,
                new TemplateExpression("global::AutoDiff.CompilerServices.Tape.Rent()", EquatableArray<Operand>.Empty, PassiveType.Tape, IsPure: false, IsStable: false)));
            int end = body[body.Count - 1] is ReturnStatement ? body.Count - 1 : body.Count;
            body.Insert(end, new EffectStatement("{0}.Return()", EquatableArray.Of<Operand>(new VariableOperand(tape)), EndsFlow: false));
        }

        return method with
        {
            Name = name,
            Parameters = parameters.ToEquatableArray(),
            Results = method.Results.Select((result, i) => i < values ? result : result with { Type = Lanes(result.Type) }).ToEquatableArray(),
            Body = body.ToEquatableArray(),
            VariableCount = ids.Count,
        };
    }

    /// <summary>Marks what is computed from lanes; whether something new was found.</summary>
    private bool Spread(EquatableArray<IrStatement> block)
    {
        bool changed = false;
        foreach (IrStatement statement in block)
        {
            changed |= statement switch
            {
                LetStatement let => Spread(let.Target, let.Value),
                AssignStatement assign => Spread(assign.Target, assign.Value),
                StoreStatement store => Spread(store.Place.Base, store.Value),
                AccumulateStatement accumulate => Spread(accumulate.Place.Base, accumulate.Value),
                FillStatement fill => Spread(fill.Sequence, fill.Value),
                CopyStatement copy => Join(copy.Source, copy.Destination),
                _ => false,
            };
            foreach (EquatableArray<IrStatement> inner in statement.Blocks())
            {
                changed |= Spread(inner);
            }
        }

        return changed;
    }

    private bool Spread(IrVariable target, Expression value) => value switch
    {
        SliceExpression slice => Join(slice.Sequence, target),
        UseExpression { Value: VariableOperand { Type: SequenceType } memory } => Join(memory.Variable, target),
        _ => target.Type.IsDifferentiable && !lanes.Contains(target.Id) && value.Operands().Any(IsLanes) && lanes.Add(target.Id),
    };

    private bool Spread(IrVariable target, Operand value) => IsLanes(value) && lanes.Add(target.Id);

    /// <summary>What shares memory is lanes both or neither, as is what is copied.</summary>
    private bool Join(IrVariable left, IrVariable right) =>
        lanes.Contains(left.Id) ? lanes.Add(right.Id) : lanes.Contains(right.Id) && lanes.Add(left.Id);

    private bool IsLanes(Operand operand) => operand is VariableOperand { Variable: var variable } && lanes.Contains(variable.Id);

    /// <summary>The type of the tangents of what has a type. Arrays become spans: nothing but their elements is used.</summary>
    private IrType Lanes(IrType type) => type switch
    {
        RealType real when real == scalar => Real,
        SequenceType sequence => Lanes(sequence),
        _ => throw new TransformException($"a tangent of type {type.Code}"),
    };

    private SequenceType Lanes(SequenceType type) => type switch
    {
        { Kind: SequenceKind.Span or SequenceKind.Array, Element: RealType real } when real == scalar => SequenceType.SpanOf(Real),
        { Kind: SequenceKind.ReadOnlySpan, Element: RealType real } when real == scalar => SequenceType.ReadOnlySpanOf(Real),
        _ => throw new TransformException($"a tangent of type {type.Code}"),
    };

    private IrVariable Variable(IrVariable variable) =>
        lanes.Contains(variable.Id) ? variable with { Type = Lanes(variable.Type) } : variable;

    private Operand Mapped(Operand operand) => operand is VariableOperand { Variable: var variable } ? new VariableOperand(Variable(variable)) : operand;

    /// <summary>The operand, which is the same in all lanes.</summary>
    private Operand Scalar(Operand operand) => IsLanes(operand) ? throw new TransformException("a value that depends on tangents") : operand;

    private Place Mapped(Place place)
    {
        foreach (Operand index in place.Indices)
        {
            Scalar(index);
        }

        if (!lanes.Contains(place.Base.Id))
        {
            return place;
        }

        return place.Path.IsEmpty
            ? place with { Base = Variable(place.Base), Type = Lanes(place.Type) }
            : throw new TransformException($"a tangent in a field of '{place.Base.Name}'");
    }

    /// <summary>A value as lanes.</summary>
    private Operand Broadcast(Operand operand, List<IrStatement> output)
    {
        if (IsLanes(operand))
        {
            return Mapped(operand);
        }

        switch (operand)
        {
            case RealConstant { Bits: 0 } or RealConstant { Value: 1 }:
                return new RealConstant(((RealConstant)operand).Value, Real);
            case { Type: RealType real } when real == scalar:
                var lanesOf = new IrVariable(ids.Take(), "", Real);
                lanes.Add(lanesOf.Id);
                output.Add(new LetStatement(lanesOf, BroadcastOf(operand)));
                return new VariableOperand(lanesOf);
            default:
                throw new TransformException($"a tangent made of {operand.Type.Code}");
        }
    }

    private static TemplateExpression BroadcastOf(Operand operand) =>
        new($"{TypeParameter}.Broadcast({{0}})", EquatableArray.Of(operand), Real, IsPure: true, IsStable: true);

    /// <summary>The tape of the records that the method itself keeps, on which vectors do not straddle cache lines.</summary>
    private IrVariable Records() => records ??= new IrVariable(ids.Take(), "records", PassiveType.Tape);

    /// <summary>The tape of what is allocated: it goes back at the end of a block, records do not.</summary>
    private IrVariable Memory() => memory ??= new IrVariable(ids.Take(), "lanes", PassiveType.Tape);
}
