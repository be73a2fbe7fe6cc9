namespace AutoDiff.Tests.Lanes.Accuracy;

/// <summary>A real as the unevaluated sum of two doubles: some 106 bits (Dekker; Knuth).</summary>
/// <param name="Hi">The nearest double.</param>
/// <param name="Lo">What it lacks.</param>
public readonly record struct DoubleDouble(double Hi, double Lo)
{
    public static readonly DoubleDouble Pi = new(3.141592653589793, 1.2246467991473532e-16);

    public static readonly DoubleDouble Ln2 = new(0.6931471805599453, 2.3190468138462996e-17);

    public static readonly DoubleDouble Ln10 = new(2.302585092994046, -2.1707562233822494e-16);

    public static implicit operator DoubleDouble(double value) => new(value, 0);

    public static DoubleDouble operator -(DoubleDouble x) => new(-x.Hi, -x.Lo);

    public static DoubleDouble operator +(DoubleDouble x, DoubleDouble y)
    {
        var high = Sum(x.Hi, y.Hi);
        var low = Sum(x.Lo, y.Lo);
        var first = Quick(high.Hi, high.Lo + low.Hi);
        return Quick(first.Hi, first.Lo + low.Lo);
    }

    public static DoubleDouble operator -(DoubleDouble x, DoubleDouble y) => x + -y;

    public static DoubleDouble operator *(DoubleDouble x, DoubleDouble y)
    {
        var product = x.Hi * y.Hi;
        return Quick(product, Math.FusedMultiplyAdd(x.Hi, y.Hi, -product) + ((x.Hi * y.Lo) + (x.Lo * y.Hi)));
    }

    public static DoubleDouble operator /(DoubleDouble x, DoubleDouble y)
    {
        var first = x.Hi / y.Hi;
        var rest = x - (y * first);
        var second = rest.Hi / y.Hi;
        rest -= y * second;
        return Quick(first, second) + (rest.Hi / y.Hi);
    }

    public static DoubleDouble Abs(DoubleDouble x) => x.Hi < 0 ? -x : x;

    public static DoubleDouble Sqrt(DoubleDouble x)
    {
        if (x.Hi <= 0)
        {
            return Math.Sqrt(x.Hi);
        }

        DoubleDouble root = Math.Sqrt(x.Hi);
        root += (x - (root * root)) / (root + root);
        return root + ((x - (root * root)) / (root + root));
    }

    public static DoubleDouble ScaleB(DoubleDouble x, int n) => new(Math.ScaleB(x.Hi, n), Math.ScaleB(x.Lo, n));

    private static DoubleDouble Sum(double x, double y)
    {
        var sum = x + y;
        var other = sum - x;
        return new(sum, (x - (sum - other)) + (y - other));
    }

    private static DoubleDouble Quick(double high, double low)
    {
        var sum = high + low;
        return new(sum, low - (sum - high));
    }
}
