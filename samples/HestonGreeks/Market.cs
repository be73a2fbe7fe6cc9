namespace HestonGreeks;

/// <summary>What the price of the option depends on.</summary>
/// <param name="Spots">The prices of the assets today.</param>
/// <param name="Variances">Their variances today.</param>
/// <param name="Reversion">How fast variances return.</param>
/// <param name="LongVariance">Where they return to.</param>
/// <param name="VolatilityOfVariance">How much they move.</param>
/// <param name="Correlation">Of an asset with its variance.</param>
/// <param name="Rate">The interest rate.</param>
internal sealed record Market(
    double[] Spots, double[] Variances, double Reversion, double LongVariance, double VolatilityOfVariance, double Correlation, double Rate)
{
    public static Market Today { get; } = new([100, 95, 110], [0.04, 0.06, 0.03], 1.5, 0.05, 0.4, -0.6, 0.03);

    public Market ScaledBy(double factor) => this with { Spots = [.. Spots.Select(spot => factor * spot)] };
}
