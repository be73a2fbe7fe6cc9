namespace ImpliedVolatility;

/// <summary>A quoted volatility.</summary>
/// <param name="Spot">The price today.</param>
/// <param name="Strike">The strike.</param>
/// <param name="Rate">The rate.</param>
/// <param name="Maturity">The maturity in years.</param>
/// <param name="Volatility">The volatility that the market quotes.</param>
internal sealed record Quote(double Spot, double Strike, double Rate, double Maturity, double Volatility);
