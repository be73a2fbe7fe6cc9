using System.Numerics;

namespace AutoDiff.Benchmarks.AdBench;

/// <summary>The objective of <see cref="global::AdBench.GaussianMixture"/> on any real numbers: dual ones for forward mode.</summary>
internal static class GaussianMixtureGeneric
{
    public static T LogLikelihood<T>(T[] alphas, T[] means, T[] factors, double[] x, int d, double gamma, int m)
        where T : struct, IFloatingPointIeee754<T>
    {
        int k = alphas.Length;
        int n = x.Length / d;
        int icfSize = d * (d + 1) / 2;
        T half = T.CreateChecked(0.5);
        T[] diagonals = new T[k * d], logDeterminants = new T[k];
        for (int c = 0; c < k; c++)
        {
            for (int i = 0; i < d; i++)
            {
                T q = factors[(c * icfSize) + i];
                logDeterminants[c] += q;
                diagonals[(c * d) + i] = T.Exp(q);
            }
        }

        T[] centred = new T[d], transformed = new T[d], terms = new T[k];
        T sum = T.Zero;
        for (int point = 0; point < n; point++)
        {
            for (int c = 0; c < k; c++)
            {
                for (int i = 0; i < d; i++)
                {
                    centred[i] = T.CreateChecked(x[(point * d) + i]) - means[(c * d) + i];
                    transformed[i] = diagonals[(c * d) + i] * centred[i];
                }

                int at = (c * icfSize) + d;
                for (int column = 0; column < d; column++)
                {
                    for (int row = column + 1; row < d; row++)
                    {
                        transformed[row] += factors[at++] * centred[column];
                    }
                }

                T norm = T.Zero;
                foreach (T t in transformed)
                {
                    norm += t * t;
                }

                terms[c] = alphas[c] + logDeterminants[c] - (half * norm);
            }

            sum += LogSumExp(terms);
        }

        sum -= T.CreateChecked(n) * LogSumExp(alphas);
        T square = T.CreateChecked(0.5 * gamma * gamma);
        for (int c = 0; c < k; c++)
        {
            T frobenius = T.Zero;
            for (int i = 0; i < icfSize; i++)
            {
                T v = i < d ? diagonals[(c * d) + i] : factors[(c * icfSize) + i];
                frobenius += v * v;
            }

            sum += (square * frobenius) - (T.CreateChecked(m) * logDeterminants[c]);
        }

        return sum;
    }

    private static T LogSumExp<T>(T[] x)
        where T : struct, IFloatingPointIeee754<T>
    {
        T max = x[0];
        foreach (T v in x)
        {
            max = v > max ? v : max;
        }

        T sum = T.Zero;
        foreach (T v in x)
        {
            sum += T.Exp(v - max);
        }

        return max + T.Log(sum);
    }
}
