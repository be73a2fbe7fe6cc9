namespace LanguageCases;

/// <summary>Arrays and lists that are made in a loop and kept in a variable around it.</summary>
public static partial class ReplacedMemory
{
    private const Derivatives Second = Derivatives.Default | Derivatives.Hvp;

    [Differentiable(Second)]
    [Case("[1.0, 2, 3], 0.4")]
    public static double LastRow(double[] a, double z)
    {
        double[] last = a;
        for (int i = 0; i < 4; i++)
        {
            double[] row = [0.5 * z, 1.0, Math.Exp(Math.Sin(z * i))];
            last = row;
        }

        return last[0] * last[^1];
    }

    [Differentiable(Second)]
    [Case("[1.0, 2, 3], 0.4")]
    public static double Exchanged(double[] a, double z)
    {
        for (int i = 0; i < 3; i++)
        {
            double[] fresh = [0.0, z, Math.Exp(Math.Sin(z))];
            (fresh, a) = (a, fresh);
        }

        return a[1] * a[^1];
    }

    [Differentiable]
    [Case("0.4")]
    [Case("-0.4")]
    public static double Best(double z)
    {
        double[] best = [0.0, 1.0];
        int k = 0;
        while (k < 3)
        {
            double[] candidate = [Math.Sin(z * k), z];
            if (candidate[0] >= best[0])
            {
                best = candidate;
            }

            k++;
        }

        return best[0] * best[1];
    }

    [Differentiable]
    [Case("0.4")]
    public static double LastList(double z)
    {
        List<double> last = [1.0];
        for (int i = 0; i < 4; i++)
        {
            List<double> made = [Math.Sin(z) * (i + 1)];
            last = made;
        }

        return last[0] * z;
    }

    [Differentiable]
    [Case("0.4")]
    public static double Generations(double z)
    {
        List<double> now = [z, 1.0];
        for (int i = 0; i < 3; i++)
        {
            var next = new List<double>();
            foreach (double v in now)
            {
                next.Add(v * v + z);
            }

            now = next;
        }

        return now[0] * now[1];
    }

    [Differentiable]
    [Case("0.4")]
    public static double GrowingInTurns(double z)
    {
        List<double> a = [z], b = [];
        for (int i = 0; i < 3; i++)
        {
            b.Add(a[i] * z);
            (a, b) = (b, a);
            b.Add(Math.Sin(z));
            a.Add(1.5 * z);
            a.Insert(0, z * z);
        }

        return a[0] * a[1] + b[1];
    }

    [Differentiable]
    [Case("0.4")]
    [Case("-0.4")]
    public static double GrownAfterAChoice(double z)
    {
        List<double> a = [1.0, 2.0], b = [z, 2];
        if (z > 0)
        {
            a = b;
        }

        a.Add(z * z);
        return a[0] * a[2];
    }

    /// <summary>The array that a call makes takes the place of its argument, whose adjoints must not be lost.</summary>
    [Differentiable(Derivatives.Default | Derivatives.Hvp)]
    [Case("new() { Rates = [0.3, 0.7] }, [1, 0.5], 3")]
    public static double ArraysOfACallInALoop(MixingRates rates, double[] x, int n)
    {
        for (int i = 0; i < n; i++)
        {
            x = rates.Mix(x);
        }

        return x[0] * x[1];
    }

    [Differentiable]
    [Case("[new() { Rates = [0.3, 0.7] }, new() { Rates = [0.2, 0.4] }], [1, 0.5]")]
    public static double LayerAfterLayer(MixingRates[] layers, double[] x)
    {
        foreach (MixingRates layer in layers)
        {
            x = layer.Mix(x);
        }

        return x[0] * x[1];
    }

    public sealed partial class MixingRates
    {
        public double[] Rates = [];

        [Differentiable(ThisIsActive = true)]
        public double[] Mix(double[] x)
        {
            var mixed = new double[x.Length];
            for (int i = 0; i < mixed.Length; i++)
            {
                double sum = x[i];
                for (int j = 0; j < x.Length; j++)
                {
                    sum += Rates[j] * x[j] * x[j];
                }

                mixed[i] = Math.Tanh(sum);
            }

            return mixed;
        }
    }
}
