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
internal sealed class AdjointElements : IrRewriter
{
    /// <summary>The number of elements beyond which memory is better.</summary>
    private const int MostElements = 48;

    private const string Seeds = "global::AutoDiff.CompilerServices.LaneSeeds.";

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

    /// <summary>Seeds are found in the sweep, and its results beyond the member's own are written to the rows.</summary>
    private IrMethod Deliver(IrMethod sweep, int values, List<(int Parameter, int Element)> sums)
    {
        var used = new VariableIds(sweep.VariableCount);
        var names = new ParameterNames(primals);
        var real = (RealType)(primals.First(static parameter => parameter.IsActive).Variable.Type is SequenceType sequence ? sequence.Element : primals.First(static parameter => parameter.IsActive).Variable.Type);
        IrVariable rows = new(used.Take(), names.Take("rows"), SequenceType.SpanOf(real));
        IrVariable columns = new(used.Take(), names.Take("columns"), PassiveType.Int32), row = new(used.Take(), names.Take("row"), PassiveType.Int32);
        string arguments = $"<{LaneTangents.TypeParameter}, {real.Code}>";
        List<IrStatement> body = [];
        foreach (IrParameter seed in sweep.Parameters.Where(static parameter => parameter.Role is ParameterRole.Adjoint or ParameterRole.ResultAdjoint))
        {
            // The result is the last output.
            bool isResult = seed.Role == ParameterRole.ResultAdjoint;
            (int Parameter, int Element) key = isResult ? default : seeds.First(pair => pair.Value.Id == seed.Variable.Id).Key;
            List<Operand> holes = [row];
            string place = Offset(primals.Where(isOutput), isResult ? null : PrimalOf(key.Parameter), key.Element, holes);
            body.Add(new LetStatement(
                seed.Variable,
                new TemplateExpression($"{Seeds}Unit{arguments}({place} - {{0}})", holes.ToEquatableArray(), seed.Variable.Type, IsPure: true, IsStable: true)));
        }

        var returned = (ReturnStatement)sweep.Body[sweep.Body.Count - 1];
        body.AddRange(sweep.Body.Take(sweep.Body.Count - 1));
        Clear(sums, rows, body);
        for (int i = 0; i < sums.Count; i++)
        {
            // Neighbours in pairs: two lanes are a small matrix to turn.
            IrParameter primal = PrimalOf(sums[i].Parameter);
            int element = sums[i].Element;
            bool isPair = i + 1 < sums.Count && sums[i + 1] == (sums[i].Parameter, element + 1);
            List<Operand> holes = [rows, columns, returned.Values[values + i]];
            if (isPair)
            {
                holes.Add(returned.Values[values + ++i]);
            }

            string adjoints = isPair ? "{2}, {3}" : "{2}";
            string place = Offset(primals.Where(primal => !isOutput(primal)), primal, element, holes);
            string exists = "";
            if (primal.Variable.Type is SequenceType)
            {
                holes.Add(primal.Variable);
                exists = FormattableString.Invariant($", {{{holes.Count - 1}}}.Length - {element}");
            }

            body.Add(new EffectStatement($"{Seeds}StoreColumn{(isPair ? "s" : "")}{arguments}({adjoints}, {{0}}, {{1}}, {place}{exists})", holes.ToEquatableArray(), EndsFlow: false));
        }

        if (values > 0)
        {
            body.Add(new ReturnStatement(returned.Values.Take(values).ToEquatableArray()));
        }

        IEnumerable<IrParameter> own = new[] { rows, columns, row }.Select(static variable => new IrParameter(variable, PassingMode.Value, IsActive: false));
        return sweep with
        {
            Parameters = primals.Concat(own).ToEquatableArray(),
            Results = sweep.Results.Take(values).ToEquatableArray(),
            Body = body.ToEquatableArray(),
            VariableCount = used.Count,
        };
    }

    /// <summary>Columns of inputs that no adjoint belongs to are zero. Where each element has one, nothing is cleared.</summary>
    private void Clear(List<(int Parameter, int Element)> sums, IrVariable rows, List<IrStatement> body)
    {
        List<string> conditions = [];
        List<Operand> holes = [rows];
        foreach (IrParameter input in primals.Where(primal => primal.IsActive && !isOutput(primal)))
        {
            int[] own = [.. sums.Where(sum => PrimalOf(sum.Parameter) == input).Select(static sum => sum.Element).OrderBy(static element => element)];
            if (input.Variable.Type is SequenceType)
            {
                holes.Add(input.Variable);
                bool isWhole = own.Length > 0 && own[own.Length - 1] == own.Length - 1;
                conditions.Add($"{{{holes.Count - 1}}}.Length {(isWhole ? ">" : ">=")} {(isWhole ? own.Length : 0).ToString(CultureInfo.InvariantCulture)}");
            }
            else if (own.Length == 0)
            {
                conditions.Add("true");
            }
        }

        if (conditions.Count > 0)
        {
            body.Add(new EffectStatement($"{Seeds}ClearIf({string.Join(" || ", conditions)}, {{0}})", holes.ToEquatableArray(), EndsFlow: false));
        }
    }

    /// <summary>The number of scalars before an element of a parameter, as C# text: lengths, then a constant. Null: after all of them.</summary>
    private static string Offset(IEnumerable<IrParameter> group, IrParameter? target, int element, List<Operand> holes)
    {
        List<string> terms = [];
        foreach (IrParameter parameter in group.Where(static parameter => parameter.IsActive).TakeWhile(parameter => parameter != target))
        {
            if (parameter.Variable.Type is SequenceType)
            {
                holes.Add(parameter.Variable);
                terms.Add($"{{{holes.Count - 1}}}.Length");
            }
            else
            {
                element++;
            }
        }

        if (element > 0 || terms.Count == 0)
        {
            terms.Add(element.ToString(CultureInfo.InvariantCulture));
        }

        return string.Join(" + ", terms);
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
