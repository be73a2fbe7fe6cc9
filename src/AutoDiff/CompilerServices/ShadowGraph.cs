using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace AutoDiff.CompilerServices;

/// <summary>Walks structures of objects that may contain themselves, as lists and trees do, each object once. For generated code.</summary>
/// <remarks>Generated code says what to do with an object of each type, and which parts to go on to.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class ShadowGraph
{
    [ThreadStatic]
    private static ShadowGraph? spare;

    private readonly Dictionary<object, object?> seen = new(ReferenceEqualityComparer.Instance);
    private readonly Stack<(object First, object Second)> pending = new();
    private Func<object, ShadowGraph, object>? make;
    private string? parameterName;

    private ShadowGraph()
    {
    }

    /// <summary>Goes on to a part of an object.</summary>
    /// <param name="part">The part, or null.</param>
    public void Visit(object? part)
    {
        if (part is not null && seen.TryAdd(part, null))
        {
            pending.Push((part, part));
        }
    }

    /// <summary>Goes on to the elements of an array.</summary>
    /// <param name="parts">The array.</param>
    public void VisitEach<T>(T[] parts)
        where T : class?
    {
        ArgumentNullException.ThrowIfNull(parts);
        foreach (T part in parts)
        {
            Visit(part);
        }
    }

    /// <summary>Goes on to the elements of a list.</summary>
    /// <param name="parts">The list.</param>
    public void VisitEach<T>(List<T> parts)
        where T : class?
    {
        ArgumentNullException.ThrowIfNull(parts);
        foreach (T part in parts)
        {
            Visit(part);
        }
    }

    /// <summary>Goes on to the same part of two structures; null in the first has no partner.</summary>
    /// <param name="first">The part of the first.</param>
    /// <param name="second">The part of the second.</param>
    /// <exception cref="ArgumentException">The second has no such part.</exception>
    public void Pair(object? first, object? second)
    {
        if (first is null)
        {
            return;
        }

        if (second is null)
        {
            throw new ArgumentException("The shadow has no part where its primal has one.", parameterName);
        }

        if (seen.TryAdd(first, null))
        {
            pending.Push((first, second));
        }
    }

    /// <summary>Goes on to the elements of two arrays.</summary>
    /// <param name="first">The first.</param>
    /// <param name="second">The second, which must be as long.</param>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public void PairEach<T>(T[] first, T[] second)
        where T : class? => PairEach<T>(first.AsSpan(), second.AsSpan());

    /// <summary>Goes on to the elements of two lists.</summary>
    /// <param name="first">The first.</param>
    /// <param name="second">The second, which must be as long.</param>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public void PairEach<T>(List<T> first, List<T> second)
        where T : class? => PairEach<T>(CollectionsMarshal.AsSpan(first), CollectionsMarshal.AsSpan(second));

    /// <summary>Requires that a shadow's memory is as long as that of its primal.</summary>
    /// <param name="first">The length in the primal.</param>
    /// <param name="second">The length in the shadow.</param>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public void RequireLength(int first, int second) => Shape.RequireLength(second, first, parameterName ?? "shadow");

    /// <summary>The copy of a part, made once.</summary>
    /// <param name="part">The part, or null.</param>
    /// <returns>What generated code makes of it; null of null.</returns>
    /// <exception cref="InvalidOperationException">The structure goes round in a circle, through objects whose parts are set at construction.</exception>
    [return: NotNullIfNotNull(nameof(part))]
    public T? Of<T>(T? part)
        where T : class
    {
        if (part is null)
        {
            return null;
        }

        if (!seen.TryGetValue(part, out object? made))
        {
            RuntimeHelpers.EnsureSufficientExecutionStack();
            seen[part] = null;
            made = make!(part, this);
            seen[part] = made;
        }

        return (T)(made ?? throw new InvalidOperationException("An adjoint of objects that refer to each other in a circle cannot be made."));
    }

    /// <summary>An array of the copies of the elements.</summary>
    /// <param name="parts">The array.</param>
    /// <returns>A new array.</returns>
    public T[] Each<T>(T[] parts)
        where T : class
    {
        ArgumentNullException.ThrowIfNull(parts);
        return Array.ConvertAll(parts, part => Of(part)!);
    }

    /// <summary>A list of the copies of the elements.</summary>
    /// <param name="parts">The list.</param>
    /// <returns>A new list.</returns>
    public List<T> Each<T>(List<T> parts)
        where T : class
    {
        ArgumentNullException.ThrowIfNull(parts);
        return parts.ConvertAll(part => Of(part)!);
    }

    /// <summary>Visits all objects that a structure holds.</summary>
    internal static void Walk(object? root, Action<object, ShadowGraph> visit)
    {
        ShadowGraph graph = Rent();
        try
        {
            graph.Visit(root);
            while (graph.pending.TryPop(out (object First, object Second) next))
            {
                visit(next.First, graph);
            }
        }
        finally
        {
            graph.Return();
        }
    }

    /// <summary>Visits the objects of two structures of the same shape together.</summary>
    internal static void WalkPairs(object? first, object? second, Action<object, object, ShadowGraph> visit, string? parameterName = null)
    {
        ShadowGraph graph = Rent();
        graph.parameterName = parameterName;
        try
        {
            graph.Pair(first, second);
            while (graph.pending.TryPop(out (object First, object Second) next))
            {
                visit(next.First, next.Second, graph);
            }
        }
        finally
        {
            graph.Return();
        }
    }

    /// <summary>Copies a structure.</summary>
    [return: NotNullIfNotNull(nameof(root))]
    internal static T? Copy<T>(T? root, Func<object, ShadowGraph, object> make)
        where T : class
    {
        ShadowGraph graph = Rent();
        graph.make = make;
        try
        {
            return graph.Of(root);
        }
        finally
        {
            graph.Return();
        }
    }

    private static ShadowGraph Rent()
    {
        ShadowGraph graph = spare ?? new ShadowGraph();
        spare = null;
        return graph;
    }

    private void Return()
    {
        seen.Clear();
        pending.Clear();
        make = null;
        parameterName = null;
        spare = this;
    }

    private void PairEach<T>(ReadOnlySpan<T> first, ReadOnlySpan<T> second)
        where T : class?
    {
        RequireLength(first.Length, second.Length);
        for (int i = 0; i < first.Length; i++)
        {
            Pair(first[i], second[i]);
        }
    }
}
