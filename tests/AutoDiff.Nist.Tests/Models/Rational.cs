namespace AutoDiff.Nist.Tests.Models;

/// <summary>
/// A quotient of two polynomials of one degree, the denominator's constant term being 1: Kirby2 (quadratic), Hahn1 and Thurber (cubic).
/// The parameters are the numerator's coefficients from the constant term up, then the denominator's from the linear term up.
/// </summary>
internal static partial class Rational
{
    [Differentiable(Derivatives.Jacobian)]
    public static void Evaluate(ReadOnlySpan<double> b, [NoDerivative] ReadOnlySpan<double> x, Span<double> y)
    {
        int degree = b.Length / 2;
        for (int i = 0; i < y.Length; i++)
        {
            double numerator = 0;
            for (int j = degree; j >= 0; j--)
                numerator = numerator * x[i] + b[j];
            double denominator = 0;
            for (int j = b.Length - 1; j > degree; j--)
                denominator = (denominator + b[j]) * x[i];
            y[i] = numerator / (1 + denominator);
        }
    }

    public static void HandJacobian(ReadOnlySpan<double> b, ReadOnlySpan<double> x, Span<double> y, Span<double> jacobian)
    {
        Evaluate(b, x, y);
        int degree = b.Length / 2;
        for (int i = 0; i < y.Length; i++)
        {
            Span<double> row = jacobian.Slice(b.Length * i, b.Length);
            double denominator = 1;
            double power = 1;
            for (int j = 1; j <= degree; j++)
            {
                power *= x[i];
                denominator += b[degree + j] * power;
            }

            power = 1;
            for (int j = 0; j <= degree; j++)
            {
                row[j] = power / denominator;
                if (j > 0)
                    row[degree + j] = -y[i] * power / denominator;
                power *= x[i];
            }
        }
    }
}
