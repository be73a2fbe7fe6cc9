using System.Runtime.CompilerServices;

namespace LanguageCases;

/// <summary>Calls with memory that the iterations of a loop overwrite: where an iteration is reversed at once they need no copies, and elsewhere they do.</summary>
public static partial class LentArguments
{
    [Differentiable]
    [Case("[0.5, 1.5, -0.5, 0.25], 2.0")]
    public static double FilledBefore(ReadOnlySpan<double> x, double k)
    {
        var terms = new double[3];
        double sum = 0;
        for (int i = 0; i < x.Length; i++)
        {
            for (int j = 0; j < terms.Length; j++)
            {
                terms[j] = Math.Sin(x[i] * (j + 1)) * k;
            }

            sum += Total(terms);
        }

        return sum;
    }

    [Differentiable]
    [Case("[0.5, 1.5, -0.5, 0.25], 2.0")]
    public static double OverwrittenAfter(ReadOnlySpan<double> x, double k)
    {
        var terms = new double[3];
        double sum = 0;
        for (int i = 0; i < x.Length; i++)
        {
            for (int j = 0; j < terms.Length; j++)
            {
                terms[j] = Math.Sin(x[i] * (j + 1)) * k;
            }

            sum += Total(terms);
            terms[1] = x[i] * x[i];
            sum += Total(terms) * k;
        }

        return sum;
    }

    [Differentiable]
    [Case("[0.5, 1.5, -0.5, 0.25], 2.0")]
    public static double InAnInnerLoop(ReadOnlySpan<double> x, double k)
    {
        var terms = new double[3];
        double sum = 0;
        for (int i = 0; i < x.Length; i++)
        {
            for (int j = 0; j < terms.Length; j++)
            {
                terms[j] = Math.Sin(x[i] * (j + 1)) * k;
                sum += Total(terms);
            }
        }

        return sum;
    }

    [Differentiable]
    [Case("[0.5, 1.5, -0.5, 0.25], 2.0")]
    public static double UnderACondition(ReadOnlySpan<double> x, double k)
    {
        var terms = new double[3];
        double sum = 0;
        for (int i = 0; i < x.Length; i++)
        {
            terms[i % 3] = x[i] * k;
            if (x[i] > 0)
            {
                var squares = new double[2];
                squares[0] = terms[i % 3] * k;
                squares[1] = x[i];
                sum += Total(squares);
                terms[0] = 0.5;
            }

            sum += terms[0] * terms[0];
        }

        return sum;
    }

    [Differentiable]
    [Case("[0.5, 1.5, -0.5, 0.25], 2.0")]
    public static double OfAFactorThatIsCarried(ReadOnlySpan<double> x, double k)
    {
        var terms = new double[2];
        double sum = 0;
        for (int i = 0; i < x.Length; i++)
        {
            terms[0] = x[i] * sum;
            terms[1] = k;
            sum += Total(terms);
        }

        return sum;
    }

    [Differentiable]
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static double Total(ReadOnlySpan<double> terms)
    {
        double total = 0;
        for (int i = 0; i < terms.Length; i++)
        {
            total += Math.Exp(terms[i]);
        }

        return Math.Log(total);
    }
}
