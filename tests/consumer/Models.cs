using AutoDiff;

namespace Consumer;

/// <summary>What a user differentiates: a formula, loops with branches, an array written in place, calls.</summary>
public static partial class Models
{
    /// <summary>A formula in two variables.</summary>
    [Differentiable(Derivatives.Default | Derivatives.Jacobian | Derivatives.Dual)]
    public static double Wave(double x, double y) => x * Math.Sin(y) + Math.Exp(x * y);

    /// <summary>A chain of springs that harden when stretched and go slack when pressed: a loop, a branch and a call.</summary>
    [Differentiable(Derivatives.Default | Derivatives.Jacobian)]
    public static double Energy(ReadOnlySpan<double> x, double stiffness)
    {
        double energy = 0;
        for (int i = 1; i < x.Length; i++)
        {
            double stretch = x[i] - x[i - 1];
            if (stretch <= 0)
                continue;
            energy += Spring(stretch, stiffness);
            if (energy > 100)
                break;
        }

        return energy;
    }

    /// <summary>One spring.</summary>
    [Differentiable]
    public static double Spring(double stretch, double stiffness) =>
        stiffness * stretch * stretch / 2 + stretch * stretch * stretch * stretch / 4;

    /// <summary>Running products in place: x[i] becomes scale^i x[0] … x[i].</summary>
    [Differentiable]
    public static void RunningProduct(double scale, Span<double> x)
    {
        for (int i = 1; i < x.Length; i++)
            x[i] = scale * x[i - 1] * x[i];
    }

    /// <summary>A model and its data, for a least-squares fit.</summary>
    [Differentiable(Derivatives.Jacobian)]
    public static void Decay(ReadOnlySpan<double> b, [NoDerivative] ReadOnlySpan<double> t, Span<double> y)
    {
        for (int i = 0; i < y.Length; i++)
            y[i] = b[0] * Math.Exp(-b[1] * t[i]);
    }

    /// <summary>Newton's square root: how often the loop turns depends on the data.</summary>
    [Differentiable]
    public static double NewtonRoot(double a)
    {
        double root = a;
        while (Math.Abs(root * root - a) > 1e-14 * a)
            root = (root + a / root) / 2;
        return root;
    }
}
