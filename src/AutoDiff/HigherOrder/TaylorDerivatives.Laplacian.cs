using AutoDiff.CompilerServices;

namespace AutoDiff;

/// <content>The Laplacian, exact and estimated.</content>
public static partial class TaylorDerivatives
{
    /// <summary>The Laplacian <c>Σ ∂²f/∂xᵢ²</c>: a series of second order per input.</summary>
    /// <param name="function">The companion <c>MTaylor</c>.</param>
    /// <param name="x">The point.</param>
    public static double Laplacian(TaylorFunction function, ReadOnlySpan<double> x)
    {
        ArgumentNullException.ThrowIfNull(function);
        Tape tape = Tape.Rent();
        Span<double> series = tape.ReserveCleared<double>(checked(3 * x.Length));
        Span<double> result = tape.Reserve<double>(3);
        for (int i = 0; i < x.Length; i++)
        {
            series[3 * i] = x[i];
        }

        double sum = 0;
        for (int i = 0; i < x.Length; i++)
        {
            series[(3 * i) + 1] = 1;
            function(series, result);
            sum += 2 * result[2];
            series[(3 * i) + 1] = 0;
        }

        tape.Return();
        return sum;
    }

    /// <summary>The Laplacian by random probes: the mean of <c>vᵀ H v</c>, each sample one series of second order.</summary>
    /// <param name="function">The companion <c>MTaylor</c>.</param>
    /// <param name="x">The point.</param>
    /// <param name="samples">The number of probes.</param>
    /// <param name="random">The source of randomness.</param>
    /// <param name="kind">The distribution of the probes.</param>
    /// <remarks>Without bias; a sample's variance is that of <see cref="MatrixFree.Trace(HvpFunction, ReadOnlySpan{double}, int, Random, ProbeKind)"/>.</remarks>
    public static Estimate Laplacian(TaylorFunction function, ReadOnlySpan<double> x, int samples, Random random, ProbeKind kind = ProbeKind.Rademacher)
    {
        ArgumentNullException.ThrowIfNull(function);
        ArgumentNullException.ThrowIfNull(random);
        double[] point = x.ToArray();
        double[] probe = new double[x.Length];
        double[] series = new double[checked(3 * x.Length)];
        double[] result = new double[3];
        return Sampling.Mean(samples, () =>
        {
            Sampling.Fill(probe, kind, random);
            Series(function, point, probe, series, result);
            return 2 * result[2];
        });
    }
}
