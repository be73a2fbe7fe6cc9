namespace AutoDiff.Nist.Tests.Models;

/// <summary>y = b1 - b2 x - arctan(b3 / (x - b4)) / π: Roszman1.</summary>
internal static partial class Roszman
{
    [Differentiable(Derivatives.Jacobian)]
    public static void Evaluate(ReadOnlySpan<double> b, [NoDerivative] ReadOnlySpan<double> x, Span<double> y)
    {
        for (int i = 0; i < y.Length; i++)
            y[i] = b[0] - b[1] * x[i] - Math.Atan(b[2] / (x[i] - b[3])) / Math.PI;
    }

    public static void HandJacobian(ReadOnlySpan<double> b, ReadOnlySpan<double> x, Span<double> y, Span<double> jacobian)
    {
        Evaluate(b, x, y);
        for (int i = 0; i < y.Length; i++)
        {
            Span<double> row = jacobian.Slice(4 * i, 4);
            double u = x[i] - b[3];
            double norm = Math.PI * (u * u + b[2] * b[2]);
            row[0] = 1;
            row[1] = -x[i];
            row[2] = -u / norm;
            row[3] = -b[2] / norm;
        }
    }
}
