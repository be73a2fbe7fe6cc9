namespace LanguageCases;

/// <summary>Memory that only the reverse sweep uses, while calls and loops take their records back.</summary>
public static partial class ScratchMemory
{
    [Differentiable]
    [Case("1.1, [0.5]")]
    public static double Cube(double x, [NoDerivative] Span<double> work)
    {
        work[0] = x * x;
        return work[0] * x;
    }

    [Differentiable]
    [Case("1.1, [0.5]")]
    public static double TwoCallsShareAPassiveBuffer(double x, [NoDerivative] Span<double> work) => Cube(x, work) * Cube(2 * x, work);

    [Differentiable]
    [Case("[0.5, 1.5, 2.0], 0.75")]
    public static double Weighted(ReadOnlySpan<double> weights, double x)
    {
        double s = 1;
        foreach (double w in weights)
        {
            s = s * x + Math.Sin(w * s);
        }

        return s;
    }

    [Differentiable]
    [Case("0.75, 3")]
    public static double PassiveTableForAnActiveParameter(double x, int n)
    {
        Span<double> table = stackalloc double[] { 0.25, 0.5, 0.75 };
        double s = x;
        for (int i = 0; i < n; i++)
        {
            s += Weighted(table, s * 0.5) * x;
        }

        return s;
    }

    [Differentiable]
    [Case("[0.5, 1.5, 2.0], 3")]
    public static double BufferChangesBetweenCalls(ReadOnlySpan<double> x, int n)
    {
        Span<double> buffer = stackalloc double[x.Length];
        x.CopyTo(buffer);
        double s = 0.5;
        for (int i = 0; i < n; i++)
        {
            s = Weighted(buffer, s) * 0.25;
            for (int j = 0; j < buffer.Length; j++)
            {
                buffer[j] = Math.Sin(buffer[j] + s);
            }
        }

        return s;
    }

    /// <summary>Asks for nothing that is in the VJP's name, and its memory does not outlive the method.</summary>
    [Differentiable(Derivatives.Gradient)]
    [Case("[0.5, 1.5, 2.0]")]
    public static double ProductOfRotations(ReadOnlySpan<double> x)
    {
        Span<double> a = stackalloc double[4] { 1, 0, 0, 1 };
        Span<double> next = stackalloc double[4];
        for (int i = 0; i < x.Length; i++)
        {
            (double c, double s) = (Math.Cos(x[i]), Math.Exp(-x[i]));
            for (int r = 0; r < 2; r++)
            {
                next[2 * r] = (a[2 * r] * c) + (a[(2 * r) + 1] * s);
                next[(2 * r) + 1] = (a[(2 * r) + 1] * c) - (a[2 * r] * s);
            }

            next.CopyTo(a);
        }

        return (a[0] * a[3]) - (a[1] * a[1]);
    }

    public struct Mote
    {
        public double Height;
        public double Speed;
        public int Hits;
    }

    /// <summary>A gradient has no shadow for a span that is written to: its structs have adjoints on a tape.</summary>
    [Differentiable]
    [Case("[new() { Height = 1, Speed = 2 }, new() { Height = 3, Speed = 0.5 }], 0.1")]
    public static double BufferOfStructs(Span<Mote> motes, double step)
    {
        double energy = 0;
        foreach (ref Mote mote in motes)
        {
            mote.Height += mote.Speed * step;
            mote = mote with { Speed = mote.Speed - (step * step * mote.Height), Hits = mote.Hits + 1 };
            energy += (mote.Speed * mote.Speed) + mote.Height;
        }

        return energy;
    }
}
