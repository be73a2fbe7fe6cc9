namespace AutoDiff.Nist.Tests.Models;

/// <summary>y = exp(-b1 x) / (b2 + b3 x): Chwirut1 and Chwirut2.</summary>
internal static partial class Chwirut
{
    [Differentiable(Derivatives.Jacobian)]
    public static void Evaluate(ReadOnlySpan<double> b, [NoDerivative] ReadOnlySpan<double> x, Span<double> y)
    {
        for (int i = 0; i < y.Length; i++)
            y[i] = Math.Exp(-b[0] * x[i]) / (b[1] + b[2] * x[i]);
    }

    public static void HandJacobian(ReadOnlySpan<double> b, ReadOnlySpan<double> x, Span<double> y, Span<double> jacobian)
    {
        Evaluate(b, x, y);
        for (int i = 0; i < y.Length; i++)
        {
            Span<double> row = jacobian.Slice(3 * i, 3);
            double u = b[1] + b[2] * x[i];
            row[0] = -x[i] * y[i];
            row[1] = -y[i] / u;
            row[2] = -x[i] * y[i] / u;
        }
    }
}
