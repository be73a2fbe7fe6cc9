using System.Runtime.Intrinsics;

namespace AutoDiff.Benchmarks.Batch;

/// <summary>The gradient of <see cref="BatchKernels.Mixture"/> for many points as one writes it by hand: eight points in a vector, four vectors at a
/// time, the rows of the first sweep kept for the second.</summary>
internal sealed partial class MixtureByHand(int d, int components)
{
    private readonly AlignedVectors _centered = new(4 * d);
    private readonly AlignedVectors _centeredAdjoint = new(4 * d);
    private readonly AlignedVectors _products = new(4 * components * d);
    private readonly AlignedVectors _terms = new(4 * components);
    private readonly AlignedVectors _weightSums = new(components);
    private readonly AlignedVectors _meanSums = new(components * d);
    private readonly AlignedVectors _diagonalSums = new(components * d);
    private readonly AlignedVectors _lowerSums = new(components * d * (d - 1) / 2);

    /// <summary>Values and the sums of the gradients; the number of points is a multiple of eight.</summary>
    public void Gradient(
        double[] weights, double[] means, double[] diagonals, double[] lower, double[] x, double[] results,
        double[] weightsGradient, double[] meansGradient, double[] diagonalsGradient, double[] lowerGradient)
    {
        _weightSums.Span.Clear();
        _meanSums.Span.Clear();
        _diagonalSums.Span.Clear();
        _lowerSums.Span.Clear();
        int point = 0;
        for (; point + 32 <= results.Length; point += 32)
        {
            Groups(weights, means, diagonals, lower, x, results, point);
        }

        for (; point < results.Length; point += 8)
        {
            Points(weights, means, diagonals, lower, x, results, point);
        }

        Sum(_weightSums, weightsGradient);
        Sum(_meanSums, meansGradient);
        Sum(_diagonalSums, diagonalsGradient);
        Sum(_lowerSums, lowerGradient);
    }

    private static void Sum(AlignedVectors vectors, double[] gradient)
    {
        ReadOnlySpan<Vector512<double>> sums = vectors.Span;
        for (int i = 0; i < sums.Length; i++)
        {
            gradient[i] = Vector512.Sum(sums[i]);
        }
    }

    private void Points(double[] weights, double[] means, double[] diagonals, double[] lower, double[] x, double[] results, int point)
    {
        int points = results.Length, triangle = d * (d - 1) / 2;
        Span<Vector512<double>> allCentered = _centered.Span, allAdjoint = _centeredAdjoint.Span, products = _products.Span, terms = _terms.Span;
        Span<Vector512<double>> weightSums = _weightSums.Span, meanSums = _meanSums.Span, diagonalSums = _diagonalSums.Span;
        var max = Vector512.Create(double.NegativeInfinity);
        for (int k = 0; k < components; k++)
        {
            Center(means, x, point, points, k);
            var sum = Vector512<double>.Zero;
            for (int j = 0; j < d; j++)
            {
                var q = allCentered[j] * diagonals[(k * d) + j];
                ReadOnlySpan<double> row = lower.AsSpan((k * triangle) + (j * (j - 1) / 2), j);
                ReadOnlySpan<Vector512<double>> centered = allCentered[..row.Length];
                for (int m = 0; m < row.Length; m++)
                {
                    q += centered[m] * row[m];
                }

                products[(k * d) + j] = q;
                sum += q * q;
            }

            terms[k] = Vector512.Create(weights[k]) - (sum * 0.5);
            max = Vector512.Max(max, terms[k]);
        }

        var total = Vector512<double>.Zero;
        for (int k = 0; k < components; k++)
        {
            terms[k] = Vector512.Exp(terms[k] - max);
            total += terms[k];
        }

        (max + Vector512.Log(total)).CopyTo(results, point);
        var inverse = Vector512<double>.One / total;
        for (int k = 0; k < components; k++)
        {
            var share = terms[k] * inverse;
            weightSums[k] += share;
            Center(means, x, point, points, k);
            allAdjoint[..d].Clear();
            for (int j = 0; j < d; j++)
            {
                var q = -share * products[(k * d) + j];
                diagonalSums[(k * d) + j] += q * allCentered[j];
                int start = (k * triangle) + (j * (j - 1) / 2);
                ReadOnlySpan<double> row = lower.AsSpan(start, j);
                Span<Vector512<double>> rowSums = _lowerSums.Span.Slice(start, row.Length);
                ReadOnlySpan<Vector512<double>> centered = allCentered[..row.Length];
                Span<Vector512<double>> adjoint = allAdjoint[..row.Length];
                for (int m = 0; m < row.Length; m++)
                {
                    adjoint[m] += q * row[m];
                    rowSums[m] += q * centered[m];
                }

                allAdjoint[j] += q * diagonals[(k * d) + j];
            }

            for (int j = 0; j < d; j++)
            {
                meanSums[(k * d) + j] -= allAdjoint[j];
            }
        }
    }

    private void Center(double[] means, double[] x, int point, int points, int k)
    {
        Span<Vector512<double>> centered = _centered.Span;
        for (int j = 0; j < d; j++)
        {
            centered[j] = Vector512.Create(x, (j * points) + point) - Vector512.Create(means[(k * d) + j]);
        }
    }
}
