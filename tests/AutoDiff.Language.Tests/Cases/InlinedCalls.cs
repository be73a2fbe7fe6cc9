namespace LanguageCases;

/// <summary>Calls of small methods, whose bodies stand in the caller in the place of the call.</summary>
public static partial class InlinedCalls
{
    [Differentiable]
    [Case("0.5, 1.5, 3.0")]
    public static double Chained(double x, double y, double k) => Sum(Square(x - y), Square(Square(y))) * Soft(x * k) + Constant;

    [Differentiable]
    [Case("0.5, 1.5")]
    public static double ReturnsAreBranches(double x, double y)
    {
        double sum = 0;
        for (int i = 0; i < 4; i++)
        {
            sum += Soft(x * i - 1) * y + Soft(y - i);
        }

        return sum;
    }

    [Differentiable]
    [Case("0.5, 1.5")]
    public static double ReferencesChangeTheCallersVariables(double x, double y)
    {
        double a = x, b = y;
        Rotate(ref a, ref b, out double norm);
        Rotate(ref b, ref a, out norm);
        return a * b * b + norm;
    }

    [Differentiable]
    [Case("0.5, 1.5")]
    public static double TheValueBesideAReferenceIsTheOldOne(double x, double y)
    {
        double a = x * y;
        Advance(ref a, a, y);
        Advance(ref a, a * 2, a);
        return a;
    }

    [Differentiable]
    [Case("0.5, 1.5")]
    public static double AParameterThatIsAssigned(double x, double y)
    {
        double a = x;
        double b = Clip(a, y);
        return b * a + Clip(-a, y);
    }

    [Differentiable]
    [Case("[0.5, 1.5, -0.5]")]
    public static double ElementsAreRead(ReadOnlySpan<double> x)
    {
        double sum = 0;
        for (int i = 1; i < x.Length; i++)
        {
            sum += Pair(x, i) * Pair(x, x.Length - i);
        }

        return sum;
    }

    [Differentiable]
    [Case("[0.5, 1.5, -0.5], [0, 0, 0]")]
    public static void ElementsAreWritten(ReadOnlySpan<double> x, Span<double> y)
    {
        for (int i = 0; i < x.Length; i++)
        {
            Put(y, i, x[i] * x[0]);
            Put(y, 0, x[i]);
        }
    }

    [Differentiable]
    [Case("[0.5, 1.5, -0.5]")]
    public static double ElementsByReference(ReadOnlySpan<double> x)
    {
        double[] work = x.ToArray();
        Advance(ref work[0], work[1], work[2]);
        Advance(ref work[1], work[0], work[1]);
        return work[0] * work[1];
    }

    [Differentiable]
    [Case("0.5, 1.5", Smooth = false, Gradient = "[3 * y * x * x, 2 * x * y + 2 * x]")]
    public static double ConstantsOfTheCalleeStayConstant(double x, double y) => Frozen(x, y) + Frozen(y, x) * x + Detached(x) * y;

    [Differentiable]
    [Case("0.5, 1.5")]
    public static double StructsGoInAndOut(double x, double y)
    {
        Point p = new(x, y);
        Point q = Scaled(p, x) + p;
        return q.X * q.Y + q.Norm();
    }

    [Differentiable]
    [Case("0.5, 1.5")]
    public static double TuplesGoInAndOut(double x, double y)
    {
        (double r, double s) = Swapped((x, y * x));
        return r * r * s;
    }

    [Differentiable]
    [Case("0.5, 1.5")]
    public static double AcrossTypes(double x, double y) => Helpers.Open(x) * Helpers.Nested.Deep(y) + Helpers.Hides(x * y);

    [Differentiable]
    [Case("0.5, 3")]
    public static double InAWhile(double x, int n)
    {
        double y = x;
        while (Square(y) < 10 && n-- > 0)
        {
            y = Sum(Square(y), 1) * x + Soft(y);
        }

        return y;
    }

    [Differentiable]
    [Case("1.5")]
    public static double BesideARecursion(double x) => Half(x, 3) + Square(x);

    [Differentiable]
    [Case("0.5f, 1.5f")]
    public static float OfAnotherPrecision(float x, float y) => SquareOf(x * y) + SquareOf(y) * x;

    private const double Constant = 0.25;

    [Differentiable]
    private static double Square(double x) => x * x;

    [Differentiable]
    private static double Sum(double left, double right) => left + right;

    [Differentiable]
    private static double Soft(double x)
    {
        if (x > 1)
        {
            return x;
        }

        double e = Math.Exp(x);
        return Math.Log(1 + Square(e));
    }

    [Differentiable]
    private static void Rotate(ref double x, ref double y, out double norm)
    {
        double t = x;
        x = 0.6 * x - 0.8 * y;
        y = 0.8 * t + 0.6 * y * x;
        norm = x * x + y * y;
    }

    [Differentiable]
    private static void Advance(ref double state, double old, double rate)
    {
        state = old * rate;
        state += old * state;
    }

    [Differentiable]
    private static double Clip(double value, double limit)
    {
        value *= 2;
        if (value > limit)
        {
            value = limit * limit;
        }

        return value;
    }

    [Differentiable]
    private static double Pair(ReadOnlySpan<double> x, int i) => x[i] * x[i - 1];

    [Differentiable]
    private static void Put(Span<double> y, int i, double value)
    {
        y[i] += value * value;
        y[0] = y[0] * 0.5;
    }

    [Differentiable]
    private static double Frozen([NoDerivative] double scale, double x) => scale * x * x;

    [Differentiable]
    [return: NoDerivative]
    private static double Detached(double x) => 2 * x;

    [Differentiable]
    private static Point Scaled(Point p, double factor) => new(p.X * factor, p.Y / factor);

    [Differentiable]
    private static (double, double) Swapped((double A, double B) pair) => (pair.B, pair.A);

    [Differentiable]
    private static double Half(double x, int n) => n == 0 ? x : Square(Half(x / 2, n - 1));

    [Differentiable]
    private static float SquareOf(float x) => x * x;

    public readonly partial record struct Point(double X, double Y)
    {
        [Differentiable]
        public static Point operator +(Point left, Point right) => new(left.X + right.X, left.Y + right.Y);

        [Differentiable(ThisIsActive = true)]
        public double Norm() => X * X + Y * Y;
    }

    /// <summary>Methods of another type, of which not all can be seen from outside.</summary>
    public static partial class Helpers
    {
        private static readonly double[] Table = [0.5, 2.0];

        [Differentiable]
        public static double Open(double x) => Math.Sin(x) * x;

        [Differentiable]
        public static double Hides(double x) => x * Table[1] * Table[0] * x;

        public static partial class Nested
        {
            [Differentiable]
            public static double Deep(double x) => Hides(x) + Open(x);
        }
    }
}
