namespace AutoDiff.Nist.Tests.Models;

/// <summary>y = b1 + b2 exp(-b4 x) + b3 exp(-b5 x): MGH17.</summary>
internal static partial class TwoDecays
{
    [Differentiable(Derivatives.Jacobian)]
    public static void Evaluate(ReadOnlySpan<double> b, [NoDerivative] ReadOnlySpan<double> x, Span<double> y)
    {
        (double slow, double fast) = (b[3], b[4]);
        for (int i = 0; i < y.Length; i++)
            y[i] = b[0] + b[1] * Math.Exp(-slow * x[i]) + b[2] * Math.Exp(-fast * x[i]);
    }

    public static void HandJacobian(ReadOnlySpan<double> b, ReadOnlySpan<double> x, Span<double> y, Span<double> jacobian)
    {
        Evaluate(b, x, y);
        for (int i = 0; i < y.Length; i++)
        {
            Span<double> row = jacobian.Slice(5 * i, 5);
            double first = Math.Exp(-b[3] * x[i]);
            double second = Math.Exp(-b[4] * x[i]);
            row[0] = 1;
            row[1] = first;
            row[2] = second;
            row[3] = -b[1] * x[i] * first;
            row[4] = -b[2] * x[i] * second;
        }
    }
}
