namespace AutoDiff.Nist.Tests.Models;

/// <summary>log y = b1 - b2 x1 exp(-b3 x2): Nelson, with the two predictors of an observation together.</summary>
internal static partial class Degradation
{
    [Differentiable(Derivatives.Jacobian)]
    public static void Evaluate(ReadOnlySpan<double> b, [NoDerivative] ReadOnlySpan<double> x, Span<double> y)
    {
        for (int i = 0; i < y.Length; i++)
        {
            (double weeks, double celsius) = (x[2 * i], x[2 * i + 1]);
            y[i] = b[0] - b[1] * weeks * Math.Exp(-b[2] * celsius);
        }
    }

    public static void HandJacobian(ReadOnlySpan<double> b, ReadOnlySpan<double> x, Span<double> y, Span<double> jacobian)
    {
        Evaluate(b, x, y);
        for (int i = 0; i < y.Length; i++)
        {
            Span<double> row = jacobian.Slice(3 * i, 3);
            double rate = x[2 * i] * Math.Exp(-b[2] * x[2 * i + 1]);
            row[0] = 1;
            row[1] = -rate;
            row[2] = b[1] * rate * x[2 * i + 1];
        }
    }
}
