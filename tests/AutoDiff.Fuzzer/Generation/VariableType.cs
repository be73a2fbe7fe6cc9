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

    /// <summary>An object of two numbers, a field and a property.</summary>
    Node,

    /// <summary>Two such objects.</summary>
    NodeArray,

    /// <summary><c>List&lt;double&gt;</c> of its length or more.</summary>
    List,

    /// <summary>Two arrays of three numbers.</summary>
    Rows,

    /// <summary>A struct of a pair and a number.</summary>
    Box,
}
