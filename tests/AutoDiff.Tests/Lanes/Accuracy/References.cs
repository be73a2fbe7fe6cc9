namespace AutoDiff.Tests.Lanes.Accuracy;

/// <summary>The elementary functions to some 30 digits: reductions and Taylor series, and Newton's method for the inverse ones.</summary>
public static class References
{
    private static readonly double[] HalfPi = [1.5707963267948966, 6.123233995736766e-17, -1.4973849048591698e-33, 5.562271104311117e-50];

    /// <summary>eˣ − 1 as 2ᵏ · (1 + m) − 1.</summary>
    private static (DoubleDouble M, int K) Exponential(DoubleDouble x)
    {
        var k = (int)Math.Round(x.Hi / Math.Log(2));
        var r = DoubleDouble.ScaleB(x - (DoubleDouble.Ln2 * k), -8);
        DoubleDouble sum = 0;
        for (var n = 12; n >= 1; n--)
        {
            sum = r * (1 + sum) / n;
        }

        for (var i = 0; i < 8; i++)
        {
            sum = (sum + sum) + (sum * sum);
        }

        return (sum, k);
    }

    public static DoubleDouble Exp(DoubleDouble x)
    {
        var (m, k) = Exponential(x);
        return DoubleDouble.ScaleB(1 + m, k);
    }

    public static DoubleDouble ExpM1(DoubleDouble x)
    {
        var (m, k) = Exponential(x);
        return k == 0 ? m : DoubleDouble.ScaleB(m + (1 - DoubleDouble.ScaleB(1, -k)), k);
    }

    public static DoubleDouble Log(DoubleDouble x)
    {
        var k = Math.ILogB(x.Hi * Math.Sqrt(2));
        var m = DoubleDouble.ScaleB(x, -k);
        return (DoubleDouble.Ln2 * k) + LogP1(m - 1);
    }

    public static DoubleDouble LogP1(DoubleDouble x)
    {
        if (Math.Abs(x.Hi) > 0.5)
        {
            return Log(1 + x);
        }

        // One step of Newton on a first value that is good to 16 digits; the inner logarithm is a series.
        var guess = x.Hi - (x.Hi * x.Hi / 2);
        if (Math.Abs(x.Hi) > 1e-3)
        {
            guess = Math.Log(1 + x.Hi);
        }

        DoubleDouble y = guess;
        for (var i = 0; i < 3; i++)
        {
            var e = ExpM1(y);
            y += (x - e) / (1 + e);
        }

        return y;
    }

    public static DoubleDouble Sin(DoubleDouble x)
    {
        var (r, quarter) = Quarter(x);
        return Turned(r, quarter);
    }

    public static DoubleDouble Cos(DoubleDouble x)
    {
        var (r, quarter) = Quarter(x);
        return Turned(r, quarter + 1);
    }

    public static DoubleDouble Tan(DoubleDouble x) => Sin(x) / Cos(x);

    public static DoubleDouble SinPi(double x)
    {
        var n = Math.Round(2 * x);
        return Turned(DoubleDouble.Pi * (x - (0.5 * n)), (long)n);
    }

    public static DoubleDouble CosPi(double x)
    {
        var n = Math.Round(2 * x);
        return Turned(DoubleDouble.Pi * (x - (0.5 * n)), (long)n + 1);
    }

    public static DoubleDouble Atan(DoubleDouble x)
    {
        DoubleDouble y = Math.Atan(x.Hi);
        for (var i = 0; i < 2; i++)
        {
            var (sin, cos) = (Sin(y), Cos(y));
            y += ((x * cos) - sin) / (cos + (x * sin));
        }

        return y;
    }

    public static DoubleDouble Atan2(DoubleDouble y, DoubleDouble x)
    {
        if (Math.Abs(y.Hi) <= Math.Abs(x.Hi))
        {
            var angle = Atan(y / x);
            return x.Hi > 0 ? angle : y.Hi < 0 ? angle - DoubleDouble.Pi : angle + DoubleDouble.Pi;
        }

        var quarter = DoubleDouble.Pi * 0.5;
        return (y.Hi < 0 ? -quarter : quarter) - Atan(x / y);
    }

    public static DoubleDouble Asin(double x) => Atan2(x, DoubleDouble.Sqrt(((DoubleDouble)1 - x) * ((DoubleDouble)1 + x)));

    public static DoubleDouble Acos(double x) => Atan2(DoubleDouble.Sqrt(((DoubleDouble)1 - x) * ((DoubleDouble)1 + x)), x);

    public static DoubleDouble Sinh(double x)
    {
        var e = ExpM1(x);
        return (e + (e / (e + 1))) * 0.5;
    }

    public static DoubleDouble Cosh(double x)
    {
        var e = Exp(x);
        return (e + (1 / e)) * 0.5;
    }

    public static DoubleDouble Tanh(double x)
    {
        var e = ExpM1(Math.Min(2 * Math.Abs(x), 100));
        return (e / (e + 2)) * Math.Sign(x);
    }

    public static DoubleDouble Asinh(double x)
    {
        DoubleDouble t = Math.Abs(x);
        return LogP1(t + (t * t / (1 + DoubleDouble.Sqrt((t * t) + 1)))) * Math.Sign(x);
    }

    public static DoubleDouble Acosh(double x)
    {
        var t = (DoubleDouble)x - 1;
        return LogP1(t + DoubleDouble.Sqrt((t + t) + (t * t)));
    }

    public static DoubleDouble Atanh(double x)
    {
        DoubleDouble t = Math.Abs(x);
        return LogP1((t + t) / (1 - t)) * (0.5 * Math.Sign(x));
    }

    public static DoubleDouble Pow(double x, double y)
    {
        var size = Exp(Log(Math.Abs(x)) * y);
        return x < 0 && y % 2 != 0 ? -size : size;
    }

    public static DoubleDouble Cbrt(double x)
    {
        DoubleDouble y = Math.Cbrt(x);
        for (var i = 0; i < 2; i++)
        {
            y -= ((y * y * y) - x) / (y * y * 3);
        }

        return y;
    }

    public static DoubleDouble Hypot(double x, double y) =>
        DoubleDouble.Sqrt(((DoubleDouble)x * x) + ((DoubleDouble)y * y));

    public static DoubleDouble Erf(DoubleDouble x)
    {
        if (Math.Abs(x.Hi) > 3)
        {
            return x.Hi > 0 ? 1 - Erfc(x) : Erfc(-x) - 1;
        }

        // 2 / sqrt(pi) exp(-x^2) times the sum of 2^n x^(2n+1) / (2n+1)!!, whose terms have one sign.
        var square = x * x;
        DoubleDouble sum = 0;
        for (var n = 90; n >= 1; n--)
        {
            sum = (square * 2) * (1 + sum) / ((2.0 * n) + 1);
        }

        return x * (1 + sum) * Exp(-square) * 2 / DoubleDouble.Sqrt(DoubleDouble.Pi);
    }

    public static DoubleDouble Erfc(DoubleDouble x)
    {
        if (x.Hi < 3)
        {
            return 1 - Erf(x);
        }

        // Laplace's continued fraction.
        DoubleDouble fraction = x;
        for (var n = 160; n >= 1; n--)
        {
            fraction = x + ((DoubleDouble)(0.5 * n) / fraction);
        }

        return Exp(-(x * x)) / (fraction * DoubleDouble.Sqrt(DoubleDouble.Pi));
    }

    public static DoubleDouble NormalPdf(double x) =>
        Exp((DoubleDouble)x * x * -0.5) / DoubleDouble.Sqrt(DoubleDouble.Pi * 2);

    public static DoubleDouble NormalCdf(double x) => Erfc(-x / DoubleDouble.Sqrt(2)) * 0.5;

    private static (DoubleDouble Angle, long Quarter) Quarter(DoubleDouble x)
    {
        var n = Math.Round(x.Hi / HalfPi[0]);
        foreach (var part in HalfPi)
        {
            x -= (DoubleDouble)n * part;
        }

        return (x, (long)n);
    }

    private static DoubleDouble Turned(DoubleDouble r, long quarter)
    {
        var odd = (quarter & 1) != 0;
        var square = r * r;
        DoubleDouble sum = 0;
        for (var n = odd ? 28 : 29; n >= 2; n -= 2)
        {
            sum = -(square * (1 + sum)) / (n * (n - 1.0));
        }

        var value = odd ? 1 + sum : r + (r * sum);
        return (quarter & 2) != 0 ? -value : value;
    }
}
