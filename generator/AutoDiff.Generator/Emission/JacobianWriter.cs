using AutoDiff.Generator.IR;

namespace AutoDiff.Generator.Emission;

/// <summary>Writes <c>MJacobian</c>: columns by the JVP, or rows by the VJP where there are fewer outputs than inputs.</summary>
/// <remarks>The member runs once per column or row. What it writes to is put back before each run, so that every run starts from
/// the caller's data and the last one leaves what a single run would.</remarks>
internal sealed partial class JacobianWriter
{
    private readonly DifferentiableMember member;
    private readonly MemberHost host;
    private readonly EquatableArray<IrParameter> parameters;
    private readonly List<IrParameter> inputs;
    private readonly List<IrParameter> outputs;
    private readonly LocalNames names;
    private readonly IndentedWriter writer = new();
    private readonly RealType real;
    private readonly bool hasResult;

    private readonly ArgumentMemory memory;
    private readonly string jacobian;
    private readonly string tape;
    private readonly string inputCount;
    private readonly string outputCount;
    private readonly string value;

    private JacobianWriter(DifferentiableMember member)
    {
        this.member = member;
        host = member.Host;
        parameters = member.Method.Parameters;
        inputs = [.. parameters.Where(static parameter => parameter.IsActive && !WrapperText.IsOutput(parameter))];
        outputs = [.. parameters.Where(static parameter => parameter.IsActive && WrapperText.IsOutput(parameter))];
        hasResult = member.Method.Results.Count == 1 && member.Method.Results[0].IsActive;
        real = RealOf(inputs[0].Variable.Type);
        names = new LocalNames(host, parameters);
        jacobian = names.New("jacobian");
        tape = names.New("tape");
        inputCount = names.New("inputs");
        outputCount = names.New("outputs");
        value = names.New("value");
        memory = new ArgumentMemory(member, names, tape, writer);
    }

    /// <param name="member">The member.</param>
    /// <param name="jvp">The name of its JVP.</param>
    /// <param name="vjp">The name of its VJP; null if there is none, and rows cannot be computed.</param>
    /// <param name="lanes">The name of the method that computes several columns at once; null if there is none.</param>
    /// <param name="rowLanes">The name of the method that computes several rows at once; null if there is none.</param>
    /// <param name="rowSweep">The name of the sweep that it calls, where that writes to the rows itself.</param>
    public static string Write(DifferentiableMember member, string jvp, string? vjp, string? lanes, string? rowLanes, string? rowSweep) =>
        new JacobianWriter(member).Run(jvp, vjp, lanes, rowLanes, rowSweep);

    /// <summary>Whether the Jacobian can have several columns, so that it pays to compute them at once.</summary>
    public static bool HasColumns(DifferentiableMember member, bool hasVjp)
    {
        List<IrParameter> active = [.. member.Method.Parameters.Where(static parameter => parameter.IsActive)];
        List<IrParameter> inputs = [.. active.Where(static parameter => !WrapperText.IsOutput(parameter))];
        bool isSingleRow = hasVjp && inputs.Count == active.Count;
        return !isSingleRow && (inputs.Count > MostInputsOneByOne || inputs.Exists(static input => input.Variable.Type is SequenceType));
    }

    /// <summary>So few scalars are inputs one after the other.</summary>
    private const int MostInputsOneByOne = 3;

    private string Run(string jvp, string? vjp, string? lanes, string? rowLanes, string? rowSweep)
    {
        string type = $"global::System.Span<{real.Code}>";
        CSharpEmitter.Head(
            writer,
            host,
            CSharpEmitter.Result(member.Method.Results),
            CompanionNames.Jacobian(host.Family),
            parameters.Select(CSharpEmitter.Parameter).Append($"{type} {jacobian}"),
            CompanionDocs.Jacobian(host));
        writer.Open();
        writer.Line($"int {inputCount} = {WrapperText.Sum(inputs.Select(WrapperText.Count))};");
        writer.Line($"int {outputCount} = {WrapperText.Sum(OutputCounts())};");
        writer.Line($"{WrapperText.Shape}RequireMatrix({jacobian}.Length, {outputCount}, {inputCount}, nameof({jacobian}));");
        foreach (IrParameter parameter in parameters.Where(static parameter => parameter.Mode == PassingMode.Out))
        {
            writer.Line($"{Name(parameter)} = default;");
        }

        if (outputs.Count == 0 && vjp is not null)
        {
            SingleRow(vjp);
        }
        else
        {
            ColumnsOrRows(jvp, vjp, lanes, rowLanes, rowSweep);
        }

        writer.Close();
        return writer.ToString();
    }

    private void ColumnsOrRows(string jvp, string? vjp, string? lanes, string? rowLanes, string? rowSweep)
    {
        if (Result() is { } result)
        {
            writer.Line($"{result} {value} = default;");
        }

        if (lanes is null)
        {
            BeginRuns();
        }

        bool isNeverEmpty = inputs.Exists(static input => input.Variable.Type is RealType)
            && (hasResult || outputs.Exists(static output => output.Variable.Type is RealType));
        string word = "";
        if (!isNeverEmpty)
        {
            writer.Line($"if ({inputCount} == 0 || {outputCount} == 0)");
            writer.Open();
            writer.Line($"{Assignment()}{WrapperText.Primal(member)};");
            writer.Close();
            word = "else ";
        }

        // With one scalar input there are never fewer rows than columns.
        if (vjp is not null && !(inputs.Count == 1 && inputs[0].Variable.Type is RealType))
        {
            writer.Line(lanes is null
                ? $"{word}if ({outputCount} < {inputCount})"
                : $"{word}if (global::AutoDiff.CompilerServices.LaneWidth.{(rowLanes is null ? "FavoursSingleRows" : "FavoursRows")}<{real.Code}>({outputCount}, {inputCount}))");
            writer.Open();
            if (lanes is null)
            {
                Rows(vjp);
            }
            else if (rowLanes is not null)
            {
                if (rowSweep is not null)
                {
                    // Few rows at once, without a call between.
                    string narrow = $"global::AutoDiff.CompilerServices.Wide128<{real.Code}>";
                    string arguments = string.Join(", ", parameters.Select(WrapperText.Argument));
                    writer.Line($"if ({outputCount} <= {narrow}.Count)");
                    writer.Open();
                    writer.Line($"{Assignment()}{rowSweep}<{narrow}>({arguments}, {jacobian}, {inputCount}, 0);");
                    writer.Line(Result() is null ? "return;" : $"return {value};");
                    writer.Close();
                    writer.Line("");
                }

                LaneColumnsWriter.Call(writer, member, real, rowLanes, $"OfAdjoints<{real.Code}>({outputCount})", jacobian, Result() is null ? null : value);
            }
            else
            {
                BeginRuns();
                Rows(vjp);
                writer.Line($"{tape}.Return();");
            }

            writer.Close();
            word = "else ";
        }

        if (word.Length > 0)
        {
            writer.Line("else");
            writer.Open();
            Columns(jvp, lanes);
            writer.Close();
        }
        else
        {
            Columns(jvp, lanes);
        }

        if (lanes is null)
        {
            writer.Line($"{tape}.Return();");
        }

        if (Result() is not null)
        {
            writer.Line($"return {value};");
        }
    }

    /// <summary>What the member may overwrite is kept.</summary>
    private void BeginRuns()
    {
        writer.Line($"{WrapperText.Tape} {tape} = {WrapperText.Tape}.Rent();");
        memory.Save();
    }

    private void Columns(string jvp, string? lanes)
    {
        if (lanes is null)
        {
            Columns(jvp);
        }
        else
        {
            LaneColumnsWriter.Call(writer, member, real, lanes, $"OfTangents<{real.Code}>({inputCount})", jacobian, Result() is null ? null : value);
        }
    }

    private IEnumerable<string> OutputCounts() => hasResult ? outputs.Select(WrapperText.Count).Append("1") : outputs.Select(WrapperText.Count);

    private string? Result() => member.Method.Results.Count == 0 ? null : member.Method.Results[0].Type.Code;

    private string Assignment() => member.Method.Results.Count == 0 ? "" : $"{value} = ";

    private static string Name(IrParameter parameter) => Keywords.Escape(parameter.Variable.Name);

    private string One => ConstantPrinter.Print(new RealConstant(1, real));

    private string Zero => ConstantPrinter.Print(new RealConstant(0, real));

    private static RealType RealOf(IrType type) => type is SequenceType sequence ? (RealType)sequence.Element : (RealType)type;

    /// <summary>Where each input or output begins, as C#: the index of its first row or column.</summary>
    private static Dictionary<IrParameter, string> Offsets(IEnumerable<IrParameter> parameters)
    {
        var offsets = new Dictionary<IrParameter, string>();
        var before = new List<string>();
        foreach (IrParameter parameter in parameters)
        {
            offsets[parameter] = WrapperText.Sum(before);
            before.Add(WrapperText.Count(parameter));
        }

        return offsets;
    }

    private static string Plus(string offset, string index) => offset == "0" ? index : $"{offset} + {index}";
}
