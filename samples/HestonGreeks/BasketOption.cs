using AutoDiff;

namespace HestonGreeks;

/// <summary>A call on the mean of several assets, each with Heston's stochastic variance.</summary>
internal static partial class BasketOption
{
    public const int Steps = 32;
    public const double Strike = 100;
    public const double Maturity = 1;

    /// <summary>How many standard normal numbers a path takes: two per asset and step.</summary>
    public static int NormalsOf(int assets) => 2 * assets * Steps;

    /// <summary>The discounted payoff of one path: variances by Euler's scheme with full truncation, prices by their logarithms.</summary>
    /// <remarks>Everything but the normal numbers is shared by all paths, so that the gradient of a batch is a sum over its paths. A variance
    /// that is not positive moves nothing: the branch keeps the root's infinite slope out.</remarks>
    [Differentiable(Derivatives.Default | Derivatives.Batch)]
    public static double Payoff(
        ReadOnlySpan<double> spots,
        ReadOnlySpan<double> variances,
        double reversion,
        double longVariance,
        double volatilityOfVariance,
        double correlation,
        double rate,
        [Batched, NoDerivative] ReadOnlySpan<double> normals)
    {
        double dt = Maturity / Steps;
        double rootDt = Math.Sqrt(dt);
        double independent = Math.Sqrt(1 - (correlation * correlation));
        double basket = 0;
        for (int asset = 0; asset < spots.Length; asset++)
        {
            double price = spots[asset];
            double variance = variances[asset];
            for (int step = 0; step < Steps; step++)
            {
                int at = 2 * ((asset * Steps) + step);
                double positive = 0, root = 0;
                if (variance > 0)
                {
                    positive = variance;
                    root = Math.Sqrt(variance);
                }

                double shock = rootDt * root;
                price *= Math.Exp(((rate - (0.5 * positive)) * dt) + (shock * normals[at]));
                variance += (reversion * (longVariance - positive) * dt)
                    + (volatilityOfVariance * shock * ((correlation * normals[at]) + (independent * normals[at + 1])));
            }

            basket += price;
        }

        return Math.Exp(-rate * Maturity) * Math.Max((basket / spots.Length) - Strike, 0);
    }
}
