namespace AutoDiff.Nist.Tests.Models;

/// <summary>y = b1 x^b2: DanWood.</summary>
internal static partial class PowerLaw
{
    [Differentiable(Derivatives.Jacobian)]
    public static void Evaluate(ReadOnlySpan<double> b, [NoDerivative] ReadOnlySpan<double> x, Span<double> y)
    {
        for (int i = 0; i < y.Length; i++)
            y[i] = b[0] * Math.Pow(x[i], b[1]);
    }

    public static void HandJacobian(ReadOnlySpan<double> b, ReadOnlySpan<double> x, Span<double> y, Span<double> jacobian)
    {
        Evaluate(b, x, y);
        for (int i = 0; i < y.Length; i++)
        {
            Span<double> row = jacobian.Slice(2 * i, 2);
            double power = Math.Pow(x[i], b[1]);
            row[0] = power;
            row[1] = b[0] * power * Math.Log(x[i]);
        }
    }
}
