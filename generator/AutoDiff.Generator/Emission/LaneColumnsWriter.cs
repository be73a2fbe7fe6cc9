using AutoDiff.Generator.IR;
using AutoDiff.Generator.Transforms;

namespace AutoDiff.Generator.Emission;

/// <summary>Writes the hidden method that fills a Jacobian or Hessian with the tangents of as many inputs at once as there are lanes, and beside it the companions
/// that find its pattern, with sets of inputs in the place of the lanes, and that sum its columns by colours.</summary>
/// <remarks>The member runs once per group of inputs or colours; what it writes to is put back before each run.</remarks>
internal sealed partial class LaneColumnsWriter
{
    private const string Services = "global::AutoDiff.CompilerServices.";

    private readonly DifferentiableMember member;
    private readonly MemberHost host;
    private readonly EquatableArray<IrParameter> parameters;
    private readonly List<IrParameter> inputs;
    private readonly bool isHessian;
    private readonly Columns columns;
    private readonly RealType real;
    private readonly string lanes;
    private readonly LocalNames names;
    private readonly IndentedWriter writer = new();
    private readonly ArgumentMemory memory;
    private readonly string matrix;
    private readonly string tape;
    private readonly string columnCount;
    private readonly string colors;
    private readonly string value;
    private readonly string column;

    private LaneColumnsWriter(DifferentiableMember member, RealType real, bool isHessian, Columns columns)
    {
        this.member = member;
        this.real = real;
        this.isHessian = isHessian;
        this.columns = columns;
        lanes = IsPattern ? $"{Services}IndexSet<{real.Code}>" : LaneTangents.TypeParameter;
        host = IsPattern ? member.Host : HostOf(member.Host, real);
        parameters = member.Method.Parameters;
        inputs = [.. parameters.Where(static parameter => parameter.IsActive && !WrapperText.IsOutput(parameter))];
        names = new LocalNames(host, parameters);
        matrix = names.New(columns switch
        {
            Columns.Sets => "pattern",
            Columns.Colors => "compressed",
            _ => isHessian ? "hessian" : "jacobian",
        });
        colors = names.New("colors");
        columnCount = names.New(IsCompressed ? "colorCount" : "inputs");
        value = names.New("value");
        tape = names.New("tape");
        column = names.New("column");
        memory = new ArgumentMemory(member, names, tape, writer);
    }

    /// <summary>What has a lane of its own.</summary>
    private enum Columns
    {
        /// <summary>An input.</summary>
        Inputs,

        /// <summary>An input, as a member of a set.</summary>
        Sets,

        /// <summary>All inputs of a colour together.</summary>
        Colors,
    }

    private bool IsPattern => columns == Columns.Sets;

    private bool IsCompressed => columns == Columns.Colors;

    /// <summary>Where a member with lanes for tangents is declared.</summary>
    public static MemberHost HostOf(MemberHost host, RealType real) =>
        host with { TypeParameters = $"<{LaneTangents.TypeParameter}>", Constraints = LaneTangents.Constraints(real) };

    /// <param name="member">The member.</param>
    /// <param name="real">The real type of all inputs and outputs.</param>
    /// <param name="name">The name of the method to write.</param>
    /// <param name="sweep">The JVP or Hessian-vector product on lanes that it calls.</param>
    /// <param name="isHessian">Whether the matrix is the Hessian.</param>
    public static string Write(DifferentiableMember member, RealType real, string name, string sweep, bool isHessian) =>
        new LaneColumnsWriter(member, real, isHessian, Columns.Inputs).Run(name, sweep);

    /// <summary>The statements of a companion that call the method with lanes of the width that the machine and the numbers of inputs and outputs
    /// make the choice.</summary>
    public static void Call(IndentedWriter writer, DifferentiableMember member, RealType real, string name, string width, string matrix, string? value)
    {
        string arguments = string.Join(", ", member.Method.Parameters.Select(WrapperText.Argument).Append(matrix));
        string assignment = value is null ? "" : $"{value} = ";
        writer.Line($"switch (global::AutoDiff.CompilerServices.LaneWidth.{width})");
        writer.Open();
        foreach (string label in new[] { "case 2048", "case 1024", "case 512", "case 256", "default" })
        {
            string bits = label == "default" ? "128" : label.Substring(5);
            writer.Line(label + ":");
            writer.Line($"    {assignment}{name}<global::AutoDiff.CompilerServices.Wide{bits}<{real.Code}>>({arguments});");
            writer.Line("    break;");
        }

        writer.Close();
    }

    private string Run(string name, string sweep)
    {
        string? result = member.Method.Results.Count == 0 ? null : member.Method.Results[0].Type.Code;
        Head(CSharpEmitter.Result(member.Method.Results), name, [.. Coloring(), $"global::System.Span<{real.Code}> {matrix}"], CompanionDocs.LaneColumns(member.Host, isHessian, IsCompressed));
        if (!IsCompressed)
        {
            writer.Line($"int {columnCount} = {WrapperText.Sum(inputs.Select(WrapperText.Count))};");
        }

        if (result is not null)
        {
            writer.Line($"{result} {value} = default;");
        }

        writer.Line($"{WrapperText.Tape} {tape} = {WrapperText.Tape}.Rent();");
        if (isHessian && !IsCompressed)
        {
            // Zeros are not written.
            writer.Line($"{matrix}.Clear();");
        }

        Loop(sweep);
        writer.Line($"{tape}.Return();");
        if (result is not null)
        {
            writer.Line($"return {value};");
        }

        writer.Close();
        return writer.ToString();
    }

    private void Head(string result, string name, IEnumerable<string> more, IEnumerable<string> documentation)
    {
        CSharpEmitter.Head(writer, host, result, name, parameters.Select(CSharpEmitter.Parameter).Concat(more), documentation, isHidden: !IsPattern);
        writer.Open();
        foreach (IrParameter parameter in parameters.Where(static parameter => parameter.Mode == PassingMode.Out))
        {
            writer.Line($"{Keywords.Escape(parameter.Variable.Name)} = default;");
        }
    }

    /// <summary>A helper of the lanes, with its type arguments.</summary>
    private string Helper(string name) => IsPattern ? $"{Services}IndexSeeds.{name}<{real.Code}>" : $"{Services}LaneSeeds.{name}<{lanes}, {real.Code}>";

    private void Loop(string sweep)
    {
        Dictionary<IrParameter, string> offsets = Offsets(inputs);
        var tangents = new Dictionary<IrParameter, string>();
        var products = new Dictionary<IrParameter, string>();
        foreach (IrParameter parameter in parameters.Where(static parameter => parameter is { IsActive: true, Variable.Type: SequenceType }))
        {
            tangents[parameter] = Scratch(parameter, "Tangent", "ReserveCleared");
            if (isHessian && offsets.ContainsKey(parameter))
            {
                products[parameter] = Scratch(parameter, "Product", "Reserve");
            }
        }

        // After the vectors, which begin where a cache line does.
        string? repeats = ArgumentMemory.KeepsMemory(member) ? names.New("repeats") : null;
        if (repeats is not null)
        {
            writer.Line($"bool {repeats} = {columnCount} > {lanes}.Count;");
        }

        memory.Save(repeats);
        string next = names.New("next");
        writer.Line($"for (int {next} = 0; {next} < {columnCount}; {next} += {lanes}.Count)");
        writer.Open();
        writer.Line($"int {column} = {Helper("Column")}({next}, {columnCount});");
        memory.Restore($"{next} > 0");
        foreach (IrParameter parameter in parameters.Where(static parameter => parameter.IsActive))
        {
            bool isInput = offsets.TryGetValue(parameter, out string? offset);
            if (parameter.Variable.Type is SequenceType)
            {
                // A run may overwrite the tangents of an array, too.
                if (!isInput || parameter.Variable.Type is SequenceType { Kind: SequenceKind.Array })
                {
                    writer.Line($"{tangents[parameter]}.Clear();");
                }

                if (isInput)
                {
                    writer.Line(Seed("Seed", parameter, tangents[parameter], offset!));
                }
            }
            else
            {
                tangents[parameter] = names.New(parameter.Variable.Name + "Tangent");
                writer.Line(isInput
                    ? $"{lanes} {tangents[parameter]} = {Helper("Unit")}({(IsCompressed ? $"{colors}[{offset}] - {column}" : offset == "0" ? "-" + column : $"{offset} - {column}")});"
                    : $"{lanes} {tangents[parameter]} = {lanes}.Zero;");
            }
        }

        Sweep(sweep, tangents, products);
        Store(offsets, tangents, products);
        foreach (IrParameter input in inputs.Where(static input => WrapperText.IsSpan(input.Variable.Type)))
        {
            writer.Line(Seed("Unseed", input, tangents[input], offsets[input]));
        }

        writer.Close();
    }

    /// <summary>Sets the unit tangents of an input's elements, or takes them back.</summary>
    private string Seed(string what, IrParameter input, string tangents, string offset)
    {
        string which = !IsCompressed ? WrapperText.Minus(column, offset)
            : inputs.Count == 1 ? $"{colors}, {column}"
            : $"{colors}.Slice({offset}, {WrapperText.Count(input)}), {column}";
        return $"{Helper(what)}({tangents}, {which});";
    }

    private void Sweep(string sweep, Dictionary<IrParameter, string> tangents, Dictionary<IrParameter, string> products)
    {
        List<string> arguments = [.. parameters.Select(WrapperText.Argument)];
        arguments.AddRange(parameters.Where(static parameter => parameter.IsActive).Select(parameter => WrapperText.Mode(parameter) + tangents[parameter]));
        if (isHessian)
        {
            foreach (IrParameter input in inputs)
            {
                if (input.Variable.Type is RealType)
                {
                    products[input] = names.New(input.Variable.Name + "Product");
                    arguments.Add($"out {lanes} {products[input]}");
                }
                else
                {
                    arguments.Add(products[input]);
                }
            }
        }

        string call = $"{sweep}<{lanes}>({string.Join(", ", arguments)});";
        writer.Line(HasTangent ? $"({(IsPattern ? "_" : value)}, {lanes} {Tangent()}) = {call}"
            : member.Method.Results.Count == 0 || IsPattern ? call
            : $"{value} = {call}");
    }

    private bool HasTangent => !isHessian && member.Method.Results.Count == 1 && member.Method.Results[0].IsActive;

    private string? resultTangent;

    private string Tangent() => resultTangent ??= names.New("tangent");

    private void Store(Dictionary<IrParameter, string> offsets, Dictionary<IrParameter, string> tangents, Dictionary<IrParameter, string> products)
    {
        if (isHessian)
        {
            foreach (IrParameter input in inputs)
            {
                if (columns == Columns.Inputs)
                {
                    // The matrix is symmetric: the columns of an input's row, and what mirrors them.
                    writer.Line($"{Helper("StoreSymmetric")}({products[input]}, {matrix}, {offsets[input]}, {columnCount}, {column});");
                }
                else
                {
                    Row(products[input], offsets[input]);
                }
            }

            return;
        }

        List<IrParameter> outputs = [.. parameters.Where(static parameter => parameter.IsActive && WrapperText.IsOutput(parameter))];
        Dictionary<IrParameter, string> rows = Offsets(outputs);
        foreach (IrParameter output in outputs)
        {
            Row(tangents[output], rows[output]);
        }

        if (resultTangent is not null)
        {
            Row(resultTangent, WrapperText.Sum(outputs.Select(WrapperText.Count)));
        }
    }

    private void Row(string tangent, string row) =>
        writer.Line(IsPattern
            ? $"{matrix}.Add<{real.Code}>({tangent}, {row}, {column});"
            : $"{Helper("Store")}({tangent}, {matrix}, {row}, {columnCount}, {column});");

    private string Scratch(IrParameter parameter, string suffix, string reserve)
    {
        string local = names.New(parameter.Variable.Name + suffix);
        writer.Line($"global::System.Span<{lanes}> {local} = {tape}.{reserve}<{lanes}>({WrapperText.Count(parameter)});");
        return local;
    }

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
}
