namespace AutoDiff.Nist.Tests.Models;

/// <summary>y = sum of b[2j] exp(-b[2j+1] x), three terms: Lanczos1, Lanczos2 and Lanczos3.</summary>
internal static partial class ExponentialSum
{
    [Differentiable(Derivatives.Jacobian)]
    public static void Evaluate(ReadOnlySpan<double> b, [NoDerivative] ReadOnlySpan<double> x, Span<double> y)
    {
        for (int i = 0; i < y.Length; i++)
        {
            double sum = 0;
            for (int j = 0; j < b.Length; j += 2)
                sum += b[j] * Math.Exp(-b[j + 1] * x[i]);
            y[i] = sum;
        }
    }

    public static void HandJacobian(ReadOnlySpan<double> b, ReadOnlySpan<double> x, Span<double> y, Span<double> jacobian)
    {
        Evaluate(b, x, y);
        for (int i = 0; i < y.Length; i++)
        {
            Span<double> row = jacobian.Slice(6 * i, 6);
            for (int j = 0; j < 6; j += 2)
            {
                double decay = Math.Exp(-b[j + 1] * x[i]);
                row[j] = decay;
                row[j + 1] = -x[i] * b[j] * decay;
            }
        }
    }
}
