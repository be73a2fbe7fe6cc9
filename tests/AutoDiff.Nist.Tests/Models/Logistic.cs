namespace AutoDiff.Nist.Tests.Models;

/// <summary>y = b1 / (1 + exp(b2 - b3 x)): Rat42.</summary>
internal static partial class Logistic
{
    [Differentiable(Derivatives.Jacobian)]
    public static void Evaluate(ReadOnlySpan<double> b, [NoDerivative] ReadOnlySpan<double> x, Span<double> y)
    {
        for (int i = 0; i < y.Length; i++)
            y[i] = b[0] / (1 + Math.Exp(b[1] - b[2] * x[i]));
    }

    public static void HandJacobian(ReadOnlySpan<double> b, ReadOnlySpan<double> x, Span<double> y, Span<double> jacobian)
    {
        Evaluate(b, x, y);
        for (int i = 0; i < y.Length; i++)
        {
            Span<double> row = jacobian.Slice(3 * i, 3);
            double growth = Math.Exp(b[1] - b[2] * x[i]);
            double u = 1 + growth;
            row[0] = 1 / u;
            row[1] = -b[0] * growth / (u * u);
            row[2] = b[0] * growth * x[i] / (u * u);
        }
    }
}
