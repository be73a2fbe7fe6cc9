using AutoDiff.Generator.Analysis;
using AutoDiff.Generator.IR;
using AutoDiff.Generator.Transforms.Reverse;

namespace AutoDiff.Generator.Transforms.Batching;

/// <summary>The parameters of a batched companion and the checks that it begins with.</summary>
/// <remarks>
/// <para>A batched <c>T p</c> is a <c>ReadOnlySpan&lt;T&gt;</c> of one value per point (a <c>Span</c> where the member assigns it), a batched
/// span or array of <c>d</c> elements a span of <c>d · n</c>, element-major. The results of all points follow, then the gradients.</para>
/// <para>The number of points is the length of the first batched value; where only sequences are batched, the number of results.</para>
/// </remarks>
internal sealed class BatchSignature
{
    private readonly Dictionary<int, IrParameter> outer = [];
    private readonly Dictionary<int, IrParameter> gradients = [];
    private readonly Dictionary<int, IrVariable> elements = [];
    private readonly List<IrParameter> all = [];

    /// <param name="primal">The member.</param>
    /// <param name="ids">Hands out variables of the companion.</param>
    /// <param name="isGradient">Whether gradients follow.</param>
    /// <param name="jacobian">The real of the Jacobians that follow; null where none do.</param>
    public BatchSignature(IrMethod primal, VariableIds ids, bool isGradient, RealType? jacobian = null)
    {
        Primal = primal;
        var names = new ParameterNames(primal.Parameters);
        foreach (IrParameter parameter in primal.Parameters)
        {
            IrParameter own = parameter.IsBatched ? Batched(parameter) : parameter;
            outer[parameter.Variable.Id] = own;
            all.Add(own);
        }

        if (primal.Results.Count == 1)
        {
            Results = new IrVariable(ids.Take(), names.Take("results"), SequenceType.SpanOf(primal.Results[0].Type));
            all.Add(new IrParameter(Results, PassingMode.Value, IsActive: false));
        }

        if (isGradient)
        {
            foreach (IrParameter parameter in primal.Parameters.Where(static p => p.IsActive && !Vjp.HasNoGradient(p)))
            {
                AddGradient(parameter, new IrVariable(ids.Take(), names.Take(parameter.Variable.Name + "Gradient"), parameter.Variable.Type));
            }
        }

        if (jacobian is not null)
        {
            Jacobian = new IrVariable(ids.Take(), names.Take("jacobian"), SequenceType.SpanOf(jacobian));
            all.Add(new IrParameter(Jacobian, PassingMode.Value, IsActive: false));
        }

        Points = new IrVariable(ids.Take(), "points", PassiveType.Int32);
        Checks = [.. MakeChecks(ids)];
    }

    public IrMethod Primal { get; }

    /// <summary>All parameters of the companion in order.</summary>
    public IReadOnlyList<IrParameter> Parameters => all;

    /// <summary>The span of the results; null where the member has none.</summary>
    public IrVariable? Results { get; }

    /// <summary>The span of the Jacobians; null where there are none.</summary>
    public IrVariable? Jacobian { get; }

    /// <summary>The number of points, declared by the checks.</summary>
    public IrVariable Points { get; }

    /// <summary>The length checks, which also declare <see cref="Points"/> and the numbers of elements.</summary>
    public IReadOnlyList<IrStatement> Checks { get; }

    /// <summary>The companion's parameter that stands for one of the member's.</summary>
    public IrVariable Outer(IrParameter parameter) => outer[parameter.Variable.Id].Variable;

    /// <summary>The gradient of a parameter; null where it has none.</summary>
    public IrParameter? GradientOf(IrParameter parameter) => gradients.TryGetValue(parameter.Variable.Id, out IrParameter? gradient) ? gradient : null;

    /// <summary>The number of elements per point of a batched sequence, declared by the checks.</summary>
    public IrVariable ElementsOf(IrParameter parameter) => elements[parameter.Variable.Id];

    /// <summary>Whether the parameter is a sequence that differs from point to point.</summary>
    public static bool IsBatchedSequence(IrParameter parameter) => parameter.IsBatched && parameter.Variable.Type is SequenceType;

    private IEnumerable<IrStatement> MakeChecks(VariableIds ids)
    {
        const string Shape = "global::AutoDiff.CompilerServices.BatchShape.";
        IrParameter? value = Primal.Parameters.FirstOrDefault(static p => p.IsBatched && p.Variable.Type is not SequenceType);
        IrVariable counted = value is null ? Results! : Outer(value);
        yield return new LetStatement(Points, new LengthExpression(counted));
        foreach (IrParameter parameter in Primal.Parameters.Where(static p => p.IsBatched))
        {
            IrVariable variable = Outer(parameter);
            if (variable == counted)
            {
                continue;
            }

            EquatableArray<Operand> arguments = EquatableArray.Of<Operand>(variable, (VariableOperand)Points);
            if (IsBatchedSequence(parameter))
            {
                IrVariable count = new(ids.Take(), parameter.Variable.Name + "Elements", PassiveType.Int32);
                elements[parameter.Variable.Id] = count;
                yield return new LetStatement(
                    count, new TemplateExpression(Shape + "ElementsOf({0}.Length, {1}, nameof({0}))", arguments, PassiveType.Int32, IsPure: false, IsStable: true));
            }
            else
            {
                yield return new EffectStatement(Shape + "RequirePoints({0}.Length, {1}, nameof({0}))", arguments, EndsFlow: false);
            }
        }

        if (Results is not null && Results != counted)
        {
            yield return new EffectStatement(
                Shape + "RequirePoints({0}.Length, {1}, nameof({0}))", EquatableArray.Of<Operand>(Results, (VariableOperand)Points), EndsFlow: false);
        }

        foreach (IrParameter parameter in Primal.Parameters)
        {
            if (GradientOf(parameter) is { } gradient)
            {
                foreach (IrStatement check in GradientChecks(parameter, gradient.Variable))
                {
                    yield return check;
                }
            }
        }
    }

    private IEnumerable<IrStatement> GradientChecks(IrParameter parameter, IrVariable gradient)
    {
        if (!parameter.IsBatched)
        {
            return gradient.Type is RealType ? [] : ShadowChecks.Of(parameter, gradient, Primal.Layouts);
        }

        string check = IsBatchedSequence(parameter)
            ? "global::AutoDiff.CompilerServices.Shape.RequireLength({1}.Length, {0}.Length, nameof({1}))"
            : "global::AutoDiff.CompilerServices.BatchShape.RequirePoints({1}.Length, {0}.Length, nameof({1}))";
        return [new EffectStatement(check, EquatableArray.Of<Operand>(Outer(parameter), (VariableOperand)gradient), EndsFlow: false)];
    }

    private static IrParameter Batched(IrParameter parameter)
    {
        IrVariable variable = parameter.Variable;
        IrType type = variable.Type switch
        {
            SequenceType { Kind: SequenceKind.Array } array => SequenceType.SpanOf(array.Element),
            SequenceType sequence => sequence,
            var value when parameter.Mode is PassingMode.Ref or PassingMode.Out => SequenceType.SpanOf(value),
            var value => SequenceType.ReadOnlySpanOf(value),
        };
        return parameter with { Variable = variable with { Type = type }, Mode = PassingMode.Value };
    }

    private void AddGradient(IrParameter parameter, IrVariable shadow)
    {
        IrType type = parameter.Variable.Type switch
        {
            SequenceType { Kind: SequenceKind.Array } array when parameter.IsBatched => SequenceType.SpanOf(array.Element),
            SequenceType sequence => ReverseSweep.Writable(sequence),
            var value when parameter.IsBatched => SequenceType.SpanOf(value),
            var value => value,
        };
        bool isMemory = MemoryRoots.IsMemory(type);
        var gradient = new IrParameter(
            shadow with { Type = type }, isMemory ? PassingMode.Value : PassingMode.Out, IsActive: true, Role: ParameterRole.Gradient, ShadowOf: parameter.Variable.Id);
        gradients[parameter.Variable.Id] = gradient;
        all.Add(gradient);
    }
}
