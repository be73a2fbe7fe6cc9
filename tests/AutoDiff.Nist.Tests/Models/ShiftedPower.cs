namespace AutoDiff.Nist.Tests.Models;

/// <summary>y = b1 (b2 + x)^(-1 / b3): Bennett5.</summary>
internal static partial class ShiftedPower
{
    [Differentiable(Derivatives.Jacobian)]
    public static void Evaluate(ReadOnlySpan<double> b, [NoDerivative] ReadOnlySpan<double> x, Span<double> y)
    {
        for (int i = 0; i < y.Length; i++)
            y[i] = b[0] * Math.Pow(b[1] + x[i], -1 / b[2]);
    }

    public static void HandJacobian(ReadOnlySpan<double> b, ReadOnlySpan<double> x, Span<double> y, Span<double> jacobian)
    {
        Evaluate(b, x, y);
        for (int i = 0; i < y.Length; i++)
        {
            Span<double> row = jacobian.Slice(3 * i, 3);
            double u = b[1] + x[i];
            double power = Math.Pow(u, -1 / b[2]);
            row[0] = power;
            row[1] = -b[0] * power / (b[2] * u);
            row[2] = b[0] * power * Math.Log(u) / (b[2] * b[2]);
        }
    }
}
