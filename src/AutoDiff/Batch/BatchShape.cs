using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace AutoDiff.CompilerServices;

/// <summary>The checks of a batched companion on what differs from point to point, and the way of one point's data into and out of
/// it. For generated code.</summary>
/// <remarks>Data of <c>n</c> points with <c>d</c> elements each is element-major: element <c>j</c> of point <c>i</c> is
/// <c>p[j * n + i]</c>.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class BatchShape
{
    /// <summary>Requires one value per point.</summary>
    /// <param name="actual">The length of the span.</param>
    /// <param name="points">The number of points.</param>
    /// <param name="parameterName">The parameter.</param>
    /// <exception cref="ArgumentException">The length is another.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void RequirePoints(int actual, int points, string parameterName)
    {
        if (actual != points)
        {
            ThrowPoints(actual, points, parameterName);
        }
    }

    /// <summary>The number of elements of each point.</summary>
    /// <param name="actual">The length of the span.</param>
    /// <param name="points">The number of points.</param>
    /// <param name="parameterName">The parameter.</param>
    /// <returns>The length divided by the number of points; zero where there are none.</returns>
    /// <exception cref="ArgumentException">The length is no multiple of the number of points.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int ElementsOf(int actual, int points, string parameterName)
    {
        if (points == 0)
        {
            RequirePoints(actual, 0, parameterName);
            return 0;
        }

        int elements = actual / points;
        if (elements * points != actual)
        {
            ThrowElements(actual, points, parameterName);
        }

        return elements;
    }

    /// <summary>Requires a dense matrix per point.</summary>
    /// <param name="actual">The length of the buffer.</param>
    /// <param name="points">The number of points.</param>
    /// <param name="rows">The rows of each matrix.</param>
    /// <param name="columns">The columns of each matrix.</param>
    /// <param name="parameterName">The parameter that holds the buffer.</param>
    /// <exception cref="ArgumentException">The buffer has another size.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void RequireMatrices(int actual, int points, int rows, int columns, string parameterName)
    {
        if (actual != (long)points * rows * columns)
        {
            ThrowMatrices(actual, points, rows, columns, parameterName);
        }
    }

    /// <summary>Copies the elements of one point out of the data of all.</summary>
    /// <typeparam name="T">The type of the elements.</typeparam>
    /// <param name="all">The elements of all points.</param>
    /// <param name="point">The point.</param>
    /// <param name="points">The number of points.</param>
    /// <param name="elements">Gets the elements of the point.</param>
    public static void Gather<T>(ReadOnlySpan<T> all, int point, int points, Span<T> elements)
    {
        for (int j = 0; j < elements.Length; j++)
        {
            elements[j] = all[(j * points) + point];
        }
    }

    /// <summary>Copies the elements of one point back into the data of all.</summary>
    /// <typeparam name="T">The type of the elements.</typeparam>
    /// <param name="elements">The elements of the point.</param>
    /// <param name="point">The point.</param>
    /// <param name="points">The number of points.</param>
    /// <param name="all">The elements of all points.</param>
    public static void Scatter<T>(ReadOnlySpan<T> elements, int point, int points, Span<T> all)
    {
        for (int j = 0; j < elements.Length; j++)
        {
            all[(j * points) + point] = elements[j];
        }
    }

    [DoesNotReturn]
    private static void ThrowPoints(int actual, int points, string parameterName) =>
        throw new ArgumentException($"The length is {actual}, but there are {points} points, each with one value.", parameterName);

    [DoesNotReturn]
    private static void ThrowElements(int actual, int points, string parameterName) =>
        throw new ArgumentException($"The length is {actual}, which is no multiple of the {points} points.", parameterName);

    [DoesNotReturn]
    private static void ThrowMatrices(int actual, int points, int rows, int columns, string parameterName) =>
        throw new ArgumentException(
            $"The length is {actual}, but {points} derivatives of {rows} rows and {columns} columns take {(long)points * rows * columns}.",
            parameterName);
}
