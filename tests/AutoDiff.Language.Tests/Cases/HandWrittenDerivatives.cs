namespace LanguageCases;

/// <summary>Derivatives that the user supplies.</summary>
public static partial class HandWrittenDerivatives
{
    /// <summary>Its companions are below; the body is deliberately not what a generator could differentiate.</summary>
    [Differentiable]
    [Case("0.5", Gradient = "[3 * x * x]")]
    public static double Cube(double x) => double.Parse((x * x * x).ToString("R"));

    public static (double Value, double Tangent) CubeJvp(double x, double xTangent) => (Cube(x), 3 * x * x * xTangent);

    public static double CubeVjp(double x, double resultAdjoint, ref double xAdjoint)
    {
        xAdjoint += 3 * x * x * resultAdjoint;
        return Cube(x);
    }

    public static double CubeGradient(double x, out double xGradient)
    {
        xGradient = 3 * x * x;
        return Cube(x);
    }

    [Differentiable]
    [Case("0.5, 1.5")]
    public static double CallsTheHandWritten(double x, double y) => Cube(x * y) * Cube(y) + x;

    [Differentiable]
    [Case("0.5, 4")]
    public static double CallsTheHandWrittenInALoop(double x, int n)
    {
        double s = x;
        for (int i = 0; i < n; i++)
        {
            s = Cube(s) + 0.5 * Math.Sin(i * s);
        }

        return s;
    }

    /// <summary>Only the VJP is by hand; the rest is generated.</summary>
    [Differentiable]
    [Case("[0.5, 1.5]")]
    public static double SumOfSquares(ReadOnlySpan<double> x)
    {
        double s = 0;
        foreach (double v in x)
        {
            s += v * v;
        }

        return s;
    }

    public static double SumOfSquaresVjp(ReadOnlySpan<double> x, double resultAdjoint, Span<double> xAdjoint)
    {
        if (xAdjoint.Length != x.Length)
        {
            throw new ArgumentException("The lengths differ.", nameof(xAdjoint));
        }

        for (int i = 0; i < x.Length; i++)
        {
            xAdjoint[i] += 2 * x[i] * resultAdjoint;
        }

        return SumOfSquares(x);
    }

    [Differentiable]
    [Case("[0.5, 1.5, 2.5], 2.0")]
    public static double CallsTheHalfHandWritten(ReadOnlySpan<double> x, double y) =>
        y * SumOfSquares(x) + SumOfSquares(x[1..]) * x[0];

    /// <summary>Writes through spans, by hand.</summary>
    [Differentiable]
    [Case("[0.5, 1.5], 2.0")]
    public static void ScaleInPlace(Span<double> x, double a)
    {
        for (int i = 0; i < x.Length; i++)
        {
            x[i] *= a;
        }
    }

    public static void ScaleInPlaceJvp(Span<double> x, double a, Span<double> xTangent, double aTangent)
    {
        if (xTangent.Length != x.Length)
        {
            throw new ArgumentException("The lengths differ.", nameof(xTangent));
        }

        for (int i = 0; i < x.Length; i++)
        {
            xTangent[i] = xTangent[i] * a + x[i] * aTangent;
        }

        ScaleInPlace(x, a);
    }

    public static void ScaleInPlaceVjp(Span<double> x, double a, Span<double> xAdjoint, ref double aAdjoint)
    {
        if (xAdjoint.Length != x.Length)
        {
            throw new ArgumentException("The lengths differ.", nameof(xAdjoint));
        }

        for (int i = 0; i < x.Length; i++)
        {
            aAdjoint += xAdjoint[i] * x[i];
            xAdjoint[i] *= a;
        }

        ScaleInPlace(x, a);
    }

    [Differentiable]
    [Case("[0.5, 1.5, 2.5], 2.0, 3")]
    public static double CallsTheHandWrittenInPlace(Span<double> x, double a, int n)
    {
        for (int i = 0; i < n; i++)
        {
            ScaleInPlace(x[i..], a);
            a += x[0] * 0.125;
        }

        return x[2] * a;
    }
}

/// <summary>Somebody else's methods, which cannot be marked.</summary>
public static class Foreign
{
    public static double Softplus(double x) => x > 30 ? x : Math.Log(1 + Math.Exp(x));

    public static double Norm(ReadOnlySpan<double> x)
    {
        double s = 0;
        foreach (double v in x)
        {
            s += v * v;
        }

        return Math.Sqrt(s);
    }
}

/// <summary>Derivatives of somebody else's methods.</summary>
public static class ForeignDerivatives
{
    [DerivativeOf(typeof(Foreign), nameof(Foreign.Softplus))]
    public static (double Value, double Tangent) SoftplusJvp(double x, double xTangent) =>
        (Foreign.Softplus(x), xTangent / (1 + Math.Exp(-x)));

    [DerivativeOf(typeof(Foreign), nameof(Foreign.Softplus))]
    public static double SoftplusVjp(double x, double resultAdjoint, ref double xAdjoint)
    {
        xAdjoint += resultAdjoint / (1 + Math.Exp(-x));
        return Foreign.Softplus(x);
    }

    [DerivativeOf(typeof(Foreign), nameof(Foreign.Norm))]
    public static (double Value, double Tangent) NormJvp(ReadOnlySpan<double> x, ReadOnlySpan<double> xTangent)
    {
        double value = Foreign.Norm(x), tangent = 0;
        for (int i = 0; i < x.Length; i++)
        {
            tangent += x[i] / value * xTangent[i];
        }

        return (value, tangent);
    }

    [DerivativeOf(typeof(Foreign), nameof(Foreign.Norm))]
    public static double NormVjp(ReadOnlySpan<double> x, double resultAdjoint, Span<double> xAdjoint)
    {
        double value = Foreign.Norm(x);
        for (int i = 0; i < x.Length; i++)
        {
            xAdjoint[i] += x[i] / value * resultAdjoint;
        }

        return value;
    }
}

/// <summary>Code that calls somebody else's methods.</summary>
public static partial class CallsForeign
{
    [Differentiable]
    [Case("0.5, 1.5")]
    public static double Scalar(double x, double y) => Foreign.Softplus(x * y) * y + Foreign.Softplus(Foreign.Softplus(x));

    [Differentiable]
    [Case("[0.5, 1.5, -2.0]")]
    public static double OverSpans(ReadOnlySpan<double> x) => Foreign.Norm(x) * x[0] + Foreign.Norm(x[1..]);

    [Differentiable]
    [Case("[0.5, 1.5, -2.0], 3")]
    public static double InALoop(ReadOnlySpan<double> x, int n)
    {
        double s = x[0];
        double[] y = x.ToArray();
        for (int i = 0; i < n; i++)
        {
            y[i % 3] = Foreign.Softplus(s - y[i % 3]);
            s += Foreign.Norm(y);
        }

        return s;
    }
}
