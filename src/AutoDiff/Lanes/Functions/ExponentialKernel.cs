using System.Runtime.CompilerServices;

namespace AutoDiff.CompilerServices;

/// <summary>What the exponentials share: the argument is a whole number of doublings and a rest, whose exponential is a polynomial.</summary>
internal static class ExponentialKernel
{
    /// <summary>1 / ln 2.</summary>
    public const double Log2E = 1.4426950408889634;

    /// <summary>ln 2, the nearest double.</summary>
    public const double Ln2 = 0.6931471805599453;

    /// <summary>What <see cref="Ln2"/> lacks.</summary>
    public const double Ln2Rest = 2.3190468138462996e-17;

    /// <summary>What Cody and Waite's reduction leaves: x − n · ln 2, for a whole number n.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Reduced<TLanes>(TLanes x, TLanes n)
        where TLanes : unmanaged, ILanes<TLanes, double> =>
        LaneKernel.Fma(n, -Ln2Rest, LaneKernel.Fma(n, -Ln2, x));

    /// <summary>eʳ − 1 for |r| up to ½ ln 2, to 2⁻⁶¹.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes MinusOne<TLanes>(TLanes r)
        where TLanes : unmanaged, ILanes<TLanes, double>
    {
        var q = LanePolynomial.Evaluate(
            r,
            0.5,
            0.1666666666666667,
            0.04166666666666667,
            0.008333333333326084,
            0.0013888888888883711,
            0.0001984126987500228,
            2.480158732567746e-05,
            2.755725517000089e-06,
            2.755727347871858e-07,
            2.5105312729622103e-08,
            2.09147553258932e-09);
        return LaneKernel.Fma(r * r, q, r);
    }

    /// <summary>2ⁿ · (1 + p) − 1, with the digits of a small result.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes ScaledMinusOne<TLanes>(TLanes p, TLanes n)
        where TLanes : unmanaged, ILanes<TLanes, double>
    {
        var inverse = LaneKernel.Where(TLanes.LessThan(n, TLanes.Broadcast(1000)), LaneKernel.PowerOf2(-n));
        return TLanes.Scale(p + (TLanes.One - inverse), n);
    }
}
