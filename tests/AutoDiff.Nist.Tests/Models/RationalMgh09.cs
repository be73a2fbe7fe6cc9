namespace AutoDiff.Nist.Tests.Models;

/// <summary>y = b1 (x² + b2 x) / (x² + b3 x + b4): MGH09.</summary>
internal static partial class RationalMgh09
{
    [Differentiable(Derivatives.Jacobian)]
    public static void Evaluate(ReadOnlySpan<double> b, [NoDerivative] ReadOnlySpan<double> x, Span<double> y)
    {
        for (int i = 0; i < y.Length; i++)
        {
            double square = x[i] * x[i];
            y[i] = b[0] * (square + x[i] * b[1]) / (square + x[i] * b[2] + b[3]);
        }
    }

    public static void HandJacobian(ReadOnlySpan<double> b, ReadOnlySpan<double> x, Span<double> y, Span<double> jacobian)
    {
        Evaluate(b, x, y);
        for (int i = 0; i < y.Length; i++)
        {
            Span<double> row = jacobian.Slice(4 * i, 4);
            double numerator = x[i] * x[i] + x[i] * b[1];
            double denominator = x[i] * x[i] + x[i] * b[2] + b[3];
            row[0] = numerator / denominator;
            row[1] = b[0] * x[i] / denominator;
            row[2] = -b[0] * numerator * x[i] / (denominator * denominator);
            row[3] = -b[0] * numerator / (denominator * denominator);
        }
    }
}
