using System.Runtime.CompilerServices;

namespace AutoDiff.CompilerServices;

/// <summary>The series of the inverse trigonometric functions.</summary>
internal static class ArcKernel
{
    /// <summary>π/2, the nearest double.</summary>
    public const double HalfPi = 1.5707963267948966;

    /// <summary>What <see cref="HalfPi"/> lacks.</summary>
    public const double HalfPiRest = 6.123233995736766e-17;

    /// <summary>tan(π/8).</summary>
    public const double EighthTangent = 0.41421356237309503;

    /// <summary>atan(z) − z, for |z| up to tan(π/8).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes AtanRest<TLanes>(TLanes z)
        where TLanes : unmanaged, ILanes<TLanes, double>
    {
        var square = z * z;
        return z * square * LanePolynomial.Evaluate(
            square,
            -0.3333333333333333,
            0.199999999999998,
            -0.14285714285659326,
            0.11111111105106705,
            -0.09090908751076636,
            0.0769229630497447,
            -0.06666423628069258,
            0.058789145444006215,
            -0.052303478730160745,
            0.04551108126325172,
            -0.034558092551413795,
            0.01627194475162406);
    }

    /// <summary>(asin(s) − s) / s for z = s² up to a quarter.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes AsinRest<TLanes>(TLanes z)
        where TLanes : unmanaged, ILanes<TLanes, double> => z * LanePolynomial.Evaluate(
            z,
            0.1666666666666665,
            0.07500000000020764,
            0.044642857103423646,
            0.03038194736709848,
            0.02237204763174451,
            0.017355259955786323,
            0.013929652902326633,
            0.011875494382636922,
            0.0078029494773533175,
            0.01603551434914882,
            -0.010749050339697808,
            0.028169218060881414);
}
