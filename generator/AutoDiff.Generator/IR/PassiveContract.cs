namespace AutoDiff.Generator.IR;

/// <summary>An interface or a base class without reals, of which a member with an active <c>this</c> implements a member. Such a type has no differentiable parts, so that its
/// companions know no shadow of <c>this</c>: the type implements them besides its own.</summary>
/// <param name="Interface">The C# of the interface; empty for a base class, whose companions are overridden.</param>
/// <param name="Jvp">Its companion in forward mode; empty if it has none.</param>
/// <param name="Vjp">Its companion in reverse mode; empty if it has none.</param>
/// <param name="VjpJvp">The tangents of that, where second derivatives call it; empty if it has none.</param>
internal sealed record PassiveContract(string Interface, string Jvp, string Vjp, string VjpJvp);
