using AutoDiff.Benchmarks.AnalyzerCost;
using AutoDiff.Benchmarks.GeneratorCost;
using AutoDiff.Benchmarks.Lanes;

string[] known = ["generator-cost", "analyzer-cost", "lane-accuracy", "lane-speed"];
string[] chosen = args.Length == 0 ? known : args;
foreach (string name in chosen)
{
    switch (name)
    {
        case "generator-cost":
            GeneratorCostBenchmark.Run(Console.Out);
            break;
        case "analyzer-cost":
            AnalyzerCostBenchmark.Run(Console.Out);
            break;
        case "lane-accuracy":
            LaneAccuracyBenchmark.Run(Console.Out);
            break;
        case "lane-speed":
            LaneSpeedBenchmark.Run(Console.Out);
            break;
        default:
            Console.Error.WriteLine($"Unknown benchmark '{name}'. Known: {string.Join(", ", known)}.");
            return 1;
    }
}

return 0;
