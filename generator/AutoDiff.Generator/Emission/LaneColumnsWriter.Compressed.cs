using AutoDiff.Generator.IR;

namespace AutoDiff.Generator.Emission;

/// <summary>The compressed matrix: for each colour the sum of its columns, after Curtis, Powell and Reid (1974).</summary>
internal sealed partial class LaneColumnsWriter
{
    /// <summary>The companion that sums the columns of each colour, and the hidden method with lanes that it calls.</summary>
    /// <inheritdoc cref="Write"/>
    public static IEnumerable<string> WriteCompressed(DifferentiableMember member, RealType real, string name, string sweep, bool isHessian)
    {
        string onLanes = CompanionNames.CompressedLanes(name);
        return
        [
            new LaneColumnsWriter(member, real, isHessian, Columns.Colors).RunCompressed(name, onLanes),
            new LaneColumnsWriter(member, real, isHessian, Columns.Colors).Run(onLanes, sweep),
        ];
    }

    private string RunCompressed(string name, string onLanes)
    {
        string? result = member.Method.Results.Count == 0 ? null : value;
        CSharpEmitter.Head(
            writer,
            member.Host,
            CSharpEmitter.Result(member.Method.Results),
            name,
            parameters.Select(CSharpEmitter.Parameter).Concat(Coloring()).Append($"global::System.Span<{real.Code}> {matrix}"),
            CompanionDocs.Compressed(member.Host, isHessian));
        writer.Open();
        string inputCount = WrapperText.Sum(inputs.Select(WrapperText.Count));
        writer.Line($"global::System.ArgumentOutOfRangeException.ThrowIfNegative({columnCount});");
        writer.Line($"{WrapperText.Shape}RequireLength({colors}.Length, {inputCount}, nameof({colors}));");
        writer.Line($"{WrapperText.Shape}RequireMatrix({matrix}.Length, {(isHessian ? inputCount : OutputCount())}, {columnCount}, nameof({matrix}));");
        writer.Line($"if ({columnCount} == 0)");
        writer.Open();
        writer.Line(result is null ? $"{WrapperText.Primal(member)};" : $"return {WrapperText.Primal(member)};");
        if (result is null)
        {
            writer.Line("return;");
        }

        writer.Close();
        writer.Line("");
        if (result is not null)
        {
            writer.Line($"{member.Method.Results[0].Type.Code} {value};");
        }

        Call(writer, member, real, onLanes, $"OfTangents<{real.Code}>({columnCount})", $"{colors}, {columnCount}, {matrix}", result);
        if (result is not null)
        {
            writer.Line($"return {value};");
        }

        writer.Close();
        return writer.ToString();
    }

    /// <summary>The parameters that say which columns are summed.</summary>
    private IEnumerable<string> Coloring() => IsCompressed ? [$"global::System.ReadOnlySpan<int> {colors}", $"int {columnCount}"] : [];

    /// <summary>The number of rows of a Jacobian.</summary>
    private string OutputCount()
    {
        IEnumerable<string> rows = parameters.Where(static parameter => parameter.IsActive && WrapperText.IsOutput(parameter)).Select(WrapperText.Count);
        return WrapperText.Sum(HasTangent ? rows.Append("1") : rows);
    }
}
