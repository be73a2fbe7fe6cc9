using System.Runtime.CompilerServices;

namespace LanguageCases;

/// <summary>Calls between differentiable methods, which stay calls: the callees are not to be inlined.</summary>
public static partial class Calls
{
    /// <summary>A second run of the callee would draw other numbers.</summary>
    [Differentiable]
    [Case("[0.7, 1.3, 2.1]")]
    public static double RandomWeights(double[] x)
    {
        var random = new Random(7);
        double[] y = new double[x.Length];
        for (int i = 0; i < x.Length; i++)
        {
            double weighted = TwiceDrawn(x[i], random);
            y[i] = Math.Sin(weighted) * weighted;
        }

        double sum = 0;
        foreach (double v in y)
        {
            sum += v * v;
        }

        return sum;
    }

    [Differentiable]
    [MethodImpl(MethodImplOptions.NoInlining)]
    internal static double TwiceDrawn(double x, Random random) => Drawn(x, random) * random.NextDouble();

    [Differentiable]
    [Case("[0.7, 1.3, 2.1]")]
    public static double GenericRandomWeights(double[] x)
    {
        var random = new Random(7);
        double[] y = new double[x.Length];
        for (int i = 0; i < x.Length; i++)
        {
            double weighted = DrawnOf(x[i], random);
            y[i] = Math.Sin(weighted) * weighted;
        }

        return y[0] * y[1] * y[2];
    }

    [Differentiable]
    [MethodImpl(MethodImplOptions.NoInlining)]
    internal static T DrawnOf<T>(T x, Random random)
        where T : System.Numerics.IFloatingPointIeee754<T> => x * x * T.CreateChecked(random.NextDouble());

    [Differentiable]
    [MethodImpl(MethodImplOptions.NoInlining)]
    internal static double Drawn(double x, Random random) => x * x * random.NextDouble();

    [Differentiable]
    [Case("0.5")]
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static double Square(double x) => x * x;

    [Differentiable]
    [Case("0.5, 1.5")]
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static double Blend(double x, double y) => x * Math.Exp(y) - y;

    [Differentiable]
    [Case("0.5")]
    public static double OneCall(double x) => Square(x) + x;

    [Differentiable]
    [Case("0.5")]
    public static double NestedCalls(double x) => Square(Square(Square(x) + x));

    [Differentiable]
    [Case("0.5, 1.5")]
    public static double ArgumentsAreExpressions(double x, double y) => Blend(x * y, Square(x - y)) * Blend(y, x);

    [Differentiable]
    [Case("0.5, 1.5")]
    public static double NamedArguments(double x, double y) => Blend(y: x, x: Square(y));

    [Differentiable]
    [Case("0.5, 1.5")]
    public static double ArgumentsWithSideEffectsInOrder(double x, double y)
    {
        double t = x;
        return Blend(y: t *= 2, x: t += y) + Blend(t = t * t, t) + t;
    }

    [Differentiable]
    [Case("0.5, 3, 2.0")]
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static double Power(double x, int n = 2, double offset = 1.5)
    {
        double p = offset;
        for (int i = 0; i < n; i++)
        {
            p *= x;
        }

        return p;
    }

    [Differentiable]
    [Case("0.5")]
    public static double DefaultArguments(double x) => Power(x) + Power(x, 3) + Power(x, offset: x);

    [Differentiable]
    [Case("0.5, 5")]
    public static double CallInALoop(double x, int n)
    {
        double y = x;
        for (int i = 0; i < n; i++)
        {
            y = Blend(y, x * i) * 0.25;
        }

        return y;
    }

    [Differentiable]
    [Case("0.5, 3")]
    public static double CallWithLoopInALoop(double x, int n)
    {
        double y = x;
        for (int i = 1; i <= n; i++)
        {
            y = CallInALoop(y, i) + Power(x, i);
        }

        return y;
    }

    [Differentiable]
    [Case("0.5, 6")]
    [Case("0.5, 0")]
    public static double RecursivePower(double x, int n)
    {
        if (n == 0)
        {
            return 1;
        }

        double half = RecursivePower(x, n / 2);
        return n % 2 == 0 ? half * half : half * half * x;
    }

    [Differentiable]
    [Case("0.5, 6")]
    public static double TreeRecursion(double x, int n) =>
        n < 2 ? x + n : TreeRecursion(x, n - 1) * x + TreeRecursion(x * x, n - 2);

    [Differentiable]
    [Case("[0.5, 1.5, -2.0, 1.25, 3.0]")]
    public static double PairwiseSum(ReadOnlySpan<double> x)
    {
        if (x.Length <= 2)
        {
            double s = 0;
            foreach (double v in x)
            {
                s += v * v;
            }

            return s;
        }

        int half = x.Length / 2;
        return PairwiseSum(x[..half]) + PairwiseSum(x[half..]) * x[0];
    }

    [Differentiable]
    [Case("0.5, 5")]
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static double Even(double x, int n) => n == 0 ? x : Odd(Math.Sin(x), n - 1) * x;

    [Differentiable]
    [Case("0.5, 4")]
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static double Odd(double x, int n) => n == 0 ? 1 : Even(x * x + 1, n - 1) + x;

    [Differentiable]
    [Case("[0.5, 1.5, -2.0], [2.0, 1.0, 0.5]")]
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static double Dot(ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        double s = 0;
        for (int i = 0; i < x.Length; i++)
        {
            s += x[i] * y[i];
        }

        return s;
    }

    [Differentiable]
    [Case("2.0, [0.5, 1.5, -2.0]")]
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void Scale(double a, Span<double> x)
    {
        foreach (ref double v in x)
        {
            v *= a;
        }
    }

    [Differentiable]
    [Case("[0.5, 1.5, -2.0]")]
    public static double SameSpanTwice(ReadOnlySpan<double> x) => Dot(x, x) + Dot(x[1..], x[..^1]);

    [Differentiable]
    [Case("[0.5, 1.5, -2.0], 0.75")]
    public static double VoidCallOnSpans(Span<double> x, double a)
    {
        Scale(a * a, x);
        Scale(x[0], x[1..]);
        return Dot(x, x);
    }

    [Differentiable]
    [Case("[0.5, 1.5, -2.0]")]
    public static double CalleeWritesALocalBuffer(ReadOnlySpan<double> x)
    {
        double[] copy = x.ToArray();
        Scale(x[0], copy);
        Scale(copy[1], copy);
        return Dot(x, copy);
    }

    [Differentiable]
    [Case("0.5, 1.5")]
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void PolarOf(double x, double y, out double r, out double angle)
    {
        r = Math.Sqrt(x * x + y * y);
        angle = Math.Atan2(y, x);
    }

    [Differentiable]
    [Case("0.5, 1.5")]
    public static double OutVariables(double x, double y)
    {
        PolarOf(x, y, out double r, out var angle);
        PolarOf(r, angle, out r, out _);
        return r * angle;
    }

    [Differentiable]
    [Case("0.5, 1.5")]
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void Relax(ref double x, in double target) => x += 0.5 * (target * target - x) * x;

    [Differentiable]
    [Case("0.5, 1.5, 3")]
    public static double RefArguments(double x, double y, int n)
    {
        for (int i = 0; i < n; i++)
        {
            Relax(ref x, y);
            Relax(ref y, in x);
        }

        return x * y;
    }

    [Differentiable]
    [Case("[0.5, 1.5, -2.0]")]
    public static double RefToAnElement(double[] a)
    {
        for (int i = 0; i + 1 < a.Length; i++)
        {
            Relax(ref a[i], a[i + 1]);
        }

        return a[0] * a[1] + a[2];
    }

    [Differentiable]
    [Case("2.5")]
    [Case("-2.5")]
    public static double CallInACondition(double x)
    {
        if (Square(x) > 4 && Blend(x, 0.1) > 0)
        {
            return Square(x) * x;
        }

        return x;
    }

    [Differentiable]
    [Case("1.5")]
    [Case("-0.5")]
    public static double CallInAConditional(double x) => x > 0 ? Blend(x, x) : Square(x);

    [Differentiable]
    [Case("0.5")]
    public static double ResultIsDiscarded(double x)
    {
        Square(x);
        _ = Blend(x, x);
        return x * x;
    }

    [Differentiable]
    [Case("[0.5, 1.5, -2.0]")]
    public static double ResultIsDiscardedButSideEffectsStay(double[] a)
    {
        Shift(a, 2);
        _ = Shift(a, 3);
        return a[0] * a[1];
    }

    [Differentiable]
    [Case("[0.5, 1.5, -2.0], 2")]
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static double Shift(double[] a, int n)
    {
        for (int i = 0; i < a.Length; i++)
        {
            a[i] = a[i] * n + a[0];
        }

        return a[^1];
    }

    [Differentiable]
    [Case("0.5, 1.5")]
    public static double ConstantArguments(double x, double y) => Blend(2.0, x) + Blend(y, 3.0) + Blend(1, 1);

    [Differentiable]
    [Case("0.5")]
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static double Overloaded(double x) => x * x + Overloaded(x, 2) + Overloaded([x, 1.0]);

    [Differentiable]
    [Case("0.5, 3")]
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static double Overloaded(double x, int n) => x * n;

    [Differentiable]
    [Case("[0.5, 3.0]")]
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static double Overloaded(double[] x) => x[0] * x[1];

    [Differentiable]
    [Case("0.5")]
    public static double CallToAnotherClass(double x) => Helpers.Cube(x) + Helpers.Deeper.Fourth(x);

    [Differentiable]
    [Case("0.5, 1.5f")]
    public static double CallAcrossPrecisions(double x, float y) => Helpers.Single((float)x) * Square(y);

    [Differentiable]
    [Case("[0.5, 1.5, -2.0, 0.25]")]
    public static double CalleeReturnsAnArray(double[] x)
    {
        double[] y = Differences(x);
        double[] z = Differences(y);
        return Dot(y, y) + z[0] * z[1];
    }

    [Differentiable]
    [Case("[0.5, 1.5, -2.0, 0.25]")]
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static double[] Differences(double[] x)
    {
        double[] d = new double[x.Length - 1];
        for (int i = 0; i < d.Length; i++)
        {
            d[i] = (x[i + 1] - x[i]) * x[i];
        }

        return d;
    }

    [Differentiable]
    [Case("0.5, 3")]
    public static double PassiveCallee(double x, int n) => x * Twice(n) + Math.Max(n, 2) * x + int.Parse("3") * x;

    [Differentiable]
    [Case("[0.5, 1.5, -2.0], 4")]
    public static double CallOnChangingBuffers(ReadOnlySpan<double> x0, int steps)
    {
        Span<double> x = stackalloc double[x0.Length];
        Span<double> v = stackalloc double[x0.Length];
        x0.CopyTo(x);
        for (int s = 0; s < steps; s++)
        {
            Kick(x, v, 0.1);
            Drift(x, v, 0.1);
        }

        return Dot(x, v);
    }

    [Differentiable]
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void Kick(ReadOnlySpan<double> x, Span<double> v, double dt)
    {
        for (int i = 0; i < x.Length; i++)
        {
            v[i] -= dt * Math.Sin(x[i]);
        }
    }

    [Differentiable]
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void Drift(Span<double> x, ReadOnlySpan<double> v, double dt)
    {
        for (int i = 0; i < x.Length; i++)
        {
            x[i] += dt * v[i] * (1 + x[i]);
        }
    }

    [Differentiable]
    [Case("[0.5, 1.5, -2.0]")]
    public static double AnObjectOfTablesIsHandedToCallsInALoop(ReadOnlySpan<double> x)
    {
        Table table = new() { Values = [0.5, 1.5, 2.5] };
        double sum = 0;
        for (int i = 0; i < x.Length; i++)
        {
            sum += Weighted(x, table, i) * sum + x[i];
        }

        return sum;
    }

    [Differentiable]
    public static double Weighted(ReadOnlySpan<double> x, [NoDerivative] Table table, int at) => table.Values[at % table.Count] * Math.Sin(x[at]);

    private static int Twice(int n) => 2 * n;
}

public sealed class Table
{
    public required double[] Values { get; init; }

    public int Count => Values.Length;
}

public static partial class Helpers
{
    [Differentiable]
    [MethodImpl(MethodImplOptions.NoInlining)]
    internal static double Cube(double x) => x * x * x;

    [Differentiable]
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static float Single(float x) => x * x + 1;

    public static partial class Deeper
    {
        [Differentiable]
        [MethodImpl(MethodImplOptions.NoInlining)]
        public static double Fourth(double x) => Cube(x) * x;
    }
}
