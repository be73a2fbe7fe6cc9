namespace AutoDiff.Fuzzer;

/// <summary>The types of variables in random programs.</summary>
internal enum VariableType
{
    /// <summary><c>double</c>.</summary>
    Real,

    /// <summary><c>int</c>, never negative.</summary>
    Integer,

    /// <summary><c>double[]</c>.</summary>
    Array,

    /// <summary><c>Span&lt;double&gt;</c>.</summary>
    Span,

    /// <summary><c>ReadOnlySpan&lt;double&gt;</c>.</summary>
    ReadOnlySpan,
}
