using AutoDiff.Generator.Analysis;
using AutoDiff.Generator.IR;

namespace AutoDiff.Generator.Transforms.Batching;

/// <summary>Puts a method on lanes: what differs by point becomes a value per lane, what does not stays as it is.</summary>
/// <remarks>
/// <code>
/// if (x &gt; 0)            mask = x &gt; 0
///     y = Log(x)         if (Any(mask))   y = Select(mask, Log(x), y)
/// else                   other = !mask
///     y = 0              if (Any(other))  y = Select(other, 0, y)
/// while (d &gt; e)          active = mask of the loop
///     d = d / 2          loop: active &amp;= d &gt; e; until none; d = Select(active, d / 2, d)
/// </code>
/// <para>A lane that is masked off computes on whatever it holds; nothing of that reaches a variable or memory, so that a NaN
/// there stays there. What could fault (indices, integer division, conversions) is done lane by lane, for active lanes only.</para>
/// <para>Branches and loops on values that all points share stay branches and loops.</para>
/// </remarks>
internal sealed partial class LaneTransform
{
    private readonly IrMethod method;
    private readonly LaneTypes types;
    private readonly Uniformity uniformity;
    private readonly VariableIds ids;
    private readonly Dictionary<int, IrVariable> mapped = [];

    /// <summary>The integers that lie in a vector as reals.</summary>
    private readonly HashSet<int> counters;

    /// <summary>How many masks were around the declaration of a variable.</summary>
    private readonly Dictionary<int, int> depths = [];

    /// <summary>The variables whose other lanes nobody reads; null where each assignment keeps its mask.</summary>
    private readonly HashSet<int>? guarded;

    /// <summary>The variables that nothing has been assigned to yet, and how many loops are around them.</summary>
    private readonly Dictionary<int, int> unassigned = [];

    private List<IrStatement> output = [];

    /// <summary>Where the lanes are active; null for all.</summary>
    private IrVariable? mask;

    private int depth;

    /// <summary>How many loops are around the statement.</summary>
    private int loops;

    private IrVariable? memory;

    /// <summary>The construct of the source that is being put on lanes.</summary>
    private int origin = -1;

    private LaneTransform(IrMethod method, RealType real, TransformOptions options)
    {
        this.method = method;
        types = new LaneTypes(real);
        ids = new VariableIds(method.VariableCount);
        uniformity = Uniformity.Of(method, method.Parameters.Where(p => IsDiffering(p, method)).Select(static p => p.Variable));
        guarded = options.LeavesMasksOut ? GuardedVariables.Of(method) : null;
        counters = real == RealType.Double ? RealCounters.Of(method, uniformity.IsVarying) : [];
    }

    /// <param name="method">The member, its VJP or another companion, simplified.</param>
    /// <param name="real">The real in each lane.</param>
    /// <param name="name">The name of the method on lanes.</param>
    /// <param name="options">What may be left out.</param>
    /// <exception cref="LaneException">The method cannot be put on lanes.</exception>
    public static IrMethod Apply(IrMethod method, RealType real, string name, TransformOptions options)
    {
        var transform = new LaneTransform(method, real, options);
        try
        {
            return transform.Run(name);
        }
        catch (LaneException exception)
        {
            exception.Origin = transform.origin;
            throw;
        }
    }

    /// <summary>Whether a parameter differs by point: what is batched, its shadows, and the sums for shared parameters.</summary>
    public static bool IsDiffering(IrParameter parameter, IrMethod method) => parameter.Role switch
    {
        ParameterRole.Primal => parameter.IsBatched,
        ParameterRole.Tape => false,
        _ => true,
    };

    private IrMethod Run(string name)
    {
        var parameters = new List<IrParameter>();
        foreach (IrParameter parameter in method.Parameters)
        {
            depths[parameter.Variable.Id] = 0;
            parameters.Add(Parameter(parameter));
        }

        CheckRoots();
        if (!method.Guards.IsEmpty)
        {
            throw new LaneException("a 'finally' or 'using'");
        }

        if (method.Results.Any(static result => MemoryRoots.IsMemory(result.Type)))
        {
            throw new LaneException("a result that is an array or object");
        }

        foreach (IrStatement statement in method.Body)
        {
            Statement(statement);
        }

        if (memory is not null)
        {
            output.Insert(0, new LetStatement(
                memory,
                new TemplateExpression("global::AutoDiff.CompilerServices.Tape.Rent()", EquatableArray<Operand>.Empty, PassiveType.Tape, IsPure: false, IsStable: false)));
            int end = output.Count > 0 && output[output.Count - 1] is ReturnStatement ? output.Count - 1 : output.Count;
            output.Insert(end, new EffectStatement("{0}.Return()", EquatableArray.Of<Operand>((VariableOperand)memory), EndsFlow: false));
        }

        EquatableArray<IrResult> results = method.Results.Select(result => result with { Type = types.Of(result.Type) }).ToEquatableArray();
        return new IrMethod(name, parameters.ToEquatableArray(), results, output.ToEquatableArray(), method.Layouts, ids.Count);
    }

    private IrParameter Parameter(IrParameter parameter)
    {
        IrVariable variable = parameter.Variable;
        if (!IsDiffering(parameter, method))
        {
            if (parameter.Mode is PassingMode.Ref or PassingMode.Out)
            {
                throw new LaneException($"the shared parameter '{variable.Name}', which every point assigns");
            }

            return parameter;
        }

        bool isBatched = parameter.IsBatched || (parameter.ShadowOf >= 0 && method.Parameters.Any(p => p.Variable.Id == parameter.ShadowOf && p.IsBatched));
        IrType type = variable.Type switch
        {
            SequenceType { Rank: 1, Kind: SequenceKind.Array or SequenceKind.Span or SequenceKind.ReadOnlySpan } sequence when isBatched => types.View(sequence),
            SequenceType { Rank: 1, Kind: SequenceKind.Array or SequenceKind.Span, Element: var element } when element == types.Real => SequenceType.SpanOf(LaneTypes.Lanes),
            SequenceType or AggregateType { Kind: AggregateKind.Class } => throw new LaneException($"a gradient of type {variable.Type.Code}"),
            var value when !isBatched && value != types.Real => throw new LaneException($"a gradient of type {value.Code} that is shared"),
            var value => types.Of(value),
        };
        if (parameter.IsMutable && LaneTypes.IsView(type) && !LaneTypes.IsLaneSpan(type))
        {
            throw new LaneException($"the batched parameter '{variable.Name}', whose elements are no reals and are written");
        }

        IrVariable own = variable with { Type = type };
        mapped[variable.Id] = own;
        return parameter with { Variable = own };
    }

    /// <summary>Memory that every point writes to is private to the points or a sum; a shared argument is neither.</summary>
    private void CheckRoots()
    {
        foreach (IrParameter parameter in method.Parameters)
        {
            if (!IsDiffering(parameter, method) && uniformity.IsVarying(parameter.Variable))
            {
                throw new LaneException($"the shared parameter '{parameter.Variable.Name}', which every point writes to");
            }
        }

        CheckWrites(method.Body);
    }

    /// <summary>What one point left in a shared argument, the next would find: an order that lanes do not keep.</summary>
    private void CheckWrites(EquatableArray<IrStatement> block)
    {
        foreach (IrStatement statement in block)
        {
            foreach (IrVariable written in MemoryRoots.WrittenBy(statement))
            {
                foreach (int root in uniformity.RootsOf(written))
                {
                    if (method.Parameters.FirstOrDefault(p => p.Variable.Id == root) is { } parameter && !IsDiffering(parameter, method))
                    {
                        if (statement is not EffectStatement effect || !ShadowChecks.IsCheck(effect))
                        {
                            throw new LaneException($"the shared parameter '{parameter.Variable.Name}', which every point writes to");
                        }
                    }
                }
            }

            foreach (EquatableArray<IrStatement> inner in statement.Blocks())
            {
                CheckWrites(inner);
            }
        }
    }

    /// <summary>Whether a variable is the sum of the gradients with respect to a shared parameter, which starts from zero and goes on
    /// from one vector of points to the next.</summary>
    private bool IsSum(IrVariable variable) => method.Parameters.Any(p => p.Variable.Id == variable.Id && p.Role == ParameterRole.Gradient
        && !method.Parameters.Any(primal => primal.Variable.Id == p.ShadowOf && primal.IsBatched));

    private bool IsVarying(Operand operand) => uniformity.IsVarying(operand);

    private bool IsVarying(IrVariable variable) => uniformity.IsVarying(variable);

    /// <summary>The variable on lanes that stands for one of the method's.</summary>
    private IrVariable Variable(IrVariable variable)
    {
        if (mapped.TryGetValue(variable.Id, out IrVariable? known))
        {
            return known;
        }

        if (!IsVarying(variable))
        {
            return variable;
        }

        IrVariable own = variable with { Type = counters.Contains(variable.Id) ? LaneTypes.Lanes : variable.Type is SequenceType sequence ? types.OfMemory(sequence) : TypeOf(variable.Type) };
        mapped[variable.Id] = own;
        return own;
    }

    private IrType TypeOf(IrType type) => type is AggregateType { Kind: AggregateKind.Class }
        ? throw new LaneException("objects whose contents differ by point")
        : types.Of(type);

    private IrVariable New(string name, IrType type) => new(ids.Take(), name, type);

    private VariableOperand Let(Expression value, string name = "")
    {
        IrVariable variable = New(name, value.Type);
        output.Add(new LetStatement(variable, value));
        return variable;
    }

    private static TemplateExpression Code(string template, IrType type, params Operand[] arguments) =>
        new(template, new EquatableArray<Operand>(arguments), type, IsPure: true, IsStable: true);

    private static TemplateExpression Lanes(string function, params Operand[] arguments) =>
        Code($"{LaneTypes.Name}.{function}({string.Join(", ", arguments.Select(static (_, i) => $"{{{i}}}"))})", LaneTypes.Lanes, arguments);

    /// <summary>An operand as a value per lane.</summary>
    private Operand Lane(Operand operand)
    {
        if (IsCounter(operand))
        {
            return Let(Code($"{types.Index}OfReals{types.Arguments}({{0}})", types.Of(PassiveType.Int32), Uniform(operand)));
        }

        if (IsVarying(operand) || operand.Type == LaneTypes.Lanes)
        {
            return operand is VariableOperand { Variable: var variable } ? new VariableOperand(Variable(variable)) : operand;
        }

        return operand switch
        {
            RealConstant { Real: var real } constant when real == types.Real && constant.Value is 0 && constant.Bits == 0 => Let(Code("TLanes.Zero", LaneTypes.Lanes)),
            _ when operand.Type == types.Real => Let(Lanes("Broadcast", operand)),
            _ when operand.Type == PassiveType.Boolean => Let(Lanes("Mask", operand)),
            _ => Let(Code(LaneTypes.ValuesOf(operand.Type) + ".Of({0})", types.Of(operand.Type), operand)),
        };
    }

    private bool IsCounter(Operand operand) => operand is VariableOperand { Variable: var variable } && counters.Contains(variable.Id);

    /// <summary>An integer as a real per lane: a counter, or a number that all points share.</summary>
    private Operand RealLane(Operand operand) => IsCounter(operand)
        ? Uniform(operand)
        : RealCounters.IsNumber(operand, out int number)
            ? Let(Lanes("Broadcast", new RealConstant(number, types.Real)))
            : Let(Lanes("Broadcast", Let(new ConvertExpression(Uniform(operand), types.Real))));

    /// <summary>One value where lanes are active, another elsewhere.</summary>
    private Expression Select(Operand condition, Operand whenTrue, Operand whenFalse, IrType scalar) => types.IsVector(scalar) || whenTrue.Type == LaneTypes.Lanes
        ? Lanes("Select", condition, whenTrue, whenFalse)
        : Code($"{LaneTypes.ValuesOf(scalar)}.Select{types.Arguments}({{0}}, {{1}}, {{2}})", types.Of(scalar), condition, whenTrue, whenFalse);

    private EquatableArray<IrStatement> Inside(Action emit)
    {
        List<IrStatement> outer = output;
        output = [];
        emit();
        EquatableArray<IrStatement> block = output.ToEquatableArray();
        output = outer;
        return block;
    }

    /// <summary>Statements that only the lanes of a mask come along for.</summary>
    private EquatableArray<IrStatement> Masked(IrVariable active, Action emit)
    {
        IrVariable? outer = mask;
        mask = active;
        depth++;
        EquatableArray<IrStatement> block = Inside(emit);
        depth--;
        mask = outer;
        return block;
    }
}
