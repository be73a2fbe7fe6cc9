namespace HestonGreeks;

/// <summary>The price and all its sensitivities from one pass over simulated paths.</summary>
internal static class Simulation
{
    /// <summary>Paths that are simulated at once. Their mean is one observation; the spread of these gives the standard errors.</summary>
    private const int BlockSize = 2048;

    /// <summary>The names of what is estimated, in order.</summary>
    public static string[] NamesOf(Market market) =>
    [
        "price",
        .. market.Spots.Select(static (_, i) => $"d/d spot {i + 1}"),
        .. market.Variances.Select(static (_, i) => $"d/d variance {i + 1}"),
        "d/d reversion", "d/d long variance", "d/d vol of variance", "d/d correlation", "d/d rate",
    ];

    /// <param name="market">The market.</param>
    /// <param name="paths">At least so many paths.</param>
    /// <param name="seed">Where the random numbers start: the same for two markets whose results are to be compared.</param>
    public static Estimate[] Run(Market market, int paths, int seed)
    {
        int assets = market.Spots.Length;
        var random = new Normals(seed);
        double[] normals = new double[BasketOption.NormalsOf(assets) * BlockSize];
        double[] payoffs = new double[BlockSize];
        double[] spots = new double[assets], variances = new double[assets];
        int count = NamesOf(market).Length;
        double[] mean = new double[count], square = new double[count];
        int blocks = Math.Max(2, (paths + BlockSize - 1) / BlockSize);
        for (int block = 0; block < blocks; block++)
        {
            random.FillInPairs(normals, BlockSize);
            BasketOption.PayoffGradientBatch(
                market.Spots,
                market.Variances,
                market.Reversion,
                market.LongVariance,
                market.VolatilityOfVariance,
                market.Correlation,
                market.Rate,
                normals,
                payoffs,
                spots,
                variances,
                out double reversion,
                out double longVariance,
                out double volatilityOfVariance,
                out double correlation,
                out double rate);
            double[] sums = [payoffs.Sum(), .. spots, .. variances, reversion, longVariance, volatilityOfVariance, correlation, rate];
            for (int i = 0; i < count; i++)
            {
                double observed = sums[i] / BlockSize;
                double away = observed - mean[i];
                mean[i] += away / (block + 1);
                square[i] += away * (observed - mean[i]);
            }
        }

        return [.. mean.Select((value, i) => new Estimate(value, Math.Sqrt(square[i] / (blocks - 1) / blocks)))];
    }
}
