namespace LanguageCases;

/// <summary>Operators and literals.</summary>
public static partial class Arithmetic
{
    private const double Gravity = 9.80665;
    private const int Degree = 3;

    [Differentiable]
    [Case("1.5, -2.25", Value = "x + y", Gradient = "[1, 1]")]
    public static double Sum(double x, double y) => x + y;

    [Differentiable]
    [Case("1.5, -2.25", Value = "x - y", Gradient = "[1, -1]")]
    public static double Difference(double x, double y) => x - y;

    [Differentiable]
    [Case("1.5, -2.25", Value = "x * y", Gradient = "[y, x]")]
    public static double Product(double x, double y) => x * y;

    [Differentiable]
    [Case("1.5, -2.25", Value = "x / y", Gradient = "[1 / y, -x / (y * y)]")]
    public static double Quotient(double x, double y) => x / y;

    [Differentiable]
    [Case("1.5", Gradient = "[-1]")]
    public static double Negation(double x) => -x;

    [Differentiable]
    [Case("1.5", Gradient = "[1]")]
    public static double UnaryPlus(double x) => +x;

    [Differentiable]
    [Case("7.5, 2.25", Gradient = "[1, -3]")]
    [Case("-7.5, 2.25", Gradient = "[1, 3]")]
    public static double Remainder(double x, double y) => x % y;

    [Differentiable]
    [Case("0.7")]
    public static double SameOperandTwice(double x) => x * x / (x + x * x);

    [Differentiable]
    [Case("0.7, 1.3")]
    public static double DeepExpression(double x, double y) =>
        ((x + 1) * (y - 2) - (x - y) / (x + y)) * ((x * y + 3) / (2 - x)) - -(y * (x - (y - (x - 1))));

    [Differentiable]
    [Case("0.7", Gradient = "[0.5 * 9.80665 * 2 * t]")]
    public static double ConstantOfTheClass(double t) => 0.5 * Gravity * t * t;

    [Differentiable]
    [Case("0.7")]
    public static double ConstantOfTheFramework(double x) => Math.PI * x * x + Math.E / x;

    [Differentiable]
    [Case("0.7")]
    public static double LocalConstant(double x)
    {
        const double half = 0.5;
        const int times = Degree + 1;
        return half * x * times;
    }

    [Differentiable]
    [Case("0.7, 5")]
    public static double IntegerTimesReal(double x, int n) => n * x / 2 + (n + 1) * x;

    [Differentiable]
    [Case("0.7, 5")]
    public static double IntegerDivisionStaysInteger(double x, int n) => n / 2 * x + n / 2.0 * x * x;

    [Differentiable]
    [Case("0.7, 17, 5")]
    public static double IntegerArithmeticOnTheSide(double x, int a, int b)
    {
        int mix = ((a << 2) | b) ^ (a & 3);
        int rest = a % b - (a >> 1) + ~b;
        return mix * x + rest * x * x;
    }

    [Differentiable]
    [Case("0.7, 4000000000L, 3u")]
    public static double LongAndUnsigned(double x, long big, uint small) => big * 1e-9 * x + small * x * x;

    [Differentiable]
    [Case("0.7, (byte)3, (short)-2")]
    public static double SmallIntegers(double x, byte b, short s) => b * x + s * x * x;

    [Differentiable]
    [Case("0.7, 300")]
    public static double CheckedConversion(double x, int n)
    {
        short s = checked((short)n);
        return unchecked((byte)n) * x + s * x * x;
    }

    [Differentiable]
    [Case("0.7, true")]
    [Case("0.7, false")]
    public static double BooleanParameter(double x, bool square) => square ? x * x : x;

    [Differentiable]
    [Case("1.25, 0.5")]
    public static double CompoundAssignments(double x, double y)
    {
        double s = x;
        s += y;
        s *= x;
        s -= y * y;
        s /= x + 2;
        s += s;
        s *= s;
        return s;
    }

    [Differentiable]
    [Case("7.25, 2.0")]
    public static double CompoundRemainder(double x, double y)
    {
        double r = x * x;
        r %= y;
        return r * x;
    }

    [Differentiable]
    [Case("1.25")]
    public static double IncrementStatements(double x)
    {
        double y = x;
        y++;
        ++y;
        double z = y * x;
        z--;
        --z;
        return z * y;
    }

    [Differentiable]
    [Case("1.25")]
    public static double PostfixInsideExpression(double x)
    {
        double y = x++ * x;
        return y-- * --x + y;
    }

    [Differentiable]
    [Case("1.25, -0.5")]
    public static double ChainedAssignment(double x, double y)
    {
        double a, b, c;
        a = b = c = x * y;
        b *= a;
        c += b;
        return a * b + c;
    }

    [Differentiable]
    [Case("1.25, -0.5")]
    public static double AssignmentAsExpression(double x, double y)
    {
        double t;
        return (t = x * y) * t + (t += x) / (t * t);
    }

    [Differentiable]
    [Case("2.0, 3.0")]
    [Case("3.0, 2.0")]
    public static double Conditional(double x, double y) => x > y ? x * x : y * y * x;

    [Differentiable]
    [Case("0.2")]
    [Case("0.5")]
    [Case("0.9")]
    public static double NestedConditional(double x) => x < 0.3 ? x * x : x < 0.7 ? Math.Sin(x) : Math.Exp(x);

    [Differentiable]
    [Case("0.5, 2.0")]
    [Case("-0.5, 2.0")]
    [Case("-0.5, -2.0")]
    public static double LogicalConnectives(double x, double y)
    {
        bool inside = x > 0 && y > 0 || !(x > -1) && y < 3;
        bool odd = (x > 0) ^ (y > 0);
        bool eager = x > -3 & (y > 5 | x < 1);
        return (inside ? x * y : x + y) * (odd ? 2 : 3) * (eager ? x : 1);
    }

    [Differentiable]
    [Case("0.5", Gradient = "[0]", Value = "0.0")]
    public static double TimesZero(double x) => x * 0.0;

    [Differentiable]
    [Case("0.5", Gradient = "[0]")]
    public static double TimesNegativeZero(double x) => x * -0.0;

    [Differentiable]
    [Case("0.5")]
    public static double InfinityInABranchNotTaken(double x)
    {
        double best = double.PositiveInfinity;
        if (x * x < best)
        {
            best = x * x;
        }

        return best;
    }

    [Differentiable]
    [Case("0.5")]
    public static double NotANumberMarksAbsence(double x)
    {
        double previous = double.NaN;
        double sum = 0;
        for (int i = 0; i < 3; i++)
        {
            double current = x * (i + 1);
            sum += double.IsNaN(previous) ? current : current * previous;
            previous = current;
        }

        return sum;
    }

    [Differentiable]
    [Case("0.5")]
    public static double DefaultLiteral(double x)
    {
        double s = default;
        int n = default;
        s += x * x;
        return s + n;
    }

    [Differentiable]
    [Case("0.5, 2")]
    public static double LiteralsOfAllKinds(double x, int n) => x * 1e-3 + 2d * x - 0x10 * x + 1_000 * x * 1f - 'a' * x * n + 3L * x;

    [Differentiable]
    [Case("0.5", Value = "1.0", Gradient = "[0]")]
    public static double NoDependence(double x) => 1.0;

    [Differentiable]
    [Case("0.5, 0.25", Gradient = "[1, 0]")]
    public static double UnusedParameter(double x, double unused) => x;
}
