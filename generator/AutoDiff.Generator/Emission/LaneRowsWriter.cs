using AutoDiff.Generator.IR;
using AutoDiff.Generator.Transforms;

namespace AutoDiff.Generator.Emission;

/// <summary>Writes the hidden method that fills a Jacobian with the adjoints of as many outputs at once as there are lanes: they share one
/// forward sweep.</summary>
/// <remarks>The member runs once per group of outputs; what it writes to is put back before each run.</remarks>
internal sealed class LaneRowsWriter
{
    private const string Seeds = "global::AutoDiff.CompilerServices.LaneSeeds.";
    private const string Lanes = LaneTangents.TypeParameter;

    private readonly DifferentiableMember member;
    private readonly EquatableArray<IrParameter> parameters;
    private readonly List<IrParameter> active;
    private readonly List<IrParameter> inputs;
    private readonly List<IrParameter> outputs;
    private readonly bool hasResult;
    private readonly RealType real;
    private readonly LocalNames names;
    private readonly IndentedWriter writer = new();

    private LaneRowsWriter(DifferentiableMember member, RealType real)
    {
        this.member = member;
        this.real = real;
        parameters = member.Method.Parameters;
        active = [.. parameters.Where(static parameter => parameter.IsActive)];
        inputs = [.. active.Where(static parameter => !WrapperText.IsOutput(parameter))];
        outputs = [.. active.Where(WrapperText.IsOutput)];
        hasResult = member.Method.Results.Count == 1 && member.Method.Results[0].IsActive;
        names = new LocalNames(LaneColumnsWriter.HostOf(member.Host, real), parameters);
    }

    /// <param name="member">The member.</param>
    /// <param name="real">The real type of all inputs and outputs.</param>
    /// <param name="name">The name of the method to write.</param>
    /// <param name="sweep">The VJP on lanes that it calls.</param>
    public static string Write(DifferentiableMember member, RealType real, string name, string sweep) => new LaneRowsWriter(member, real).Run(name, sweep);

    private string Run(string name, string sweep)
    {
        string matrix = names.New("jacobian"), inputCount = names.New("inputs"), outputCount = names.New("outputs");
        string value = names.New("value"), tape = names.New("tape"), row = names.New("row"), rows = names.New("rows");
        string? result = member.Method.Results.Count == 0 ? null : member.Method.Results[0].Type.Code;
        CSharpEmitter.Head(
            writer,
            LaneColumnsWriter.HostOf(member.Host, real),
            CSharpEmitter.Result(member.Method.Results),
            name,
            parameters.Select(CSharpEmitter.Parameter).Append($"global::System.Span<{real.Code}> {matrix}"),
            CompanionDocs.LaneRows(member.Host),
            isHidden: true);
        writer.Open();
        foreach (IrParameter parameter in parameters.Where(static parameter => parameter.Mode == PassingMode.Out))
        {
            writer.Line($"{Keywords.Escape(parameter.Variable.Name)} = default;");
        }

        IEnumerable<string> outputCounts = outputs.Select(WrapperText.Count);
        writer.Line($"int {inputCount} = {WrapperText.Sum(inputs.Select(WrapperText.Count))};");
        writer.Line($"int {outputCount} = {WrapperText.Sum(hasResult ? outputCounts.Append("1") : outputCounts)};");
        if (result is not null)
        {
            writer.Line($"{result} {value} = default;");
        }

        writer.Line($"{WrapperText.Tape} {tape} = {WrapperText.Tape}.Rent();");
        var adjoints = new Dictionary<IrParameter, string>();
        foreach (IrParameter parameter in active.Where(static parameter => parameter.Variable.Type is SequenceType))
        {
            adjoints[parameter] = names.New(parameter.Variable.Name + "Adjoint");
            writer.Line($"global::System.Span<{Lanes}> {adjoints[parameter]} = {tape}.Reserve<{Lanes}>({WrapperText.Count(parameter)});");
        }

        // After the vectors, which begin where a cache line does.
        var memory = new ArgumentMemory(member, names, tape, writer);
        string repeats = names.New("repeats");
        writer.Line($"bool {repeats} = {outputCount} > {Lanes}.Count;");
        memory.Save(repeats);
        writer.Line($"for (int {row} = 0; {row} < {outputCount}; {row} += {Lanes}.Count)");
        writer.Open();
        memory.Restore($"{row} > 0");
        Seed(adjoints, row);
        List<string> arguments = [.. parameters.Select(WrapperText.Argument)];
        if (hasResult)
        {
            arguments.Add($"{Seeds}Unit<{Lanes}, {real.Code}>({WrapperText.Minus(WrapperText.Sum(outputCounts), row)})");
        }

        arguments.AddRange(active.Select(parameter => (parameter.Variable.Type is RealType ? "ref " : "") + adjoints[parameter]));
        writer.Line($"{(result is null ? "" : $"{value} = ")}{sweep}<{Lanes}>({string.Join(", ", arguments)});");
        writer.Line($"global::System.Span<{real.Code}> {rows} = {matrix}.Slice({row} * {inputCount}, global::System.Math.Min({outputCount} - {row}, {Lanes}.Count) * {inputCount});");
        foreach ((IrParameter input, string offset) in Offsets(inputs))
        {
            string function = input.Variable.Type is SequenceType ? "StoreColumns" : "StoreColumn";
            writer.Line($"{Seeds}{function}<{Lanes}, {real.Code}>({adjoints[input]}, {rows}, {inputCount}, {offset});");
        }

        writer.Close();
        writer.Line($"{tape}.Return();");
        if (result is not null)
        {
            writer.Line($"return {value};");
        }

        writer.Close();
        return writer.ToString();
    }

    /// <summary>Adjoints of inputs are zero before a sweep, those of outputs one in their lane.</summary>
    private void Seed(Dictionary<IrParameter, string> adjoints, string row)
    {
        Dictionary<IrParameter, string> offsets = Offsets(outputs).ToDictionary(static pair => pair.Parameter, static pair => pair.Offset);
        foreach (IrParameter parameter in active)
        {
            bool isOutput = offsets.TryGetValue(parameter, out string? offset);
            if (parameter.Variable.Type is SequenceType)
            {
                writer.Line($"{adjoints[parameter]}.Clear();");
                if (isOutput)
                {
                    writer.Line($"{Seeds}Seed<{Lanes}, {real.Code}>({adjoints[parameter]}, {WrapperText.Minus(row, offset!)});");
                }
            }
            else
            {
                adjoints[parameter] = names.New(parameter.Variable.Name + "Adjoint");
                writer.Line(isOutput
                    ? $"{Lanes} {adjoints[parameter]} = {Seeds}Unit<{Lanes}, {real.Code}>({WrapperText.Minus(offset!, row)});"
                    : $"{Lanes} {adjoints[parameter]} = {Lanes}.Zero;");
            }
        }
    }

    private static IEnumerable<(IrParameter Parameter, string Offset)> Offsets(IEnumerable<IrParameter> parameters)
    {
        var before = new List<string>();
        foreach (IrParameter parameter in parameters)
        {
            yield return (parameter, WrapperText.Sum(before));
            before.Add(WrapperText.Count(parameter));
        }
    }
}
