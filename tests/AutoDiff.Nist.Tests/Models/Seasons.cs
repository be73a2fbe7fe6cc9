namespace AutoDiff.Nist.Tests.Models;

/// <summary>y = b1 and three cycles, of a year and of b4 and b7 months: ENSO.</summary>
internal static partial class Seasons
{
    [Differentiable(Derivatives.Jacobian)]
    public static void Evaluate(ReadOnlySpan<double> b, [NoDerivative] ReadOnlySpan<double> x, Span<double> y)
    {
        for (int i = 0; i < y.Length; i++)
        {
            y[i] = b[0];
            y[i] += Cycle(b[1], b[2], 12, x[i]);
            y[i] += Cycle(b[4], b[5], b[3], x[i]);
            y[i] += Cycle(b[7], b[8], b[6], x[i]);
        }
    }
    [Differentiable]
    private static double Cycle(double cosine, double sine, double period, [NoDerivative] double x)
    {
        (double sin, double cos) = Math.SinCos(2 * Math.PI * x / period);
        return cosine * cos + sine * sin;
    }

    public static void HandJacobian(ReadOnlySpan<double> b, ReadOnlySpan<double> x, Span<double> y, Span<double> jacobian)
    {
        Evaluate(b, x, y);
        for (int i = 0; i < y.Length; i++)
        {
            Span<double> row = jacobian.Slice(9 * i, 9);
            (double yearSine, double yearCosine) = Math.SinCos(2 * Math.PI * x[i] / 12);
            row[0] = 1;
            row[1] = yearCosine;
            row[2] = yearSine;
            for (int j = 3; j < 9; j += 3)
            {
                double angle = 2 * Math.PI * x[i] / b[j];
                (double sine, double cosine) = Math.SinCos(angle);
                row[j] = (b[j + 1] * sine - b[j + 2] * cosine) * angle / b[j];
                row[j + 1] = cosine;
                row[j + 2] = sine;
            }
        }
    }
}
