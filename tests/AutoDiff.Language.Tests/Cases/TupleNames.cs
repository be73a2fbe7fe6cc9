namespace LanguageCases;

/// <summary>Tuples that go from one variable to another which has other names for the elements, or none.</summary>
public static partial class TupleNames
{
    [Differentiable]
    private static (double, double) Unnamed(double a, double b)
    {
        for (int i = 0; i < 3; i++)
        {
            a = Math.Sin(a) * b;
        }

        return (a * b, a + b);
    }

    [Differentiable]
    private static (double Product, double Sum) Named(double a, double b) => (a * b, a + b);

    [Differentiable(Derivatives.Default | Derivatives.Hvp)]
    [Case("2, 3")]
    public static double IntoNames(double x, double y)
    {
        double Use((double U, double V) p) => p.U * p.V;
        return Use(Unnamed(x, y)) + Use((x, y));
    }

    [Differentiable(Derivatives.Default | Derivatives.Hvp)]
    [Case("2, 3")]
    public static double OutOfNames(double x, double y)
    {
        double Use((double, double) p) => p.Item1 * p.Item2;
        return Use(Named(x, y)) + Use((U: x, V: y));
    }

    [Differentiable]
    [Case("2, 3")]
    public static double FromVariableToVariable(double x, double y)
    {
        (double U, double V) p = Unnamed(x, y);
        (double, double) q = p;
        (double A, double B) r = q;
        r.A *= 2;
        return (p.U * q.Item2) + (r.A * r.B) + p.Item1;
    }

    [Differentiable]
    [Case("2, 3")]
    public static double Nested(double x, double y)
    {
        (double, (double, double)) inner = (x, (y, x * y));
        (double A, (double B, double C) D) named = inner;
        named.D.B += 1;
        (double, double) Swap((double B, double C) pair) => (pair.C, pair.B);
        named.D = Swap(named.D);
        return (named.A * named.D.B) + named.D.C;
    }

    [Differentiable]
    [Case("(2, 3)")]
    public static double Elements((double, double) p)
    {
        (double A, double B) q = p;
        (double C, double D)[] pairs = [p, q];
        foreach ((double E, double F) pair in pairs)
        {
            q.A += pair.E * pair.F;
        }

        return q.A * q.B;
    }

    /// <summary>A step of a Runge-Kutta method over a state whose derivative has no names.</summary>
    [Differentiable(Derivatives.All)]
    [Case("1, 0.5, 0.8, 2")]
    public static double RungeKutta(double y, double v, double mu, int steps)
    {
        (double, double) Slope((double Y, double V) s) => (s.V, (mu * (1 - (s.Y * s.Y)) * s.V) - s.Y);
        (double Y, double V) Add((double Y, double V) a, double k, (double Y, double V) b) => (a.Y + (k * b.Y), a.V + (k * b.V));

        var state = (Y: y, V: v);
        const double h = 0.1;
        for (int i = 0; i < steps; i++)
        {
            var k1 = Slope(state);
            var k2 = Slope(Add(state, h, k1));
            state = Add(Add(state, h / 2, k1), h / 2, k2);
        }

        return state.Y * state.V;
    }
}
