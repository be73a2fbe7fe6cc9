using System.Numerics;

namespace AutoDiff.Benchmarks.HigherOrder;

/// <summary>What is differentiated more than once.</summary>
internal static partial class Objectives
{
    [Differentiable(Derivatives.Gradient | Derivatives.Hvp | Derivatives.Hessian)]
    public static double Rosenbrock(ReadOnlySpan<double> x)
    {
        double sum = 0;
        for (int i = 0; i + 1 < x.Length; i++)
        {
            double a = x[i + 1] - (x[i] * x[i]);
            double b = 1 - x[i];
            sum += (100 * a * a) + (b * b);
        }

        return sum;
    }

    /// <summary>A recurrence with elementary functions: the reverse sweep needs what the loop carries.</summary>
    [Differentiable(Derivatives.Gradient | Derivatives.Hvp | Derivatives.Hessian)]
    public static double Chain(ReadOnlySpan<double> x)
    {
        double s = 0;
        double sum = 0;
        for (int i = 0; i < x.Length; i++)
        {
            s = Math.Tanh((0.5 * s) + x[i]);
            sum += s * Math.Exp(-x[i] * x[i]);
        }

        return sum;
    }

    /// <summary>log Σ exp(xᵢ + ½ sin(xᵢ xᵢ₊₁)), a Hessian without zeros.</summary>
    [Differentiable(Derivatives.Gradient | Derivatives.Hvp | Derivatives.Hessian)]
    public static double SoftMaximum(ReadOnlySpan<double> x)
    {
        double sum = 0;
        for (int i = 0; i + 1 < x.Length; i++)
        {
            sum += Math.Exp(x[i] + (0.5 * Math.Sin(x[i] * x[i + 1])));
        }

        return Math.Log(sum);
    }

    /// <summary>The squares of the errors of a network with a hidden layer, by its weights.</summary>
    /// <param name="w">Weights and biases: of hidden units, and of the output.</param>
    /// <param name="inputs">Points of 8 numbers.</param>
    /// <param name="targets">A number for each point.</param>
    [Differentiable(Derivatives.Gradient | Derivatives.Hvp)]
    public static double Network(ReadOnlySpan<double> w, [NoDerivative] ReadOnlySpan<double> inputs, [NoDerivative] ReadOnlySpan<double> targets)
    {
        const int Inputs = 8;
        int units = w.Length / (Inputs + 2);
        double loss = 0;
        for (int p = 0; p < targets.Length; p++)
        {
            double y = -targets[p];
            for (int u = 0; u < units; u++)
            {
                double s = w[(u * (Inputs + 2)) + Inputs];
                for (int i = 0; i < Inputs; i++)
                {
                    s += w[(u * (Inputs + 2)) + i] * inputs[(p * Inputs) + i];
                }

                y += w[(u * (Inputs + 2)) + Inputs + 1] * Math.Tanh(s);
            }

            loss += y * y;
        }

        return loss;
    }

    /// <summary>A function of one variable, in a loop.</summary>
    [Differentiable(Derivatives.Taylor)]
    public static double Curve(double x)
    {
        double s = x;
        for (int i = 0; i < 20; i++)
        {
            s = Math.Sin(s * x) + (0.5 * Math.Exp(-s * s));
        }

        return s;
    }

    /// <summary>The same on any number.</summary>
    public static T CurveOf<T>(T x)
        where T : IFloatingPointIeee754<T>
    {
        T half = T.CreateChecked(0.5);
        T s = x;
        for (int i = 0; i < 20; i++)
        {
            s = T.Sin(s * x) + (half * T.Exp(-s * s));
        }

        return s;
    }

    /// <summary>A network of three layers of tanh units, w = V₃ᵀ tanh(V₂ tanh(V₁ x)).</summary>
    /// <param name="x">The inputs.</param>
    /// <param name="weights">The matrices one after the other: units × inputs, units × units, units.</param>
    /// <param name="units">The units of a layer.</param>
    [Differentiable(Derivatives.Taylor)]
    public static double Layers(ReadOnlySpan<double> x, [NoDerivative] ReadOnlySpan<double> weights, int units)
    {
        Span<double> first = stackalloc double[units];
        for (int u = 0; u < units; u++)
        {
            double s = 0;
            for (int i = 0; i < x.Length; i++)
            {
                s += weights[(u * x.Length) + i] * x[i];
            }

            first[u] = Math.Tanh(s);
        }

        int second = units * x.Length;
        int third = second + (units * units);
        double result = 0;
        for (int u = 0; u < units; u++)
        {
            double s = 0;
            for (int i = 0; i < units; i++)
            {
                s += weights[second + (u * units) + i] * first[i];
            }

            result += weights[third + u] * Math.Tanh(s);
        }

        return Math.Tanh(result);
    }

    /// <summary>The same on any number, for duals of duals.</summary>
    public static T LayersOf<T>(ReadOnlySpan<T> x, ReadOnlySpan<double> weights, int units)
        where T : IFloatingPointIeee754<T>
    {
        Span<T> first = new T[units];
        for (int u = 0; u < units; u++)
        {
            T s = T.Zero;
            for (int i = 0; i < x.Length; i++)
            {
                s += T.CreateChecked(weights[(u * x.Length) + i]) * x[i];
            }

            first[u] = T.Tanh(s);
        }

        int second = units * x.Length;
        int third = second + (units * units);
        T result = T.Zero;
        for (int u = 0; u < units; u++)
        {
            T s = T.Zero;
            for (int i = 0; i < units; i++)
            {
                s += T.CreateChecked(weights[second + (u * units) + i]) * first[i];
            }

            result += T.CreateChecked(weights[third + u]) * T.Tanh(s);
        }

        return T.Tanh(result);
    }

    /// <summary>The Brusselator on a periodic square grid of side <paramref name="n"/>.</summary>
    [Differentiable(Derivatives.Jvp | Derivatives.Jacobian)]
    public static void Brusselator(ReadOnlySpan<double> x, int n, Span<double> y)
    {
        double alpha = 10.0 * (n - 1) * (n - 1);
        int half = n * n;
        for (int i = 0; i < n; i++)
        {
            int up = i == 0 ? n - 1 : i - 1;
            int down = i == n - 1 ? 0 : i + 1;
            for (int j = 0; j < n; j++)
            {
                int left = j == 0 ? n - 1 : j - 1;
                int right = j == n - 1 ? 0 : j + 1;
                int here = (i * n) + j;
                double u = x[here];
                double v = x[half + here];
                double flowU = x[(up * n) + j] + x[(down * n) + j] + x[(i * n) + left] + x[(i * n) + right] - (4 * u);
                double flowV = x[half + (up * n) + j] + x[half + (down * n) + j] + x[half + (i * n) + left] + x[half + (i * n) + right] - (4 * v);
                y[here] = 1 + (u * u * v) - (4.4 * u) + (alpha * flowU);
                y[half + here] = (3.4 * u) - (u * u * v) + (alpha * flowV);
            }
        }
    }
}
