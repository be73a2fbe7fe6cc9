using System.Globalization;

namespace AutoDiff.Fuzzer;

/// <summary>The command line of the fuzzer.</summary>
public static class Program
{
    /// <summary>Runs random programs; returns the number of failures, at most 100.</summary>
    public static int Main(string[] args)
    {
        ArgumentNullException.ThrowIfNull(args);
        long seed = Option(args, "--seed", Random.Shared.Next());
        int count = (int)Option(args, "--count", 1000);
        int maxFailures = (int)Option(args, "--failures", 5);
        bool onLanes = args.Contains("--batch");
        if (args.Contains("--print"))
        {
            FuzzProgram program = ProgramGenerator.Generate(seed);
            Console.WriteLine(onLanes ? program.BatchSource : program.Source);
            return 0;
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"seed {seed}, {count} programs"));
        var clock = System.Diagnostics.Stopwatch.StartNew();
        FuzzResult result = Campaign.Run(seed, count, maxFailures, state =>
        {
            if (state.Programs % 1000 == 0 || args.Contains("--verbose"))
            {
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{state.Programs} programs, {state.Compared} compared, {state.Failures.Count} failures, {clock.Elapsed.TotalSeconds:F0} s"));
            }
        }, onLanes);
        foreach (FuzzFailure failure in result.Failures)
        {
            Console.WriteLine(new string('-', 80));
            Console.WriteLine(args.Contains("--raw") ? failure : Shrinker.Shrink(failure, onLanes: onLanes));
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{result.Programs} programs, {result.Compared} compared, {result.Failures.Count} failures, {clock.Elapsed.TotalSeconds:F0} s"));
        return Math.Min(100, result.Failures.Count);
    }

    private static long Option(string[] args, string name, long otherwise)
    {
        int at = Array.IndexOf(args, name);
        return at >= 0 ? long.Parse(args[at + 1], CultureInfo.InvariantCulture) : otherwise;
    }
}
