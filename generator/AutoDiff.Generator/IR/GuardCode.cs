namespace AutoDiff.Generator.IR;

/// <summary>Calls of the framework's that look at an argument and throw, and do nothing else.</summary>
internal static class GuardCode
{
    private static readonly string[] Guards =
        ["global::System.ArgumentNullException.ThrowIf", "global::System.ArgumentException.ThrowIf", "global::System.ArgumentOutOfRangeException.ThrowIf"];

    public static bool Is(EffectStatement effect) => Array.Exists(Guards, guard => effect.Template.StartsWith(guard, StringComparison.Ordinal));
}
