using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using AutoDiff.CompilerServices;

namespace AutoDiff.LinearAlgebra;

/// <summary>The checks of the primitives on their arguments.</summary>
internal static class Require
{
    /// <summary>A row-major matrix of exactly that shape.</summary>
    public static void Matrix(ReadOnlySpan<double> matrix, int rows, int columns, string parameterName)
    {
        if (rows < 0 || columns < 0)
        {
            ThrowNegative(rows, columns);
        }

        if (matrix.Length != (long)rows * columns)
        {
            ThrowMatrix(matrix.Length, rows, columns, parameterName);
        }
    }

    /// <summary>A vector of exactly that length.</summary>
    public static void Vector(ReadOnlySpan<double> vector, int length, string parameterName)
    {
        if (vector.Length != length)
        {
            ThrowVector(vector.Length, length, parameterName);
        }
    }

    /// <summary>A shadow as long as its primal.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Shadow(ReadOnlySpan<double> shadow, ReadOnlySpan<double> primal, string parameterName) =>
        Shape.RequireLength(shadow.Length, primal.Length, parameterName);

    /// <summary>A result apart from an operand that is read after the result has been begun.</summary>
    public static void Apart(ReadOnlySpan<double> result, ReadOnlySpan<double> operand, string parameterName)
    {
        if (result.Overlaps(operand))
        {
            ThrowOverlap(parameterName);
        }
    }

    /// <summary>At least as many rows as columns.</summary>
    public static void Tall(int rows, int columns)
    {
        if (rows < columns)
        {
            throw new ArgumentException($"The matrix has {rows} rows and {columns} columns, but at least as many rows as columns are needed.");
        }
    }

    [DoesNotReturn]
    private static void ThrowNegative(int rows, int columns) =>
        throw new ArgumentException($"A matrix cannot have {rows} rows and {columns} columns.");

    [DoesNotReturn]
    private static void ThrowMatrix(int actual, int rows, int columns, string parameterName) =>
        throw new ArgumentException($"The length is {actual}, but a matrix of {rows} rows and {columns} columns takes {(long)rows * columns}.", parameterName);

    [DoesNotReturn]
    private static void ThrowVector(int actual, int expected, string parameterName) =>
        throw new ArgumentException($"The length is {actual}, but {expected} is needed.", parameterName);

    [DoesNotReturn]
    private static void ThrowOverlap(string parameterName) =>
        throw new ArgumentException("The result overlaps an operand that is still needed after it has been begun.", parameterName);
}
