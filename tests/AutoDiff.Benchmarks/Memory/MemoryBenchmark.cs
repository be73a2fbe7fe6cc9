using System.Globalization;
using AutoDiff.Benchmarks.Running;

namespace AutoDiff.Benchmarks.Memory;

/// <summary>What reverse sweeps of long loops hold, and that calls allocate nothing once warm.</summary>
internal static class MemoryBenchmark
{
    private const int Short = 1_000_000;
    private const int Long = 10_000_000;

    public static void Run(TextWriter output)
    {
        output.WriteLine($"| loop | storage at {Number(Short)} iterations, bytes | at {Number(Long)} | per iteration | a warm call |");
        output.WriteLine("|---|---:|---:|---:|---:|");
        Row(output, "independent iterations", static n => LongLoops.IndependentGradient(0.3, n, out _));
        Row(output, "one carried scalar", static n => LongLoops.CarriedGradient(0.3, n, out _));
        Row(output, "two carried scalars", static n => LongLoops.PairGradient(0.3, n, out _));
        output.WriteLine();
    }

    private static void Row(TextWriter output, string name, Func<int, double> gradient)
    {
        gradient(10);
        long few = Allocation.OfFirstCall(() => gradient(Short)), many = Allocation.OfFirstCall(() => gradient(Long));
        gradient(Short);
        long warm = Allocation.Of(() => gradient(Short));
        double each = (many - few) / (double)(Long - Short);
        output.WriteLine($"| {name} | {Number(few)} | {Number(many)} | {each.ToString("0.00", CultureInfo.InvariantCulture)} | {Number(warm)} |");
        output.Flush();
    }

    private static string Number(long value) => value.ToString(CultureInfo.InvariantCulture);
}
