namespace AutoDiff.LinearAlgebra.Tests.Implicit;

/// <summary>Solvers with one unknown, differentiated by their equations.</summary>
public static partial class ScalarSolvers
{
    [Differentiable]
    private static double Cubic(double x, double f) => (f * x * x * x) - x - 2;

    /// <summary>Newton's method; from the exact root it does not take a step.</summary>
    [ImplicitDerivative(Residual = nameof(Cubic))]
    [Differentiable(Derivatives.All)]
    public static double CubicRoot(double f, [NoDerivative] double start)
    {
        double x = start;
        while (true)
        {
            double next = x - (Cubic(x, f) / ((3 * f * x * x) - 1));
            if (Math.Abs(next - x) < 1e-15)
            {
                return x;
            }

            x = next;
        }
    }

    [Differentiable]
    private static double KeplerEquation(double anomaly, double eccentricity, double mean) => anomaly - (eccentricity * Math.Sin(anomaly)) - mean;

    [ImplicitDerivative(Residual = nameof(KeplerEquation))]
    [Differentiable(Derivatives.All)]
    public static double Kepler(double eccentricity, double mean) =>
        MathNet.Numerics.RootFinding.Brent.FindRoot(e => e - (eccentricity * Math.Sin(e)) - mean, mean - 1, mean + 1, 1e-15, 200);

    [Differentiable]
    private static double TanhStep(double z, double w, double x) => Math.Tanh((w * z) + x);

    [ImplicitDerivative(FixedPoint = nameof(TanhStep))]
    [Differentiable(Derivatives.All)]
    public static double Equilibrium(double w, double x)
    {
        double z = 0;
        for (int i = 0; i < 200; i++)
        {
            z = TanhStep(z, w, x);
        }

        return z;
    }

    [Differentiable]
    private static double Balance(double x, double k1, double k2, double k3) => k1 - (k2 * x) - (k3 * x * x);

    [ImplicitDerivative(Residual = nameof(Balance))]
    [Differentiable(Derivatives.All)]
    public static double SteadyState(double k1, double k2, double k3) => (Math.Sqrt((k2 * k2) + (4 * k1 * k3)) - k2) / (2 * k3);

    [Differentiable]
    private static double EulerEquation(double y1, double y0, double h, double k) => y1 + (h * k * y1 * y1) - y0;

    [ImplicitDerivative(Residual = nameof(EulerEquation))]
    [Differentiable(Derivatives.All)]
    public static double EulerStep(double y0, double h, double k) => (Math.Sqrt(1 + (4 * h * k * y0)) - 1) / (2 * h * k);

    /// <summary>Steps of the implicit method, one solver call each.</summary>
    [Differentiable(Derivatives.All)]
    public static double Integrate(double y0, double h, double k, int steps)
    {
        double y = y0;
        for (int i = 0; i < steps; i++)
        {
            y = EulerStep(y, h, k);
        }

        return y;
    }

    [Differentiable]
    private static double NormalDistribution(double x) => 0.5 * MathNet.Numerics.SpecialFunctions.Erfc(-x / Math.Sqrt(2));

    private static double Density(double x) => Math.Exp(-0.5 * x * x) / Math.Sqrt(2 * Math.PI);

    private static (double Value, double Tangent) NormalDistributionJvp(double x, double xTangent) => (NormalDistribution(x), Density(x) * xTangent);

    private static double NormalDistributionVjp(double x, double resultAdjoint, ref double xAdjoint)
    {
        xAdjoint += Density(x) * resultAdjoint;
        return NormalDistribution(x);
    }

    private static (double Value, double Tangent) NormalDistributionVjpJvp(
        double x, double resultAdjoint, ref double xAdjoint, double xTangent, double resultAdjointTangent, ref double xAdjointTangent)
    {
        xAdjointTangent += Density(x) * (resultAdjointTangent - (x * xTangent * resultAdjoint));
        xAdjoint += Density(x) * resultAdjoint;
        return (NormalDistribution(x), Density(x) * xTangent);
    }

    [Differentiable]
    private static double Mispricing(double volatility, double price, double spot, double strike, double rate, double maturity)
    {
        double deviation = volatility * Math.Sqrt(maturity);
        double d = (Math.Log(spot / strike) + (rate * maturity)) / deviation;
        return (spot * NormalDistribution(d + (0.5 * deviation)))
            - (strike * Math.Exp(-rate * maturity) * NormalDistribution(d - (0.5 * deviation)))
            - price;
    }

    [ImplicitDerivative(Residual = nameof(Mispricing))]
    [Differentiable(Derivatives.All)]
    public static double ImpliedVolatility(double price, double spot, double strike, double rate, double maturity)
    {
        double low = 1e-4;
        double high = 4;
        for (int i = 0; i < 80; i++)
        {
            double middle = 0.5 * (low + high);
            (low, high) = Mispricing(middle, price, spot, strike, rate, maturity) > 0 ? (low, middle) : (middle, high);
        }

        return 0.5 * (low + high);
    }

    [Differentiable]
    private static double Square(double x, double a) => (x * x) - a;

    [ImplicitDerivative(Residual = nameof(Square))]
    public static double SquareRoot(double a) => Math.Sqrt(a);

    [ImplicitDerivative(Residual = nameof(Square), OnFailure = AutoDiff.Solvers.SolveFailure.NaN)]
    public static double SquareRootOrNaN(double a) => Math.Sqrt(a);

    [Differentiable]
    private static double GradientStep(double z, double theta) => z - (0.2 * (z - theta));

    [ImplicitDerivative(FixedPoint = nameof(GradientStep), Mode = ImplicitMode.Neumann, Budget = 5)]
    public static double ByNeumann(double theta) => theta;

    [ImplicitDerivative(FixedPoint = nameof(GradientStep), Mode = ImplicitMode.Unrolled, Budget = 5)]
    public static double ByUnrolling(double theta) => theta;

    [Differentiable]
    private static double Quadratic(double z, double theta) => 0.5 * (z - theta) * (z - theta);

    [ImplicitDerivative(Objective = nameof(Quadratic), Mode = ImplicitMode.Neumann, Budget = 5, StepSize = 0.2)]
    public static double ByNeumannOfTheObjective(double theta) => theta;
}
