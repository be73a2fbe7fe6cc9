namespace AutoDiff.Nist.Tests.Models;

/// <summary>y = (b1 / b2) exp(-((x - b3) / b2)² / 2): Eckerle4.</summary>
internal static partial class GaussianLine
{
    [Differentiable(Derivatives.Jacobian)]
    public static void Evaluate(ReadOnlySpan<double> b, [NoDerivative] ReadOnlySpan<double> x, Span<double> y)
    {
        for (int i = 0; i < y.Length; i++)
        {
            double z = (x[i] - b[2]) / b[1];
            y[i] = b[0] / b[1] * Math.Exp(-0.5 * z * z);
        }
    }

    public static void HandJacobian(ReadOnlySpan<double> b, ReadOnlySpan<double> x, Span<double> y, Span<double> jacobian)
    {
        Evaluate(b, x, y);
        for (int i = 0; i < y.Length; i++)
        {
            Span<double> row = jacobian.Slice(3 * i, 3);
            double z = (x[i] - b[2]) / b[1];
            row[0] = Math.Exp(-0.5 * z * z) / b[1];
            row[1] = y[i] * (z * z - 1) / b[1];
            row[2] = y[i] * z / b[1];
        }
    }
}
