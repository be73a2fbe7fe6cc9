using AutoDiff.HigherOrder.Tests.Functions;

namespace AutoDiff.HigherOrder.Tests.MatrixFreeMethods;

/// <summary>Lanczos and Newton-CG.</summary>
public class IterationTests
{
    [Fact]
    public void TheExtremeEigenvaluesOfTheDiscreteLaplacianAreThoseInClosedForm()
    {
        const int N = 120;
        LanczosResult result = Lanczos.ExtremeEigenvalues(
            static (x, y) =>
            {
                for (int i = 0; i < x.Length; i++)
                {
                    y[i] = (2 * x[i]) - (i > 0 ? x[i - 1] : 0) - (i + 1 < x.Length ? x[i + 1] : 0);
                }
            },
            N);
        Assert.True(result.IsConverged);
        Assert.Equal(2 - (2 * Math.Cos(Math.PI / (N + 1))), result.Smallest, 1e-9);
        Assert.Equal(2 + (2 * Math.Cos(Math.PI / (N + 1))), result.Largest, 1e-9);
    }

    [Fact]
    public void TheEigenvaluesOfAHessianAreFoundFromItsProducts()
    {
        // The Hessian of exp(a·x) is of rank one.
        double[] x = [0.1, 0.2, 0.3, 0.4];
        LanczosResult result = Lanczos.ExtremeEigenvalues(SmoothFunctions.PlaneHvp, x);
        Assert.Equal(SmoothFunctions.Plane(x) * 0.0625 * 30, result.Largest, 1e-9);
        Assert.Equal(0, result.Smallest, 1e-9);
    }

    [Fact]
    public void ProgressIsReportedAndCancellationHonoured()
    {
        using var source = new CancellationTokenSource();
        var reports = new Reports<LanczosResult>(count => { if (count == 3) { source.Cancel(); } });
        Assert.Throws<OperationCanceledException>(() => Lanczos.ExtremeEigenvalues(SmoothFunctions.QuadraticHvp, new double[50], null, reports, source.Token));
        Assert.Equal([1, 2, 3], reports.Seen.Select(static r => r.Iterations));
    }

    [Theory]
    [InlineData(2)]
    [InlineData(50)]
    public void RosenbrocksValleyIsFollowedToItsEnd(int n)
    {
        double[] x = [.. Enumerable.Range(0, n).Select(static i => i % 2 == 0 ? -1.2 : 1.0)];
        var reports = new Reports<NewtonCgResult>(static _ => { });
        NewtonCgResult result = NewtonCg.Minimize(ClassicalFunctions.RosenbrockGradient, ClassicalFunctions.RosenbrockHvp, x, new NewtonCgOptions { MaxIterations = 1000 }, reports);
        Assert.True(result.IsConverged, result.ToString());
        Assert.All(x, static xi => Assert.Equal(1, xi, 1e-7));
        Assert.Equal(result.Iterations, reports.Seen.Count);
        Assert.Equal(reports.Seen.Select(static r => r.Value).OrderDescending(), reports.Seen.Select(static r => r.Value));
    }

    [Fact]
    public void ASaddleIsLeft()
    {
        double[] x = [0.1, 1e-3];
        NewtonCgResult result = NewtonCg.Minimize(ClassicalFunctions.SaddleGradient, ClassicalFunctions.SaddleHvp, x);
        Assert.True(result.IsConverged);
        Assert.Equal(1, Math.Abs(x[1]), 1e-7);
    }

    [Fact]
    public void AMinimisationCanBeCancelled()
    {
        using var source = new CancellationTokenSource();
        var reports = new Reports<NewtonCgResult>(count => { if (count == 2) { source.Cancel(); } });
        Assert.Throws<OperationCanceledException>(
            () => NewtonCg.Minimize(ClassicalFunctions.RosenbrockGradient, ClassicalFunctions.RosenbrockHvp, new double[10], null, reports, source.Token));
        Assert.Equal(2, reports.Seen.Count);
    }

    /// <summary>Progress that is reported at once, unlike that of <see cref="Progress{T}"/>.</summary>
    private sealed class Reports<T>(Action<int> onReport) : IProgress<T>
    {
        public List<T> Seen { get; } = [];

        public void Report(T value)
        {
            Seen.Add(value);
            onReport(Seen.Count);
        }
    }
}
