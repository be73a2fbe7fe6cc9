namespace AutoDiff.Nist.Tests.Models;

/// <summary>y = b1 / (1 + exp(b2 - b3 x))^(1 / b4): Rat43.</summary>
internal static partial class Richards
{
    [Differentiable(Derivatives.Jacobian)]
    public static void Evaluate(ReadOnlySpan<double> b, [NoDerivative] ReadOnlySpan<double> x, Span<double> y)
    {
        double exponent = 1 / b[3];
        for (int i = 0; i < y.Length; i++)
            y[i] = b[0] / Math.Pow(1 + Math.Exp(b[1] - b[2] * x[i]), exponent);
    }

    public static void HandJacobian(ReadOnlySpan<double> b, ReadOnlySpan<double> x, Span<double> y, Span<double> jacobian)
    {
        Evaluate(b, x, y);
        for (int i = 0; i < y.Length; i++)
        {
            Span<double> row = jacobian.Slice(4 * i, 4);
            double growth = Math.Exp(b[1] - b[2] * x[i]);
            double u = 1 + growth;
            row[0] = Math.Pow(u, -1 / b[3]);
            row[1] = -y[i] * growth / (b[3] * u);
            row[2] = y[i] * growth * x[i] / (b[3] * u);
            row[3] = y[i] * Math.Log(u) / (b[3] * b[3]);
        }
    }
}
