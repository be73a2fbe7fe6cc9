using System.Diagnostics;
using System.Globalization;
using GaussianMixture;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
if (args.Length > 0 && !File.Exists(args[0]))
{
    Console.Error.WriteLine($"There is no file '{args[0]}'. Name one of ADBench's GMM files, or none for generated points.");
    return 1;
}

Observations data = args.Length > 0 ? Observations.Read(args[0]) : Observations.Generate(5000, seed: 7);
int steps = args.Length > 1 ? int.Parse(args[1], CultureInfo.InvariantCulture) : 400;
var fit = new Fit(data, seed: 1);
int parameters = data.Components * (1 + data.Dimension + (data.Dimension * (data.Dimension + 1) / 2));
Console.WriteLine($"{data.Count} points in {data.Dimension} dimensions, {data.Components} components, {parameters} parameters");
var clock = Stopwatch.StartNew();
for (int step = 0; step <= steps; step++)
{
    double likelihood = fit.Step();
    if (step % Math.Max(1, steps / 8) == 0)
    {
        Console.WriteLine($"  step {step,4}: log-likelihood per point {likelihood,12:F6}");
    }
}

Console.WriteLine($"  {clock.Elapsed.TotalMilliseconds / steps:F2} ms per step: the log-likelihood of all points and its {parameters} derivatives");
Console.WriteLine();
double[] weights = fit.Weights;
for (int component = 0; component < Math.Min(10, data.Components); component++)
{
    Console.WriteLine($"  component {component + 1}: weight {weights[component]:F3}, mean ({string.Join(", ", fit.MeanOf(component).ToArray().Take(5).Select(static c => c.ToString("F3", CultureInfo.InvariantCulture)))})");
}

return 0;
