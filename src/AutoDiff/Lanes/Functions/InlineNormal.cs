#if NET9_0_OR_GREATER
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace AutoDiff.CompilerServices;

/// <summary>The normal distribution function in single instructions, so that callers on lanes can have it in line.</summary>
/// <remarks>The same steps as <see cref="NormalCdfPairFunction"/>; see <see cref="InlineExp"/> for why they are written again.</remarks>
internal static class InlineNormal
{
    /// <summary>Eight lanes; needs AVX-512.</summary>
    /// <param name="x">The argument.</param>
    /// <param name="exponential">exp(-x² / 2).</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Cdf(Vector512<double> x, out Vector512<double> exponential)
    {
        var size = Vector512.Abs(x);
        var half = Tail(size);

        // The second operand is the result where one is NaN.
        size = Avx512F.Min(Vector512.Create(ErrorKernel.DensityZero), size);
        var square = size * size;
        var y = square * -0.5;
        var n = Vector512.Round(y * ExponentialKernel.Log2E);
        var r = Vector512.FusedMultiplyAdd(n, Vector512.Create(-ExponentialKernel.Ln2), y);
        r = Vector512.FusedMultiplyAdd(n, Vector512.Create(-ExponentialKernel.Ln2Rest), r);
        var minusOne = InlineExp.MinusOne(Vector512.FusedMultiplyAdd(Vector512.FusedMultiplyAdd(size, size, -square), Vector512.Create(-0.5), r));
        exponential = Avx512F.Scale(minusOne + Vector512<double>.One, n);
        var tail = Avx512F.Scale(Vector512.FusedMultiplyAdd(half, minusOne, half), n);
        return Vector512.ConditionalSelect(Vector512.GreaterThan(x, Vector512<double>.Zero), Vector512<double>.One - tail, tail);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<double> Tail(Vector512<double> size)
    {
        var u = Avx512F.Min(Vector512.Create(ErrorKernel.Zero), size * ErrorKernel.OneBySqrtTwo);
        var q = (u - Vector512.Create(4.0)) / (u + Vector512.Create(4.0));
        var q2 = q * q;
        var q4 = q2 * q2;
        var q8 = q4 * q4;
        var low = Vector512.FusedMultiplyAdd(
            Four(q, q2, ErrorKernel.P5, ErrorKernel.P6, ErrorKernel.P7, ErrorKernel.P8), q4, Four(q, q2, ErrorKernel.P1, ErrorKernel.P2, ErrorKernel.P3, ErrorKernel.P4));
        var middle = Vector512.FusedMultiplyAdd(
            Four(q, q2, ErrorKernel.P13, ErrorKernel.P14, ErrorKernel.P15, ErrorKernel.P16), q4, Four(q, q2, ErrorKernel.P9, ErrorKernel.P10, ErrorKernel.P11, ErrorKernel.P12));
        var high = Vector512.FusedMultiplyAdd(
            Four(q, q2, ErrorKernel.P21, ErrorKernel.P22, ErrorKernel.P23, ErrorKernel.P24), q4, Four(q, q2, ErrorKernel.P17, ErrorKernel.P18, ErrorKernel.P19, ErrorKernel.P20));
        var rest = Vector512.FusedMultiplyAdd(Vector512.FusedMultiplyAdd(high, q8, middle), q8, low);
        var sum = Vector512.FusedMultiplyAdd(q, rest, Vector512.Create(ErrorKernel.P0Rest)) + Vector512.Create(ErrorKernel.P0);
        return sum / Vector512.FusedMultiplyAdd(size, Vector512.Create(2.5 * ErrorKernel.OneBySqrtTwo), Vector512.Create(2.0));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<double> Four(Vector512<double> x, Vector512<double> x2, double c0, double c1, double c2, double c3) => Vector512.FusedMultiplyAdd(
        Vector512.FusedMultiplyAdd(x, Vector512.Create(c3), Vector512.Create(c2)), x2, Vector512.FusedMultiplyAdd(x, Vector512.Create(c1), Vector512.Create(c0)));
}
#endif
