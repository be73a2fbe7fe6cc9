using AutoDiff.Benchmarks.Running;
using AutoDiff.LinearAlgebra;
using MathNet.Numerics.Providers.LinearAlgebra;
using DenseMatrix = MathNet.Numerics.LinearAlgebra.Double.DenseMatrix;

namespace AutoDiff.Benchmarks.Implicit;

/// <summary>Matrix products of the runtime beside those of MathNet.Numerics' managed provider, on one thread each.</summary>
internal static class MatrixProductBenchmark
{
    /// <summary>Measures and prints a table.</summary>
    /// <param name="output">Where the table goes.</param>
    /// <param name="isQuick">Whether few rounds will do.</param>
    public static void Run(TextWriter output, bool isQuick)
    {
        LinearAlgebraControl.UseManaged();
        MathNet.Numerics.Control.UseSingleThread();
        output.WriteLine($"Matrix products: medians of {ThreadClock.Name}, one thread.");
        output.WriteLine();
        output.WriteLine("| order | runtime, ms | MathNet.Numerics, ms | MathNet.Numerics / runtime | runtime, GFLOP/s |");
        output.WriteLine("|---:|---:|---:|---:|---:|");
        var random = new Random(1);
        foreach (int n in (int[])[32, 128, 512])
        {
            double[] a = [.. Enumerable.Range(0, n * n).Select(_ => random.NextDouble() - 0.5)];
            double[] b = [.. Enumerable.Range(0, n * n).Select(_ => random.NextDouble() - 0.5)];
            double[] product = new double[n * n];
            MathNet.Numerics.LinearAlgebra.Matrix<double> left = DenseMatrix.Build.DenseOfRowMajor(n, n, a);
            MathNet.Numerics.LinearAlgebra.Matrix<double> right = DenseMatrix.Build.DenseOfRowMajor(n, n, b);
            var result = DenseMatrix.Create(n, n, 0);
            double[] times = PairedTimes.Of(isQuick ? 5 : 15, () => Matrix.Multiply(a, b, product, n, n, n), () => left.Multiply(right, result));
            Equality.Require($"product of order {n}", product, result.ToRowMajorArray());
            output.WriteLine(FormattableString.Invariant(
                $"| {n} | {times[0]:F4} | {times[1]:F4} | {times[1] / times[0]:F2} | {2e-6 * n * n * n / times[0]:F1} |"));
        }

        output.WriteLine();
    }
}
