using System.Diagnostics;
using System.Globalization;
using HestonGreeks;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
int paths = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 1_000_000;
string file = args.Length > 1 ? args[1] : Path.Combine(Path.GetTempPath(), "heston-greeks.svg");

Market market = Market.Today;
string[] names = Simulation.NamesOf(market);
_ = Simulation.Run(market, 1, seed: 0);
var clock = Stopwatch.StartNew();
Estimate[] estimates = Simulation.Run(market, paths, seed: 1);
Console.WriteLine($"{paths:N0} paths of {BasketOption.Steps} steps and {market.Spots.Length} assets, {names.Length - 1} sensitivities: {clock.Elapsed.TotalSeconds:F2} s");
Console.WriteLine();
for (int i = 0; i < names.Length; i++)
{
    Console.WriteLine($"  {names[i],-20} {estimates[i].Mean,12:F5}  ± {estimates[i].StandardError:F5}");
}

// One sensitivity the other way: two prices from the same random numbers.
const double Shift = 1e-3;
Estimate[] up = Simulation.Run(market with { LongVariance = market.LongVariance + Shift }, paths / 10, seed: 2);
Estimate[] down = Simulation.Run(market with { LongVariance = market.LongVariance - Shift }, paths / 10, seed: 2);
Estimate[] here = Simulation.Run(market, paths / 10, seed: 2);
int checkedName = Array.IndexOf(names, "d/d long variance");
Console.WriteLine();
Console.WriteLine($"  {names[checkedName]} by differences {(up[0].Mean - down[0].Mean) / (2 * Shift):F4}, by the batch on the same paths {here[checkedName].Mean:F4}");

// The curves against the spots, all scaled alike.
double[] factors = [.. Enumerable.Range(0, 21).Select(static i => 0.7 + (0.03 * i))];
Estimate[][] curves = [.. factors.Select(factor => Simulation.Run(market.ScaledBy(factor), paths / 50, seed: 3))];
double[] basket = [.. factors.Select(factor => factor * market.Spots.Average())];
Plot.Write(file, basket, [.. names.Select((name, i) => (name, curves.Select(curve => curve[i]).ToArray()))]);
Console.WriteLine($"  price and sensitivities against the basket today: {file}");
