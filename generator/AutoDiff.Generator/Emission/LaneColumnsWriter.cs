using AutoDiff.Generator.IR;
using AutoDiff.Generator.Transforms;

namespace AutoDiff.Generator.Emission;

/// <summary>Writes the hidden method that fills a Jacobian or Hessian with the tangents of as many inputs at once as there are lanes, and the companion that
/// finds its pattern with sets of inputs in the place of the lanes.</summary>
/// <remarks>The member runs once per group of inputs; what it writes to is put back before each run.</remarks>
internal sealed class LaneColumnsWriter
{
    private const string Services = "global::AutoDiff.CompilerServices.";

    private readonly DifferentiableMember member;
    private readonly MemberHost host;
    private readonly EquatableArray<IrParameter> parameters;
    private readonly List<IrParameter> inputs;
    private readonly bool isHessian;
    private readonly bool isPattern;
    private readonly RealType real;
    private readonly string lanes;
    private readonly LocalNames names;
    private readonly IndentedWriter writer = new();
    private readonly ArgumentMemory memory;
    private readonly string matrix;
    private readonly string tape;
    private readonly string inputCount;
    private readonly string value;
    private readonly string column;

    private LaneColumnsWriter(DifferentiableMember member, RealType real, bool isHessian, bool isPattern)
    {
        this.member = member;
        this.real = real;
        this.isHessian = isHessian;
        this.isPattern = isPattern;
        lanes = isPattern ? $"{Services}IndexSet<{real.Code}>" : LaneTangents.TypeParameter;
        host = isPattern ? member.Host : HostOf(member.Host, real);
        parameters = member.Method.Parameters;
        inputs = [.. parameters.Where(static parameter => parameter.IsActive && !WrapperText.IsOutput(parameter))];
        names = new LocalNames(host, parameters);
        matrix = names.New(isPattern ? "pattern" : isHessian ? "hessian" : "jacobian");
        inputCount = names.New("inputs");
        value = names.New("value");
        tape = names.New("tape");
        column = names.New("column");
        memory = new ArgumentMemory(member, names, tape, writer);
    }

    /// <summary>Where a member with lanes for tangents is declared.</summary>
    public static MemberHost HostOf(MemberHost host, RealType real) =>
        host with { TypeParameters = $"<{LaneTangents.TypeParameter}>", Constraints = LaneTangents.Constraints(real) };

    /// <param name="member">The member.</param>
    /// <param name="real">The real type of all inputs and outputs.</param>
    /// <param name="name">The name of the method to write.</param>
    /// <param name="sweep">The JVP or Hessian-vector product on lanes that it calls.</param>
    /// <param name="isHessian">Whether the matrix is the Hessian.</param>
    public static string Write(DifferentiableMember member, RealType real, string name, string sweep, bool isHessian) =>
        new LaneColumnsWriter(member, real, isHessian, isPattern: false).Run(name, sweep);

    /// <summary>The companion that returns the pattern of the matrix.</summary>
    /// <inheritdoc cref="Write"/>
    public static string WritePattern(DifferentiableMember member, RealType real, string name, string sweep, bool isHessian) =>
        new LaneColumnsWriter(member, real, isHessian, isPattern: true).RunPattern(name, sweep);

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
        Head(CSharpEmitter.Result(member.Method.Results), name, [$"global::System.Span<{real.Code}> {matrix}"], CompanionDocs.LaneColumns(member.Host, isHessian));
        writer.Line($"int {inputCount} = {WrapperText.Sum(inputs.Select(WrapperText.Count))};");
        if (result is not null)
        {
            writer.Line($"{result} {value} = default;");
        }

        writer.Line($"{WrapperText.Tape} {tape} = {WrapperText.Tape}.Rent();");
        if (isHessian)
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

    private string RunPattern(string name, string sweep)
    {
        Head("global::AutoDiff.SparsityPattern", name, [], CompanionDocs.Pattern(member.Host, isHessian));
        writer.Line($"int {inputCount} = {WrapperText.Sum(inputs.Select(WrapperText.Count))};");
        List<string> rows = [.. parameters.Where(static parameter => parameter.IsActive && WrapperText.IsOutput(parameter)).Select(WrapperText.Count)];
        string rowCount = isHessian ? inputCount : WrapperText.Sum(HasTangent ? rows.Append("1") : rows);
        if (!inputs.Exists(static input => input.Variable.Type is RealType))
        {
            writer.Line($"if ({inputCount} == 0)");
            writer.Open();
            writer.Line($"{WrapperText.Primal(member)};");
            writer.Close();
            writer.Line("");
        }

        writer.Line($"var {matrix} = new {Services}PatternBuilder({rowCount}, {inputCount});");
        writer.Line($"{WrapperText.Tape} {tape} = {WrapperText.Tape}.Rent();");
        Loop(sweep);
        writer.Line($"{tape}.Return();");
        writer.Line($"return {matrix}.{(isHessian ? "ToSymmetricPattern" : "ToPattern")}();");
        writer.Close();
        return writer.ToString();
    }

    private void Head(string result, string name, IEnumerable<string> more, IEnumerable<string> documentation)
    {
        CSharpEmitter.Head(writer, host, result, name, parameters.Select(CSharpEmitter.Parameter).Concat(more), documentation, isHidden: !isPattern);
        writer.Open();
        foreach (IrParameter parameter in parameters.Where(static parameter => parameter.Mode == PassingMode.Out))
        {
            writer.Line($"{Keywords.Escape(parameter.Variable.Name)} = default;");
        }
    }

    /// <summary>A helper of the lanes, with its type arguments.</summary>
    private string Helper(string name) => isPattern ? $"{Services}IndexSeeds.{name}<{real.Code}>" : $"{Services}LaneSeeds.{name}<{lanes}, {real.Code}>";

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
        string repeats = names.New("repeats");
        writer.Line($"bool {repeats} = {inputCount} > {lanes}.Count;");
        memory.Save(repeats);
        string next = names.New("next");
        writer.Line($"for (int {next} = 0; {next} < {inputCount}; {next} += {lanes}.Count)");
        writer.Open();
        writer.Line($"int {column} = {Helper("Column")}({next}, {inputCount});");
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
                    writer.Line($"{Helper("Seed")}({tangents[parameter]}, {WrapperText.Minus(column, offset!)});");
                }
            }
            else
            {
                tangents[parameter] = names.New(parameter.Variable.Name + "Tangent");
                writer.Line(isInput
                    ? $"{lanes} {tangents[parameter]} = {Helper("Unit")}({(offset == "0" ? "-" + column : $"{offset} - {column}")});"
                    : $"{lanes} {tangents[parameter]} = {lanes}.Zero;");
            }
        }

        Sweep(sweep, tangents, products);
        Store(offsets, tangents, products);
        foreach (IrParameter input in inputs.Where(static input => WrapperText.IsSpan(input.Variable.Type)))
        {
            writer.Line($"{Helper("Unseed")}({tangents[input]}, {WrapperText.Minus(column, offsets[input])});");
        }

        writer.Close();
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
        writer.Line(HasTangent ? $"({(isPattern ? "_" : value)}, {lanes} {Tangent()}) = {call}"
            : member.Method.Results.Count == 0 || isPattern ? call
            : $"{value} = {call}");
    }

    private bool HasTangent => !isHessian && member.Method.Results.Count == 1 && member.Method.Results[0].IsActive;

    private string? resultTangent;

    private string Tangent() => resultTangent ??= names.New("tangent");

    private void Store(Dictionary<IrParameter, string> offsets, Dictionary<IrParameter, string> tangents, Dictionary<IrParameter, string> products)
    {
        if (isHessian)
        {
            // The matrix is symmetric: the columns of an input's row, and what mirrors them.
            foreach (IrParameter input in inputs)
            {
                writer.Line(isPattern
                    ? $"{matrix}.Add<{real.Code}>({products[input]}, {offsets[input]}, {column});"
                    : $"{Helper("StoreSymmetric")}({products[input]}, {matrix}, {offsets[input]}, {inputCount}, {column});");
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
        writer.Line(isPattern
            ? $"{matrix}.Add<{real.Code}>({tangent}, {row}, {column});"
            : $"{Helper("Store")}({tangent}, {matrix}, {row}, {inputCount}, {column});");

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
