namespace AutoDiff.Benchmarks.Kernels;

/// <summary>The price of an option on the mean of a path, by simulated paths.</summary>
internal static partial class AsianOption
{
    [Differentiable]
    public static double Price(double spot, double rate, double volatility, double strike, double maturity, [NoDerivative] ReadOnlySpan<double> normals, int steps)
    {
        int paths = normals.Length / steps;
        double dt = maturity / steps;
        double drift = (rate - (0.5 * volatility * volatility)) * dt;
        double scale = volatility * Math.Sqrt(dt);
        double payoff = 0;
        for (int path = 0; path < paths; path++)
        {
            double price = spot, sum = 0;
            for (int step = 0; step < steps; step++)
            {
                price *= Math.Exp(drift + (scale * normals[(path * steps) + step]));
                sum += price;
            }

            payoff += Math.Max((sum / steps) - strike, 0);
        }

        return Math.Exp(-rate * maturity) * payoff / paths;
    }

    /// <summary>The gradient by spot, rate, volatility, strike, maturity.</summary>
    public static double ByHand(
        double spot, double rate, double volatility, double strike, double maturity, ReadOnlySpan<double> normals, int steps, Span<double> prices, Span<double> gradient)
    {
        int paths = normals.Length / steps;
        double dt = maturity / steps, root = Math.Sqrt(dt);
        double drift = (rate - (0.5 * volatility * volatility)) * dt, scale = volatility * root;
        double payoff = 0, spotAdjoint = 0, driftAdjoint = 0, scaleAdjoint = 0;
        int exercised = 0;
        prices = prices[..steps];
        for (int path = 0; path < paths; path++)
        {
            ReadOnlySpan<double> z = normals.Slice(path * steps, prices.Length);
            double price = spot, sum = 0;
            for (int step = 0; step < prices.Length; step++)
            {
                price *= Math.Exp(drift + (scale * z[step]));
                prices[step] = price;
                sum += price;
            }

            double gain = (sum / steps) - strike;
            if (gain > 0)
            {
                payoff += gain;
                exercised++;

                // Of the sum: every later price is this one times a factor.
                double tail = 0;
                for (int step = prices.Length - 1; step >= 0; step--)
                {
                    tail += prices[step];
                    driftAdjoint += tail;
                    scaleAdjoint += tail * z[step];
                }

                spotAdjoint += tail;
            }
        }

        double discount = Math.Exp(-rate * maturity), factor = discount / paths;
        double each = factor / steps;
        driftAdjoint *= each;
        scaleAdjoint *= each;
        double value = factor * payoff;
        gradient[0] = each * spotAdjoint / spot;
        gradient[1] = (driftAdjoint * dt) - (maturity * value);
        gradient[2] = (scaleAdjoint * root) - (driftAdjoint * volatility * dt);
        gradient[3] = -factor * exercised;
        gradient[4] = (((driftAdjoint * drift) + (0.5 * scaleAdjoint * scale)) / maturity) - (rate * value);
        return value;
    }
}
