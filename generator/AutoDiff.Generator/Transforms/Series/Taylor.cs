using AutoDiff.Generator.IR;

namespace AutoDiff.Generator.Transforms.Series;

/// <summary>Truncated Taylor series: a method that computes the coefficients of its result along a curve from those of its active
/// parameters, to any order, in one sweep.</summary>
/// <remarks>
/// Takes lowered IR. Each real variable that depends on an active parameter becomes a span of <c>terms</c> coefficients, of which
/// the first is its value; memory of such reals holds the coefficients of each element together:
/// <code>
/// y = x * z           Multiply(x, z, y)
/// y = Math.Sin(x)     Sin(x, y)
/// if (x &gt; 0)          if (x[0] &gt; 0.0)
/// a[i] = y            y.CopyTo(a.Slice(i * terms, terms))
/// </code>
/// Variables have memory of their own for the whole method, from a tape; that of a temporary is used again when it is done with.
/// Where an element is only read, its coefficients are read where they stand.
/// </remarks>
internal sealed partial class Taylor
{
    private const string Runtime = "global::AutoDiff.CompilerServices.TaylorSeries.";

    private readonly IrMethod method;
    private readonly JvpVariedness variedness;
    private readonly RuleTable rules;
    private readonly IReadOnlyDictionary<string, AggregateLayout> layouts;
    private readonly VariableIds ids;
    private readonly IrBuilder prologue;
    private readonly HashSet<int> assigned = [];
    private readonly HashSet<string> names;
    private readonly List<(IrVariable Primal, IrVariable Series)> widened = [];
    private readonly EquatableArray<string> impossible;
    private readonly bool isHidden;
    private IrVariable terms = null!;
    private IrVariable? tape;

    /// <summary>The spans that the results go to.</summary>
    private readonly List<IrVariable> outputs = [];

    private Taylor(IrMethod method, RuleTable rules, EquatableArray<string> impossible, bool isHidden)
    {
        this.method = method;
        this.rules = rules;
        this.impossible = impossible;
        this.isHidden = isHidden;
        layouts = method.Layouts.ToDictionary(static layout => layout.TypeCode, StringComparer.Ordinal);
        variedness = new JvpVariedness(method, rules, layouts);
        ids = new VariableIds(method.VariableCount);
        prologue = new IrBuilder(ids);
        names = new HashSet<string>(method.Parameters.Select(static parameter => parameter.Variable.Name), StringComparer.Ordinal);
        AssignedVariables.Gather(method.Body, assigned);
    }

    /// <summary>The companion named <paramref name="name"/>: series in the place of the active parameters, and a last span for the
    /// series of the result.</summary>
    /// <param name="method">The lowered member.</param>
    /// <param name="rules">The rules of partials.</param>
    /// <param name="options">The optimisations.</param>
    /// <param name="name">The companion's name.</param>
    /// <param name="impossible">The keys of the members without a series.</param>
    /// <param name="isHidden">Whether it is called by other companions only: a last parameter gives the number of coefficients, and
    /// results of several parts are allowed.</param>
    /// <exception cref="TransformException">Something has no series; the message ends a sentence about the companion.</exception>
    public static IrMethod Transform(IrMethod method, RuleTable rules, TransformOptions options, string name, EquatableArray<string> impossible, bool isHidden = false) =>
        new Taylor(Simplify.Apply(VectorMembers.Expand(method, rules), options), rules, impossible, isHidden).Run(name);

    private IrMethod Run(string name)
    {
        List<IrParameter> parameters = [];
        List<IrStatement> checks = [];
        foreach (IrParameter parameter in method.Parameters)
        {
            parameters.Add(parameter.IsActive ? Parameter(parameter) : parameter);
        }

        IrResult[] results = [.. method.Results];
        foreach (IrResult result in results.Where(static result => result.IsActive))
        {
            if (!isHidden)
            {
                IrVariable whole = new(ids.Take(), Unique("result"), SequenceType.SpanOf(Coefficient(result.Type, "the result")));
                outputs.Add(whole);
                parameters.Add(new IrParameter(whole, PassingMode.Value, IsActive: true, Role: ParameterRole.Tangent));
                continue;
            }

            foreach ((string path, RealType real) in LeavesOf(result.Type, ""))
            {
                IrVariable output = new(ids.Take(), Unique("result" + path), SequenceType.SpanOf(real));
                outputs.Add(output);
                parameters.Add(new IrParameter(output, PassingMode.Value, IsActive: true, Role: ParameterRole.Tangent));
            }
        }

        IrVariable? measure = null;
        if (isHidden)
        {
            terms = new IrVariable(ids.Take(), Unique("terms"), PassiveType.Int32);
            parameters.Add(new IrParameter(terms, PassingMode.Value, IsActive: false, Role: ParameterRole.Tangent));
        }
        else
        {
            measure = outputs.Count == 1
                ? outputs[0]
                : method.Parameters.Where(static p => p.IsActive && p.Variable.Type is not SequenceType).Select(Taken).FirstOrDefault()
                    ?? throw new TransformException("nothing tells the order of the series: there is neither a real result nor a real parameter");
            terms = new IrVariable(ids.Take(), Unique("terms"), PassiveType.Int32);
            checks.Add(Check("RequireValue({0}.Length, nameof({0}))", measure));
            checks.Add(new LetStatement(terms, new LengthExpression(measure)));
        }

        foreach (IrParameter parameter in method.Parameters.Where(static parameter => parameter.IsActive))
        {
            IrVariable series = Taken(parameter);
            if (!series.Equals(measure) && !isHidden)
            {
                checks.AddRange(ChecksOf(parameter.Variable.Type, series));
            }

            if (parameter.Variable.Type is AggregateType)
            {
                TakeIn(parameter, series);
            }

            if (parameter.Variable.Type is RealType real && assigned.Contains(parameter.Variable.Id) && parameter.Mode is PassingMode.Value or PassingMode.In)
            {
                // The parameter is a variable of the method's own.
                IrVariable own = NewSlot(real, parameter.Variable.Name);
                prologue.Add(new CopyStatement(series, own));
                this.series[parameter.Variable.Id] = own;
            }
        }

        foreach (IrParameter parameter in method.Parameters.Where(p => !p.IsActive && variedness.IsVaried(p.Variable)))
        {
            Widen(parameter);
        }

        var body = new IrBuilder(ids);
        Statements([method.Body], body);
        bool returns = method.Body.Count > 0 && method.Body[method.Body.Count - 1] is ReturnStatement;
        if (!returns)
        {
            Leave(body);
        }

        List<IrStatement> statements = [.. checks];
        if (tape is not null)
        {
            statements.Add(new LetStatement(
                tape,
                new TemplateExpression("global::AutoDiff.CompilerServices.Tape.Rent()", EquatableArray<Operand>.Empty, PassiveType.Tape, IsPure: false, IsStable: false)));
        }

        return new IrMethod(
            name,
            parameters.ToEquatableArray(),
            method.Results.Where(static result => !result.IsActive).ToEquatableArray(),
            statements.Concat(prologue.Statements).Concat(body.Statements).ToEquatableArray(),
            method.Layouts,
            ids.Count,
            method.IsCheckpointed) { Guards = method.Guards.Select(Guard).ToEquatableArray() };
    }

    /// <summary>What runs on the way out of an exception computes with values, not with series.</summary>
    private FailureGuard Guard(FailureGuard guard)
    {
        Dictionary<int, IrVariable> values = [];
        List<IrStatement> reads = [];
        foreach (IrVariable parameter in method.Parameters.Where(static p => p.IsActive).Select(static p => p.Variable))
        {
            if (!Mentions(guard.Body, parameter))
            {
                continue;
            }

            if (parameter.Type is not RealType)
            {
                throw new TransformException($"'{parameter.Name}' is used on the way out of an exception");
            }

            IrVariable value = new(ids.Take(), "", parameter.Type);
            values[parameter.Id] = value;
            reads.Add(new LetStatement(value, new LoadExpression(Place.Element(Series(parameter), PassiveConstant.Int(0)))));
        }

        return values.Count == 0 ? guard : guard with { Body = reads.Concat(new VariableSubstitution(values).Apply(guard.Body)).ToEquatableArray() };
    }

    private static bool Mentions(EquatableArray<IrStatement> block, IrVariable variable) => block.Any(statement =>
        statement.Operands().Any(operand => operand is VariableOperand { Variable.Id: var id } && id == variable.Id)
        || (statement is AssignStatement assign && assign.Target.Id == variable.Id)
        || statement.Blocks().Any(inner => Mentions(inner, variable)));

    /// <summary>The parameter that takes the series of an active one.</summary>
    private IrParameter Parameter(IrParameter parameter)
    {
        if (parameter.IsThis)
        {
            throw new TransformException("'this' is active");
        }

        IrVariable variable = parameter.Variable;
        bool isReference = parameter.Mode is PassingMode.Ref or PassingMode.Out;
        IrType type = variable.Type switch
        {
            RealType real => isReference ? SequenceType.SpanOf(real) : SequenceType.ReadOnlySpanOf(real),
            SequenceType sequence when !isReference && IsSeriesMemory(sequence) => sequence,
            AggregateType when Coefficient(variable.Type, $"'{variable.Name}'") is var part =>
                isReference ? SequenceType.SpanOf(part) : SequenceType.ReadOnlySpanOf(part),
            _ => throw new TransformException($"'{variable.Name}' is neither a plain real number nor memory of such"),
        };
        IrVariable series = new(ids.Take(), variable.Name, type);
        (variable.Type is AggregateType ? wholes : this.series)[variable.Id] = series;
        return new IrParameter(series, PassingMode.Value, IsActive: true, Role: ParameterRole.Tangent, ShadowOf: variable.Id);
    }

    private IEnumerable<IrStatement> ChecksOf(IrType type, IrVariable series)
    {
        switch (type)
        {
            case RealType or AggregateType:
                yield return Check("RequireTerms({0}.Length, {1}, nameof({0}))", series, terms);
                break;
            case SequenceType { Kind: SequenceKind.Array or SequenceKind.RectangularArray or SequenceKind.List } sequence:
                yield return new EffectStatement(
                    "global::AutoDiff.CompilerServices.Shape.RequireNotNull({0}, nameof({0}))", EquatableArray.Of<Operand>(new VariableOperand(series)), EndsFlow: false);
                if (sequence.Element is not SequenceType)
                {
                    string length = sequence.Kind == SequenceKind.List ? "Count" : sequence.Rank > 1 ? $"GetLength({sequence.Rank - 1})" : "Length";
                    yield return Check($"RequireWhole({{0}}.{length}, {{1}}, nameof({{0}}))", series, terms);
                }

                break;
            case SequenceType { Element: not SequenceType }:
                yield return Check("RequireWhole({0}.Length, {1}, nameof({0}))", series, terms);
                break;
        }
    }

    private static EffectStatement Check(string template, params IrVariable[] arguments) =>
        new(Runtime + template, arguments.Select(static argument => (Operand)new VariableOperand(argument)).ToEquatableArray(), EndsFlow: false);

    /// <summary>Memory that is passive where it comes in, but into which active data is put: a copy of it holds series, and the values
    /// go back at the end.</summary>
    private void Widen(IrParameter parameter)
    {
        IrVariable primal = parameter.Variable;
        if (primal.Type is RealType real)
        {
            IrVariable own = NewSlot(real, primal.Name);
            prologue.Add(Call("Constant", real, new VariableOperand(primal), new VariableOperand(own)));
            series[primal.Id] = own;
            return;
        }

        if (primal.Type is not SequenceType { Element: RealType element, Kind: SequenceKind.Span } sequence)
        {
            throw new TransformException($"active data is put into '{primal.Name}', which is passive and no span");
        }

        Operand length = prologue.Let(new LengthExpression(primal));
        Operand total = prologue.Let(new BinaryExpression(BinaryOperator.Multiply, length, new VariableOperand(terms), PassiveType.Int32));
        IrVariable wide = new(ids.Take(), primal.Name + "Series", sequence);
        prologue.Add(new LetStatement(wide, new TapeReserveExpression(Tape(), total, sequence)));
        prologue.Add(Call("Widen", element, new VariableOperand(primal), new VariableOperand(wide), new VariableOperand(terms)));
        series[primal.Id] = wide;
        widened.Add((primal, wide));
    }

    /// <summary>What comes before the end of the method.</summary>
    private void Leave(IrBuilder builder)
    {
        foreach (IrParameter parameter in method.Parameters.Where(static p => p is { IsActive: true, Mode: PassingMode.Ref or PassingMode.Out, Variable.Type: AggregateType }))
        {
            GiveOut(new VariableOperand(parameter.Variable), wholes[parameter.Variable.Id], builder);
        }

        foreach ((IrVariable primal, IrVariable wide) in widened)
        {
            var element = (RealType)((SequenceType)primal.Type).Element;
            builder.Add(Call("Narrow", element, new VariableOperand(wide), new VariableOperand(primal), new VariableOperand(terms)));
        }

        if (tape is not null)
        {
            builder.Add(new EffectStatement("{0}.Return()", EquatableArray.Of<Operand>(new VariableOperand(tape)), EndsFlow: false));
        }
    }

    /// <summary>The tape from which the memory of series comes.</summary>
    private IrVariable Tape() => tape ??= new IrVariable(ids.Take(), Unique("tape"), PassiveType.Tape);

    private string Unique(string name)
    {
        string unique = name;
        for (int i = 2; !names.Add(unique); i++)
        {
            unique = name + i.ToString(System.Globalization.CultureInfo.InvariantCulture);
        }

        return unique;
    }

    /// <summary>Whether the memory can hold series in the place of its reals.</summary>
    private bool IsSeriesMemory(IrType type) => type is SequenceType { Rank: > 0 } sequence
        && (IsCoefficient(sequence.Element) || (sequence.Rank == 1 && IsSeriesMemory(sequence.Element)));
}
