using AutoDiff;

namespace Quickstart;

/// <summary>Models as one would write them anyway. The attribute is all that the derivatives ask for.</summary>
public static partial class Models
{
    /// <summary>Monomolecular adsorption: volume <paramref name="y"/> against pressure <paramref name="x"/>.</summary>
    [Differentiable(Derivatives.Jacobian)]
    public static void Misra1a(ReadOnlySpan<double> b, [NoDerivative] ReadOnlySpan<double> x, Span<double> y)
    {
        for (int i = 0; i < y.Length; i++)
            y[i] = b[0] * (1 - Math.Exp(-b[1] * x[i]));
    }

    /// <summary>Electron mobility <paramref name="y"/> against the logarithm of density <paramref name="x"/>: a quotient of cubics.</summary>
    [Differentiable(Derivatives.Jacobian)]
    public static void Thurber(ReadOnlySpan<double> b, [NoDerivative] ReadOnlySpan<double> x, Span<double> y)
    {
        for (int i = 0; i < y.Length; i++)
        {
            double t = x[i];
            double numerator = b[0] + t * (b[1] + t * (b[2] + t * b[3]));
            double denominator = 1 + t * (b[4] + t * (b[5] + t * b[6]));
            y[i] = numerator / denominator;
        }
    }

    /// <summary>How badly the adsorption model misses what was observed: half the sum of squares.</summary>
    [Differentiable(Derivatives.Gradient)]
    public static double Misfit(ReadOnlySpan<double> b, [NoDerivative] ReadOnlySpan<double> x, [NoDerivative] ReadOnlySpan<double> observed)
    {
        double sum = 0;
        for (int i = 0; i < x.Length; i++)
        {
            double residual = b[0] * (1 - Math.Exp(-b[1] * x[i])) - observed[i];
            sum += residual * residual;
        }

        return sum / 2;
    }
}
