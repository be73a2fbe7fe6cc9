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
    /// <param name="isDirect">Whether the sweep writes to the rows itself, see <see cref="AdjointElements"/>.</param>
    public static string Write(DifferentiableMember member, RealType real, string name, string sweep, bool isDirect) => new LaneRowsWriter(member, real).Run(name, sweep, isDirect);

    private string Run(string name, string sweep, bool isDirect)
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

        if (isDirect)
        {
            Direct($"{(result is null ? "" : $"{value} = ")}{sweep}<{Lanes}>", matrix, inputCount, outputCount, tape, row);
        }
        else
        {
            Sweeps($"{(result is null ? "" : $"{value} = ")}{sweep}<{Lanes}>", matrix, inputCount, outputCount, tape, row, rows);
        }

        if (result is not null)
        {
            writer.Line($"return {value};");
        }

        writer.Close();
        return writer.ToString();
    }

    /// <summary>The sweep has its adjoints in locals.</summary>
    private void Direct(string call, string matrix, string inputCount, string outputCount, string tape, string row)
    {
        string arguments = string.Join(", ", parameters.Select(WrapperText.Argument));
        writer.Line($"if ({outputCount} <= {Lanes}.Count)");
        writer.Open();
        writer.Line($"{call}({arguments}, {matrix}, {inputCount}, 0);");
        writer.Close();
        writer.Line("else");
        writer.Open();
        writer.Line($"{WrapperText.Tape} {tape} = {WrapperText.Tape}.Rent();");
        var memory = new ArgumentMemory(member, names, tape, writer);
        memory.Save();
        writer.Line($"for (int {row} = 0; {row} < {outputCount}; {row} += {Lanes}.Count)");
        writer.Open();
        memory.Restore($"{row} > 0");
        writer.Line($"{call}({arguments}, {matrix}.Slice({row} * {inputCount}, global::System.Math.Min({outputCount} - {row}, {Lanes}.Count) * {inputCount}), {inputCount}, {row});");
        writer.Close();
        writer.Line($"{tape}.Return();");
        writer.Close();
    }

    private void Sweeps(string call, string matrix, string inputCount, string outputCount, string tape, string row, string rows)
    {
        writer.Line($"{WrapperText.Tape} {tape} = {WrapperText.Tape}.Rent();");

        // One block, the inputs first and in the order of the columns: cleared at once, and written to the rows at once.
        string block = names.New("adjoints");
        List<string> outside = [.. outputs.Where(static output => output.Variable.Type is SequenceType).Select(WrapperText.Count)];
        writer.Line($"global::System.Span<{Lanes}> {block} = {tape}.Reserve<{Lanes}>({WrapperText.Sum(outside.Prepend(inputCount))});");
        var adjoints = new Dictionary<IrParameter, string>();
        foreach ((IrParameter input, string offset) in Offsets(inputs))
        {
            adjoints[input] = names.New(input.Variable.Name + "Adjoint");
            writer.Line(input.Variable.Type is SequenceType
                ? $"global::System.Span<{Lanes}> {adjoints[input]} = {block}.Slice({offset}, {WrapperText.Count(input)});"
                : $"ref {Lanes} {adjoints[input]} = ref {block}[{offset}];");
        }

        string start = inputCount;
        foreach (IrParameter output in outputs.Where(static output => output.Variable.Type is SequenceType))
        {
            adjoints[output] = names.New(output.Variable.Name + "Adjoint");
            writer.Line($"global::System.Span<{Lanes}> {adjoints[output]} = {block}.Slice({start}, {WrapperText.Count(output)});");
            start = WrapperText.Sum([start, WrapperText.Count(output)]);
        }

        // After the vectors, which begin where a cache line does.
        var memory = new ArgumentMemory(member, names, tape, writer);
        string repeats = names.New("repeats");
        writer.Line($"bool {repeats} = {outputCount} > {Lanes}.Count;");
        memory.Save(repeats);
        writer.Line($"for (int {row} = 0; {row} < {outputCount}; {row} += {Lanes}.Count)");
        writer.Open();
        memory.Restore($"{row} > 0");
        writer.Line($"{block}.Clear();");
        Seed(adjoints, row);
        List<string> arguments = [.. parameters.Select(WrapperText.Argument)];
        if (hasResult)
        {
            arguments.Add($"{Seeds}Unit<{Lanes}, {real.Code}>({WrapperText.Minus(WrapperText.Sum(outputs.Select(WrapperText.Count)), row)})");
        }

        arguments.AddRange(active.Select(parameter => (parameter.Variable.Type is RealType ? "ref " : "") + adjoints[parameter]));
        writer.Line($"{call}({string.Join(", ", arguments)});");
        writer.Line($"global::System.Span<{real.Code}> {rows} = {matrix}.Slice({row} * {inputCount}, global::System.Math.Min({outputCount} - {row}, {Lanes}.Count) * {inputCount});");
        writer.Line($"{Seeds}StoreColumns<{Lanes}, {real.Code}>({block}.Slice(0, {inputCount}), {rows});");
        writer.Close();
        writer.Line($"{tape}.Return();");
    }

    /// <summary>Adjoints are zero before a sweep, but for those of outputs, which are one in their lane.</summary>
    private void Seed(Dictionary<IrParameter, string> adjoints, string row)
    {
        Dictionary<IrParameter, string> offsets = Offsets(outputs).ToDictionary(static pair => pair.Parameter, static pair => pair.Offset);
        foreach (IrParameter output in outputs)
        {
            string offset = offsets[output];
            if (output.Variable.Type is SequenceType)
            {
                writer.Line($"{Seeds}Seed<{Lanes}, {real.Code}>({adjoints[output]}, {WrapperText.Minus(row, offset)});");
            }
            else
            {
                adjoints[output] = names.New(output.Variable.Name + "Adjoint");
                writer.Line($"{Lanes} {adjoints[output]} = {Seeds}Unit<{Lanes}, {real.Code}>({WrapperText.Minus(offset, row)});");
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
