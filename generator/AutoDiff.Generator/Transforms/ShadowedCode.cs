namespace AutoDiff.Generator.Transforms;

/// <summary>The pieces of C# with which the reverse mode handles memory and for which IR has no word. Forward mode does the same with
/// the tangents.</summary>
internal static class ShadowedCode
{
    /// <summary>Whether the code moves or clears elements, so that it does the same to their tangents.</summary>
    public static bool IsShadowed(string template) =>
        IsAlias(template)
        || template.StartsWith("{0}.RentArray<", StringComparison.Ordinal)
        || template.StartsWith("{0}.ReturnArray(", StringComparison.Ordinal)
        || template.StartsWith("global::AutoDiff.CompilerServices.Shadow.", StringComparison.Ordinal);

    /// <summary>Whether the code sets elements to zero.</summary>
    public static bool IsClear(string template) => template.StartsWith("global::AutoDiff.CompilerServices.Shadow.Clear(", StringComparison.Ordinal);

    /// <summary>Whether the code adds one structure to another.</summary>
    public static bool IsSum(string template) => template.StartsWith("global::AutoDiff.CompilerServices.Shadow.AddGraph(", StringComparison.Ordinal);

    /// <summary>Whether the value is one of the operands.</summary>
    public static bool IsAlias(string template) => template == "({0} ?? {1})";
}
