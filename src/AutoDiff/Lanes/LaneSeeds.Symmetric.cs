using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace AutoDiff.CompilerServices;

/// <summary>Columns of symmetric matrices: those above the diagonal are written where they belong and below it, each once, so that the matrix is
/// symmetric to the last bit without another pass over it.</summary>
public static partial class LaneSeeds
{
    /// <summary>The doubles of a cache line.</summary>
    private const int Stripe = 8;

    /// <summary>The rows that are transposed together.</summary>
    private const int Group = 4;

    /// <summary>Writes the lanes of one row that are not below the diagonal, and mirrors them.</summary>
    /// <typeparam name="TLanes">The lanes.</typeparam>
    /// <typeparam name="T">The real in a lane.</typeparam>
    /// <param name="product">The row.</param>
    /// <param name="matrix">The row-major matrix: zero, but for what was written here.</param>
    /// <param name="row">The row's number.</param>
    /// <param name="order">The number of rows and columns.</param>
    /// <param name="column">The column of lane 0.</param>
    public static void StoreSymmetric<TLanes, T>(TLanes product, Span<T> matrix, int row, int order, int column)
        where TLanes : unmanaged, ILaneTangents<TLanes, T>
        where T : unmanaged, IFloatingPointIeee754<T> =>
        StoreSymmetric<TLanes, T>(MemoryMarshal.CreateReadOnlySpan(ref product, 1), matrix, row, order, column);

    /// <summary>Writes the lanes of adjacent rows that are not below the diagonal, and mirrors them. Rows of zeros are left out.</summary>
    /// <typeparam name="TLanes">The lanes.</typeparam>
    /// <typeparam name="T">The real in a lane.</typeparam>
    /// <param name="products">The rows.</param>
    /// <param name="matrix">The row-major matrix: zero, but for what was written here.</param>
    /// <param name="row">The number of the first row.</param>
    /// <param name="order">The number of rows and columns.</param>
    /// <param name="column">The column of lane 0.</param>
    public static void StoreSymmetric<TLanes, T>(ReadOnlySpan<TLanes> products, Span<T> matrix, int row, int order, int column)
        where TLanes : unmanaged, ILaneTangents<TLanes, T>
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        int width = Math.Min(order - column, TLanes.Count);
        int above = Math.Clamp(column - row, 0, products.Length);
        int start = 0;
        while (start < above)
        {
            int end = Run<TLanes, T>(products[..above], ref start);
            if (end > start)
            {
                Store<TLanes, T>(products[start..end], matrix, row + start, order, column);
                ref T lanes = ref Unsafe.As<TLanes, T>(ref Unsafe.AsRef(in products[start]));
                Span<T> mirrored = matrix.Slice((column * order) + row + start, ((width - 1) * order) + end - start);
                Transpose(ref lanes, TLanes.Count, ref MemoryMarshal.GetReference(mirrored), order, end - start, width);
            }

            start = end;
        }

        StoreDiagonal<TLanes, T>(products[above..Math.Max(above, Math.Min(products.Length, column + width - row))], matrix, row + above, order, column, width);
    }

    /// <summary>The next rows that are not zero, in groups as they are transposed: from <paramref name="start"/>, which is moved, to the result.</summary>
    private static int Run<TLanes, T>(ReadOnlySpan<TLanes> products, ref int start)
        where TLanes : unmanaged, ILaneTangents<TLanes, T>
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        while (start < products.Length && IsZero<TLanes, T>(products.Slice(start, Math.Min(Group, products.Length - start))))
        {
            start = Math.Min(start + Group, products.Length);
        }

        int end = start;
        while (end < products.Length && !IsZero<TLanes, T>(products.Slice(end, Math.Min(Group, products.Length - end))))
        {
            end = Math.Min(end + Group, products.Length);
        }

        return end;
    }

    private static bool IsZero<TLanes, T>(ReadOnlySpan<TLanes> products)
        where TLanes : unmanaged, ILaneTangents<TLanes, T>
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        foreach (ref readonly TLanes product in products)
        {
            if (!TLanes.IsZero(product))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Writes rows that the diagonal crosses: first all of them, and then what mirrors their right sides over what is below the diagonal.</summary>
    private static void StoreDiagonal<TLanes, T>(ReadOnlySpan<TLanes> products, Span<T> matrix, int row, int order, int column, int width)
        where TLanes : unmanaged, ILaneTangents<TLanes, T>
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        ref T lanes = ref Unsafe.As<TLanes, T>(ref MemoryMarshal.GetReference(products));
        for (int i = 0; i < products.Length; i++)
        {
            int diagonal = row + i - column;
            ref T right = ref Unsafe.Add(ref lanes, ((nint)i * TLanes.Count) + diagonal);
            MemoryMarshal.CreateReadOnlySpan(ref right, width - diagonal).CopyTo(matrix[(((row + i) * order) + row + i)..]);
        }

        for (int i = 0; i < products.Length; i += Group)
        {
            int rows = Math.Min(Group, products.Length - i), diagonal = row + i - column;
            for (int r = 0; r < rows; r++)
            {
                for (int lane = diagonal + r + 1; lane < Math.Min(diagonal + rows, width); lane++)
                {
                    matrix[((column + lane) * order) + row + i + r] = Unsafe.Add(ref lanes, ((nint)(i + r) * TLanes.Count) + lane);
                }
            }

            int beyond = diagonal + rows;
            if (beyond < width)
            {
                Span<T> mirrored = matrix.Slice(((column + beyond) * order) + row + i, ((width - beyond - 1) * order) + rows);
                Transpose(ref Unsafe.Add(ref lanes, ((nint)i * TLanes.Count) + beyond), TLanes.Count, ref MemoryMarshal.GetReference(mirrored), order, rows, width - beyond);
            }
        }
    }

    /// <summary>target[c, r] = source[r, c] for row-major matrices of the given row lengths.</summary>
    private static void Transpose<T>(ref T source, int sourceLength, ref T target, int targetLength, int rows, int columns)
        where T : unmanaged
    {
        int done = 0;
        if (typeof(T) == typeof(double) && Avx.IsSupported)
        {
            // Some rows of the target at a time, from left to right: the source is read, and the target written, line by line.
            done = rows & ~3;
            int whole = columns & ~3;
            for (int left = 0; left < whole; left += Stripe)
            {
                int right = Math.Min(left + Stripe, whole);
                for (int row = 0; row < done; row += 4)
                {
                    for (int column = left; column < right; column += 4)
                    {
                        Transpose4(
                            ref Unsafe.As<T, double>(ref Unsafe.Add(ref source, ((nint)row * sourceLength) + column)),
                            sourceLength,
                            ref Unsafe.As<T, double>(ref Unsafe.Add(ref target, ((nint)column * targetLength) + row)),
                            targetLength);
                    }
                }
            }

            for (int column = whole; column < columns; column++)
            {
                for (int row = 0; row < done; row++)
                {
                    Unsafe.Add(ref target, ((nint)column * targetLength) + row) = Unsafe.Add(ref source, ((nint)row * sourceLength) + column);
                }
            }
        }

        for (int column = 0; column < columns; column++)
        {
            for (int row = done; row < rows; row++)
            {
                Unsafe.Add(ref target, ((nint)column * targetLength) + row) = Unsafe.Add(ref source, ((nint)row * sourceLength) + column);
            }
        }
    }

    /// <summary>Four rows of four.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Transpose4(ref double source, nint sourceLength, ref double target, nint targetLength)
    {
        Vector256<double> a = Vector256.LoadUnsafe(ref source);
        Vector256<double> b = Vector256.LoadUnsafe(ref Unsafe.Add(ref source, sourceLength));
        Vector256<double> c = Vector256.LoadUnsafe(ref Unsafe.Add(ref source, 2 * sourceLength));
        Vector256<double> d = Vector256.LoadUnsafe(ref Unsafe.Add(ref source, 3 * sourceLength));
        Vector256<double> ab = Avx.UnpackLow(a, b);
        Vector256<double> ba = Avx.UnpackHigh(a, b);
        Vector256<double> cd = Avx.UnpackLow(c, d);
        Vector256<double> dc = Avx.UnpackHigh(c, d);
        Avx.Permute2x128(ab, cd, 0x20).StoreUnsafe(ref target);
        Avx.Permute2x128(ba, dc, 0x20).StoreUnsafe(ref Unsafe.Add(ref target, targetLength));
        Avx.Permute2x128(ab, cd, 0x31).StoreUnsafe(ref Unsafe.Add(ref target, 2 * targetLength));
        Avx.Permute2x128(ba, dc, 0x31).StoreUnsafe(ref Unsafe.Add(ref target, 3 * targetLength));
    }
}
