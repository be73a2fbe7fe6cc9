namespace LanguageCases;

/// <summary>Variables that have a value only where a condition holds: on lanes others must not find what these left behind.</summary>
public static partial class MaskedValues
{
    [Differentiable]
    [Case("1.5, 0.5")]
    [Case("-1.5, 0.5")]
    [Case("0.25, -2.0")]
    public static double RootOfOneBranch(double x, double y)
    {
        double result = x * y;
        if (x > 0)
        {
            double root = Math.Sqrt(x), angle = root * y;
            result += Math.Sin(angle) / root + angle * angle * Math.Log(x);
        }

        return result * result;
    }

    [Differentiable]
    [Case("1.5, 0.5")]
    [Case("-1.5, 0.5")]
    [Case("1.5, -0.5")]
    [Case("-0.5, -1.5")]
    public static double ChosenInBranchesOfBranches(double x, double y)
    {
        double z;
        if (x > 0)
        {
            if (y > 0)
            {
                z = Math.Log(x) * y;
            }
            else
            {
                z = Math.Sqrt(x) - (y * y);
            }
        }
        else if (y > x)
        {
            z = x / (y - x);
        }
        else
        {
            z = Math.Log(x - y + 1) * x;
        }

        return z * z * x + y;
    }

    [Differentiable]
    [Case("1.5, 0.5")]
    [Case("0.2, 0.5")]
    [Case("-0.7, 0.9")]
    [Case("3.0, -0.4")]
    public static double ConditionThatChanges(double x, double y)
    {
        bool isLarge = x > 1;
        double a = 0, sum = x;
        if (isLarge)
        {
            a = Math.Log(x) * y;
            sum += a;
        }

        isLarge = y > 0;
        if (isLarge)
        {
            sum += a * x + Math.Sin(y);
        }

        return sum * a + sum * sum;
    }

    [Differentiable]
    [Case("1.5, 0.5")]
    [Case("0.3, 0.9")]
    [Case("2.5, 0.1")]
    [Case("-1.0, 0.7")]
    public static double KeptFromTheLastIteration(double x, double y)
    {
        double last = 0, value = x;
        for (int i = 0; i < 6 && value < 4; i++)
        {
            if (value > y)
            {
                last = Math.Sqrt(value + 2) * y;
            }

            value += 0.5 + (last * 0.25);
        }

        if (last > 0.5)
        {
            value *= last;
        }

        return value * last + value;
    }

    [Differentiable]
    [Case("1.5, 0.5")]
    [Case("0.3, 0.9")]
    [Case("-2.5, 0.1")]
    public static double ChosenInEachIteration(double x, double y)
    {
        double sum = 0;
        for (int i = 1; i < 5; i++)
        {
            double step, scale;
            if (sum > x)
            {
                step = Math.Exp(-y * i);
                scale = step * x;
            }
            else
            {
                scale = Math.Sqrt(1 + (x * x)) * i;
                step = scale / (y + 2);
            }

            sum += step * scale;
            if (sum > 20)
            {
                return sum * step;
            }
        }

        return sum;
    }

    [Differentiable]
    [Case("0.7, 0.5")]
    [Case("-1.7, 0.5")]
    [Case("0.05, -2.0")]
    public static double Distribution(double x, double y)
    {
        double spread = Math.Exp(y * 0.25), d = x / spread;
        return (x * SpecialMath.NormalCdf(d)) - (spread * SpecialMath.NormalCdf(d - spread) * Math.Cos(d) * Math.Sin(d));
    }
}
