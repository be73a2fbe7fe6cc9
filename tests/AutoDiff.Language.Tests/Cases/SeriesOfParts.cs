namespace LanguageCases;

/// <summary>Taylor series of tuples, structs and records: in, out, in memory and in calls.</summary>
public static partial class SeriesOfParts
{
    private const Derivatives WithSeries = Derivatives.Default | Derivatives.Taylor;

    public readonly record struct Point(double X, double Y);

    public record Named(double X, double Y, string Name);

    public struct State
    {
        public double A;
        public double B;
        public int Count;
    }

    [Differentiable(WithSeries)]
    [Case("new SeriesOfParts.Point(0.5, 0.75), 1.25")]
    public static Point Steps(Point p, double k)
    {
        Point q = p;
        for (int i = 0; i < 2; i++)
        {
            q = new Point(q.Y * k, q.X + p.X);
        }

        return q with { X = q.X * q.Y };
    }

    [Differentiable(WithSeries)]
    [Case("(0.5, 0.75)")]
    public static (double Product, int Sign) PairWithACount((double A, double B) p)
    {
        int sign = p.A > 0 ? 1 : -1;
        return (p.A * p.B * p.A * sign, sign);
    }

    [Differentiable(WithSeries)]
    [Case("new SeriesOfParts.State { A = 0.5, B = 2, Count = 3 }, 1.5")]
    [Case("new SeriesOfParts.State { A = 0.5, B = 2, Count = 3 }, 0.5")]
    public static void Updated(ref State s, double k)
    {
        s.A *= k;
        s.B += s.A * s.Count;
        if (k > 1)
        {
            s.Count = 7;
            s.B *= s.A;
        }
    }

    [Differentiable(WithSeries)]
    [Case("0.75, 0.5")]
    public static void Made(double x, double y, out Point p) => p = new Point(x * y, Math.Sin(x));

    [Differentiable(WithSeries)]
    [Case("new[] { new SeriesOfParts.State { A = 0.5, B = 1, Count = 2 }, new SeriesOfParts.State { A = 1.5, B = -1, Count = 4 } }, 1.5")]
    public static void UpdatedInMemory(Span<State> s, double k)
    {
        for (int i = 0; i < s.Length; i++)
        {
            s[i].B += k * s[i].A * s[i].Count;
            s[i].A = k * k;
            s[i].Count++;
        }

        State first = s[0];
        first.A += 1;
        s[1] = first;
    }

    [Differentiable(Derivatives.Jvp | Derivatives.Taylor)]
    [Case("new SeriesOfParts.Named(0.5, 0.75, \"abc\")")]
    public static double OfARecord(Named r) => r.X * r.X * r.Y * r.Name.Length;

    [Differentiable]
    private static double Area(Point p) => p.X * p.Y * p.X;

    [Differentiable]
    private static Point Twice(Point p) => new(p.X * 2, p.Y * p.X);

    [Differentiable(WithSeries)]
    [Case("new SeriesOfParts.Point(0.5, 0.75)")]
    public static double ThroughCalls(Point p) => Area(Twice(p)) + Area(Twice(Twice(p)));

    [Differentiable(WithSeries)]
    [Case("0.75, 0.5")]
    public static double LocalMemory(double x, double y)
    {
        var points = new Point[3];
        for (int i = 0; i < points.Length; i++)
        {
            points[i] = new Point(x * i, y);
        }

        var list = new List<Point> { new(x, 1), new(x * x, y) };
        (double, double)[] pairs = [(x, 2.0), (3.0, y)];
        double sum = pairs[1].Item2 * pairs[0].Item1;
        foreach (Point p in points)
        {
            sum += p.X * p.Y;
        }

        foreach (Point p in list)
        {
            sum += p.X * p.Y * p.X;
        }

        return sum;
    }
}
