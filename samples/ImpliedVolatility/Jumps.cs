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
    [Differentiable(Derivatives.Default | Derivatives.Hvp)]
    public static double Volatility(ReadOnlySpan<double> p, [NoDerivative] Quote quote) =>
        BlackScholes.Implied(Price(p, quote.Spot, quote.Strike, quote.Rate, quote.Maturity), quote.Spot, quote.Strike, quote.Rate, quote.Maturity);
}
