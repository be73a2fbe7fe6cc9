namespace AutoDiff.Testing;

/// <summary>How a parameter is passed, which decides how it casts its shadow.</summary>
public enum ParameterKind
{
    /// <summary>A value type by value.</summary>
    Value,

    /// <summary><c>in</c>.</summary>
    In,

    /// <summary><c>ref</c>.</summary>
    Ref,

    /// <summary><c>out</c>.</summary>
    Out,

    /// <summary><c>Span&lt;T&gt;</c> or <c>Memory&lt;T&gt;</c>.</summary>
    Span,

    /// <summary><c>ReadOnlySpan&lt;T&gt;</c> or <c>ReadOnlyMemory&lt;T&gt;</c>.</summary>
    ReadOnlySpan,

    /// <summary>An array, a list or a class.</summary>
    Reference,
}
