using System.Numerics;
using AutoDiff.CompilerServices;

namespace AutoDiff.LinearAlgebra.Kernels;

/// <summary>
/// Matrix products. Large products of doubles are blocked for the caches: op(A) and op(B) are packed into panels that
/// <see cref="GemmKernel"/> reads in order (Goto and van de Geijn, Anatomy of high-performance matrix multiplication, 2008).
/// </summary>
internal static class Gemm
{
    private const int RowBlock = 96;
    private const int DepthBlock = 256;
    private const int ColumnBlock = 1024;

    /// <summary>Below this many products the packing costs more than it gains.</summary>
    private const long SmallProduct = 1 << 11;

    /// <summary>C ← op(A) op(B), where op(A) is m × k and op(B) k × n.</summary>
    public static void Multiply<T>(ReadOnlySpan<T> a, bool aTransposed, ReadOnlySpan<T> b, bool bTransposed, Span<T> c, int m, int k, int n)
        where T : IFloatingPointIeee754<T>
    {
        c[..(m * n)].Clear();
        Add(T.One, a, aTransposed, b, bTransposed, c, m, k, n);
    }

    /// <summary>C ← C + α op(A) op(B), where op(A) is m × k and op(B) k × n.</summary>
    public static void Add<T>(
        T alpha, ReadOnlySpan<T> a, bool aTransposed, ReadOnlySpan<T> b, bool bTransposed, Span<T> c, int m, int k, int n)
        where T : IFloatingPointIeee754<T>
    {
        int aRow = aTransposed ? 1 : k;
        int aColumn = aTransposed ? m : 1;
        if (typeof(T) == typeof(double) && (long)m * k * n > SmallProduct)
        {
            AddBlocked(
                Real.Primal(alpha),
                Blas.AsDouble(a),
                aRow,
                aColumn,
                Blas.AsDouble(b),
                bTransposed ? 1 : n,
                bTransposed ? k : 1,
                Blas.AsDouble(c),
                m,
                k,
                n);
            return;
        }

        for (int i = 0; i < m; i++)
        {
            Span<T> row = c.Slice(i * n, n);
            if (!bTransposed)
            {
                for (int p = 0; p < k; p++)
                {
                    Blas.Axpy(alpha * a[(i * aRow) + (p * aColumn)], b.Slice(p * n, n), row);
                }

                continue;
            }

            for (int j = 0; j < n; j++)
            {
                T sum = T.Zero;
                for (int p = 0; p < k; p++)
                {
                    sum += a[(i * aRow) + (p * aColumn)] * b[(j * k) + p];
                }

                row[j] += alpha * sum;
            }
        }
    }

    private static void AddBlocked(
        double alpha,
        ReadOnlySpan<double> a,
        int aRow,
        int aColumn,
        ReadOnlySpan<double> b,
        int bRow,
        int bColumn,
        Span<double> c,
        int m,
        int k,
        int n)
    {
        Tape tape = Tape.Rent();
        int depth = Math.Min(DepthBlock, k);
        Span<double> aPanels = tape.Reserve<double>(RoundUp(Math.Min(RowBlock, m), GemmKernel.Rows) * depth);
        Span<double> bPanels = tape.Reserve<double>(RoundUp(Math.Min(ColumnBlock, n), GemmKernel.Columns) * depth);
        for (int j = 0; j < n; j += ColumnBlock)
        {
            int columns = Math.Min(ColumnBlock, n - j);
            for (int p = 0; p < k; p += DepthBlock)
            {
                int inner = Math.Min(DepthBlock, k - p);
                Pack(1, b[((p * bRow) + (j * bColumn))..], bColumn, bRow, bPanels, columns, inner, GemmKernel.Columns);
                for (int i = 0; i < m; i += RowBlock)
                {
                    int rows = Math.Min(RowBlock, m - i);
                    Pack(alpha, a[((i * aRow) + (p * aColumn))..], aRow, aColumn, aPanels, rows, inner, GemmKernel.Rows);
                    AddBlock(aPanels, bPanels, c[((i * n) + j)..], n, rows, inner, columns);
                }
            }
        }

        tape.Return();
    }

    private static void AddBlock(
        ReadOnlySpan<double> aPanels, ReadOnlySpan<double> bPanels, Span<double> c, int stride, int rows, int depth, int columns)
    {
        Span<double> tile = stackalloc double[GemmKernel.Rows * GemmKernel.Columns];
        for (int j = 0; j < columns; j += GemmKernel.Columns)
        {
            ReadOnlySpan<double> bPanel = bPanels.Slice(j * depth, GemmKernel.Columns * depth);
            int width = Math.Min(GemmKernel.Columns, columns - j);
            for (int i = 0; i < rows; i += GemmKernel.Rows)
            {
                ReadOnlySpan<double> aPanel = aPanels.Slice(i * depth, GemmKernel.Rows * depth);
                int height = Math.Min(GemmKernel.Rows, rows - i);
                Span<double> target = c[((i * stride) + j)..];
                if (height == GemmKernel.Rows && width == GemmKernel.Columns)
                {
                    GemmKernel.Add(aPanel, bPanel, depth, target, stride);
                    continue;
                }

                // At the edges the panels are padded with zeros, and the whole tile is computed aside.
                tile.Clear();
                GemmKernel.Add(aPanel, bPanel, depth, tile, GemmKernel.Columns);
                for (int r = 0; r < height; r++)
                {
                    for (int s = 0; s < width; s++)
                    {
                        target[(r * stride) + s] += tile[(r * GemmKernel.Columns) + s];
                    }
                }
            }
        }
    }

    /// <summary>Panels of <paramref name="width"/> rows of α X, each stored column by column, the last padded with zeros.</summary>
    private static void Pack(
        double alpha, ReadOnlySpan<double> x, int rowStride, int columnStride, Span<double> panels, int rows, int depth, int width)
    {
        int to = 0;
        for (int i = 0; i < rows; i += width)
        {
            int height = Math.Min(width, rows - i);
            Span<double> panel = panels.Slice(to, width * depth);
            to += width * depth;
            if (height < width)
            {
                panel.Clear();
            }

            if (rowStride == 1)
            {
                for (int p = 0; p < depth; p++)
                {
                    ReadOnlySpan<double> from = x.Slice((p * columnStride) + i, height);
                    Span<double> line = panel.Slice(p * width, height);
                    for (int r = 0; r < line.Length; r++)
                    {
                        line[r] = alpha * from[r];
                    }
                }

                continue;
            }

            for (int r = 0; r < height; r++)
            {
                int from = (i + r) * rowStride;
                for (int p = 0, at = r; p < depth; p++, at += width, from += columnStride)
                {
                    panel[at] = alpha * x[from];
                }
            }
        }
    }

    private static int RoundUp(int value, int multiple) => (value + multiple - 1) / multiple * multiple;
}
