namespace AutoDiff.Generator.IR;

/// <summary>A constructor that assigns every member of a type and does nothing else, for a partial type of the user's that has none: its
/// tangents and adjoints are made by it.</summary>
/// <param name="HintName">The name of its file, one for each type.</param>
/// <param name="Namespace">The namespace of the type; empty for the global one.</param>
/// <param name="Types">The declarations around the constructor, outermost first.</param>
/// <param name="Declaration">The constructor's head.</param>
/// <param name="Assignments">Its statements, one for each member.</param>
internal sealed record FieldwiseConstructor(
    string HintName,
    string Namespace,
    EquatableArray<TypeHeader> Types,
    string Declaration,
    EquatableArray<string> Assignments)
{
    /// <summary>The constructor without parameters that a class without any has of itself, and would lose; empty where there is none to keep.</summary>
    public string Default { get; init; } = "";
}
