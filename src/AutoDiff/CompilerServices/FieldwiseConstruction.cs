using System.ComponentModel;

namespace AutoDiff.CompilerServices;

/// <summary>The first parameter of a constructor that generated code gives to a partial type whose own constructors compute: it only
/// assigns the type's members, one parameter each, so that tangents and adjoints can be made. Not for use by hand.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct FieldwiseConstruction;
