using AutoDiff.Generator.IR;

namespace AutoDiff.Generator.Emission;

/// <summary>The pattern of a matrix: where it can be other than zero.</summary>
internal sealed partial class LaneColumnsWriter
{
    /// <summary>The companion that returns the pattern of the matrix.</summary>
    /// <inheritdoc cref="Write"/>
    public static string WritePattern(DifferentiableMember member, RealType real, string name, string sweep, bool isHessian) =>
        new LaneColumnsWriter(member, real, isHessian, Columns.Sets).RunPattern(name, sweep);

    private string RunPattern(string name, string sweep)
    {
        Head("global::AutoDiff.SparsityPattern", name, [], CompanionDocs.Pattern(member.Host, isHessian));
        writer.Line($"int {columnCount} = {WrapperText.Sum(inputs.Select(WrapperText.Count))};");
        string rowCount = isHessian ? columnCount : OutputCount();
        if (!inputs.Exists(static input => input.Variable.Type is RealType))
        {
            writer.Line($"if ({columnCount} == 0)");
            writer.Open();
            writer.Line($"{WrapperText.Primal(member)};");
            writer.Close();
            writer.Line("");
        }

        writer.Line($"var {matrix} = new {Services}PatternBuilder({rowCount}, {columnCount});");
        writer.Line($"{WrapperText.Tape} {tape} = {WrapperText.Tape}.Rent();");
        Loop(sweep);
        writer.Line($"{tape}.Return();");
        writer.Line($"return {matrix}.{(isHessian ? "ToSymmetricPattern" : "ToPattern")}();");
        writer.Close();
        return writer.ToString();
    }
}
