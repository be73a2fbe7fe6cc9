using AutoDiff;

namespace ImpliedVolatility;

/// <summary>Merton's model (1976): between jumps prices diffuse, and jumps come at random.</summary>
internal static partial class Jumps
{
    private const int Terms = 24;

    /// <summary>A call as the mean of Black-Scholes prices over the number of jumps.</summary>
    /// <param name="p">The volatility between jumps, the jumps per year, their mean and their deviation, as logarithms of prices.</param>
    /// <param name="spot">The price today.</param>
    /// <param name="strike">The strike.</param>
    /// <param name="rate">The rate.</param>
    /// <param name="maturity">The maturity in years.</param>
    [Differentiable]
    public static double Price(ReadOnlySpan<double> p, double spot, double strike, double rate, double maturity)
    {
        double lift = Math.Exp(p[2] + (0.5 * p[3] * p[3]));
        double intensity = p[1] * lift * maturity;
        double weight = Math.Exp(-intensity);
        double price = 0;
        for (int n = 0; n < Terms; n++)
        {
            double volatility = Math.Sqrt((p[0] * p[0]) + (n * p[3] * p[3] / maturity));
            double drift = rate - (p[1] * (lift - 1)) + (n * Math.Log(lift) / maturity);
            price += weight * BlackScholes.Price(volatility, spot, strike, drift, maturity);
            weight *= intensity / (n + 1);
        }

        return price;
    }

    /// <summary>The model's implied volatility of a quote: a solver in a chain of derivatives.</summary>
    /// <param name="q">The parameters, those that must be positive by their logarithms: the search needs no bounds then.</param>
    /// <param name="quote">The quote.</param>
    [Differentiable(Derivatives.Default | Derivatives.Hvp)]
    public static double Volatility(ReadOnlySpan<double> q, [NoDerivative] Quote quote)
    {
        ReadOnlySpan<double> p = [Math.Exp(q[0]), Math.Exp(q[1]), q[2], Math.Exp(q[3])];
        return BlackScholes.Implied(Price(p, quote.Spot, quote.Strike, quote.Rate, quote.Maturity), quote.Spot, quote.Strike, quote.Rate, quote.Maturity);
    }

    /// <summary>The parameters of a search's point.</summary>
    public static double[] Parameters(ReadOnlySpan<double> q) => [Math.Exp(q[0]), Math.Exp(q[1]), q[2], Math.Exp(q[3])];

    /// <summary>The point of parameters.</summary>
    public static double[] PointOf(ReadOnlySpan<double> p) => [Math.Log(p[0]), Math.Log(p[1]), p[2], Math.Log(p[3])];
}
