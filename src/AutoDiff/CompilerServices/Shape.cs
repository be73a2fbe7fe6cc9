using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace AutoDiff.CompilerServices;

/// <summary>The checks of a companion on the shadows that it is given. For generated code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Shape
{
    /// <summary>Requires that a shadow is as long as its primal.</summary>
    /// <param name="actual">The length of the shadow.</param>
    /// <param name="expected">The length of the primal.</param>
    /// <param name="parameterName">The parameter that holds the shadow.</param>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void RequireLength(int actual, int expected, string parameterName)
    {
        if (actual != expected)
        {
            ThrowLength(actual, expected, parameterName);
        }
    }

    /// <summary>Requires that the length of an array of the method's own, which lies on a tape, is one that an array can have.</summary>
    /// <param name="length">The length.</param>
    /// <exception cref="OverflowException">The length is negative, as for <c>new T[length]</c>.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void RequireNotNegative(int length)
    {
        if (length < 0)
        {
            ThrowNegative();
        }
    }

    /// <summary>Requires that a shadow has as many dimensions as its primal, each as long.</summary>
    /// <param name="actual">The lengths of the shadow.</param>
    /// <param name="expected">The lengths of the primal.</param>
    /// <param name="parameterName">The parameter that holds the shadow.</param>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public static void RequireLengths(ReadOnlySpan<nint> actual, ReadOnlySpan<nint> expected, string parameterName)
    {
        if (!actual.SequenceEqual(expected))
        {
            throw new ArgumentException($"The shadow is of the lengths {Text(actual)}, but its primal is of {Text(expected)}.", parameterName);
        }

        static string Text(ReadOnlySpan<nint> lengths) => $"[{string.Join(", ", lengths.ToArray())}]";
    }

    /// <summary>Requires that a shadow is there.</summary>
    /// <param name="shadow">The shadow.</param>
    /// <param name="parameterName">The parameter that holds the shadow.</param>
    /// <exception cref="ArgumentException">The shadow is null.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void RequireNotNull([NotNull] object? shadow, string parameterName)
    {
        if (shadow is null)
        {
            ThrowNull(parameterName);
        }
    }

    /// <summary>Requires that the shadow of a receiver is of the receiver's type, where a base class declares the companion.</summary>
    /// <param name="shadow">The shadow.</param>
    /// <param name="parameterName">The parameter that holds the shadow.</param>
    /// <returns>The shadow as its own type.</returns>
    /// <exception cref="ArgumentException">The shadow is null or of another type.</exception>
    public static T RequireType<T>(object? shadow, string parameterName)
        where T : class
    {
        RequireNotNull(shadow, parameterName);
        return shadow as T ?? throw new ArgumentException($"The shadow is a {shadow.GetType().Name}, but its primal is a {typeof(T).Name}.", parameterName);
    }

    /// <summary>Requires that a shadow is there and has the shape of its primal. A null primal is left to the primal code.</summary>
    /// <param name="shadow">The shadow.</param>
    /// <param name="primal">The primal, with as many dimensions.</param>
    /// <param name="parameterName">The parameter that holds the shadow.</param>
    /// <exception cref="ArgumentException">The shadow is null, or of another shape.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void RequireShape([NotNull] Array? shadow, Array? primal, string parameterName)
    {
        RequireNotNull(shadow, parameterName);
        if (primal is not null)
        {
            RequireLength(shadow.Length, primal.Length, parameterName);
            if (primal.Rank > 1)
            {
                RequireDimensions(shadow, primal, parameterName);
            }
        }
    }

    /// <summary>Requires that a shadow is there and is as long as its primal. A null primal is left to the primal code.</summary>
    /// <typeparam name="T">The type of the elements.</typeparam>
    /// <param name="shadow">The shadow.</param>
    /// <param name="primal">The primal.</param>
    /// <param name="parameterName">The parameter that holds the shadow.</param>
    /// <exception cref="ArgumentException">The shadow is null, or of another length.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void RequireShape<T>([NotNull] List<T>? shadow, List<T>? primal, string parameterName)
    {
        RequireNotNull(shadow, parameterName);
        if (primal is not null)
        {
            RequireLength(shadow.Count, primal.Count, parameterName);
        }
    }

    /// <summary>Requires of a part of a shadow that it is there where the primal has one, and has its shape.</summary>
    /// <param name="shadow">The part of the shadow.</param>
    /// <param name="primal">The part of the primal.</param>
    /// <param name="parameterName">The parameter that holds the shadow.</param>
    /// <exception cref="ArgumentException">The part is missing, or of another shape.</exception>
    public static void RequirePart(Array? shadow, Array? primal, string parameterName)
    {
        if (primal is not null)
        {
            RequireShape(shadow, primal, parameterName);
        }
    }

    /// <summary>Requires of a part of a shadow that it is there where the primal has one, and is as long.</summary>
    /// <typeparam name="T">The type of the elements.</typeparam>
    /// <param name="shadow">The part of the shadow.</param>
    /// <param name="primal">The part of the primal.</param>
    /// <param name="parameterName">The parameter that holds the shadow.</param>
    /// <exception cref="ArgumentException">The part is missing, or of another length.</exception>
    public static void RequirePart<T>(List<T>? shadow, List<T>? primal, string parameterName)
    {
        if (primal is not null)
        {
            RequireShape(shadow, primal, parameterName);
        }
    }

    /// <summary>Requires of a part of a shadow that it is there where the primal has one.</summary>
    /// <param name="shadow">The part of the shadow.</param>
    /// <param name="primal">The part of the primal.</param>
    /// <param name="parameterName">The parameter that holds the shadow.</param>
    /// <exception cref="ArgumentException">The part is missing.</exception>
    public static void RequirePart(object? shadow, object? primal, string parameterName)
    {
        if (primal is not null)
        {
            RequireNotNull(shadow, parameterName);
        }
    }

    /// <summary>Checks the elements of a shadow that is as long as its primal.</summary>
    /// <typeparam name="T">The type of the elements.</typeparam>
    /// <param name="shadow">The shadow.</param>
    /// <param name="primal">The primal.</param>
    /// <param name="parameterName">The parameter that holds the shadow.</param>
    /// <param name="require">The check of an element of the shadow against that of the primal.</param>
    /// <exception cref="ArgumentException">An element is missing, or of another shape.</exception>
    public static void RequireEach<T>(ReadOnlySpan<T> shadow, ReadOnlySpan<T> primal, string parameterName, Action<T, T, string> require)
    {
        ArgumentNullException.ThrowIfNull(require);
        for (int i = 0; i < primal.Length; i++)
        {
            require(shadow[i], primal[i], parameterName);
        }
    }

    /// <summary>Checks the elements of a shadow that is as long as its primal.</summary>
    /// <typeparam name="T">The type of the elements.</typeparam>
    /// <param name="shadow">The shadow.</param>
    /// <param name="primal">The primal.</param>
    /// <param name="parameterName">The parameter that holds the shadow.</param>
    /// <param name="require">The check of an element of the shadow against that of the primal.</param>
    /// <exception cref="ArgumentException">An element is missing, or of another shape.</exception>
    public static void RequireEach<T>(List<T>? shadow, List<T>? primal, string parameterName, Action<T, T, string> require) =>
        RequireEach(CollectionsMarshal.AsSpan(shadow), CollectionsMarshal.AsSpan(primal), parameterName, require);

    /// <summary>Requires that a buffer has exactly the size of a dense derivative.</summary>
    /// <param name="actual">The length of the buffer.</param>
    /// <param name="rows">The rows of the derivative.</param>
    /// <param name="columns">The columns of the derivative.</param>
    /// <param name="parameterName">The parameter that holds the buffer.</param>
    /// <exception cref="ArgumentException">The buffer has another size.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void RequireMatrix(int actual, int rows, int columns, string parameterName)
    {
        if (actual != (long)rows * columns)
        {
            ThrowMatrix(actual, rows, columns, parameterName);
        }
    }

    /// <summary>Requires that a buffer has at least some length.</summary>
    /// <param name="actual">The length of the buffer.</param>
    /// <param name="least">The least length that will do.</param>
    /// <param name="parameterName">The parameter that holds the buffer.</param>
    /// <exception cref="ArgumentException">The buffer is shorter.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void RequireAtLeast(int actual, int least, string parameterName)
    {
        if (actual < least)
        {
            ThrowShort(actual, least, parameterName);
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void RequireDimensions(Array shadow, Array primal, string parameterName)
    {
        for (int i = 0; i < primal.Rank; i++)
        {
            RequireLength(shadow.GetLength(i), primal.GetLength(i), parameterName);
        }
    }

    [DoesNotReturn]
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void ThrowLength(int actual, int expected, string parameterName) =>
        throw new ArgumentException($"The length is {actual}, but the primal that it belongs to has length {expected}.", parameterName);

    [DoesNotReturn]
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void ThrowNull(string parameterName) =>
        throw new ArgumentException("The shadow is null; it has the shape of its primal.", parameterName);

    [DoesNotReturn]
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void ThrowMatrix(int actual, int rows, int columns, string parameterName) =>
        throw new ArgumentException(
            $"The length is {actual}, but the derivative has {rows} rows and {columns} columns, which takes {(long)rows * columns}.",
            parameterName);

    [DoesNotReturn]
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void ThrowShort(int actual, int least, string parameterName) =>
        throw new ArgumentException($"The length is {actual}, but at least {least} is needed.", parameterName);

    /// <summary>Requires that a structure of objects that may contain themselves has a shadow of the same shape.</summary>
    /// <param name="shadow">The shadow.</param>
    /// <param name="primal">The primal, or null.</param>
    /// <param name="parameterName">The parameter that holds the shadow.</param>
    /// <param name="compare">What generated code compares in two objects of each type.</param>
    /// <exception cref="ArgumentException">The shadow has another shape.</exception>
    public static void RequireGraph(object? shadow, object? primal, string parameterName, Action<object, object, ShadowGraph> compare) =>
        ShadowGraph.WalkPairs(primal, shadow, compare, parameterName);

    [DoesNotReturn]
    private static void ThrowNegative() => throw new OverflowException("An array cannot have a negative length.");
}
