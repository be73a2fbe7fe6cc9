namespace AutoDiff.Generator.IR;

/// <summary>A hidden property that reads and writes a private member of a partial type of the user's: companions in other types
/// reach its part of the shadows by it.</summary>
/// <param name="HintName">The name of the file of all accessors of the type.</param>
/// <param name="Namespace">The namespace of the type; empty for the global one.</param>
/// <param name="Types">The declarations around the property, outermost first.</param>
/// <param name="Declaration">The property.</param>
internal sealed record MemberAccessor(string HintName, string Namespace, EquatableArray<TypeHeader> Types, string Declaration);
