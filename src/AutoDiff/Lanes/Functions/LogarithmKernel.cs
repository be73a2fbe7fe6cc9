using System.Runtime.CompilerServices;

namespace AutoDiff.CompilerServices;

/// <summary>What the logarithms share: the argument is 2ᵏ · (1 + f), and log(1 + f) a series in s = f / (2 + f).</summary>
internal static class LogarithmKernel
{
    /// <summary>The bits of √½, where a mantissa begins.</summary>
    public const long HalfRootBits = 0x3FE6A09E667F3BCD;

    /// <summary>ln 2 to 33 bits, so that its product with an exponent is exact.</summary>
    public const double Ln2High = 0.6931471803691238;

    /// <summary>What <see cref="Ln2High"/> lacks.</summary>
    public const double Ln2Low = 1.9082149292705877e-10;

    /// <summary>Brings the least numbers among those with all their digits: 2⁵⁴.</summary>
    public const double Raise = 18014398509481984.0;

    // The series in s².
    public const double R0 = 0.6666666666666666;
    public const double R1 = 0.40000000000000885;
    public const double R2 = 0.28571428570799784;
    public const double R3 = 0.22222222392581045;
    public const double R4 = 0.18181795547521137;
    public const double R5 = 0.15386244737621665;
    public const double R6 = 0.13268638369266825;
    public const double R7 = 0.13088034850927555;

    /// <summary>The logarithm of any number.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Of<TLanes, TLogarithm>(TLanes x)
        where TLanes : unmanaged, ILanes<TLanes, double>
        where TLogarithm : ILogarithm
    {
        var normal = TLanes.And(
            TLanes.GreaterThanOrEqual(x, TLanes.Broadcast(LaneKernel.LeastNormal)),
            TLanes.LessThanOrEqual(x, TLanes.Broadcast(double.MaxValue)));
        return TLanes.All(normal) ? Normal<TLanes, TLogarithm>(x, TLanes.Zero) : Any<TLanes, TLogarithm>(x);
    }

    /// <summary>The logarithm of 1 + x, with the digits of a small x: what the sum rounded away comes back to first order.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes OfOnePlus<TLanes, TLogarithm>(TLanes x)
        where TLanes : unmanaged, ILanes<TLanes, double>
        where TLogarithm : ILogarithm
    {
        var sum = TLanes.One + x;
        var rest = x - (sum - 1);
        var ordinary = TLanes.And(
            TLanes.GreaterThan(sum, TLanes.Zero),
            TLanes.LessThanOrEqual(sum, TLanes.Broadcast(double.MaxValue)));
        var correction = LaneKernel.Where(ordinary, rest / sum);
        return LaneKernel.KeepZero(x, LaneKernel.Fma(correction, TLogarithm.OfE, Of<TLanes, TLogarithm>(sum)));
    }

    /// <summary>log(1 + f), natural; the sum is exact but for its last step.</summary>
    /// <param name="f">The fraction.</param>
    /// <param name="addend">What is added to the small terms.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Fraction<TLanes>(TLanes f, TLanes addend)
        where TLanes : unmanaged, ILanes<TLanes, double>
    {
        // With s = f / (2 + f): log(1 + f) = 2s + s·R, and 2s = f − s·f = f − (h − s·h) for h = f² / 2.
        var s = f / (f + 2);
        var z = s * s;
        var series = z * LanePolynomial.Evaluate(z, R0, R1, R2, R3, R4, R5, R6, R7);
        var h = 0.5 * f * f;
        return f - (h - LaneKernel.Fma(s, h + series, addend));
    }

    /// <summary>The whole power of two and the fraction of a normal positive number.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static (TLanes K, TLanes F) Split<TLanes>(TLanes x, TLanes shift)
        where TLanes : unmanaged, ILanes<TLanes, double>
    {
        var bits = TLanes.AddBits(x, TLanes.BroadcastBits(0x3FF0000000000000 - HalfRootBits));
        var exponent = TLanes.Or(TLanes.ShiftRightBits(bits, 52), TLanes.BroadcastBits(0x4330000000000000));
        var k = exponent - (4503599627370496.0 + 1023) - shift;
        var mantissa = TLanes.AddBits(
            TLanes.And(bits, TLanes.BroadcastBits(0x000FFFFFFFFFFFFF)),
            TLanes.BroadcastBits(HalfRootBits));
        return (k, mantissa - 1);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TLanes Normal<TLanes, TLogarithm>(TLanes x, TLanes shift)
        where TLanes : unmanaged, ILanes<TLanes, double>
        where TLogarithm : ILogarithm
    {
        var (k, f) = Split(x, shift);
        return TLogarithm.Of(k, f);
    }

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static TLanes Any<TLanes, TLogarithm>(TLanes x)
        where TLanes : unmanaged, ILanes<TLanes, double>
        where TLogarithm : ILogarithm
    {
        var small = TLanes.LessThan(x, TLanes.Broadcast(LaneKernel.LeastNormal));
        var result = Normal<TLanes, TLogarithm>(
            TLanes.Select(small, x * Raise, x),
            LaneKernel.Where(small, TLanes.Broadcast(54)));
        result = TLanes.Select(TLanes.EqualTo(x, TLanes.Broadcast(double.PositiveInfinity)), x, result);
        result = TLanes.Select(TLanes.EqualTo(x, TLanes.Zero), TLanes.Broadcast(double.NegativeInfinity), result);
        return TLanes.Select(TLanes.GreaterThanOrEqual(x, TLanes.Zero), result, TLanes.Broadcast(double.NaN));
    }
}
