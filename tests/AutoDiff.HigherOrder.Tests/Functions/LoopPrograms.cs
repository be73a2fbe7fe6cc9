namespace AutoDiff.HigherOrder.Tests.Functions;

/// <summary>Programs full of loops, whose Hessians have no closed form worth writing.</summary>
public static partial class LoopPrograms
{
    [Differentiable(Derivatives.Gradient | Derivatives.Hessian)]
    public static double CarriedState(ReadOnlySpan<double> x)
    {
        double s = 0.3;
        double sum = 0;
        for (int round = 0; round < 3; round++)
        {
            foreach (double v in x)
            {
                s = Math.Tanh((s * v) + 0.1);
                sum += s * s * v;
            }
        }

        return sum;
    }

    [Differentiable(Derivatives.Gradient | Derivatives.Hessian)]
    public static double ProductOfMatrices(ReadOnlySpan<double> x)
    {
        double[] a = [1, 0, 0, 1];
        double[] next = new double[4];
        for (int i = 0; i < x.Length; i++)
        {
            (double c, double s) = (Math.Cos(x[i]), Math.Exp(-x[i]));
            for (int r = 0; r < 2; r++)
            {
                next[2 * r] = (a[2 * r] * c) + (a[(2 * r) + 1] * s);
                next[(2 * r) + 1] = (a[(2 * r) + 1] * c) - (a[2 * r] * s);
            }

            next.CopyTo(a, 0);
        }

        return (a[0] * a[3]) - (a[1] * a[1]);
    }

    [Differentiable(Derivatives.Gradient | Derivatives.Hessian)]
    public static double HeatSteps(ReadOnlySpan<double> x)
    {
        double[] u = x.ToArray();
        for (int step = 0; step < 8; step++)
        {
            double left = u[^1];
            for (int i = 0; i < u.Length; i++)
            {
                double here = u[i];
                u[i] += 0.2 * ((left - (2 * here) + u[(i + 1) % u.Length]) * (1 + (0.1 * here * here)));
                left = here;
            }
        }

        double energy = 0;
        foreach (double v in u)
        {
            energy += v * v * v;
        }

        return energy;
    }

    [Differentiable(Derivatives.Gradient | Derivatives.Hessian)]
    public static double NewtonRoots(ReadOnlySpan<double> x)
    {
        double sum = 0;
        for (int i = 0; i < x.Length; i++)
        {
            double target = 2 + (x[i] * x[i]);
            double y = 1.5;
            while (Math.Abs((y * y * y) - target) > 1e-14)
            {
                y -= ((y * y * y) - target) / (3 * y * y);
            }

            sum += y * x[(i + 1) % x.Length];
        }

        return sum;
    }

    [Differentiable(Derivatives.Gradient | Derivatives.Hessian)]
    public static double Horner(ReadOnlySpan<double> x)
    {
        double sum = 0;
        for (int k = -3; k <= 3; k++)
        {
            double p = 0;
            for (int i = x.Length - 1; i >= 0; i--)
            {
                p = (p * 0.3 * k) + (x[i] * x[i]);
            }

            sum += Math.Log(1 + (p * p));
        }

        return sum;
    }

    [Differentiable(Derivatives.Gradient | Derivatives.Hessian)]
    public static double PairwiseRepulsion(ReadOnlySpan<double> x)
    {
        double energy = 0;
        for (int i = 0; i < x.Length; i++)
        {
            for (int j = 0; j < i; j++)
            {
                double d = x[i] - x[j] + (i - j);
                energy += 1 / Math.Sqrt((d * d) + 0.01);
            }
        }

        return energy;
    }

    [Differentiable(Derivatives.Gradient | Derivatives.Hessian)]
    public static double Branches(ReadOnlySpan<double> x)
    {
        double s = 1;
        for (int i = 0; i < x.Length; i++)
        {
            if (s > 1.2)
            {
                s *= Math.Cos(x[i]);
                continue;
            }

            s += i % 2 == 0 ? x[i] * x[i] : Math.Sin(x[i]) * s;
            if (s > 50)
            {
                break;
            }
        }

        return s * s;
    }

    [Differentiable(Derivatives.Gradient | Derivatives.Hessian)]
    public static double Pendulum(ReadOnlySpan<double> x)
    {
        (double angle, double speed) = (x[0], x[1]);
        for (int step = 0; step < 40; step++)
        {
            double force = -Math.Sin(angle) * x[2];
            speed += 0.05 * (force - (x[3] * speed));
            angle += 0.05 * speed;
        }

        return (angle * angle) + (speed * x[0]);
    }

    [Differentiable(Derivatives.Gradient | Derivatives.Hessian)]
    public static double ForwardAlgorithm(ReadOnlySpan<double> x)
    {
        double[] state = [0.5, 0.5];
        double logLikelihood = 0;
        for (int t = 0; t < 6; t++)
        {
            double stay = 1 / (1 + Math.Exp(-x[0]));
            double a = ((state[0] * stay) + (state[1] * (1 - stay))) * Math.Exp(-(x[1] - t) * (x[1] - t) / 8);
            double b = ((state[1] * stay) + (state[0] * (1 - stay))) * Math.Exp(-(x[2] + t) * (x[2] + t) / (8 + (x[3] * x[3])));
            double total = a + b;
            logLikelihood += Math.Log(total);
            state[0] = a / total;
            state[1] = b / total;
        }

        return logLikelihood;
    }

    [Differentiable(Derivatives.Gradient | Derivatives.Hessian)]
    public static double Recursive(ReadOnlySpan<double> x) => Tree(x, 4) + Tree(x[1..], 3);

    [Differentiable]
    private static double Tree(ReadOnlySpan<double> x, int depth) =>
        depth == 0 ? x[0] : Math.Sin(Tree(x, depth - 1) * x[depth % x.Length]) + (0.5 * Tree(x, depth - 1));
}
