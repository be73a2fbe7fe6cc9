namespace Programs;

/// <summary>Prices of options.</summary>
public static partial class Finance
{
    [Differentiable]
    [Case("100.0, 105.0, 0.02, 0.25, 0.75", Tolerance = 10)]
    public static double BlackScholesCall(double spot, double strike, double rate, double volatility, double maturity)
    {
        double deviation = volatility * Math.Sqrt(maturity);
        double d1 = (Math.Log(spot / strike) + (rate + 0.5 * volatility * volatility) * maturity) / deviation;
        double d2 = d1 - deviation;
        return spot * NormalCdf(d1) - strike * Math.Exp(-rate * maturity) * NormalCdf(d2);
    }

    /// <summary>Abramowitz and Stegun 26.2.17.</summary>
    [Differentiable]
    [Case("0.3")]
    [Case("-1.2")]
    public static double NormalCdf(double x)
    {
        if (x < 0)
        {
            return 1 - NormalCdf(-x);
        }

        double t = 1 / (1 + 0.2316419 * x);
        double poly = t * (0.319381530 + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))));
        return 1 - Math.Exp(-0.5 * x * x) / Math.Sqrt(2 * Math.PI) * poly;
    }

    [Differentiable]
    [Case("100.0, 0.04, 1.5, 0.04, 0.3, -0.7, 0.01, [0.3, -1.2, 0.8, 0.1, -0.4], [-0.5, 0.9, 0.2, -1.1, 0.6], 0.1")]
    public static double HestonPath(
        double spot, double variance, double kappa, double theta, double xi, double rho, double rate,
        [NoDerivative] ReadOnlySpan<double> normals, [NoDerivative] ReadOnlySpan<double> others, [NoDerivative] double dt)
    {
        double logSpot = Math.Log(spot);
        double average = 0;
        double root = Math.Sqrt(dt);
        for (int step = 0; step < normals.Length; step++)
        {
            double positive = Math.Max(variance, 0);
            double volatility = positive > 0 ? Math.Sqrt(positive) : 0;
            double z = rho * normals[step] + Math.Sqrt(1 - rho * rho) * others[step];
            logSpot += (rate - 0.5 * positive) * dt + volatility * root * normals[step];
            variance += kappa * (theta - positive) * dt + xi * volatility * root * z;
            average += Math.Exp(logSpot) / normals.Length;
        }

        return Math.Max(average - 95, 0) * Math.Exp(-rate * dt * normals.Length);
    }

    [Differentiable]
    [Case("100.3, 103.0, 0.03, 0.3, 1.0, 12")]
    public static double AmericanPut(double spot, double strike, double rate, double volatility, double maturity, int steps)
    {
        double dt = maturity / steps;
        double up = Math.Exp(volatility * Math.Sqrt(dt));
        double down = 1 / up;
        double probability = (Math.Exp(rate * dt) - down) / (up - down);
        double discount = Math.Exp(-rate * dt);
        double[] value = new double[steps + 1];
        for (int i = 0; i <= steps; i++)
        {
            value[i] = Math.Max(strike - spot * Math.Pow(up, 2 * i - steps), 0);
        }

        for (int step = steps - 1; step >= 0; step--)
        {
            for (int i = 0; i <= step; i++)
            {
                double hold = discount * (probability * value[i + 1] + (1 - probability) * value[i]);
                double exercise = strike - spot * Math.Pow(up, 2 * i - step);
                value[i] = exercise > hold ? exercise : hold;
            }
        }

        return value[0];
    }
}
