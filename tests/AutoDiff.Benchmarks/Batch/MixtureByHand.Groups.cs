using System.Runtime.Intrinsics;

namespace AutoDiff.Benchmarks.Batch;

/// <content>Four vectors at a time: their chains of additions overlap, and a sum over the points is read and written once for 32 points. The adjoints of
/// the centered points are gathered by columns of the triangle, in registers.</content>
internal sealed partial class MixtureByHand
{
    private void Groups(double[] weights, double[] means, double[] diagonals, double[] lower, double[] x, double[] results, int point)
    {
        int triangle = d * (d - 1) / 2;
        Span<Vector512<double>> centered = _centered.Span, products = _products.Span, terms = _terms.Span;
        for (int k = 0; k < components; k++)
        {
            CenterGroup(means, x, point, results.Length, k);
            Vector512<double> sum0 = default, sum1 = default, sum2 = default, sum3 = default;
            for (int j = 0; j < d; j++)
            {
                var factor = Vector512.Create(diagonals[(k * d) + j]);
                ReadOnlySpan<Vector512<double>> own = centered.Slice(4 * j, 4);
                Vector512<double> q0 = own[0] * factor, q1 = own[1] * factor, q2 = own[2] * factor, q3 = own[3] * factor;
                ReadOnlySpan<double> row = lower.AsSpan((k * triangle) + (j * (j - 1) / 2), j);
                for (int m = 0; m < row.Length; m++)
                {
                    ReadOnlySpan<Vector512<double>> c = centered.Slice(4 * m, 4);
                    var l = Vector512.Create(row[m]);
                    q0 += c[0] * l;
                    q1 += c[1] * l;
                    q2 += c[2] * l;
                    q3 += c[3] * l;
                }

                Span<Vector512<double>> product = products.Slice(4 * ((k * d) + j), 4);
                (product[0], product[1], product[2], product[3]) = (q0, q1, q2, q3);
                sum0 += q0 * q0;
                sum1 += q1 * q1;
                sum2 += q2 * q2;
                sum3 += q3 * q3;
            }

            Span<Vector512<double>> term = terms.Slice(4 * k, 4);
            var weight = Vector512.Create(weights[k]);
            (term[0], term[1], term[2], term[3]) = (weight - (sum0 * 0.5), weight - (sum1 * 0.5), weight - (sum2 * 0.5), weight - (sum3 * 0.5));
        }

        for (int v = 0; v < 4; v++)
        {
            Shares(terms, v, results, point + (8 * v));
        }

        for (int k = 0; k < components; k++)
        {
            CenterGroup(means, x, point, results.Length, k);
            ReverseGroup(diagonals, lower, k);
        }
    }

    /// <summary>The logarithm of the sum; the terms become its derivatives with respect to them.</summary>
    private void Shares(Span<Vector512<double>> terms, int vector, double[] results, int point)
    {
        var max = terms[vector];
        for (int k = 1; k < components; k++)
        {
            max = Vector512.Max(max, terms[(4 * k) + vector]);
        }

        var total = Vector512<double>.Zero;
        for (int k = 0; k < components; k++)
        {
            var share = Vector512.Exp(terms[(4 * k) + vector] - max);
            terms[(4 * k) + vector] = share;
            total += share;
        }

        (max + Vector512.Log(total)).CopyTo(results, point);
        var inverse = Vector512<double>.One / total;
        for (int k = 0; k < components; k++)
        {
            terms[(4 * k) + vector] *= inverse;
        }
    }

    private void ReverseGroup(double[] diagonals, double[] lower, int k)
    {
        int triangle = d * (d - 1) / 2;
        Span<Vector512<double>> centered = _centered.Span, adjoints = _centeredAdjoint.Span, products = _products.Span;
        Span<Vector512<double>> diagonalSums = _diagonalSums.Span, meanSums = _meanSums.Span;
        ReadOnlySpan<Vector512<double>> share = _terms.Span.Slice(4 * k, 4);
        Vector512<double> s0 = share[0], s1 = share[1], s2 = share[2], s3 = share[3];
        _weightSums.Span[k] += (s0 + s1) + (s2 + s3);
        for (int j = 0; j < d; j++)
        {
            ReadOnlySpan<Vector512<double>> product = products.Slice(4 * ((k * d) + j), 4), own = centered.Slice(4 * j, 4);
            Vector512<double> q0 = -s0 * product[0], q1 = -s1 * product[1], q2 = -s2 * product[2], q3 = -s3 * product[3];
            Span<Vector512<double>> kept = adjoints.Slice(4 * j, 4);
            (kept[0], kept[1], kept[2], kept[3]) = (q0, q1, q2, q3);
            diagonalSums[(k * d) + j] += ((q0 * own[0]) + (q1 * own[1])) + ((q2 * own[2]) + (q3 * own[3]));
            Span<Vector512<double>> rowSums = _lowerSums.Span.Slice((k * triangle) + (j * (j - 1) / 2), j);
            for (int m = 0; m < rowSums.Length; m++)
            {
                ReadOnlySpan<Vector512<double>> c = centered.Slice(4 * m, 4);
                rowSums[m] += ((q0 * c[0]) + (q1 * c[1])) + ((q2 * c[2]) + (q3 * c[3]));
            }
        }

        for (int m = 0; m < d; m++)
        {
            var factor = Vector512.Create(diagonals[(k * d) + m]);
            ReadOnlySpan<Vector512<double>> own = adjoints.Slice(4 * m, 4);
            Vector512<double> a0 = own[0] * factor, a1 = own[1] * factor, a2 = own[2] * factor, a3 = own[3] * factor;
            int entry = (k * triangle) + (m * (m + 1) / 2) + m;
            for (int j = m + 1; j < d; entry += j, j++)
            {
                ReadOnlySpan<Vector512<double>> q = adjoints.Slice(4 * j, 4);
                var l = Vector512.Create(lower[entry]);
                a0 += q[0] * l;
                a1 += q[1] * l;
                a2 += q[2] * l;
                a3 += q[3] * l;
            }

            meanSums[(k * d) + m] -= (a0 + a1) + (a2 + a3);
        }
    }

    private void CenterGroup(double[] means, double[] x, int point, int points, int k)
    {
        Span<Vector512<double>> centered = _centered.Span;
        for (int j = 0; j < d; j++)
        {
            var mean = Vector512.Create(means[(k * d) + j]);
            Span<Vector512<double>> own = centered.Slice(4 * j, 4);
            int at = (j * points) + point;
            own[0] = Vector512.Create(x, at) - mean;
            own[1] = Vector512.Create(x, at + 8) - mean;
            own[2] = Vector512.Create(x, at + 16) - mean;
            own[3] = Vector512.Create(x, at + 24) - mean;
        }
    }
}
