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

    /// <summary>A struct of two numbers with operators.</summary>
    Pair,

    /// <summary>Two pairs.</summary>
    PairArray,

    /// <summary>A tuple of two numbers.</summary>
    Tuple,

    /// <summary>A readonly record struct of two numbers.</summary>
    Entry,

    /// <summary><c>double[2, 2]</c>.</summary>
    Table,
}
