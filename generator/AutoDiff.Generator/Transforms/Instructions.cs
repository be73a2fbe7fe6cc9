using AutoDiff.Generator.IR;

namespace AutoDiff.Generator.Transforms;

/// <summary>The elementary functions that the JIT expands to an instruction or few.</summary>
internal static class Instructions
{
    private static readonly HashSet<string> Functions =
        ["Abs/1", "Max/2", "Min/2", "Floor/1", "Ceiling/1", "Truncate/1", "CopySign/2", "FusedMultiplyAdd/3", "Sqrt/1"];

    public static bool Contains(PrimitiveExpression function) => Functions.Contains(function.Function);
}
