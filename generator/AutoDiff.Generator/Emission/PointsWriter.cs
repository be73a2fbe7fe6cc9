using AutoDiff.Generator.Analysis;
using AutoDiff.Generator.IR;
using AutoDiff.Generator.Transforms.Batching;

namespace AutoDiff.Generator.Emission;

/// <summary>Writes the method that brings a range of points to the method on lanes: vector by vector, the last one as far as there are
/// points, and the sums for shared parameters at the end.</summary>
internal sealed class PointsWriter
{
    private const string Runtime = "global::AutoDiff.CompilerServices.";

    private readonly MemberHost host;
    private readonly BatchSignature signature;
    private readonly IrMethod lanes;
    private readonly LaneTypes types;
    private readonly LocalNames names;
    private readonly IndentedWriter writer = new();
    private readonly List<string> arguments = [];
    private readonly List<string> rests = [];
    private readonly List<string> loads = [];
    private readonly List<string> stores = [];
    private readonly List<string> declarations = [];
    private readonly List<string> sums = [];
    private readonly string points;
    private readonly string point;
    private readonly string count;
    private readonly string tape;
    private bool usesTape;

    private PointsWriter(MemberHost host, BatchSignature signature, IrMethod lanes, LaneTypes types)
    {
        this.host = host;
        this.signature = signature;
        this.lanes = lanes;
        this.types = types;
        names = new LocalNames(host, signature.Parameters);
        points = names.New("points");
        point = names.New("point");
        count = names.New("count");
        tape = names.New("tape");
    }

    /// <param name="host">Where the method is declared, with the type parameter for lanes.</param>
    /// <param name="signature">The public companion's parameters.</param>
    /// <param name="lanes">The method on lanes.</param>
    /// <param name="types">The types on lanes.</param>
    /// <param name="name">The name of the method.</param>
    /// <param name="documentation">Its documentation.</param>
    public static string Write(MemberHost host, BatchSignature signature, IrMethod lanes, LaneTypes types, string name, IEnumerable<string> documentation) =>
        new PointsWriter(host, signature, lanes, types).Run(name, documentation);

    /// <summary>Whether sums over points are of a type of their own.</summary>
    private bool IsGrouped => host.TypeParameters.EndsWith(LaneTypes.SumsName + ">", StringComparison.Ordinal);

    private string Run(string name, IEnumerable<string> documentation)
    {
        string start = names.New("start");
        string end = names.New("end");
        IEnumerable<string> parameters = signature.Parameters
            .Where(static parameter => !parameter.IsThis)
            .Select(static parameter => CSharpEmitter.Parameter(Summed(parameter)))
            .Concat([$"int {start}", $"int {end}"]);
        CSharpEmitter.Head(writer, host, "void", name, parameters, documentation, isHidden: true, isOptimised: true);
        foreach (IrParameter parameter in lanes.Parameters)
        {
            Parameter(parameter);
        }

        IrParameter? value = signature.Primal.Parameters.FirstOrDefault(static p => p.IsBatched && p.Variable.Type is not SequenceType);
        string counted = Keywords.Escape((value is null ? signature.Results! : signature.Outer(value)).Name);
        writer.Open();
        writer.Line($"int {points} = {counted}.Length;");
        if (usesTape)
        {
            writer.Line($"{WrapperText.Tape} {tape} = {WrapperText.Tape}.Rent();");
        }

        declarations.ForEach(writer.Line);
        writer.Line($"int {count} = {LaneTypes.Name}.Count;");
        writer.Line($"for (int {point} = {start}; {point} < {end}; {point} += {LaneTypes.Name}.Count)");
        writer.Open();
        writer.Line($"if ({end} - {point} < {LaneTypes.Name}.Count)");
        writer.Open();
        if (sums.Count > 0)
        {
            writer.Line("// The lanes after the last point repeat it: what all lanes have summed up is taken before.");
            sums.ForEach(writer.Line);
        }

        writer.Line($"{count} = {end} - {point};");
        rests.ForEach(writer.Line);
        writer.Close();
        loads.ForEach(writer.Line);
        string call = $"{Keywords.Escape(lanes.Name)}{host.TypeParameters}({string.Join(", ", arguments)});";
        if (signature.Results is { } results)
        {
            string result = names.New("result");
            IrType scalar = signature.Primal.Results[0].Type;
            writer.Line($"{types.Of(scalar).Code} {result} = {call}");
            writer.Line(Store(scalar, result, Keywords.Escape(results.Name)));
        }
        else
        {
            writer.Line(call);
        }

        stores.ForEach(writer.Line);
        writer.Close();
        sums.ForEach(writer.Line);
        if (usesTape)
        {
            writer.Line($"{tape}.Return();");
        }

        writer.Close();
        return writer.ToString();
    }

    /// <summary>What is added to by one range of points after the other: a sum, or the elements of an array.</summary>
    private static IrParameter Summed(IrParameter parameter) => parameter switch
    {
        { Mode: PassingMode.Out } => parameter with { Mode = PassingMode.Ref },
        { Role: ParameterRole.Gradient, Variable.Type: SequenceType { Kind: SequenceKind.Array } array } =>
            parameter with { Variable = parameter.Variable with { Type = SequenceType.SpanOf(array.Element) } },
        _ => parameter,
    };

    private void Parameter(IrParameter parameter)
    {
        string name = Keywords.Escape(parameter.Variable.Name);
        if (parameter.Role == ParameterRole.Primal)
        {
            IrParameter own = signature.Primal.Parameters.First(p => p.Variable.Id == parameter.Variable.Id);
            if (!own.IsBatched)
            {
                if (!own.IsThis)
                {
                    arguments.Add(WrapperText.Argument(own));
                }
            }
            else if (own.Variable.Type is SequenceType)
            {
                arguments.Add(View(own, parameter, name));
            }
            else
            {
                Value(own, name);
            }

            return;
        }

        IrParameter primal = signature.Primal.Parameters.First(p => p.Variable.Id == parameter.ShadowOf);
        string gradient = Keywords.Escape(signature.GradientOf(primal)!.Variable.Name);
        if (primal.IsBatched && primal.Variable.Type is SequenceType)
        {
            arguments.Add(View(primal, parameter, gradient));
        }
        else if (primal.IsBatched)
        {
            string local = names.New(primal.Variable.Name + "Gradient");
            arguments.Add($"out {parameter.Variable.Type.Code} {local}");
            stores.Add(Store(primal.Variable.Type, local, gradient));
        }
        else if (MemoryRoots.IsMemory(parameter.Variable.Type))
        {
            usesTape = true;
            string sum = names.New(primal.Variable.Name + "Sums");
            string element = ((SequenceType)parameter.Variable.Type).Element.Code;
            declarations.Add($"{parameter.Variable.Type.Code} {sum} = {tape}.ReserveCleared<{element}>({gradient}.Length);");
            arguments.Add(sum);

            // Groups are whole: only single vectors have lanes without a point.
            string terms = IsGrouped ? $"global::System.Math.Min({count}, {element}.Count)" : count;
            sums.Add($"{types.Memory}AddSums<{element}, {types.Real.Code}>({sum}, {terms}, {gradient});");
        }
        else
        {
            string sum = names.New(primal.Variable.Name + "Sum");
            string term = names.New(primal.Variable.Name + "Gradient");
            declarations.Add($"{LaneTypes.Name} {sum} = {LaneTypes.Name}.Zero;");
            arguments.Add($"out {LaneTypes.Name} {term}");
            stores.Add($"{sum} += {term};");
            sums.Add($"{gradient} += {types.Memory}Sum{types.Arguments}({sum}, {count});");
            sums.Add($"{sum} = {LaneTypes.Name}.Zero;");
        }
    }

    private void Value(IrParameter own, string name)
    {
        IrType scalar = own.Variable.Type;
        string code = types.Of(scalar).Code;
        string load = scalar == types.Real ? $"{types.Memory}Load{types.Arguments}({name}, {point}, {count})"
            : scalar == PassiveType.Boolean ? $"{types.Memory}LoadMask{types.Arguments}({name}, {point}, {count})"
            : $"{code}.Load({name}, {point}, {count})";
        if (own.Mode is PassingMode.Value or PassingMode.In)
        {
            arguments.Add(load);
            return;
        }

        string local = names.New(own.Variable.Name + "Lanes");
        if (own.Mode == PassingMode.Ref)
        {
            loads.Add($"{code} {local} = {load};");
            arguments.Add($"ref {local}");
        }
        else
        {
            arguments.Add($"out {code} {local}");
        }

        stores.Add(Store(scalar, local, name));
    }

    private string View(IrParameter own, IrParameter parameter, string all)
    {
        // Beside no points there is nothing to divide by; there is no loop either.
        string elements = names.New(own.Variable.Name + "Elements");
        declarations.Add($"int {elements} = {points} == 0 ? 0 : {all}.Length / {points};");
        string code = parameter.Variable.Type.Code;
        if (!LaneTypes.IsLaneSpan(parameter.Variable.Type))
        {
            return $"new {code}({all}, {elements}, {points}, {point}, {count})";
        }

        usesTape = true;
        var rest = new RestOfPoints(types, names, parameter.Variable.Name, all);
        declarations.Add(rest.Declaration);
        rests.Add(rest.Reservation(tape, elements));
        loads.Add(rest.View(code, elements, points, point, count));
        if (own.IsMutable || parameter.Role != ParameterRole.Primal)
        {
            stores.Add(rest.Return(points, point, count));
        }

        return rest.Name;
    }

    private string Store(IrType scalar, string value, string all) =>
        scalar == types.Real ? $"{types.Memory}Store{types.Arguments}({value}, {all}, {point}, {count});"
        : scalar == PassiveType.Boolean ? $"{types.Memory}StoreMask{types.Arguments}({value}, {all}, {point}, {count});"
        : $"{types.Of(scalar).Code}.Store({value}, {all}, {point}, {count});";
}
