#if NET9_0_OR_GREATER
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace AutoDiff.CompilerServices;

/// <summary>eˣ in single instructions, so that callers on lanes can have it in line.</summary>
/// <remarks>The same steps as <see cref="ExpFunction"/>. Written on <c>ILanes</c> they are some hundred calls to inline, which is more than the
/// compiler lets itself in for, and what it then leaves as calls costs many times the function.</remarks>
internal static class InlineExp
{
    /// <summary>Eight lanes; needs AVX-512.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Of(Vector512<double> x)
    {
        // The second operand is the result where one is NaN.
        x = Avx512F.Max(Vector512.Create(-746.0), Avx512F.Min(Vector512.Create(710.0), x));
        var n = Vector512.Round(x * ExponentialKernel.Log2E);
        var r = Vector512.FusedMultiplyAdd(n, Vector512.Create(-ExponentialKernel.Ln2), x);
        r = Vector512.FusedMultiplyAdd(n, Vector512.Create(-ExponentialKernel.Ln2Rest), r);
        return Avx512F.Scale(Vector512<double>.One + MinusOne(r), n);
    }

    /// <summary>eʳ − 1 for |r| up to ½ ln 2, as <see cref="ExponentialKernel.MinusOne{TLanes}(TLanes)"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> MinusOne(Vector512<double> r)
    {
        var r2 = r * r;
        var r4 = r2 * r2;
        var low = Vector512.FusedMultiplyAdd(Vector512.FusedMultiplyAdd(r, Vector512.Create(0.008333333333326084), Vector512.Create(0.04166666666666667)), r2, Vector512.FusedMultiplyAdd(r, Vector512.Create(0.1666666666666667), Vector512.Create(0.5)));
        var middle = Vector512.FusedMultiplyAdd(Vector512.FusedMultiplyAdd(r, Vector512.Create(2.755725517000089e-06), Vector512.Create(2.480158732567746e-05)), r2, Vector512.FusedMultiplyAdd(r, Vector512.Create(0.0001984126987500228), Vector512.Create(0.0013888888888883711)));
        var high = Vector512.FusedMultiplyAdd(Vector512.Create(2.09147553258932e-09), r2, Vector512.FusedMultiplyAdd(r, Vector512.Create(2.5105312729622103e-08), Vector512.Create(2.755727347871858e-07)));
        var series = Vector512.FusedMultiplyAdd(Vector512.FusedMultiplyAdd(high, r4, middle), r4, low);
        return Vector512.FusedMultiplyAdd(r2, series, r);
    }

    /// <summary>Four lanes; needs AVX2.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> Of(Vector256<double> x)
    {
        x = Avx.Max(Vector256.Create(-746.0), Avx.Min(Vector256.Create(710.0), x));
        var n = Vector256.Round(x * ExponentialKernel.Log2E);
        var r = Vector256.FusedMultiplyAdd(n, Vector256.Create(-ExponentialKernel.Ln2), x);
        r = Vector256.FusedMultiplyAdd(n, Vector256.Create(-ExponentialKernel.Ln2Rest), r);
        var r2 = r * r;
        var r4 = r2 * r2;
        var low = Vector256.FusedMultiplyAdd(Vector256.FusedMultiplyAdd(r, Vector256.Create(0.008333333333326084), Vector256.Create(0.04166666666666667)), r2, Vector256.FusedMultiplyAdd(r, Vector256.Create(0.1666666666666667), Vector256.Create(0.5)));
        var middle = Vector256.FusedMultiplyAdd(Vector256.FusedMultiplyAdd(r, Vector256.Create(2.755725517000089e-06), Vector256.Create(2.480158732567746e-05)), r2, Vector256.FusedMultiplyAdd(r, Vector256.Create(0.0001984126987500228), Vector256.Create(0.0013888888888883711)));
        var high = Vector256.FusedMultiplyAdd(Vector256.Create(2.09147553258932e-09), r2, Vector256.FusedMultiplyAdd(r, Vector256.Create(2.5105312729622103e-08), Vector256.Create(2.755727347871858e-07)));
        var series = Vector256.FusedMultiplyAdd(Vector256.FusedMultiplyAdd(high, r4, middle), r4, low);
        var value = Vector256<double>.One + Vector256.FusedMultiplyAdd(r2, series, r);
        var half = ((n * 0.5) + Vector256.Create(LaneKernel.Magic)) - Vector256.Create(LaneKernel.Magic);
        var first = (half + Vector256.Create(LaneKernel.Magic + 1023)).AsInt64() << 52;
        var second = ((n - half) + Vector256.Create(LaneKernel.Magic + 1023)).AsInt64() << 52;
        return value * first.AsDouble() * second.AsDouble();
    }
}
#endif
