using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace AutoDiff.CompilerServices;

/// <summary>Operations on the memory of tangents and adjoints, for generated code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Shadow
{
    /// <summary>Sets all elements to zero.</summary>
    /// <remarks>Not inlined: cleared in the same compiled method, vector registers are left in a state in which each later call of
    /// an elementary function costs many times as much.</remarks>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void Clear<T>(Span<T> shadow) => shadow.Clear();

    /// <summary>Sets all elements to zero, of null none.</summary>
    /// <inheritdoc cref="Clear{T}(Span{T})"/>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void Clear<T>(T[]? shadow)
    {
        if (shadow is not null)
        {
            Array.Clear(shadow);
        }
    }

    /// <summary>Sets the elements to zero that a loop does not overwrite.</summary>
    /// <param name="shadow">The shadow.</param>
    /// <param name="from">The lowest index of the loop.</param>
    /// <param name="to">The index after the highest; at most <paramref name="from"/> for a loop that does not run.</param>
    /// <param name="lowest">The distance of the first element that an iteration writes from its index.</param>
    /// <param name="highest">The distance of the last one.</param>
    /// <inheritdoc cref="Clear{T}(Span{T})"/>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void ClearAround<T>(Span<T> shadow, int from, int to, int lowest, int highest)
    {
        long start = (long)from + lowest, end = (long)to + highest;

        // An element that is not there is for the loop to complain of.
        if (from >= to || start < 0 || end > shadow.Length)
        {
            shadow.Clear();
            return;
        }

        shadow[..(int)start].Clear();
        shadow[(int)end..].Clear();
    }

    /// <summary>Zeros of the shape of <paramref name="memory"/>, null where that is.</summary>
    /// <param name="memory">The memory, which is only asked for its shape.</param>
    /// <returns>New memory of as many elements, all default.</returns>
    [return: NotNullIfNotNull(nameof(memory))]
    public static T[]? ZerosLike<T>(T[]? memory) => memory is null ? null : new T[memory.Length];

    /// <inheritdoc cref="ZerosLike{T}(T[])"/>
    [return: NotNullIfNotNull(nameof(memory))]
    public static T[,]? ZerosLike<T>(T[,]? memory) => memory is null ? null : new T[memory.GetLength(0), memory.GetLength(1)];

    /// <inheritdoc cref="ZerosLike{T}(T[])"/>
    [return: NotNullIfNotNull(nameof(memory))]
    public static T[,,]? ZerosLike<T>(T[,,]? memory) => memory is null ? null : new T[memory.GetLength(0), memory.GetLength(1), memory.GetLength(2)];

    /// <inheritdoc cref="ZerosLike{T}(T[])"/>
    [return: NotNullIfNotNull(nameof(memory))]
    public static List<T>? ZerosLike<T>(List<T>? memory)
    {
        if (memory is null)
        {
            return null;
        }

        List<T> zeros = new(memory.Count);
        CollectionsMarshal.SetCount(zeros, memory.Count);
        CollectionsMarshal.AsSpan(zeros).Clear();
        return zeros;
    }

    /// <inheritdoc cref="ZerosLike{T}(T[])"/>
    public static Memory<T> ZerosLike<T>(Memory<T> memory) => new T[memory.Length];

    /// <summary>A copy of the elements, null of null.</summary>
    /// <param name="memory">The memory.</param>
    /// <returns>New memory with the same elements.</returns>
    [return: NotNullIfNotNull(nameof(memory))]
    public static T[]? Copy<T>(T[]? memory) => (T[]?)memory?.Clone();

    /// <inheritdoc cref="Copy{T}(T[])"/>
    [return: NotNullIfNotNull(nameof(memory))]
    public static T[,]? Copy<T>(T[,]? memory) => (T[,]?)memory?.Clone();

    /// <inheritdoc cref="Copy{T}(T[])"/>
    [return: NotNullIfNotNull(nameof(memory))]
    public static T[,,]? Copy<T>(T[,,]? memory) => (T[,,]?)memory?.Clone();

    /// <inheritdoc cref="Copy{T}(T[])"/>
    [return: NotNullIfNotNull(nameof(memory))]
    public static List<T>? Copy<T>(List<T>? memory) => memory is null ? null : [.. memory];

    /// <inheritdoc cref="Copy{T}(T[])"/>
    public static Memory<T> Copy<T>(Memory<T> memory) => memory.ToArray();

    /// <summary>Makes a shadow as long as its list; what is new is zero.</summary>
    /// <param name="shadow">The shadow.</param>
    /// <param name="count">The number of elements of the list.</param>
    public static void Resize<T>(List<T> shadow, int count)
    {
        int before = shadow.Count;
        CollectionsMarshal.SetCount(shadow, count);
        if (before < count)
        {
            CollectionsMarshal.AsSpan(shadow)[before..].Clear();
        }
    }

    /// <summary>Sets the numbers of all objects of a structure to zero.</summary>
    /// <param name="shadow">The structure.</param>
    /// <param name="clear">What generated code does with an object of each type.</param>
    public static void ClearGraph(object? shadow, Action<object, ShadowGraph> clear) => ShadowGraph.Walk(shadow, clear);

    /// <summary>Adds the numbers of one structure to those of another of the same shape.</summary>
    /// <param name="source">What is added.</param>
    /// <param name="target">What it is added to; null where nothing is kept.</param>
    /// <param name="add">What generated code does with two objects of each type.</param>
    public static void AddGraph(object? source, object? target, Action<object, object, ShadowGraph> add)
    {
        if (target is not null)
        {
            ShadowGraph.WalkPairs(source, target, add);
        }
    }

    /// <summary>A structure of the same shape.</summary>
    /// <param name="root">Its model, or null.</param>
    /// <param name="make">What generated code makes of an object of each type.</param>
    /// <returns>The new structure, null of null.</returns>
    [return: NotNullIfNotNull(nameof(root))]
    public static T? MakeGraph<T>(T? root, Func<object, ShadowGraph, object> make)
        where T : class => ShadowGraph.Copy(root, make);
}
