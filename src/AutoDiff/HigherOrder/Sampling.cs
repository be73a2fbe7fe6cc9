namespace AutoDiff;

/// <summary>Random probes and running means.</summary>
internal static class Sampling
{
    public static void Fill(Span<double> probe, ProbeKind kind, Random random)
    {
        if (kind == ProbeKind.Gaussian)
        {
            for (int i = 0; i < probe.Length; i++)
            {
                probe[i] = Gaussian(random);
            }

            return;
        }

        long bits = 0;
        for (int i = 0; i < probe.Length; i++)
        {
            bits = (i & 31) == 0 ? random.NextInt64() : bits >> 1;
            probe[i] = (bits & 1) == 0 ? -1 : 1;
        }
    }

    /// <summary>The mean of samples with its variance, by Welford's recurrence.</summary>
    public static Estimate Mean(int samples, Func<double> next)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(samples);
        double mean = 0;
        double squares = 0;
        for (int i = 1; i <= samples; i++)
        {
            double sample = next();
            double difference = sample - mean;
            mean += difference / i;
            squares += difference * (sample - mean);
        }

        return new Estimate(mean, samples > 1 ? squares / (samples - 1) : double.NaN, samples);
    }

    /// <summary>A standard normal number, by the polar method.</summary>
    private static double Gaussian(Random random)
    {
        while (true)
        {
            double u = (2 * random.NextDouble()) - 1;
            double v = (2 * random.NextDouble()) - 1;
            double s = (u * u) + (v * v);
            if (s is > 0 and < 1)
            {
                return u * Math.Sqrt(-2 * Math.Log(s) / s);
            }
        }
    }
}
