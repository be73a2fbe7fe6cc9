using System.ComponentModel;
using System.Numerics;

namespace AutoDiff.CompilerServices;

/// <summary>Arithmetic on whole tangents and adjoints, for generated code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class ShadowArithmetic
{
    private const int Tile = 16;

    /// <summary>Changes the sign of all elements.</summary>
    public static void Negate(Span<double> shadow)
    {
        for (int i = 0; i < shadow.Length; i++)
        {
            shadow[i] = -shadow[i];
        }
    }

    /// <summary>Adds the elements of <paramref name="amount"/> to those of <paramref name="shadow"/>.</summary>
    public static void Add<T>(ReadOnlySpan<T> amount, Span<T> shadow)
        where T : IAdditionOperators<T, T, T>
    {
        for (int i = 0; i < amount.Length; i++)
        {
            shadow[i] += amount[i];
        }
    }

    /// <summary>Copies the elements of <paramref name="source"/>, as double.</summary>
    public static void Widen(ReadOnlySpan<float> source, Span<double> target)
    {
        for (int i = 0; i < source.Length; i++)
        {
            target[i] = source[i];
        }
    }

    /// <summary>Copies the elements of <paramref name="source"/>, rounded to float.</summary>
    public static void Narrow(ReadOnlySpan<double> source, Span<float> target)
    {
        for (int i = 0; i < source.Length; i++)
        {
            target[i] = (float)source[i];
        }
    }

    /// <summary>A new array with the elements of <paramref name="source"/>, rounded to float.</summary>
    public static float[] Narrow(ReadOnlySpan<double> source)
    {
        var result = new float[source.Length];
        Narrow(source, result);
        return result;
    }

    /// <summary>Copies the part of a row-major square matrix above the diagonal to the part below it.</summary>
    public static void MakeSymmetric<T>(Span<T> matrix, int order)
    {
        // In tiles: the columns that are read stay in the cache until their neighbours are.
        for (int top = 0; top < order; top += Tile)
        {
            int bottom = Math.Min(top + Tile, order);
            for (int left = 0; left <= top; left += Tile)
            {
                for (int i = top; i < bottom; i++)
                {
                    int end = Math.Min(left + Tile, i);
                    for (int j = left; j < end; j++)
                    {
                        matrix[(i * order) + j] = matrix[(j * order) + i];
                    }
                }
            }
        }
    }
}
