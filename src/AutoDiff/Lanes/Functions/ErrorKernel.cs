using System.Runtime.CompilerServices;

namespace AutoDiff.CompilerServices;

/// <summary>What the error function and the normal distribution are built from.</summary>
internal static class ErrorKernel
{
    public const double TwoBySqrtPi = 1.1283791670955126;
    public const double OneBySqrtTwo = 0.7071067811865476;
    public const double OneBySqrtTwoPi = 0.3989422804014327;

    /// <summary>From here on erfc is zero.</summary>
    public const double Zero = 28;

    /// <summary>From here on the normal density is zero.</summary>
    public const double DensityZero = 40;

    /// <summary>The constant term of <see cref="Tail{TLanes}(TLanes, TLanes)"/>'s polynomial, the nearest double.</summary>
    public const double P0 = 0.8219967457503683;

    /// <summary>What <see cref="P0"/> lacks.</summary>
    public const double P0Rest = 4.30737844954423e-17;

    // The other coefficients.
    public const double P1 = -0.18441371631041595;
    public const double P2 = 0.09163216215848691;
    public const double P3 = -0.01903602235230781;
    public const double P4 = -0.022288224748116484;
    public const double P5 = 0.034917591009058294;
    public const double P6 = -0.029719332437709908;
    public const double P7 = 0.018413217449391873;
    public const double P8 = -0.008600984932880463;
    public const double P9 = 0.002845308677918927;
    public const double P10 = -0.00048176890534895573;
    public const double P11 = -9.491671322336096e-05;
    public const double P12 = 8.567981081844726e-05;
    public const double P13 = -1.5963365258762197e-05;
    public const double P14 = -5.908871184766541e-06;
    public const double P15 = 3.4158464063960984e-06;
    public const double P16 = 7.575325147151828e-08;
    public const double P17 = -4.810407962356561e-07;
    public const double P18 = 5.767954516144163e-08;
    public const double P19 = 6.479018756656544e-08;
    public const double P20 = -1.2892846373865702e-08;
    public const double P21 = -9.48158236068408e-09;
    public const double P22 = 1.2057757683553843e-09;
    public const double P23 = 1.2148713423070904e-09;
    public const double P24 = 1.5409079349264333e-10;

    /// <summary>erf(x) / x as a polynomial in <c>z = x²</c>, from 0 to 1. The constant term has more digits than a double and is added last, so
    /// that only this addition rounds.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Central<TLanes>(TLanes z)
        where TLanes : unmanaged, ILanes<TLanes, double>
    {
        var rest = LanePolynomial.Evaluate(
            z,
            -0.37612638903183754,
            0.11283791670955111,
            -0.026866170645123838,
            0.005223977625303518,
            -0.0008548327010033328,
            0.00012055332214716276,
            -1.4925622504489842e-05,
            1.6461446656928561e-06,
            -1.6355118610877705e-07,
            1.4692484859133263e-08,
            -1.1500357159785296e-09,
            6.174097221305255e-11);
        return LaneKernel.Fma(z, rest, 1.533545961316588e-17) + TwoBySqrtPi;
    }

    /// <summary>erfc(u) exp(u²) for u from zero on: a polynomial in <c>q = (u - 4) / (u + 4)</c> over <c>1 + 1.25u</c>, which the
    /// caller rounds only once. With 1.25 the polynomial is flat where the rounding of <c>q</c> is felt most, near zero.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Tail<TLanes>(TLanes u, TLanes denominator)
        where TLanes : unmanaged, ILanes<TLanes, double>
    {
        u = TLanes.AtMost(u, Zero);
        var q = (u - 4) / (u + 4);
        var q2 = q * q;
        var q4 = q2 * q2;
        var q8 = q4 * q4;
        var low = LanePolynomial.Evaluate(q, P1, P2, P3, P4, P5, P6, P7, P8);
        var middle = LanePolynomial.Evaluate(q, P9, P10, P11, P12, P13, P14, P15, P16);
        var high = LanePolynomial.Evaluate(q, P17, P18, P19, P20, P21, P22, P23, P24);
        var rest = LaneKernel.Fma(LaneKernel.Fma(high, q8, middle), q8, low);
        return (LaneKernel.Fma(q, rest, P0Rest) + P0) / denominator;
    }

    /// <summary><paramref name="scale"/> · exp(-a² · <paramref name="factor"/>), a power of two, with the digits that rounding the square loses.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Gauss<TLanes>(TLanes a, double factor, TLanes scale)
        where TLanes : unmanaged, ILanes<TLanes, double>
    {
        var (minusOne, n) = GaussMinusOne(a, factor);
        return TLanes.Scale(LaneKernel.Fma(scale, minusOne, scale), n);
    }

    /// <summary>p and n of exp(-a² · <paramref name="factor"/>) = 2ⁿ (1 + p).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static (TLanes P, TLanes N) GaussMinusOne<TLanes>(TLanes a, double factor)
        where TLanes : unmanaged, ILanes<TLanes, double>
    {
        // The square of infinity must not make a NaN of it.
        a = TLanes.AtMost(a, DensityZero);
        var square = a * a;
        var rest = LaneKernel.Fma(a, a, -square);
        var x = square * -factor;
        var n = TLanes.Round(x * ExponentialKernel.Log2E);
        var r = ExponentialKernel.Reduced(x, n);
        return (ExponentialKernel.MinusOne(LaneKernel.Fma(rest, -factor, r)), n);
    }
}
