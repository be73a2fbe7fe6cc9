using AutoDiff.Benchmarks.AdBench;
using AutoDiff.Benchmarks.AnalyzerCost;
using AutoDiff.Benchmarks.Batch;
using AutoDiff.Benchmarks.GeneratorCost;
using AutoDiff.Benchmarks.HigherOrder;
using AutoDiff.Benchmarks.Implicit;
using AutoDiff.Benchmarks.Kernels;
using AutoDiff.Benchmarks.Lanes;
using AutoDiff.Benchmarks.Memory;
using AutoDiff.Benchmarks.Running;

const string Usage = "adbench | kernels | memory | batch | generator-cost | long-methods | analyzer-cost | lane-accuracy | lane-speed | implicit | matrix-products | higher-order | all   [--data FOLDER] [--only TEXT] [--quick]";
string[] known = ["adbench", "kernels", "memory", "batch", "generator-cost", "long-methods", "analyzer-cost", "lane-accuracy", "lane-speed", "implicit", "matrix-products", "higher-order"];
List<string> chosen = [];
string? data = null, only = null;
bool isQuick = false;
for (int i = 0; i < args.Length; i++)
{
    switch (args[i])
    {
        case "--data" when i + 1 < args.Length:
            data = args[++i];
            break;
        case "--only" when i + 1 < args.Length:
            only = args[++i];
            break;
        case "--quick":
            isQuick = true;
            break;
        case "all":
            chosen.AddRange(known);
            break;
        case var name when known.Contains(name, StringComparer.Ordinal):
            chosen.Add(name);
            break;
        default:
            Console.Error.WriteLine($"Unknown argument '{args[i]}'. Use: {Usage}");
            return 1;
    }
}

if (chosen.Count == 0)
{
    Console.Error.WriteLine($"Use: {Usage}");
    return 1;
}

// One thread with a deep stack and no one else's tapes.
int result = 0;
var thread = new Thread(() => result = Run(), 64 << 20);
thread.Start();
thread.Join();
return result;

int Run()
{
    foreach (string name in chosen.Distinct(StringComparer.Ordinal))
    {
        switch (name)
        {
            case "adbench":
                if (DataFolder.Find(data) is not { } folder)
                {
                    Console.Error.WriteLine("ADBench's data are not beside the repository (../shared/adbench); name their folder with --data.");
                    return 1;
                }

                Table("ADBench", AdBenchSubjects.All(folder));
                break;
            case "kernels":
                Table("Kernels", KernelSubjects.All());
                break;
            case "memory":
                MemoryBenchmark.Run(Console.Out);
                break;
            case "batch":
                BatchBenchmark.Run(Console.Out);
                break;
            case "long-methods":
                LongMethods.Run(Console.Out, only);
                break;
            case "analyzer-cost":
                AnalyzerCostBenchmark.Run(Console.Out);
                break;
            case "implicit":
                ImplicitBenchmark.Run(Console.Out, isQuick);
                break;
            case "matrix-products":
                MatrixProductBenchmark.Run(Console.Out, isQuick);
                break;
            case "higher-order":
                HigherOrderBenchmark.Run(Console.Out, isQuick);
                break;
            case "lane-accuracy":
                LaneAccuracyBenchmark.Run(Console.Out, only, isQuick ? 1_000_000 : 10_000_000);
                break;
            case "lane-speed":
                LaneSpeedBenchmark.Run(Console.Out);
                break;
            default:
                GeneratorCostBenchmark.Run(Console.Out);
                break;
        }
    }

    return 0;
}

void Table(string title, IEnumerable<(string Name, Func<Subject> Make)> subjects)
{
    var runner = new PairedRunner(isQuick);
    Console.WriteLine($"{title}: medians of {ThreadClock.Name}, {System.Runtime.InteropServices.RuntimeInformation.FrameworkDescription}");
    Console.WriteLine();
    MarkdownTable.Begin(Console.Out);
    foreach ((string name, Func<Subject> make) in subjects)
    {
        if (only is null || name.Contains(only, StringComparison.OrdinalIgnoreCase))
        {
            MarkdownTable.Add(Console.Out, runner.Measure(make()));
        }
    }

    Console.WriteLine();
}
