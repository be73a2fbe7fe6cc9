using System.Globalization;
using AutoDiff.Generator.IR;

namespace AutoDiff.Generator.Transforms;

/// <summary>A VJP whose adjoints are all elements named by constants needs no memory for them: the seeds come as values, and what is added up
/// lies in locals that are written to the rows of the Jacobian once.</summary>
/// <remarks><code>
/// s = yAdjoint[0]; yAdjoint[0] = 0                          s = y0Adjoint
/// xAdjoint[2] += a * s                       becomes        x2Adjoint += a * s
/// pAdjoint += b * s                                         pAdjoint += b * s
///                                                           rows[…, 2] = x2Adjoint; rows[…, x.Length] = pAdjoint
/// </code>
/// An element that the primal has not, because a branch asks first how many there are, is not written.</remarks>
internal sealed partial class AdjointElements : IrRewriter
{
    /// <summary>The number of elements beyond which memory is better.</summary>
    private const int MostElements = 48;

    private readonly IrMethod vjp;
    private readonly VariableIds ids;
    private readonly Dictionary<int, IrParameter> memory = [];
    private readonly Dictionary<int, (int Adjoint, int Start, int Length)> views = [];
    private readonly SortedDictionary<(int Parameter, int Element), IrVariable> elements = [];
    private readonly Dictionary<(int Parameter, int Element), IrVariable> seeds = [];
    private readonly List<IrParameter> primals;
    private readonly Func<IrParameter, bool> isOutput;

    private AdjointElements(IrMethod vjp, Func<IrParameter, bool> isOutput)
    {
        this.vjp = vjp;
        this.isOutput = isOutput;
        ids = new VariableIds(vjp.VariableCount);
        primals = [.. vjp.Parameters.Where(static parameter => parameter.Role == ParameterRole.Primal)];
        foreach (IrParameter parameter in vjp.Parameters.Where(static parameter => parameter.Role == ParameterRole.Adjoint))
        {
            memory[parameter.Variable.Id] = parameter;
            if (parameter.Variable.Type is SequenceType)
            {
                views[parameter.Variable.Id] = (parameter.Variable.Id, 0, int.MaxValue);
            }
        }
    }

    /// <summary>The sweep with several rows at once; null where an adjoint is not named by a constant.</summary>
    /// <param name="vjp">The VJP of a member without callees that take memory.</param>
    /// <param name="isOutput">Whether a parameter of the member is an output: its adjoints are seeds.</param>
    /// <param name="simplify">Simplifies a method.</param>
    /// <param name="name">The name of the sweep.</param>
    /// <param name="values">The number of results of the member.</param>
    public static IrMethod? TryMake(IrMethod vjp, Func<IrParameter, bool> isOutput, Func<IrMethod, IrMethod> simplify, string name, int values)
    {
        var pass = new AdjointElements(vjp, isOutput);
        return pass.Gather(vjp.Body) ? pass.Run(simplify, name, values) : null;
    }

    private IrMethod? Run(Func<IrMethod, IrMethod> simplify, string name, int values)
    {
        List<IrStatement> head = [], body = [];
        List<IrParameter> parameters = [.. vjp.Parameters.Where(parameter => !memory.ContainsKey(parameter.Variable.Id))];
        foreach (KeyValuePair<(int Parameter, int Element), IrVariable> element in elements)
        {
            IrVariable local = element.Value;
            Operand start = new RealConstant(0, (RealType)local.Type);
            if (isOutput(PrimalOf(element.Key.Parameter)))
            {
                IrVariable seed = local with { Id = ids.Take(), Name = local.Name + "Seed" };
                seeds[element.Key] = seed;
                parameters.Add(new IrParameter(seed, PassingMode.Value, IsActive: true, Role: ParameterRole.Adjoint));
                start = seed;
            }

            head.Add(new LetStatement(local, new UseExpression(start)));
        }

        foreach (IrStatement statement in vjp.Body)
        {
            Statement(statement, body);
        }

        Operand[] returned = body.Count > 0 && body[body.Count - 1] is ReturnStatement end ? [.. end.Values] : [];
        body.RemoveAll(static statement => statement is ReturnStatement);
        List<KeyValuePair<(int Parameter, int Element), IrVariable>> sums = [.. elements.Where(element => !seeds.ContainsKey(element.Key))];
        body.Add(new ReturnStatement(returned.Concat(sums.Select(static sum => (Operand)new VariableOperand(sum.Value))).ToEquatableArray()));
        if (!parameters.Exists(static parameter => parameter.Role is ParameterRole.Adjoint or ParameterRole.ResultAdjoint))
        {
            // Nothing depends on anything.
            return null;
        }

        IrMethod inLocals = vjp with
        {
            Parameters = parameters.ToEquatableArray(),
            Results = vjp.Results.Concat(sums.Select(static sum => new IrResult(sum.Value.Type, IsActive: true))).ToEquatableArray(),
            Body = head.Concat(body).ToEquatableArray(),
            VariableCount = ids.Count,
        };
        return Deliver(LaneTangents.Transform(simplify(inLocals), [], values, name), values, [.. sums.Select(static sum => sum.Key)]);
    }

    private IrParameter PrimalOf(int adjoint) => primals.First(primal => primal.Variable.Id == memory[adjoint].ShadowOf);

    /// <summary>Finds the views and the elements of the adjoints; false if one of them is used in another way.</summary>
    private bool Gather(EquatableArray<IrStatement> block)
    {
        foreach (IrStatement statement in block)
        {
            switch (statement)
            {
                case LetStatement { Value: SliceExpression slice } let when views.TryGetValue(slice.Sequence.Id, out (int Adjoint, int Start, int Length) around):
                    int start = ShortLoops.IntegerOf(slice.Start) ?? -1;
                    if (start is < 0 or > ushort.MaxValue || (slice.Length is not null && ShortLoops.IntegerOf(slice.Length) is not >= 0))
                    {
                        return false;
                    }

                    int rest = around.Length == int.MaxValue ? int.MaxValue : around.Length - start;
                    views[let.Target.Id] = (around.Adjoint, around.Start + start, Math.Min(rest, ShortLoops.IntegerOf(slice.Length) ?? int.MaxValue));
                    continue;
                case LetStatement { Value: LoadExpression load } when views.ContainsKey(load.Place.Base.Id) && TryAdd(load.Place):
                case StoreStatement store when views.ContainsKey(store.Place.Base.Id) && !IsView(store.Value) && TryAdd(store.Place):
                case AccumulateStatement accumulate when views.ContainsKey(accumulate.Place.Base.Id) && TryAdd(accumulate.Place):
                    foreach (Operand operand in statement.Operands())
                    {
                        Touch(operand);
                    }

                    continue;
                case EffectStatement effect when ShadowChecks.IsCheck(effect) && IsView(effect.Arguments[1]):
                    continue;
                case AssignStatement assign when views.ContainsKey(assign.Target.Id):
                    return false;
            }

            if (statement is CallStatement call && call.Arguments.Any(argument => argument.Result is { Id: var changed } && memory.ContainsKey(changed)))
            {
                return false;
            }

            foreach (Operand operand in statement.Operands())
            {
                if (IsView(operand))
                {
                    return false;
                }

                Touch(operand);
            }

            if (statement is AssignStatement scalar)
            {
                Touch(scalar.Target);
            }
            else if (statement is AccumulateStatement sum)
            {
                Touch(sum.Place.Base);
            }

            if (statement.Blocks().Any(inner => !Gather(inner)))
            {
                return false;
            }
        }

        return true;
    }

    private bool IsView(Operand operand) => operand is VariableOperand { Variable.Id: var id } && views.ContainsKey(id);

    private bool TryAdd(Place place)
    {
        (int adjoint, int start, int length) = views[place.Base.Id];
        if (!place.Path.IsEmpty || place.Indices.Count != 1 || place.Type is not RealType type || ShortLoops.IntegerOf(place.Indices[0]) is not { } index || index < 0 || index >= length)
        {
            return false;
        }

        Element(adjoint, start + index, type);
        return elements.Count <= MostElements;
    }

    private void Touch(Operand operand)
    {
        if (operand is VariableOperand { Variable: { Type: RealType type } variable } && memory.ContainsKey(variable.Id))
        {
            Element(variable.Id, 0, type);
        }
    }

    private IrVariable Element(int adjoint, int element, RealType type)
    {
        if (!elements.TryGetValue((adjoint, element), out IrVariable? local))
        {
            IrParameter primal = PrimalOf(adjoint);
            string place = primal.Variable.Type is SequenceType ? element.ToString(CultureInfo.InvariantCulture) : "";
            local = new IrVariable(ids.Take(), primal.Variable.Name + place + "Adjoint", type);
            elements[(adjoint, element)] = local;
        }

        return local;
    }

    private IrVariable Element(Place place)
    {
        (int adjoint, int start, _) = views[place.Base.Id];
        return elements[(adjoint, start + ShortLoops.IntegerOf(place.Indices[0])!.Value)];
    }

    protected override void Statement(IrStatement statement, List<IrStatement> output)
    {
        switch (statement)
        {
            case LetStatement let when views.ContainsKey(let.Target.Id):
            case EffectStatement effect when ShadowChecks.IsCheck(effect) && IsView(effect.Arguments[1]):
                break;
            case LetStatement { Value: LoadExpression { Place: var place } } let when views.ContainsKey(place.Base.Id):
                output.Add(let with { Value = new UseExpression(Element(place)) });
                break;
            case StoreStatement store when views.ContainsKey(store.Place.Base.Id):
                output.Add(new AssignStatement(Element(store.Place), new UseExpression(Operand(store.Value))));
                break;
            case AccumulateStatement sum when views.ContainsKey(sum.Place.Base.Id):
                Add(Element(sum.Place), sum, output);
                break;
            case AccumulateStatement sum when elements.TryGetValue((sum.Place.Base.Id, 0), out IrVariable? scalar):
                Add(scalar, sum, output);
                break;
            case AssignStatement assign when elements.TryGetValue((assign.Target.Id, 0), out IrVariable? assigned):
                base.Statement(assign with { Target = assigned }, output);
                break;
            default:
                base.Statement(statement, output);
                break;
        }
    }

    private void Add(IrVariable element, AccumulateStatement sum, List<IrStatement> output)
    {
        BinaryOperator change = sum.IsSubtraction ? BinaryOperator.Subtract : BinaryOperator.Add;
        output.Add(new AssignStatement(element, new BinaryExpression(change, element, Operand(sum.Value), element.Type)));
    }

    protected override Operand Operand(Operand operand) =>
        operand is VariableOperand { Variable: { Type: RealType } variable } && elements.TryGetValue((variable.Id, 0), out IrVariable? local) ? local : operand;

    protected override IrVariable Variable(IrVariable variable) => variable.Type is RealType && elements.TryGetValue((variable.Id, 0), out IrVariable? local) ? local : variable;
}
