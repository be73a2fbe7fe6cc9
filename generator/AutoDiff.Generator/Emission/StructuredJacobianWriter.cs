using AutoDiff.Generator.IR;

namespace AutoDiff.Generator.Emission;

/// <summary>Writes <c>MJacobian</c> where a parameter or the result is a struct, an object or nested memory: one JVP per real that the
/// inputs hold.</summary>
/// <remarks>What the member writes to is put back before each run, so that every run starts from the caller's data and the last one
/// leaves what a single run would.</remarks>
internal sealed class StructuredJacobianWriter
{
    private readonly DifferentiableMember member;
    private readonly List<IrParameter> inputs;
    private readonly List<IrParameter> outputs;
    private readonly IrResult? result;
    private readonly RealType real;
    private readonly LocalNames names;
    private readonly IndentedWriter writer = new();
    private readonly ShadowFunctions functions;
    private readonly StructuredArguments arguments;

    private StructuredJacobianWriter(DifferentiableMember member, RealType real)
    {
        this.member = member;
        this.real = real;
        inputs = [.. member.Method.Parameters.Where(static parameter => parameter.IsActive && !WrapperText.IsOutput(parameter))];
        outputs = [.. member.Method.Parameters.Where(static parameter => parameter.IsActive && WrapperText.IsOutput(parameter))];
        result = member.Method.Results.Count == 1 ? member.Method.Results[0] : null;
        names = new LocalNames(member.Host, member.Method.Parameters);
        functions = new ShadowFunctions(real, member.Method.Layouts, names);
        arguments = new StructuredArguments(member, real, names, functions, writer);
    }

    /// <summary>Whether the reals of a member are single parameters, spans and arrays of them, and a single result.</summary>
    public static bool IsNeeded(DifferentiableMember member) =>
        member.Method.Parameters.Any(static parameter => parameter.IsActive && !IsPlain(parameter.Variable.Type))
        || member.Method.Results.Any(static result => result.IsActive && result.Type is not RealType);

    public static string Write(DifferentiableMember member, string jvp) => new StructuredJacobianWriter(member, StructuredArguments.RealOf(member)).Run(jvp);

    private static bool IsPlain(IrType type) => type is RealType
        or SequenceType { Element: RealType, Kind: SequenceKind.Array or SequenceKind.Span or SequenceKind.ReadOnlySpan };

    private string Run(string jvp)
    {
        MemberHost host = member.Host;
        string jacobian = names.New("jacobian");
        string inputCount = names.New("inputs");
        string outputCount = names.New("outputs");
        string column = names.New("column");
        string value = names.New("value");
        bool isActiveResult = result is { IsActive: true };
        CSharpEmitter.Head(
            writer,
            host,
            CSharpEmitter.Result(member.Method.Results),
            CompanionNames.Jacobian(host.Family),
            arguments.Declared.Select(CSharpEmitter.Parameter).Append($"global::System.Span<{real.Code}> {jacobian}"),
            CompanionDocs.Jacobian(host));
        writer.Open();
        writer.Line($"int {inputCount} = {WrapperText.Sum(inputs.Select(input => functions.Count(input.Variable.Type, StructuredArguments.Name(input))))};");
        foreach (IrParameter parameter in arguments.Declared.Where(static parameter => parameter.Mode == PassingMode.Out))
        {
            writer.Line($"{StructuredArguments.Name(parameter)} = default!;");
        }

        // What a result holds is known when it is there, unless its type says so.
        bool isCountedLater = isActiveResult && !IsFixed(result!.Type);
        IEnumerable<string> counts = outputs.Select(output => functions.Count(output.Variable.Type, StructuredArguments.Name(output)));
        if (isActiveResult && !isCountedLater)
        {
            counts = counts.Append(functions.Count(result!.Type, $"default({result.Type.Code})!"));
        }

        string check = $"{WrapperText.Shape}RequireMatrix({jacobian}.Length, {outputCount}, {inputCount}, nameof({jacobian}));";
        writer.Line($"int {outputCount} = {WrapperText.Sum(counts)};");
        if (!isCountedLater)
        {
            writer.Line(check);
        }

        if (result is not null)
        {
            writer.Line($"{result.Type.Code} {value} = default!;");
        }

        writer.Line($"if ({inputCount} == 0)");
        writer.Open();
        writer.Line($"{(result is null ? "" : value + " = ")}{arguments.Primal()};");
        if (isCountedLater)
        {
            writer.Line($"{outputCount} += {functions.Count(result!.Type, value)};");
            writer.Line(check);
        }

        writer.Close();
        arguments.Save();
        writer.Line($"for (int {column} = 0; {column} < {inputCount}; {column}++)");
        writer.Open();
        arguments.Restore(column);
        string at = names.New("at");
        string none = names.New("none");
        writer.Line($"int {at} = {column};");
        if (outputs.Count > 0)
        {
            writer.Line($"int {none} = -1;");
        }

        var tangents = new Dictionary<IrParameter, string>();
        foreach (IrParameter parameter in member.Method.Parameters.Where(static parameter => parameter.IsActive))
        {
            tangents[parameter] = arguments.Tangent(parameter, "Tangent", inputs.Contains(parameter) ? at : none);
        }

        string call = arguments.Call(jvp, tangents);
        string tangent = names.New("tangent");
        writer.Line(isActiveResult ? $"({value}, {result!.Type.Code} {tangent}) = {call};" : $"{(result is null ? "" : value + " = ")}{call};");
        if (isCountedLater)
        {
            writer.Line($"if ({column} == 0)");
            writer.Open();
            writer.Line($"{outputCount} += {functions.Count(result!.Type, value)};");
            writer.Line(check);
            writer.Close();
        }

        string row = names.New("row");
        writer.Line($"int {row} = 0;");
        writer.Line($"if ({outputCount} > 0)");
        writer.Open();
        string target = names.New("target");
        writer.Line($"global::System.Span<{real.Code}> {target} = {jacobian}.Slice({column});");
        foreach (IrParameter output in outputs)
        {
            writer.Line(functions.Store(output.Variable.Type, tangents[output], target, inputCount, row));
        }

        if (isActiveResult)
        {
            writer.Line(functions.Store(result!.Type, tangent, target, inputCount, row));
        }

        writer.Close();
        writer.Close();
        if (result is not null)
        {
            writer.Line($"return {value};");
        }

        functions.Write(writer);
        writer.Close();
        return writer.ToString();
    }

    private bool IsFixed(IrType type) => type switch
    {
        RealType => true,
        AggregateType { Kind: AggregateKind.Struct or AggregateKind.Tuple } aggregate =>
            member.Method.Layouts.First(layout => layout.TypeCode == aggregate.Code).Fields.All(field => !field.IsActive || IsFixed(field.Type)),
        _ => false,
    };
}
