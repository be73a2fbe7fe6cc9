namespace AutoDiff.Nist.Tests.Models;

/// <summary>y = b1 (1 - (1 + 2 b2 x)^-1/2).</summary>
internal static partial class Misra1c
{
    [Differentiable(Derivatives.Jacobian)]
    public static void Evaluate(ReadOnlySpan<double> b, [NoDerivative] ReadOnlySpan<double> x, Span<double> y)
    {
        for (int i = 0; i < y.Length; i++)
            y[i] = b[0] * (1 - 1 / Math.Sqrt(1 + 2 * b[1] * x[i]));
    }

    public static void HandJacobian(ReadOnlySpan<double> b, ReadOnlySpan<double> x, Span<double> y, Span<double> jacobian)
    {
        Evaluate(b, x, y);
        for (int i = 0; i < y.Length; i++)
        {
            Span<double> row = jacobian.Slice(2 * i, 2);
            double u = 1 + 2 * b[1] * x[i];
            row[0] = 1 - 1 / Math.Sqrt(u);
            row[1] = b[0] * x[i] / (u * Math.Sqrt(u));
        }
    }
}
