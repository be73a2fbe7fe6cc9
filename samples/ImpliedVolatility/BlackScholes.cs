using AutoDiff;
using MathNet.Numerics;
using MathNet.Numerics.RootFinding;

namespace ImpliedVolatility;

/// <summary>Prices of European calls, and the volatility that a price implies.</summary>
internal static partial class BlackScholes
{
    /// <summary>The normal distribution, of a library that knows no derivatives. Its formula gives all orders.</summary>
    public static double Normal(double x) => 0.5 * SpecialFunctions.Erfc(-x / Math.Sqrt(2));

    [Differentiable]
    public static double Price(double volatility, double spot, double strike, double rate, double maturity)
    {
        double deviation = volatility * Math.Sqrt(maturity);
        double moneyness = (Math.Log(spot / strike) + (rate * maturity)) / deviation;
        return (spot * Normal(moneyness + (0.5 * deviation))) - (strike * Math.Exp(-rate * maturity) * Normal(moneyness - (0.5 * deviation)));
    }

    [Differentiable]
    private static double Mispricing(double volatility, double price, double spot, double strike, double rate, double maturity) =>
        Price(volatility, spot, strike, rate, maturity) - price;

    /// <summary>The volatility at which the model gives a price, by a library's root finder. Its derivatives come from <see cref="Mispricing"/>.</summary>
    [ImplicitDerivative(Residual = nameof(Mispricing))]
    [Differentiable(Derivatives.Default | Derivatives.Hvp)]
    public static double Implied(double price, double spot, double strike, double rate, double maturity) =>
        Brent.FindRoot(volatility => Mispricing(volatility, price, spot, strike, rate, maturity), 1e-3, 4, 1e-14, 200);
}
