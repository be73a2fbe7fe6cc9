using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace AutoDiff.LinearAlgebra.Kernels;

/// <summary>The innermost loop of matrix products: a tile of the result in registers.</summary>
internal static class GemmKernel
{
    /// <summary>The rows of a tile.</summary>
    public const int Rows = 6;

    /// <summary>The columns of a tile: two vectors.</summary>
    public const int Columns = 8;

    /// <summary>C ← C + A B for one tile; A is packed column by column, B row by row.</summary>
    public static void Add(ReadOnlySpan<double> aPanel, ReadOnlySpan<double> bPanel, int depth, Span<double> c, int stride)
    {
        if (aPanel.Length < Rows * depth || bPanel.Length < Columns * depth || c.Length < ((Rows - 1) * stride) + Columns)
        {
            throw new ArgumentException("A panel is shorter than its tile.");
        }

        ref double a = ref MemoryMarshal.GetReference(aPanel);
        ref double b = ref MemoryMarshal.GetReference(bPanel);
        Vector256<double> c00 = default, c01 = default, c10 = default, c11 = default, c20 = default, c21 = default;
        Vector256<double> c30 = default, c31 = default, c40 = default, c41 = default, c50 = default, c51 = default;
        for (int p = 0; p < depth; p++)
        {
            Vector256<double> b0 = Vector256.LoadUnsafe(ref b);
            Vector256<double> b1 = Vector256.LoadUnsafe(ref b, 4);
            Vector256<double> factor = Vector256.Create(a);
            c00 = MultiplyAdd(factor, b0, c00);
            c01 = MultiplyAdd(factor, b1, c01);
            factor = Vector256.Create(Unsafe.Add(ref a, 1));
            c10 = MultiplyAdd(factor, b0, c10);
            c11 = MultiplyAdd(factor, b1, c11);
            factor = Vector256.Create(Unsafe.Add(ref a, 2));
            c20 = MultiplyAdd(factor, b0, c20);
            c21 = MultiplyAdd(factor, b1, c21);
            factor = Vector256.Create(Unsafe.Add(ref a, 3));
            c30 = MultiplyAdd(factor, b0, c30);
            c31 = MultiplyAdd(factor, b1, c31);
            factor = Vector256.Create(Unsafe.Add(ref a, 4));
            c40 = MultiplyAdd(factor, b0, c40);
            c41 = MultiplyAdd(factor, b1, c41);
            factor = Vector256.Create(Unsafe.Add(ref a, 5));
            c50 = MultiplyAdd(factor, b0, c50);
            c51 = MultiplyAdd(factor, b1, c51);
            a = ref Unsafe.Add(ref a, Rows);
            b = ref Unsafe.Add(ref b, Columns);
        }

        ref double target = ref MemoryMarshal.GetReference(c);
        AddRow(ref target, c00, c01);
        AddRow(ref Unsafe.Add(ref target, stride), c10, c11);
        AddRow(ref Unsafe.Add(ref target, 2 * stride), c20, c21);
        AddRow(ref Unsafe.Add(ref target, 3 * stride), c30, c31);
        AddRow(ref Unsafe.Add(ref target, 4 * stride), c40, c41);
        AddRow(ref Unsafe.Add(ref target, 5 * stride), c50, c51);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void AddRow(ref double target, Vector256<double> left, Vector256<double> right)
    {
        (Vector256.LoadUnsafe(ref target) + left).StoreUnsafe(ref target);
        (Vector256.LoadUnsafe(ref target, 4) + right).StoreUnsafe(ref target, 4);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<double> MultiplyAdd(Vector256<double> x, Vector256<double> y, Vector256<double> z) =>
        Fma.IsSupported ? Fma.MultiplyAdd(x, y, z) : (x * y) + z;
}
