using AutoDiff.Generator.IR;
using AutoDiff.Generator.Transforms.Batching;

namespace AutoDiff.Generator.Emission;

/// <summary>Writes the method that brings a range of points to the vector-Jacobian product on lanes, once for each row of the Jacobian.</summary>
/// <remarks>The adjoints of the outputs are a unit vector on lanes, those of the inputs the row. What the member writes to is put back
/// before each further row, unless the rows share the forward sweep (<see cref="JacobianRows"/>).</remarks>
internal sealed class JacobianPointsWriter
{
    private const string LaneMemory = "global::AutoDiff.CompilerServices.LaneMemory.";

    private readonly MemberHost host;
    private readonly BatchSignature signature;
    private readonly IrMethod lanes;
    private readonly LaneTypes types;
    private readonly LocalNames names;
    private readonly IndentedWriter writer = new();
    private readonly List<string> arguments = [];
    private readonly List<string> declarations = [];
    private readonly List<string> rests = [];
    private readonly bool sharesForward;
    private readonly List<string> saves = [];
    private readonly List<string> keeps = [];
    private readonly List<string> restores = [];
    private readonly List<string> stores = [];
    private readonly Dictionary<int, string> elements = [];
    private readonly string points;
    private readonly string point;
    private readonly string count;
    private readonly string tape;
    private readonly string seeds;
    private readonly string gradient;

    private JacobianPointsWriter(MemberHost host, BatchSignature signature, IrMethod lanes, LaneTypes types, bool sharesForward)
    {
        this.sharesForward = sharesForward;
        this.host = host;
        this.signature = signature;
        this.lanes = lanes;
        this.types = types;
        names = new LocalNames(host, signature.Parameters);
        points = names.New("points");
        point = names.New("point");
        count = names.New("count");
        tape = names.New("tape");
        seeds = names.New("seeds");
        gradient = names.New("row");
    }

    /// <param name="host">Where the method is declared, with the type parameter for lanes.</param>
    /// <param name="signature">The public companion's parameters.</param>
    /// <param name="lanes">The vector-Jacobian product on lanes.</param>
    /// <param name="types">The types on lanes.</param>
    /// <param name="name">The name of the method.</param>
    /// <param name="documentation">Its documentation.</param>
    /// <param name="sharesForward">Whether the method on lanes goes over the rows itself.</param>
    public static string Write(
        MemberHost host, BatchSignature signature, IrMethod lanes, LaneTypes types, string name, IEnumerable<string> documentation, bool sharesForward) =>
        new JacobianPointsWriter(host, signature, lanes, types, sharesForward).Run(name, documentation);

    private string Run(string name, IEnumerable<string> documentation)
    {
        string start = names.New("start");
        string end = names.New("end");
        string index = names.New("output");
        string inputs = names.New("inputs");
        string outputs = names.New("outputs");
        foreach (IrParameter own in signature.Primal.Parameters.Where(BatchSignature.IsBatchedSequence))
        {
            string local = elements[own.Variable.Id] = names.New(own.Variable.Name + "Elements");
            declarations.Add($"int {local} = {points} == 0 ? 0 : {Keywords.Escape(signature.Outer(own).Name)}.Length / {points};");
        }

        Dictionary<int, string> inputOffsets = Offsets(static parameter => !JacobianSize.IsOutput(parameter));
        Dictionary<int, string> outputOffsets = Offsets(JacobianSize.IsOutput);
        foreach (IrParameter parameter in lanes.Parameters)
        {
            Parameter(parameter, inputOffsets, outputOffsets, outputs);
        }

        IEnumerable<string> parameters = signature.Parameters
            .Where(static parameter => !parameter.IsThis)
            .Select(static parameter => CSharpEmitter.Parameter(parameter.Mode == PassingMode.Out ? parameter with { Mode = PassingMode.Ref } : parameter))
            .Concat([$"int {start}", $"int {end}"]);
        CSharpEmitter.Head(writer, host, "void", name, parameters, documentation, isHidden: true, isOptimised: true);
        writer.Open();
        IrParameter? value = signature.Primal.Parameters.FirstOrDefault(static p => p.IsBatched && p.Variable.Type is not SequenceType);
        writer.Line($"int {points} = {Keywords.Escape((value is null ? signature.Results! : signature.Outer(value)).Name)}.Length;");
        declarations.ForEach(writer.Line);
        writer.Line($"int {inputs} = {Total(static parameter => !JacobianSize.IsOutput(parameter), 0)};");
        writer.Line($"int {outputs} = {Total(JacobianSize.IsOutput, signature.Primal.Results.Count(static result => result.IsActive))};");
        writer.Line($"{WrapperText.Tape} {tape} = {WrapperText.Tape}.Rent();");
        writer.Line($"global::System.Span<{LaneTypes.Name}> {gradient} = {tape}.Reserve<{LaneTypes.Name}>({inputs});");
        writer.Line($"global::System.Span<{LaneTypes.Name}> {seeds} = {tape}.Reserve<{LaneTypes.Name}>({outputs});");
        writer.Line($"int {count} = {LaneTypes.Name}.Count;");
        writer.Line($"for (int {point} = {start}; {point} < {end}; {point} += {LaneTypes.Name}.Count)");
        writer.Open();
        writer.Line($"if ({end} - {point} < {LaneTypes.Name}.Count)");
        writer.Open();
        writer.Line($"{count} = {end} - {point};");
        rests.ForEach(writer.Line);
        writer.Close();
        saves.ForEach(writer.Line);
        string jacobian = Keywords.Escape(signature.Jacobian!.Name);
        if (sharesForward)
        {
            Call([.. arguments, gradient, seeds, jacobian, $"{point} * {outputs} * {inputs}", count]);
        }
        else
        {
            Rows(index, outputs, () => writer.Line($"{LaneMemory}StoreRows{types.Arguments}({gradient}, {jacobian}, ({point} * {outputs} + {index}) * {inputs}, {outputs} * {inputs}, {count});"));
        }

        stores.ForEach(writer.Line);
        writer.Close();
        writer.Line($"{tape}.Return();");
        writer.Close();
        return writer.ToString();
    }

    /// <summary>One sweep after the other.</summary>
    private void Rows(string index, string outputs, Action store)
    {
        keeps.ForEach(writer.Line);
        writer.Line($"for (int {index} = 0; {index} < {outputs}; {index}++)");
        writer.Open();
        if (restores.Count > 0)
        {
            writer.Line($"if ({index} > 0)");
            writer.Open();
            restores.ForEach(writer.Line);
            writer.Close();
        }

        writer.Line($"{gradient}.Clear();");
        writer.Line($"{seeds}.Clear();");
        writer.Line($"{seeds}[{index}] = {LaneTypes.Name}.One;");
        Call(arguments);
        store();
        writer.Close();
    }

    private void Call(IEnumerable<string> values)
    {
        string call = $"{Keywords.Escape(lanes.Name)}{host.TypeParameters}({string.Join(", ", values)});";
        if (signature.Results is { } results)
        {
            string result = names.New("result");
            writer.Line($"{types.Of(signature.Primal.Results[0].Type).Code} {result} = {call}");
            writer.Line(Store(signature.Primal.Results[0].Type, result, Keywords.Escape(results.Name)));
        }
        else
        {
            writer.Line(call);
        }
    }

    private void Parameter(IrParameter parameter, Dictionary<int, string> inputs, Dictionary<int, string> outputs, string outputCount)
    {
        switch (parameter.Role)
        {
            case ParameterRole.Primal:
                Primal(signature.Primal.Parameters.First(p => p.Variable.Id == parameter.Variable.Id), parameter);
                break;
            case ParameterRole.ResultAdjoint:
                arguments.Add($"{seeds}[{outputCount} - 1]");
                break;
            default:
                IrParameter primal = signature.Primal.Parameters.First(p => p.Variable.Id == parameter.ShadowOf);
                bool isOutput = JacobianSize.IsOutput(primal);
                string memory = isOutput ? seeds : gradient;
                string offset = (isOutput ? outputs : inputs)[primal.Variable.Id];
                string part = primal.Variable.Type is SequenceType ? $"{memory}.Slice({offset}, {Count(primal)})" : $"ref {memory}[{offset}]";
                arguments.Add(BatchSignature.IsBatchedSequence(primal) ? $"new {parameter.Variable.Type.Code}({part})" : part);
                break;
        }
    }

    private void Primal(IrParameter own, IrParameter parameter)
    {
        string name = Keywords.Escape(signature.Outer(own).Name);
        if (!own.IsBatched)
        {
            if (!own.IsThis)
            {
                arguments.Add(WrapperText.Argument(own));
            }

            return;
        }

        string code = parameter.Variable.Type.Code;
        if (own.Variable.Type is SequenceType)
        {
            string length = elements[own.Variable.Id];
            if (!LaneTypes.IsLaneSpan(parameter.Variable.Type))
            {
                arguments.Add($"new {code}({name}, {length}, {points}, {point}, {count})");
                return;
            }

            var rest = new RestOfPoints(types, names, own.Variable.Name, name);
            string view = rest.Name;
            declarations.Add(rest.Declaration);
            rests.Add(rest.Reservation(tape, length));
            saves.Add(rest.View(code, length, points, point, count));
            arguments.Add(view);
            if (own.IsMutable)
            {
                stores.Add(rest.Return(points, point, count));
                string kept = names.New(own.Variable.Name + "Start");
                declarations.AddRange(sharesForward ? [] : [$"global::System.Span<{LaneTypes.Name}> {kept} = default;"]);
                keeps.Add($"{kept} = {kept}.IsEmpty ? {tape}.Reserve<{LaneTypes.Name}>({elements[own.Variable.Id]}) : {kept};");
                keeps.Add($"{view}.CopyTo({kept});");
                restores.Add($"{view}.CopyFrom({kept});");
            }

            return;
        }

        IrType scalar = own.Variable.Type;
        string load = scalar == types.Real ? $"{LaneMemory}Load{types.Arguments}({name}, {point}, {count})"
            : scalar == PassiveType.Boolean ? $"{LaneMemory}LoadMask{types.Arguments}({name}, {point}, {count})"
            : $"{code}.Load({name}, {point}, {count})";
        string local = names.New(own.Variable.Name + "Lanes");
        switch (own.Mode)
        {
            case PassingMode.Ref:
                string start = names.New(own.Variable.Name + "Start");
                saves.Add($"{code} {start} = {load};");
                saves.Add($"{code} {local} = {start};");
                restores.Add($"{local} = {start};");
                arguments.Add($"ref {local}");
                stores.Add(Store(scalar, local, name));
                break;
            case PassingMode.Out:
                saves.Add($"{code} {local} = default;");
                arguments.Add($"out {local}");
                stores.Add(Store(scalar, local, name));
                break;
            default:
                saves.Add($"{code} {local} = {load};");
                arguments.Add(local);
                break;
        }
    }

    /// <summary>The scalars of a parameter at one point.</summary>
    private string Count(IrParameter parameter) => elements.TryGetValue(parameter.Variable.Id, out string? local) ? local : WrapperText.Count(parameter);

    private Dictionary<int, string> Offsets(Func<IrParameter, bool> isCounted)
    {
        var offsets = new Dictionary<int, string>();
        var before = new List<string>();
        foreach (IrParameter parameter in signature.Primal.Parameters.Where(parameter => parameter.IsActive && isCounted(parameter)))
        {
            offsets[parameter.Variable.Id] = WrapperText.Sum(before);
            before.Add(Count(parameter));
        }

        return offsets;
    }

    private string Total(Func<IrParameter, bool> isCounted, int more) => WrapperText.Sum(
        signature.Primal.Parameters.Where(parameter => parameter.IsActive && isCounted(parameter)).Select(Count).Concat(Enumerable.Repeat("1", more)));

    private string Store(IrType scalar, string value, string all) =>
        scalar == types.Real ? $"{LaneMemory}Store{types.Arguments}({value}, {all}, {point}, {count});"
        : scalar == PassiveType.Boolean ? $"{LaneMemory}StoreMask{types.Arguments}({value}, {all}, {point}, {count});"
        : $"{types.Of(scalar).Code}.Store({value}, {all}, {point}, {count});";
}
