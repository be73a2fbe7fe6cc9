namespace AutoDiff.Nist.Tests.Models;

/// <summary>y = b1 exp(b2 / (x + b3)): MGH10.</summary>
internal static partial class Arrhenius
{
    [Differentiable(Derivatives.Jacobian)]
    public static void Evaluate(ReadOnlySpan<double> b, [NoDerivative] ReadOnlySpan<double> x, Span<double> y)
    {
        for (int i = 0; i < y.Length; i++)
            y[i] = b[0] * Math.Exp(b[1] / (x[i] + b[2]));
    }

    public static void HandJacobian(ReadOnlySpan<double> b, ReadOnlySpan<double> x, Span<double> y, Span<double> jacobian)
    {
        Evaluate(b, x, y);
        for (int i = 0; i < y.Length; i++)
        {
            Span<double> row = jacobian.Slice(3 * i, 3);
            double u = x[i] + b[2];
            double rate = Math.Exp(b[1] / u);
            row[0] = rate;
            row[1] = b[0] * rate / u;
            row[2] = -b[0] * rate * b[1] / (u * u);
        }
    }
}
