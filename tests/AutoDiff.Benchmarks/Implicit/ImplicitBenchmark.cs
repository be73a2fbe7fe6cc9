using AutoDiff.Benchmarks.Running;

namespace AutoDiff.Benchmarks.Implicit;

/// <summary>The gradient through a Newton solve of 200 unknowns, by its equation and through its iterations, as these grow.</summary>
internal static class ImplicitBenchmark
{
    private const int Unknowns = 200;

    /// <summary>Measures and prints a table.</summary>
    /// <param name="output">Where the table goes.</param>
    /// <param name="isQuick">Whether few rounds will do.</param>
    public static void Run(TextWriter output, bool isQuick)
    {
        output.WriteLine($"A Newton solve of {Unknowns} unknowns: medians of {ThreadClock.Name}; memory is what the first call on a new thread allocates.");
        output.WriteLine();
        output.WriteLine("| iterations | solve, ms | gradient by the equation, ms | unrolled, ms | unrolled / equation | memory by the equation, MB | unrolled, MB | largest difference |");
        output.WriteLine("|---:|---:|---:|---:|---:|---:|---:|---:|");
        var random = new Random(1);
        double[] theta = [.. Enumerable.Range(0, Unknowns).Select(_ => random.NextDouble() - 0.5)];
        double[] coupling = [.. Enumerable.Range(0, Unknowns * Unknowns).Select(_ => (random.NextDouble() - 0.5) / Math.Sqrt(Unknowns))];
        double[] x = new double[Unknowns];
        double[] byEquation = new double[Unknowns];
        double[] unrolled = new double[Unknowns];
        foreach (int iterations in (int[])[5, 10, 20, 40])
        {
            Action solve = () => NewtonSolve.Solve(theta, coupling, iterations, x);
            Action equation = () => NewtonSolve.ByEquationGradient(theta, coupling, iterations, byEquation);
            Action through = () => NewtonSolve.UnrolledGradient(theta, coupling, iterations, unrolled);
            double[] times = PairedTimes.Of(isQuick ? 5 : 11, solve, equation, through);
            double difference = byEquation.Zip(unrolled, static (a, b) => Math.Abs(a - b)).Max();
            output.WriteLine(FormattableString.Invariant(
                $"| {iterations} | {times[0]:F2} | {times[1]:F2} | {times[2]:F2} | {times[2] / times[1]:F2} | {PairedTimes.FirstCall(equation) / 1e6:F2} | {PairedTimes.FirstCall(through) / 1e6:F2} | {difference:E1} |"));
        }

        output.WriteLine();
    }
}
