namespace AutoDiff.Nist.Tests.Models;

/// <summary>y = b1 (1 - exp(-b2 x)): Misra1a and BoxBOD.</summary>
internal static partial class ExponentialRise
{
    [Differentiable(Derivatives.Jacobian)]
    public static void Evaluate(ReadOnlySpan<double> b, [NoDerivative] ReadOnlySpan<double> x, Span<double> y)
    {
        for (int i = 0; i < y.Length; i++)
            y[i] = b[0] * (1 - Math.Exp(-b[1] * x[i]));
    }

    public static void HandJacobian(ReadOnlySpan<double> b, ReadOnlySpan<double> x, Span<double> y, Span<double> jacobian)
    {
        Evaluate(b, x, y);
        for (int i = 0; i < y.Length; i++)
        {
            Span<double> row = jacobian.Slice(2 * i, 2);
            double decay = Math.Exp(-b[1] * x[i]);
            row[0] = 1 - decay;
            row[1] = b[0] * x[i] * decay;
        }
    }
}
