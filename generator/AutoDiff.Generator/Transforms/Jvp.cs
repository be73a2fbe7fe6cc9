using AutoDiff.Generator.IR;

namespace AutoDiff.Generator.Transforms;

/// <summary>Forward mode: a method that also computes how its results change when its active parameters change.</summary>
/// <remarks>
/// Takes any IR, lowered or made by another transform, and leaves the primal statements as they are, so that values are equal to the last
/// bit. Each variable that depends on an active parameter gets a tangent beside it:
/// <code>
/// y = f(x)          y = f(x);            yTangent = f'(x) * xTangent
/// a[i] = v          a[i] = v;            aTangent[i] = vTangent
/// a[i] += v         a[i] += v;           aTangent[i] += vTangent
/// y = F(x)          (y, yTangent) = FJvp(x, xTangent)
/// </code>
/// The tangent of a temporary is computed right under the primal statement that it is part of: it waits until then, unless
/// something that it reads is about to change.
/// </remarks>
internal sealed partial class Jvp
{
    private readonly IrMethod method;
    private readonly RuleTable rules;
    private readonly JvpVariedness variedness;
    private readonly VariableIds ids;
    private readonly IReadOnlyDictionary<string, AggregateLayout> layouts;
    private readonly Dictionary<int, Operand> tangents = [];
    private readonly HashSet<int> assigned = [];

    /// <summary>The spans of records.</summary>
    private readonly HashSet<int> tapes = [];

    /// <summary>The names of the parameters: the tangent of a method that has tangents already needs other ones.</summary>
    private readonly HashSet<string> names;

    /// <summary>The tangents of what is assigned more than once: they may change while a temporary waits.</summary>
    private readonly HashSet<int> mutableTangents = [];
    private readonly bool keepsSource;

    /// <summary>The statements at the top of the method, where scratch memory is set up.</summary>
    private readonly IrBuilder prologue;
    private IrVariable? scratch;

    /// <summary>The variables that hold tangents, but for temporaries that are computed from other tangents.</summary>
    private readonly HashSet<int> shadows = [];

    private Jvp(IrMethod method, RuleTable rules)
    {
        this.method = method;
        this.rules = rules;
        layouts = method.Layouts.ToDictionary(static layout => layout.TypeCode, StringComparer.Ordinal);
        variedness = new JvpVariedness(method, rules, layouts);
        ids = new VariableIds(method.VariableCount);
        names = new HashSet<string>(method.Parameters.Select(static parameter => parameter.Variable.Name), StringComparer.Ordinal);
        prologue = new IrBuilder(ids);
        keepsSource = method.Parameters.Any(static parameter => parameter.Role != ParameterRole.Primal);
        GatherAssigned(method.Body);
    }

    /// <summary>The companion named <paramref name="name"/>: all parameters of <paramref name="method"/>, then the tangents of the
    /// active ones, and the results with their tangents.</summary>
    public static IrMethod Transform(IrMethod method, RuleTable rules, string name) => new Jvp(method, rules).Run(name);

    /// <summary>As <see cref="Transform"/>, with the ids of the variables that hold tangents.</summary>
    public static (IrMethod Method, IReadOnlyCollection<int> Shadows) TransformMarked(IrMethod method, RuleTable rules, string name)
    {
        var jvp = new Jvp(method, rules);
        return (jvp.Run(name), jvp.shadows);
    }

    private IrMethod Run(string name)
    {
        List<IrParameter> parameters = [.. method.Parameters];
        foreach (IrParameter parameter in method.Parameters)
        {
            if (parameter.Mode is PassingMode.Ref or PassingMode.Out)
            {
                assigned.Add(parameter.Variable.Id);
            }

            if (parameter.IsActive)
            {
                parameters.Add(Tangent(parameter));
            }
        }

        foreach (IrParameter parameter in method.Parameters)
        {
            if (!parameter.IsActive && variedness.IsVaried(parameter.Variable))
            {
                // Passive where it comes in, but active data is put into it later.
                VariableOperand zero = Zero(parameter.Variable, prologue, NameOf(parameter.Variable));
                tangents[parameter.Variable.Id] = zero;
                mutableTangents.Add(zero.Variable.Id);
            }
        }

        var body = new JvpBlock(new IrBuilder(ids));
        Statements(method.Body, body);
        List<IrStatement> statements = [.. prologue.Statements, .. body.Builder.Statements];
        if (scratch is not null && !(statements.Count > 0 && statements[statements.Count - 1] is ReturnStatement))
        {
            statements.Add(ReturnScratch());
        }

        return new IrMethod(
            name,
            parameters.ToEquatableArray(),
            Results(),
            statements.ToEquatableArray(),
            method.Layouts,
            ids.Count,
            method.IsCheckpointed) { Guards = method.Guards };
    }

    private IrParameter Tangent(IrParameter parameter)
    {
        IrVariable tangent = NewTangent(parameter.Variable, isParameter: true);
        prologue.AddRange(ShadowChecks.Of(parameter, tangent, method.Layouts));
        PassingMode mode = parameter.Mode == PassingMode.In ? PassingMode.Value : parameter.Mode;
        return new IrParameter(tangent, mode, IsActive: true, Role: ParameterRole.Tangent, ShadowOf: parameter.Variable.Id) { IsNullable = parameter.IsNullable };
    }

    /// <summary>A passive result stays as it is; others are followed by their tangents, and a single one is named.</summary>
    private EquatableArray<IrResult> Results()
    {
        if (!method.Results.Any(static result => result.IsActive))
        {
            return method.Results;
        }

        if (method.Results.Count == 1)
        {
            IrResult only = method.Results[0];
            return EquatableArray.Of(only with { Name = "Value" }, only with { Name = "Tangent" });
        }

        return method.Results
            .Concat(method.Results.Where(static result => result.IsActive).Select(static result => result with { Name = result.Name + "Tangent" }))
            .ToEquatableArray();
    }

    private static string NameOf(IrVariable primal) => primal.Name.Length == 0 ? "" : primal.Name + "Tangent";

    /// <summary>The tangent variable of a variable that is declared on its own or assigned more than once.</summary>
    private IrVariable TangentVariable(IrVariable primal)
    {
        if (tangents.TryGetValue(primal.Id, out Operand? known) && known is VariableOperand { Variable: var variable })
        {
            return variable;
        }

        return NewTangent(primal);
    }

    private IrVariable NewTangent(IrVariable primal, bool isParameter = false)
    {
        string name = NameOf(primal);
        while (isParameter && !names.Add(name))
        {
            name += "2";
        }

        var tangent = new IrVariable(ids.Take(), name, primal.Type);
        tangents[primal.Id] = new VariableOperand(tangent);
        shadows.Add(tangent.Id);
        if (assigned.Contains(primal.Id))
        {
            mutableTangents.Add(tangent.Id);
        }

        return tangent;
    }

    /// <summary>The zero tangent of a value.</summary>
    private static Operand ZeroOf(IrType type) => type switch
    {
        RealType real => new RealConstant(0.0, real),
        _ => new PassiveConstant($"default({type.Code})", type),
    };

    /// <summary>A variable that holds the zero tangent of <paramref name="primal"/>: zeroed memory of the same shape for memory.</summary>
    private VariableOperand Zero(IrVariable primal, IrBuilder builder, string name)
    {
        int before = builder.Statements.Count;
        VariableOperand zero = MakeZero(primal, builder, name);
        shadows.UnionWith(builder.Statements.Skip(before).OfType<LetStatement>().Where(static let => let.Target.Type.IsDifferentiable).Select(static let => let.Target.Id));
        return zero;
    }

    private VariableOperand MakeZero(IrVariable primal, IrBuilder builder, string name)
    {
        if (!JvpVariedness.IsMemory(primal.Type))
        {
            return builder.Let(name, new UseExpression(ZeroOf(primal.Type)));
        }

        switch (primal.Type)
        {
            case SequenceType { Kind: SequenceKind.Array } array:
                return builder.Let(name, new AllocateExpression(EquatableArray.Of<Operand>(builder.Let(new LengthExpression(primal))), array, OnStack: false));
            case SequenceType { Kind: SequenceKind.RectangularArray } array:
                var lengths = new Operand[array.Rank];
                for (int i = 0; i < lengths.Length; i++)
                {
                    lengths[i] = builder.Let(new LengthExpression(primal, i));
                }

                return builder.Let(name, new AllocateExpression(new EquatableArray<Operand>(lengths), array, OnStack: false));
            case SequenceType { Kind: SequenceKind.Span or SequenceKind.ReadOnlySpan } span:
                SequenceType block = SequenceType.SpanOf(span.Element);
                VariableOperand zeros = builder.Let(
                    span == block ? name : "",
                    new TapeReserveExpression(Scratch(), builder.Let(new LengthExpression(primal)), block, IsCleared: true));
                return span == block ? zeros : builder.Let(name, new SliceExpression(zeros.Variable, PassiveConstant.Int(0), null, span));
            case AggregateType when IsOnlyCalledOn(primal, method.Body):
                return builder.Let(name, new UseExpression(ZeroOf(primal.Type)));
            default:
                throw new TransformException($"'{primal.Name}' of type {primal.Type.Code} holds active data on some paths only; use a span or an array for it.");
        }
    }

    /// <summary>Whether an object is only the passive receiver of calls, and kept on a tape for their reversal: nobody looks at its tangent.</summary>
    private bool IsOnlyCalledOn(IrVariable receiver, EquatableArray<IrStatement> block) => block.All(statement =>
        statement.Blocks().All(inner => IsOnlyCalledOn(receiver, inner))
        && (!Reads(statement.Operands(), receiver) || statement switch
        {
            CallStatement call => !call.Arguments.Where((argument, i) => JvpVariedness.IsActive(call, i) && argument.Value is VariableOperand { Variable.Id: var id } && id == receiver.Id).Any(),
            StoreStatement { Place: { Path.IsEmpty: true, Indices.Count: 1, Base: var records } } => tapes.Contains(records.Id),
            _ => false,
        }));

    /// <summary>The tape from which zeroed scratch memory comes.</summary>
    private IrVariable Scratch()
    {
        if (scratch is null)
        {
            scratch = new IrVariable(ids.Take(), "scratch", PassiveType.Tape);
            prologue.Statements.Insert(0, new LetStatement(
                scratch,
                new TemplateExpression("global::AutoDiff.CompilerServices.Tape.Rent()", EquatableArray<Operand>.Empty, PassiveType.Tape, IsPure: false, IsStable: false)));
        }

        return scratch;
    }

    private EffectStatement ReturnScratch() =>
        new("{0}.Return()", EquatableArray.Of<Operand>(new VariableOperand(scratch!)), EndsFlow: false);

    private void GatherAssigned(EquatableArray<IrStatement> block)
    {
        foreach (IrStatement statement in block)
        {
            switch (statement)
            {
                case AssignStatement assign:
                    assigned.Add(assign.Target.Id);
                    break;
                case LetStatement { Value: TapeReserveExpression } let:
                    tapes.Add(let.Target.Id);
                    break;
                case StoreStatement { Place.Indices.IsEmpty: true } store:
                    assigned.Add(store.Place.Base.Id);
                    break;
                case AccumulateStatement { Place.Indices.IsEmpty: true } accumulate:
                    assigned.Add(accumulate.Place.Base.Id);
                    break;
                case CallStatement call:
                    assigned.UnionWith(call.Arguments.Where(static argument => argument.Result is not null).Select(static argument => argument.Result!.Id));
                    assigned.UnionWith(call.Results.Select(static result => result.Id));
                    break;
            }

            foreach (EquatableArray<IrStatement> inner in statement.Blocks())
            {
                GatherAssigned(inner);
            }
        }
    }
}
