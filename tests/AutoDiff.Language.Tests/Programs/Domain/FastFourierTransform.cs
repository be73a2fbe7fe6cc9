namespace Programs;

/// <summary>Spectral loss by an in-place radix-2 transform.</summary>
public static partial class FastFourierTransform
{
    [Differentiable]
    [Case("[0.5, -1.0, 2.0, 0.25, 1.5, -0.5, 0.75, 1.0], [4.0, 2.0, 1.0, 0.5, 0.25]")]
    public static double SpectralLoss(ReadOnlySpan<double> signal, [NoDerivative] ReadOnlySpan<double> target)
    {
        double[] re = signal.ToArray();
        double[] im = new double[re.Length];
        Transform(re, im);
        double loss = 0;
        for (int k = 0; k < target.Length; k++)
        {
            double power = re[k] * re[k] + im[k] * im[k];
            double difference = Math.Log(power + 1e-3) - Math.Log(target[k]);
            loss += difference * difference;
        }

        return loss;
    }

    [Differentiable]
    [Case("[0.5, -1.0, 2.0, 0.25], [0.0, 1.0, -0.5, 0.125]")]
    public static void Transform(Span<double> re, Span<double> im)
    {
        int n = re.Length;
        for (int i = 1, j = 0; i < n; i++)
        {
            int bit = n >> 1;
            for (; (j & bit) != 0; bit >>= 1)
            {
                j ^= bit;
            }

            j ^= bit;
            if (i < j)
            {
                (re[i], re[j]) = (re[j], re[i]);
                (im[i], im[j]) = (im[j], im[i]);
            }
        }

        for (int length = 2; length <= n; length <<= 1)
        {
            double angle = -2 * Math.PI / length;
            for (int start = 0; start < n; start += length)
            {
                for (int k = 0; k < length / 2; k++)
                {
                    double c = Math.Cos(angle * k), s = Math.Sin(angle * k);
                    int a = start + k, b = a + length / 2;
                    double tr = re[b] * c - im[b] * s;
                    double ti = re[b] * s + im[b] * c;
                    re[b] = re[a] - tr;
                    im[b] = im[a] - ti;
                    re[a] += tr;
                    im[a] += ti;
                }
            }
        }
    }
}
