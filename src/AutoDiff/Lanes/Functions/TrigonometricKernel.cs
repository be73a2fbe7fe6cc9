using System.Runtime.CompilerServices;

namespace AutoDiff.CompilerServices;

/// <summary>What sine, cosine and tangent share: the argument is a whole number of quarter turns and a rest of at most an eighth.</summary>
internal static class TrigonometricKernel
{
    /// <summary>Up to here the reduction keeps all digits; beyond, the scalar functions do it with as much of π as it takes.</summary>
    public const double Bound = 1073741824;

    /// <summary>The quarter turns, in the low bits of the first value, and the rest in radians.</summary>
    /// <remarks>
    /// The first fused step is exact, as π/2's nearest double and the argument share their last place; the two after it are
    /// rounded relative to what is left.
    /// </remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static (TLanes Bits, TLanes Angle) Reduce<TLanes>(TLanes x)
        where TLanes : unmanaged, ILanes<TLanes, double>
    {
        var bits = LaneKernel.Fma(x, 0.6366197723675814, LaneKernel.Magic);
        var n = bits - LaneKernel.Magic;
        var rest = LaneKernel.Fma(n, -1.5707963267948966, x);
        rest = LaneKernel.Fma(n, -6.123233995736766e-17, rest);
        return (bits, LaneKernel.Fma(n, 1.4973849048591698e-33, rest));
    }

    /// <summary>The quarter turns, in the low bits of the first value, and the rest in radians, of half turns.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static (TLanes Bits, TLanes Angle) ReduceHalfTurns<TLanes>(TLanes x)
        where TLanes : unmanaged, ILanes<TLanes, double>
    {
        var bits = LaneKernel.Fma(x, 2, LaneKernel.Magic);
        var rest = LaneKernel.Fma(bits - LaneKernel.Magic, -0.5, x);
        return (bits, LaneKernel.Fma(rest, 1.2246467991473532e-16, rest * 3.141592653589793));
    }

    /// <summary>The sine of a rest.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Sin<TLanes>(TLanes r, TLanes z)
        where TLanes : unmanaged, ILanes<TLanes, double>
    {
        var series = LanePolynomial.Evaluate(
            z,
            -0.16666666666666666,
            0.008333333333333331,
            -0.00019841269841264968,
            2.755731921926441e-06,
            -2.5052106206531682e-08,
            1.605852751943773e-10,
            -7.586455940017973e-13);
        return LaneKernel.Fma(r * z, series, r);
    }

    /// <summary>The cosine of a rest.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Cos<TLanes>(TLanes z)
        where TLanes : unmanaged, ILanes<TLanes, double>
    {
        var series = LanePolynomial.Evaluate(
            z,
            0.041666666666666664,
            -0.0013888888888888887,
            2.4801587301584594e-05,
            -2.755731922136126e-07,
            2.0876755776671767e-09,
            -1.1470458608341428e-11,
            4.745737811425911e-14);

        // 1 − z/2 and what its rounding lost.
        var half = z * 0.5;
        var sum = 1 - half;
        return sum + LaneKernel.Fma(z * z, series, (1 - sum) - half);
    }

    /// <summary>The sine after some quarter turns.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Turned<TLanes>(TLanes bits, TLanes r)
        where TLanes : unmanaged, ILanes<TLanes, double>
    {
        var z = r * r;
        return Signed(bits, TLanes.Select(Odd(bits), Cos(z), Sin(r, z)));
    }

    /// <summary>The sine and the cosine after some quarter turns.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static (TLanes Sin, TLanes Cos) TurnedBoth<TLanes>(TLanes bits, TLanes r)
        where TLanes : unmanaged, ILanes<TLanes, double>
    {
        var z = r * r;
        var odd = Odd(bits);
        var sin = Sin(r, z);
        var cos = Cos(z);
        return (Signed(bits, TLanes.Select(odd, cos, sin)), Signed(Next(bits), TLanes.Select(odd, sin, cos)));
    }

    /// <summary>The tangent after some quarter turns.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes TurnedTangent<TLanes>(TLanes bits, TLanes r)
        where TLanes : unmanaged, ILanes<TLanes, double>
    {
        var z = r * r;
        var odd = Odd(bits);
        var sin = Sin(r, z);
        var cos = Cos(z);
        return TLanes.Select(odd, -cos, sin) / TLanes.Select(odd, sin, cos);
    }

    /// <summary>One quarter turn more.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Next<TLanes>(TLanes bits)
        where TLanes : unmanaged, ILanes<TLanes, double> => TLanes.AddBits(bits, TLanes.BroadcastBits(1));

    /// <summary>The value, negated after two quarter turns.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TLanes Signed<TLanes>(TLanes bits, TLanes value)
        where TLanes : unmanaged, ILanes<TLanes, double> =>
        TLanes.Xor(value, TLanes.And(TLanes.ShiftLeftBits(bits, 62), TLanes.Broadcast(-0.0)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TLanes Odd<TLanes>(TLanes bits)
        where TLanes : unmanaged, ILanes<TLanes, double> =>
        TLanes.SubtractBits(TLanes.Zero, TLanes.And(bits, TLanes.BroadcastBits(1)));
}
