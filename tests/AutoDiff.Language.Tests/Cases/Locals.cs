namespace LanguageCases;

/// <summary>Local variables: scopes, names, reassignment.</summary>
public static partial class Locals
{
    [Differentiable]
    [Case("0.75, 1.5")]
    public static double Straight(double x, double y)
    {
        double a = x * y;
        double b = Math.Sin(a);
        double c = a + b * x;
        return c * c;
    }

    [Differentiable]
    [Case("0.75")]
    public static double Reassigned(double x)
    {
        double a = x;
        a = a * a;
        a = Math.Sin(a) + a;
        a = a / (1 + a * x);
        return a;
    }

    [Differentiable]
    [Case("0.75")]
    public static double ReassignedParameter(double x)
    {
        x = x * x;
        x += 1;
        return x * x;
    }

    [Differentiable]
    [Case("0.75")]
    public static double Inferred(double x)
    {
        var a = 2 * x;
        var n = 3;
        var b = n * a;
        return a * b;
    }

    [Differentiable]
    [Case("0.75")]
    public static double SeveralDeclarators(double x)
    {
        double a = x, b = a * a, c = a * b, unused = c;
        return a + b + c;
    }

    [Differentiable]
    [Case("0.75")]
    [Case("-0.75")]
    public static double AssignedInBranches(double x)
    {
        double y;
        if (x > 0)
        {
            y = x * x;
        }
        else
        {
            y = x * x * x;
        }

        return y * 2;
    }

    [Differentiable]
    [Case("0.75")]
    public static double SiblingScopes(double x)
    {
        double s = 0;
        {
            double t = x * x;
            s += t;
        }

        {
            double t = Math.Sin(x);
            s *= t;
        }

        if (s > 0)
        {
            int t = 3;
            s += t * x;
        }

        return s;
    }

    [Differentiable]
    [Case("[1.0, 2.0, 3.0]")]
    public static double SameIndexInTwoLoops(ReadOnlySpan<double> x)
    {
        double s = 0;
        for (int i = 0; i < x.Length; i++)
        {
            double v = x[i];
            s += v * v;
        }

        for (int i = x.Length - 1; i >= 0; i--)
        {
            double v = x[i] * s;
            s += v;
        }

        return s;
    }

    [Differentiable]
    [Case("0.75, 1.5")]
    public static double NamesThatShadowsWouldTake(double x, double xTangent)
    {
        double xAdjoint = x * xTangent;
        double resultAdjoint = xAdjoint + x;
        double xGradient = resultAdjoint * xTangent;
        return xGradient * xAdjoint;
    }

    [Differentiable]
    [Case("0.75, 3")]
    public static double NamesThatCodeGeneratorsLike(double tape, int stack)
    {
        double result = tape;
        double value = 1, tangent = 2, primal = tape * tape;
        int count = stack, index = 0;
        while (index < count)
        {
            value *= result;
            tangent += value * primal;
            index++;
        }

        double t0 = value, t1 = tangent, tmp = t0 * t1;
        return tmp;
    }

    [Differentiable]
    [Case("0.75, 1.5")]
    public static double KeywordsAsNames(double @class, double @in)
    {
        double @return = @class * @in;
        double @ref = @return + @class;
        return @ref * @return;
    }

    [Differentiable]
    [Case("0.75, 1.5")]
    public static double NamesOutsideOfAscii(double α, double 温度)
    {
        double Δ = α * 温度;
        return Δ * Δ + α;
    }

    [Differentiable]
    [Case("0.75, 1.5")]
    public static double NamesThatDifferByCase(double x, double X)
    {
        double y = x * X;
        double Y = y + X;
        return y * Y;
    }

    [Differentiable]
    [Case("0.75, 1.5")]
    public static double NamesOfTypes(double Math, double Span)
    {
        double Diff = Math * Span;
        return Diff * System.Math.Sin(Math);
    }

    [Differentiable]
    [Case("0.75")]
    public static double Discards(double x)
    {
        _ = Math.Sin(x);
        _ = x * x;
        return x * x * x;
    }

    [Differentiable]
    [Case("0.75, 1.5")]
    public static double SwapOfValues(double a, double b)
    {
        (a, b) = (b, a);
        double t = a;
        a = b * b;
        b = t;
        return a * a * b;
    }

    [Differentiable]
    [Case("0.75, 1.5, 4")]
    public static double Rotation(double a, double b, int n)
    {
        double c = a * b;
        for (int i = 0; i < n; i++)
        {
            (a, b, c) = (b, c, a * c + b);
        }

        return a + 2 * b + 3 * c;
    }

    [Differentiable]
    [Case("0.75, 1.5")]
    public static double SimultaneousAssignment(double x, double y)
    {
        double a = x, b = y;
        (a, b) = (a + b, a * b);
        (a, b) = (a * b, a - b);
        return a * b;
    }

    [Differentiable]
    [Case("0.75")]
    public static double OverwrittenBeforeUse(double x)
    {
        double a = Math.Exp(x);
        a = 3;
        double b = x * a;
        a = x;
        return a * b;
    }

    [Differentiable]
    [Case("0.75")]
    public static double ConstantThenActive(double x)
    {
        double a = 1;
        double b = a * 2;
        a = x * b;
        b = a * a;
        a = 5;
        return a * b;
    }

    [Differentiable]
    [Case("0.75")]
    public static double SelfReference(double x)
    {
        double a = x;
        a = a;
        a = -a;
        a = a * a - a;
        return a;
    }

    [Differentiable]
    [Case("0.75, 1.5")]
    public static double ManyUsesOfOneValue(double x, double y)
    {
        double a = x * y;
        return a * a * a + Math.Sin(a) * Math.Cos(a) + (a > 0 ? a : -a) + a / (a + 1);
    }
}
