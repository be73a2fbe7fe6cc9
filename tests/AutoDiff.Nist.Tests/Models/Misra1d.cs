namespace AutoDiff.Nist.Tests.Models;

/// <summary>y = b1 b2 x / (1 + b2 x).</summary>
internal static partial class Misra1d
{
    [Differentiable(Derivatives.Jacobian)]
    public static void Evaluate(ReadOnlySpan<double> b, [NoDerivative] ReadOnlySpan<double> x, Span<double> y)
    {
        for (int i = 0; i < y.Length; i++)
        {
            double load = b[1] * x[i];
            y[i] = b[0] * load / (1 + load);
        }
    }

    public static void HandJacobian(ReadOnlySpan<double> b, ReadOnlySpan<double> x, Span<double> y, Span<double> jacobian)
    {
        Evaluate(b, x, y);
        for (int i = 0; i < y.Length; i++)
        {
            Span<double> row = jacobian.Slice(2 * i, 2);
            double u = 1 + b[1] * x[i];
            row[0] = b[1] * x[i] / u;
            row[1] = b[0] * x[i] / (u * u);
        }
    }
}
