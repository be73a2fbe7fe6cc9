using System.Runtime.CompilerServices;

namespace AutoDiff.CompilerServices;

/// <summary>x to the power y.</summary>
/// <remarks>exp(y · log x) with the logarithm to some 66 bits, as SLEEF does it with pairs of doubles; coefficients by interpolation in Chebyshev nodes. At zeros, infinities and exponents beyond 1e12 the scalar function.</remarks>
internal readonly struct PowFunction : ILaneFunction2, IScalarFunction2
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static TLanes Apply<TLanes>(in TLanes x, in TLanes y)
        where TLanes : unmanaged, ILanes<TLanes, double>
    {
        // x, or −x with an integer exponent; the rest (zeros, infinities, tiny or huge arguments) is rare.
        var size = TLanes.Abs(x);
        var usual = TLanes.And(
            TLanes.And(
                TLanes.GreaterThanOrEqual(size, TLanes.Broadcast(LaneKernel.LeastNormal)),
                TLanes.LessThanOrEqual(size, TLanes.Broadcast(double.MaxValue))),
            TLanes.LessThanOrEqual(TLanes.Abs(y), TLanes.Broadcast(1e12)));
        if (!TLanes.All(usual))
        {
            return LaneMap.Map<TLanes, double, PowFunction>(x, y);
        }

        var (log, logRest) = Logarithm(size);
        var product = y * log;
        var productRest = LaneKernel.Fma(y, log, -product) + (y * logRest);

        // Where it overflows or vanishes the rest has no say.
        var inside = TLanes.LessThanOrEqual(TLanes.Abs(product), TLanes.Broadcast(800));
        productRest = LaneKernel.Where(inside, productRest);
        product = TLanes.AtLeast(TLanes.AtMost(product, 800), -800);
        var n = LaneKernel.Nearest(product * ExponentialKernel.Log2E);
        var r = LaneKernel.Fma(n, -ExponentialKernel.Ln2, product);
        r += LaneKernel.Fma(n, -ExponentialKernel.Ln2Rest, productRest);
        var value = TLanes.Scale(TLanes.One + ExponentialKernel.MinusOne(r), n);

        var negative = TLanes.LessThan(x, TLanes.Zero);
        if (!TLanes.Any(negative))
        {
            return value;
        }

        var odd = TLanes.NotEqualTo(TLanes.Floor(y * 0.5) * 2, y);
        var signed = TLanes.Xor(value, TLanes.And(odd, TLanes.Broadcast(-0.0)));
        signed = TLanes.Select(TLanes.EqualTo(TLanes.Floor(y), y), signed, TLanes.Broadcast(double.NaN));
        return TLanes.Select(negative, signed, value);
    }

    /// <inheritdoc/>
    public T Evaluate<T>(T x, T y)
        where T : unmanaged, System.Numerics.IFloatingPointIeee754<T> => T.Pow(x, y);

    /// <summary>The natural logarithm as an unevaluated sum of two doubles.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (TLanes Value, TLanes Remainder) Logarithm<TLanes>(TLanes x)
        where TLanes : unmanaged, ILanes<TLanes, double>
    {
        // s = f / (2 + f) in two parts: the quotient, and what its remainder gives.
        var (k, f) = LogarithmKernel.Split(x, TLanes.Zero);
        var denominator = f + 2;
        var denominatorRest = f - (denominator - 2);
        var s = f / denominator;
        var sRest = LaneKernel.Fma(-s, denominatorRest, LaneKernel.Fma(-s, denominator, f)) / denominator;

        // 2s + ⅔ s³ in two parts, and the series from the fifth power on in one.
        var z = s * s;
        var zRest = LaneKernel.Fma(s, s, -z) + (2 * s * sRest);
        var cube = s * z;
        var cubeRest = LaneKernel.Fma(s, z, -cube) + LaneKernel.Fma(s, zRest, sRest * z);
        var third = cube * 0.6666666666666666;
        var thirdRest = LaneKernel.Fma(cube, 0.6666666666666666, -third)
            + LaneKernel.Fma(cube, 3.700743415417188e-17, cubeRest * 0.6666666666666666);
        var series = cube * z * LanePolynomial.Evaluate(
            z,
            0.4,
            0.2857142857142937,
            0.22222222221652765,
            0.18181818336099848,
            0.1538459488700718,
            0.1333480879881234,
            0.11706126464563398,
            0.11724327060846747);

        // k ln 2 is exact in its first part; then the sums from the greatest on, each with its rounding error.
        var whole = k * 0.6931471805598903;
        var wholeRest = k * 5.497923018708371e-14;
        var twice = s + s;
        var (sum, error) = Add(whole, twice);
        var (sum2, error2) = Add(sum, third);
        var (sum3, error3) = Add(sum2, wholeRest);
        var small = series + (LaneKernel.Fma(sRest, 2, thirdRest) + (error + (error2 + error3)));
        var result = sum3 + small;
        return (result, (sum3 - result) + small);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (TLanes Sum, TLanes Error) Add<TLanes>(TLanes a, TLanes b)
        where TLanes : unmanaged, ILanes<TLanes, double>
    {
        var sum = a + b;
        var other = sum - a;
        return (sum, (a - (sum - other)) + (b - other));
    }
}
