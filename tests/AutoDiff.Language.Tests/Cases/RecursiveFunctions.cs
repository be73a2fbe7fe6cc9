namespace LanguageCases;

/// <summary>Local functions that call themselves, or each other.</summary>
public static partial class RecursiveFunctions
{
    [Differentiable(Derivatives.All)]
    [Case("1.5, 4")]
    [Case("1.5, 0")]
    public static double Power(double x, int n)
    {
        return Raise(x, n);

        static double Raise(double x, int n) => n == 0 ? 1 : x * Raise(x, n - 1);
    }

    [Differentiable(Derivatives.All)]
    [Case("[1, 2, 3, 4, 5]")]
    public static double PairwiseSum(ReadOnlySpan<double> x)
    {
        double[] squares = new double[x.Length];
        for (int i = 0; i < x.Length; i++)
        {
            squares[i] = x[i] * x[i];
        }

        double first = x[0] + 1;
        return Sum(0, squares.Length);

        double Sum(int from, int to)
        {
            if (to - from == 1)
            {
                return squares[from];
            }

            int middle = (from + to) / 2;
            return Sum(from, middle) + (Sum(middle, to) / first);
        }
    }

    [Differentiable]
    [Case("[1, 2, 3, 4], 0.5")]
    public static double WalkOfATree(double[] value, double decay)
    {
        double sum = 0;
        int visits = 0;
        Visit(0, 1);
        return sum * visits;

        void Visit(int node, double scale)
        {
            visits++;
            if (node >= value.Length)
            {
                return;
            }

            sum += scale * Math.Sin(value[node]);
            Visit((2 * node) + 1, scale * decay);
            Visit((2 * node) + 2, scale * decay * sum);
        }
    }

    [Differentiable(Derivatives.Default | Derivatives.Hvp)]
    [Case("0.1, 2", Tolerance = 10)]
    public static double AdaptiveSimpson(double a, double b)
    {
        static double F(double t) => Math.Exp(-t * t) + t;

        double Refine(double from, double to, double left, double middle, double right, int depth)
        {
            double centre = (from + to) / 2;
            double l = F((from + centre) / 2);
            double r = F((centre + to) / 2);
            double coarse = (to - from) / 6 * (left + (4 * middle) + right);
            double fine = (to - from) / 12 * (left + (4 * l) + (2 * middle) + (4 * r) + right);
            return depth == 0 || Math.Abs(fine - coarse) < 1e-3
                ? fine
                : Refine(from, centre, left, l, middle, depth - 1) + Refine(centre, to, middle, r, right, depth - 1);
        }

        return Refine(a, b, F(a), F((a + b) / 2), F(b), 5);
    }

    [Differentiable(Derivatives.All)]
    [Case("1.1, 5")]
    public static double MutualRecursion(double x, int n)
    {
        double Even(int k) => k == 0 ? x : Math.Sin(x) * Odd(k - 1);
        double Odd(int k) => k == 0 ? 1 : x + Even(k - 1);
        return Even(n) * Odd(n - 1);
    }

    [Differentiable(Derivatives.Default | Derivatives.Hvp | Derivatives.Hessian)]
    [Case("1.1, 6")]
    public static double Memoised(double x, int n)
    {
        double[] memo = new double[n + 1];
        bool[] known = new bool[n + 1];
        return Fibonacci(n);

        double Fibonacci(int k)
        {
            if (k < 2)
            {
                return x;
            }

            if (!known[k])
            {
                known[k] = true;
                memo[k] = Fibonacci(k - 1) + Math.Sin(Fibonacci(k - 2));
            }

            return memo[k];
        }
    }

    [Differentiable]
    [Case("[1, 2, 3, 4]")]
    public static void InPlace(Span<double> x)
    {
        Reverse(x);

        static void Reverse(Span<double> part)
        {
            if (part.Length < 2)
            {
                return;
            }

            (part[0], part[^1]) = (part[^1] * part[0], part[0]);
            Reverse(part[1..^1]);
        }
    }

    [Differentiable(Derivatives.Default | Derivatives.Hvp)]
    [Case("0.5, 4")]
    public static double SumInALoop(double x, int n)
    {
        double total = 0;
        for (int i = 0; i < n; i++)
        {
            double start = x * i;
            double Chain(double y, int depth) => depth == 0 ? y + start : Chain(Math.Cos(y) * x, depth - 1);
            total += Chain(start, i) * total + x;
        }

        return total;
    }

    [Differentiable]
    [Case("1.25, 0.5, 3", TypeArguments = "double")]
    public static T Horner<T>(T x, T c, int n)
        where T : System.Numerics.IFloatingPointIeee754<T>
    {
        return Evaluate(0);

        T Evaluate(int k) => k == n ? c : c + (x * Evaluate(k + 1));
    }

    [Differentiable]
    [Case("0.5, 3")]
    public static (double Value, double Slope) Pair(double x, int n)
    {
        (double Value, double Slope) Next(int k)
        {
            if (k == 0)
            {
                return (x, 1);
            }

            var (value, slope) = Next(k - 1);
            return (Math.Sin(value) * x, (slope * Math.Cos(value)) + x);
        }

        return Next(n);
    }

    [Differentiable]
    [Case("0.5, 2")]
    public static double OutAndRef(double x, int n)
    {
        double scale = 1;
        Step(n, ref scale, out double last);
        return scale * last;

        void Step(int k, ref double product, out double value)
        {
            product *= x + k;
            if (k == 0)
            {
                value = product * x;
                return;
            }

            Step(k - 1, ref product, out double inner);
            value = inner + product;
        }
    }
}

/// <summary>A receiver that recursive local functions read.</summary>
public sealed partial class RecursiveTable(double scale)
{
    private readonly double[] table = [1, 2, 3];

    [Differentiable]
    [Case("3", On = "new(2)")]
    public double Product(double x)
    {
        double From(int i) => i == table.Length ? x : table[i] * scale * From(i + 1);
        return From(0) * x;
    }
}
