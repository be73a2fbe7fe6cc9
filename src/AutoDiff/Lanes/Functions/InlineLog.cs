#if NET9_0_OR_GREATER
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace AutoDiff.CompilerServices;

/// <summary>The natural logarithm in single instructions and without branches, so that callers on lanes can have it in line.</summary>
/// <remarks>The same steps as <see cref="LogFunction"/>; see <see cref="InlineExp"/> for why they are written again.</remarks>
internal static class InlineLog
{
    /// <summary>What becomes of each class of argument, from the lowest: NaN, 0 (-∞), 1, -∞ (NaN), ∞, negative (NaN), positive.</summary>
    private const long Specials = 0x03530422;

    /// <summary>Eight lanes; needs AVX-512.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Of(Vector512<double> x)
    {
        var small = Vector512.LessThan(x, Vector512.Create(LaneKernel.LeastNormal));
        var bits = Vector512.ConditionalSelect(small, x * LogarithmKernel.Raise, x).AsInt64() + Vector512.Create(0x3FF0000000000000 - LogarithmKernel.HalfRootBits);
        var exponent = (bits >>> 52) | Vector512.Create(0x4330000000000000);
        var k = exponent.AsDouble() - Vector512.Create(4503599627370496.0 + 1023) - (small & Vector512.Create(54.0));
        var f = ((bits & Vector512.Create(0x000FFFFFFFFFFFFF)) + Vector512.Create(LogarithmKernel.HalfRootBits)).AsDouble() - Vector512<double>.One;
        var s = f / (f + Vector512.Create(2.0));
        var z = s * s;
        var z2 = z * z;
        var low = Vector512.FusedMultiplyAdd(
            Vector512.FusedMultiplyAdd(z, Vector512.Create(LogarithmKernel.R3), Vector512.Create(LogarithmKernel.R2)),
            z2,
            Vector512.FusedMultiplyAdd(z, Vector512.Create(LogarithmKernel.R1), Vector512.Create(LogarithmKernel.R0)));
        var high = Vector512.FusedMultiplyAdd(
            Vector512.FusedMultiplyAdd(z, Vector512.Create(LogarithmKernel.R7), Vector512.Create(LogarithmKernel.R6)),
            z2,
            Vector512.FusedMultiplyAdd(z, Vector512.Create(LogarithmKernel.R5), Vector512.Create(LogarithmKernel.R4)));
        var h = 0.5 * f * f;
        var rest = Vector512.FusedMultiplyAdd(s, h + (z * Vector512.FusedMultiplyAdd(high, z2 * z2, low)), k * LogarithmKernel.Ln2Low);
        var result = Vector512.FusedMultiplyAdd(k, Vector512.Create(LogarithmKernel.Ln2High), f - (h - rest));
        return Avx512F.Fixup(result, x, Vector512.Create(Specials), 0);
    }
}
#endif
