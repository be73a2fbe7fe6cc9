using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

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
}
