namespace AggregateCases;

public readonly record struct State(double X, double V);

public record struct Mutable(double A, int N)
{
    public double B { get; set; }
}

public sealed record Settings(double Rate, double Decay, [property: NoDerivative] double Clip, string Name)
{
    public double Momentum { get; set; } = 0.5;
}

/// <summary>Tuples, deconstruction and records.</summary>
public static partial class TuplesAndRecords
{
    [Differentiable]
    [Case("0.5, 1.5")]
    public static (double Sum, double Product) TupleResult(double x, double y) => (x + y, x * y);

    [Differentiable]
    [Case("0.5, 1.5, 3")]
    public static (double Value, int Count, (double A, double B) Inner) NestedTupleWithPassiveParts(double x, double y, int n) =>
        (x * y, n + 1, (x * x, y * n));

    [Differentiable]
    [Case("(0.5, 1.5), 2.0")]
    public static double TupleParameter((double X, double Y) p, double s) => p.X * p.Y * s + p.Item1;

    [Differentiable]
    [Case("0.5, 1.5")]
    public static double DeconstructionOfACall(double x, double y)
    {
        var (sum, product) = TupleResult(x, y);
        (double a, _) = TupleResult(product, sum);
        return sum * product + a;
    }

    [Differentiable]
    [Case("0.5, 1.5, 4")]
    public static double TupleLocal(double x, double y, int n)
    {
        (double X, double Y) p = (x, y);
        for (int i = 0; i < n; i++)
        {
            p = (p.Y, p.X * p.Y + 0.1 * i);
            p.X += 0.5;
        }

        return p.X - p.Y;
    }

    [Differentiable]
    [Case("new State(0.5, 1.5), 0.1, 5")]
    public static State RecordStructWith(State s, double dt, int steps)
    {
        for (int i = 0; i < steps; i++)
        {
            s = s with { V = s.V - dt * Math.Sin(s.X) };
            s = s with { X = s.X + dt * s.V };
        }

        return s;
    }

    [Differentiable]
    [Case("new State(0.5, 1.5)")]
    public static double RecordDeconstruction(State s)
    {
        var (x, v) = s;
        return x * v + (s == new State(x, v) ? x : v);
    }

    [Differentiable]
    [Case("new Mutable(0.5, 3) { B = 1.5 }")]
    public static Mutable MutableRecordStruct(Mutable m)
    {
        m.B *= m.A;
        m.A += m.B * m.N;
        return m with { N = 7 };
    }

    [Differentiable(Derivatives.Jvp)]
    [Case("new Settings(0.1, 0.9, 5.0, \"sgd\"), 1.5")]
    public static double RecordClass(Settings s, double x) => x - s.Rate * x * s.Clip + s.Decay * s.Momentum;

    [Differentiable]
    [Case("0.5, 1.5")]
    public static double RecordClassMadeInside(double x, double y)
    {
        var settings = new Settings(x, y, 2, "made");
        var changed = settings with { Rate = settings.Rate * y, Momentum = x };
        return changed.Rate * changed.Momentum + settings.Decay;
    }

    [Differentiable]
    [Case("[(0.5, 1.5), (2.0, -1.0)]")]
    public static double SpanOfTuples(ReadOnlySpan<(double X, double Y)> points)
    {
        double s = 0;
        foreach (var (x, y) in points)
        {
            s += x * y * y;
        }

        return s;
    }

    [Differentiable]
    [Case("1.5")]
    public static double NestedDeconstruction(double x)
    {
        var pair = (A: (x, 2.0), B: x * x);
        var ((p, q), r) = pair;
        pair.A.Item1 = r;
        return p * q + r + pair.A.Item1;
    }
}
