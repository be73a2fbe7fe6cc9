using System.Runtime.CompilerServices;

namespace AutoDiff.CompilerServices;

/// <summary>What the error function and the normal distribution are built from.</summary>
internal static class ErrorKernel
{
    public const double TwoBySqrtPi = 1.1283791670955126;
    public const double OneBySqrtTwo = 0.7071067811865476;
    public const double SqrtTwo = 1.4142135623730951;
    public const double OneBySqrtTwoPi = 0.3989422804014327;

    /// <summary>Up to here the middle gives the complement with all digits.</summary>
    public const double Middle = 0.5;

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

    /// <summary>erfc(u) exp(u²) from 0.45 on: a polynomial in <c>q = (u - 4) / (u + 4)</c> over <c>1 + 2u</c>, which the
    /// caller rounds only once.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static TLanes Tail<TLanes>(TLanes u, TLanes denominator)
        where TLanes : unmanaged, ILanes<TLanes, double>
    {
        u = TLanes.AtMost(u, 28);
        var q = (u - 4) / (u + 4);
        var q2 = q * q;
        var q4 = q2 * q2;
        var q8 = q4 * q4;
        var low = LanePolynomial.Evaluate(q, -0.1396211168405625, 0.015379652102619873, 0.06809705425469312, -0.10103906603630318, 0.09373283499831175, -0.06633036581248536, 0.03716751553835612, -0.01619773405121191);
        var middle = LanePolynomial.Evaluate(q, 0.00503196996912609, -0.0007577733627648802, -0.00019925665147120752, 0.0001506221477382678, -2.4399286078113236e-05, -1.1223862288141464e-05, 5.7094914755689095e-06, 2.982406340790563e-07);
        var high = LaneKernel.Fma(TLanes.Broadcast(-1.0931587105443423e-08), q4, LaneKernel.Fma(LaneKernel.Fma(q, -1.2617922110633045e-08, 1.0690726104455331e-07), q2, LaneKernel.Fma(q, 6.812925593083094e-08, -8.239463409321694e-07)));
        var rest = LaneKernel.Fma(LaneKernel.Fma(high, q8, middle), q8, low);
        return (LaneKernel.Fma(q, rest, -4.625318921008717e-17) + 1.2329951186255526) / denominator;
    }

    /// <summary><paramref name="scale"/> · exp(-a² · <paramref name="factor"/>), a power of two, with the digits that rounding the square loses.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Gauss<TLanes>(TLanes a, double factor, TLanes scale)
        where TLanes : unmanaged, ILanes<TLanes, double>
    {
        // Beyond 40 it is zero; the square of infinity must not make a NaN of it.
        a = TLanes.AtMost(a, 40);
        var square = a * a;
        var rest = LaneKernel.Fma(a, a, -square);
        var x = square * -factor;
        var n = TLanes.Round(x * ExponentialKernel.Log2E);
        var r = LaneKernel.Fma(n, -ExponentialKernel.Ln2Rest, LaneKernel.Fma(n, -ExponentialKernel.Ln2, x));
        return TLanes.Scale(LaneKernel.Fma(scale, ExponentialKernel.MinusOne(LaneKernel.Fma(rest, -factor, r)), scale), n);
    }
}
