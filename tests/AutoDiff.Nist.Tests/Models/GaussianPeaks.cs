namespace AutoDiff.Nist.Tests.Models;

/// <summary>y = b1 exp(-b2 x) and two Gaussian peaks: Gauss1, Gauss2 and Gauss3.</summary>
internal static partial class GaussianPeaks
{
    [Differentiable(Derivatives.Jacobian)]
    public static void Evaluate(ReadOnlySpan<double> b, [NoDerivative] ReadOnlySpan<double> x, Span<double> y)
    {
        for (int i = 0; i < y.Length; i++)
        {
            y[i] = b[0] * Math.Exp(-b[1] * x[i]);
            for (int peak = 2; peak < b.Length; peak += 3)
                y[i] += Peak(b[peak], b[peak + 1], b[peak + 2], x[i]);
        }
    }
    [Differentiable]
    private static double Peak(double height, double centre, double width, [NoDerivative] double x)
    {
        double z = (x - centre) / width;
        return height * Math.Exp(-z * z);
    }

    public static void HandJacobian(ReadOnlySpan<double> b, ReadOnlySpan<double> x, Span<double> y, Span<double> jacobian)
    {
        Evaluate(b, x, y);
        for (int i = 0; i < y.Length; i++)
        {
            Span<double> row = jacobian.Slice(8 * i, 8);
            double decay = Math.Exp(-b[1] * x[i]);
            row[0] = decay;
            row[1] = -x[i] * b[0] * decay;
            for (int peak = 2; peak < 8; peak += 3)
            {
                double z = (x[i] - b[peak + 1]) / b[peak + 2];
                double bell = Math.Exp(-z * z);
                row[peak] = bell;
                row[peak + 1] = b[peak] * bell * 2 * z / b[peak + 2];
                row[peak + 2] = b[peak] * bell * 2 * z * z / b[peak + 2];
            }
        }
    }
}
