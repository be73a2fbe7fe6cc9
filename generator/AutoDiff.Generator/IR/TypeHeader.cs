namespace AutoDiff.Generator.IR;

/// <summary>One of the type declarations that companions are wrapped in, without its opening brace:
/// <c>partial struct Vector&lt;T&gt;</c>. A partial declaration repeats neither modifiers nor constraints.</summary>
internal sealed record TypeHeader(string Declaration);
