using System.Numerics;
using AutoDiff.CompilerServices;

namespace AutoDiff;

/// <summary>The normal quantile: Acklam's rational approximation, good to nine digits, then one step of Halley's method with the distribution.</summary>
internal readonly struct NormalInverseCdfScalar : ISpecialFunction
{
    /// <summary>√(2π).</summary>
    private const double SqrtTwoPi = 2.5066282746310007;

    /// <inheritdoc/>
    public static double Evaluate(double x)
    {
        // 1 - x is exact from ½ on. NaN goes through.
        if (x > 0.5)
        {
            return -Lower(1 - x);
        }

        return Lower(x);
    }

    /// <inheritdoc/>
    public static T Derivative<T>(T x, T result)
        where T : IFloatingPointIeee754<T> => T.CreateChecked(SqrtTwoPi) * T.Exp(T.CreateChecked(0.5) * result * result);

    /// <summary>The quantile of a probability of at most ½.</summary>
    private static double Lower(double p)
    {
        if (!(p > 0))
        {
            return p == 0 ? double.NegativeInfinity : double.NaN;
        }

        double y, error;
        if (p < 0.25)
        {
            y = p < 0.02425 ? Tail(Math.Sqrt(-2 * Math.Log(p))) : Central(p - 0.5);
            error = NormalCdfScalar.Evaluate(y) - p;
        }
        else
        {
            // From the middle, so that the digits of a small quantile are not lost.
            y = Central(p - 0.5);
            error = (0.5 * ErfScalar.Evaluate(y * ErrorKernel.OneBySqrtTwo)) - (p - 0.5);
        }

        // Far out the exponential leaves the range before the quotient does.
        double half = Math.Exp(0.25 * y * y);
        double step = error * half * SqrtTwoPi * half;
        return y - (step / (1 + (0.5 * y * step)));
    }

    private static double Central(double q)
    {
        double r = q * q;
        return ((((((((((-3.969683028665376e+01 * r) + 2.209460984245205e+02) * r) - 2.759285104469687e+02) * r) + 1.383577518672690e+02) * r)
                - 3.066479806614716e+01) * r) + 2.506628277459239e+00) * q
            / ((((((((((-5.447609879822406e+01 * r) + 1.615858368580409e+02) * r) - 1.556989798598866e+02) * r) + 6.680131188771972e+01) * r)
                - 1.328068155288572e+01) * r) + 1);
    }

    private static double Tail(double q) =>
        ((((((((((-7.784894002430293e-03 * q) - 3.223964580411365e-01) * q) - 2.400758277161838e+00) * q) - 2.549732539343734e+00) * q)
            + 4.374664141464968e+00) * q) + 2.938163982698783e+00)
        / ((((((((7.784695709041462e-03 * q) + 3.224671290700398e-01) * q) + 2.445134137142996e+00) * q) + 3.754408661907416e+00) * q) + 1);
}
