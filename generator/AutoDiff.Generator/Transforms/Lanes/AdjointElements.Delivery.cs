using System.Globalization;
using AutoDiff.Generator.IR;

namespace AutoDiff.Generator.Transforms;

/// <summary>How the adjoints get to the rows of the Jacobian.</summary>
internal sealed partial class AdjointElements
{
    private const string Seeds = "global::AutoDiff.CompilerServices.LaneSeeds.";

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
        Store(sums, [.. returned.Values.Skip(values)], rows, columns, arguments, used, body);
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

    /// <summary>The usual case first: two rows of all the elements that have adjoints, and no others, written without a test for each.</summary>
    private void Store(
        List<(int Parameter, int Element)> sums, Operand[] adjoints, IrVariable rows, IrVariable columns, string arguments, VariableIds used, List<IrStatement> body)
    {
        List<IrStatement> general = [];
        StoreEach(sums, adjoints, rows, columns, arguments, general);
        if (LengthsOf(sums) is not { } lengths)
        {
            body.AddRange(general);
            return;
        }

        string count = sums.Count.ToString(CultureInfo.InvariantCulture);
        List<Operand> holes = [rows, columns, .. lengths.Select(static length => (Operand)length.Sequence)];
        IEnumerable<string> exact = lengths.Select(static (length, i) => FormattableString.Invariant($" && {{{i + 2}}}.Length == {length.Count}"));
        IrVariable isPair = new(used.Take(), "", PassiveType.Boolean);
        string condition = $"{Seeds}IsPair{arguments}() && {{1}} == {count} && {{0}}.Length == {(2 * sums.Count).ToString(CultureInfo.InvariantCulture)}{string.Concat(exact)}";
        body.Add(new LetStatement(isPair, new TemplateExpression(condition, holes.ToEquatableArray(), PassiveType.Boolean, IsPure: true, IsStable: true)));
        List<IrStatement> pairs = [];
        Operand[] ordered = [.. Enumerable.Range(0, sums.Count).OrderBy(i => primals.IndexOf(PrimalOf(sums[i].Parameter))).ThenBy(i => sums[i].Element).Select(i => adjoints[i])];
        for (int i = 0; i < ordered.Length; i += 2)
        {
            bool isLast = i + 1 == ordered.Length;
            Operand[] written = isLast ? [rows, ordered[i]] : [rows, ordered[i], ordered[i + 1]];
            string template = FormattableString.Invariant($"{Seeds}StorePair{arguments}({{1}}, {(isLast ? "" : "{2}, ")}{{0}}, {i}, {ordered.Length + i})");
            pairs.Add(new EffectStatement(template, written.ToEquatableArray(), EndsFlow: false));
        }

        body.Add(new IfStatement(isPair, pairs.ToEquatableArray(), general.ToEquatableArray()));
    }

    /// <summary>The lengths that sequences have if each element of each input has an adjoint; null if one has none.</summary>
    private List<(IrVariable Sequence, int Count)>? LengthsOf(List<(int Parameter, int Element)> sums)
    {
        List<(IrVariable Sequence, int Count)> lengths = [];
        foreach (IrParameter input in primals.Where(primal => primal.IsActive && !isOutput(primal)))
        {
            int[] own = ElementsOf(input, sums);
            if (own.Length == 0 || own[own.Length - 1] != own.Length - 1)
            {
                return null;
            }

            if (input.Variable.Type is SequenceType)
            {
                lengths.Add((input.Variable, own.Length));
            }
        }

        return lengths;
    }

    private int[] ElementsOf(IrParameter input, List<(int Parameter, int Element)> sums) =>
        [.. sums.Where(sum => PrimalOf(sum.Parameter) == input).Select(static sum => sum.Element).OrderBy(static element => element)];

    private void StoreEach(
        List<(int Parameter, int Element)> sums, Operand[] adjoints, IrVariable rows, IrVariable columns, string arguments, List<IrStatement> body)
    {
        Clear(sums, rows, body);
        for (int i = 0; i < sums.Count; i++)
        {
            // Neighbours in pairs: two lanes are a small matrix to turn.
            IrParameter primal = PrimalOf(sums[i].Parameter);
            int element = sums[i].Element;
            bool isPair = i + 1 < sums.Count && sums[i + 1] == (sums[i].Parameter, element + 1);
            List<Operand> holes = [rows, columns, adjoints[i]];
            if (isPair)
            {
                holes.Add(adjoints[++i]);
            }

            string both = isPair ? "{2}, {3}" : "{2}";
            string place = Offset(primals.Where(primal => !isOutput(primal)), primal, element, holes);
            string exists = "";
            if (primal.Variable.Type is SequenceType)
            {
                holes.Add(primal.Variable);
                exists = FormattableString.Invariant($", {{{holes.Count - 1}}}.Length - {element}");
            }

            body.Add(new EffectStatement($"{Seeds}StoreColumn{(isPair ? "s" : "")}{arguments}({both}, {{0}}, {{1}}, {place}{exists})", holes.ToEquatableArray(), EndsFlow: false));
        }
    }

    /// <summary>Columns of inputs that no adjoint belongs to are zero. Where each element has one, nothing is cleared.</summary>
    private void Clear(List<(int Parameter, int Element)> sums, IrVariable rows, List<IrStatement> body)
    {
        List<string> conditions = [];
        List<Operand> holes = [rows];
        foreach (IrParameter input in primals.Where(primal => primal.IsActive && !isOutput(primal)))
        {
            int[] own = ElementsOf(input, sums);
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
}
