using System.Numerics;

namespace LanguageCases;

/// <summary>Solvers whose derivatives come from the equation that they solve.</summary>
public static partial class ImplicitSolvers
{
    [Differentiable]
    private static double Cubic(double x, double f) => (f * x * x * x) - x - 2;

    /// <summary>The body is nothing that could be differentiated.</summary>
    [ImplicitDerivative(Residual = nameof(Cubic))]
    [Case("2.0", Gradient = "[-0.22139916266115017]")]
    public static double Root(double f)
    {
        decimal low = 0, high = 4;
        try
        {
            for (int i = 0; i < 200; i++)
            {
                decimal middle = (low + high) / 2;
                if (((decimal)f * middle * middle * middle) - middle - 2 > 0)
                {
                    high = middle;
                }
                else
                {
                    low = middle;
                }
            }
        }
        catch (OverflowException)
        {
            return double.NaN;
        }

        return (double)low;
    }

    [Differentiable(Derivatives.All)]
    [Case("2.0, 0.5")]
    [Case("1.25, -0.5")]
    public static double InALoss(double f, double y) => (Math.Sin(Root(f * f)) * y) + Root(f + y);

    [Differentiable(Derivatives.All)]
    [Case("[1.0, 2.0, 3.0]")]
    public static double InALoop(ReadOnlySpan<double> f)
    {
        double s = 0;
        foreach (double v in f)
        {
            s = (0.5 * s) + (Root(v + (0.125 * s)) * v);
        }

        return s;
    }

    [Differentiable]
    internal static double KeplerEquation(double E, double e, double M) => E - (e * Math.Sin(E)) - M;

    /// <summary>The guess is passive, and the parameters come in another order than those of the equation.</summary>
    [ImplicitDerivative(Residual = nameof(KeplerEquation))]
    [Differentiable(Derivatives.All)]
    [Case("1.0, 0.3, 1.0", Gradient = "[1.0913293011504175, 1.0480083050499363]")]
    [Case("2.0, 0.7, 0.5")]
    public static double Kepler(double M, double e, [NoDerivative] double guess)
    {
        double E = guess;
        for (int i = 0; i < 60; i++)
        {
            E -= (E - (e * Math.Sin(E)) - M) / (1 - (e * Math.Cos(E)));
        }

        return E;
    }

    /// <summary>One solver's solution goes into another's equation.</summary>
    [Differentiable]
    private static double Outer(double y, double f, double M) => (y * y * y) + (Kepler(M, 0.25, M) * y) - f;

    [ImplicitDerivative(Residual = nameof(Outer))]
    [Differentiable(Derivatives.All)]
    [Case("2.0, 0.75")]
    public static double Nested(double f, double M)
    {
        double y = 0.5;
        for (int i = 0; i < 100; i++)
        {
            y -= Outer(y, f, M) / ((3 * y * y) + Kepler(M, 0.25, M));
        }

        return y;
    }

    [Differentiable]
    private static float CubeRootEquation(float x, float a) => (x * x * x) - a;

    [ImplicitDerivative(Residual = nameof(CubeRootEquation))]
    [Case("3f")]
    public static float CubeRoot(float a) => MathF.Cbrt(a);

    [Differentiable]
    private static T SquareRootEquation<T>(T x, T a)
        where T : IFloatingPointIeee754<T> => (x * x) - a;

    [ImplicitDerivative(Residual = nameof(SquareRootEquation))]
    [Case("3.0", TypeArguments = "double")]
    [Case("3f", TypeArguments = "float")]
    public static T SquareRoot<T>(T a)
        where T : IFloatingPointIeee754<T> => T.Sqrt(a);

    [Differentiable]
    private static double CosineStep(double z, double w, double x) => Math.Tanh((w * z) + x);

    [ImplicitDerivative(FixedPoint = nameof(CosineStep))]
    [Differentiable(Derivatives.All)]
    [Case("0.5, 0.3", Gradient = "[0.59993150062297, 1.19787001466]", Tolerance = 1)]
    public static double Equilibrium(double w, double x)
    {
        double z = 0;
        for (int i = 0; i < 200; i++)
        {
            z = Math.Tanh((w * z) + x);
        }

        return z;
    }

    [Differentiable]
    private static double Energy(double x, double a, double b) => (0.25 * x * x * x * x) + (0.5 * a * x * x) - (b * x);

    [ImplicitDerivative(Objective = nameof(Energy))]
    [Differentiable(Derivatives.All)]
    [Case("1.5, 2.0")]
    public static double Minimiser(double a, double b)
    {
        double x = 1;
        for (int i = 0; i < 100; i++)
        {
            x -= ((x * x * x) + (a * x) - b) / ((3 * x * x) + a);
        }

        return x;
    }

    [Differentiable(Derivatives.All)]
    [Case("[1.5, 2.0]")]
    public static double ThroughAMinimiser(ReadOnlySpan<double> p) => Math.Exp(-Minimiser(p[0] * p[1], p[1])) * p[0];

    [Differentiable]
    private static void Circle(ReadOnlySpan<double> z, ReadOnlySpan<double> theta, Span<double> residual)
    {
        residual[0] = (z[0] * z[0]) + (z[1] * z[1]) - theta[0];
        residual[1] = (z[0] * theta[1]) - z[1];
    }

    /// <summary>What the span holds on entry is the guess.</summary>
    [ImplicitDerivative(Residual = nameof(Circle))]
    [Differentiable(Derivatives.Default | Derivatives.Jacobian & ~Derivatives.Gradient)]
    [Case("[2.0, 0.5], [1.0, 1.0]")]
    public static void Intersect(ReadOnlySpan<double> theta, Span<double> z)
    {
        double x = Math.Sqrt(theta[0] / (1 + (theta[1] * theta[1])));
        z[0] = x;
        z[1] = theta[1] * x;
    }

    [Differentiable(Derivatives.All)]
    [Case("[2.0, 0.5]")]
    public static double ThroughASpan(ReadOnlySpan<double> theta)
    {
        Span<double> z = stackalloc double[2];
        double s = 0;
        for (int k = 1; k < 4; k++)
        {
            z[0] = k;
            Intersect(theta, z);
            s += z[0] * z[1] * Math.Sin(k + z[0]);
        }

        return s;
    }

    [Differentiable]
    private static double[] Balance(double[] x, double[] rates) => [rates[0] - (rates[1] * x[0]) - (rates[2] * x[0] * x[0]), x[1] - (rates[0] * x[0])];

    [ImplicitDerivative(Residual = nameof(Balance))]
    [Case("[2.0, 1.0, 3.0]")]
    public static double[] SteadyState(double[] rates)
    {
        double x = (-rates[1] + Math.Sqrt((rates[1] * rates[1]) + (4 * rates[2] * rates[0]))) / (2 * rates[2]);
        return [x, rates[0] * x];
    }

    [Differentiable(Derivatives.All)]
    [Case("[2.0, 1.0, 3.0]")]
    public static double ThroughAnArray(double[] rates)
    {
        double[] x = SteadyState(rates);
        return (x[0] * x[0] * x[1]) + rates[1];
    }

    /// <summary>The equation is on spans, the solver on arrays.</summary>
    [Differentiable]
    private static void Linear(ReadOnlySpan<double> x, ReadOnlySpan<double> a, ReadOnlySpan<double> b, Span<double> residual)
    {
        int n = x.Length;
        for (int i = 0; i < n; i++)
        {
            residual[i] = -b[i];
            for (int j = 0; j < n; j++)
            {
                residual[i] += a[(i * n) + j] * x[j];
            }
        }
    }

    [ImplicitDerivative(Residual = nameof(Linear))]
    [Case("[2.0, 0.5, 0.25, 3.0], [1.0, 2.0]")]
    public static double[] SolveTwo(double[] a, double[] b)
    {
        double d = (a[0] * a[3]) - (a[1] * a[2]);
        return [((a[3] * b[0]) - (a[1] * b[1])) / d, ((a[0] * b[1]) - (a[2] * b[0])) / d];
    }

    [Differentiable(Derivatives.All)]
    [Case("[2.0, 0.5, 0.25, 3.0], [1.0, 2.0]")]
    public static double ThroughASystem(double[] a, double[] b)
    {
        double[] x = SolveTwo(a, b);
        double[] y = SolveTwo(a, x);
        return (x[0] * y[1]) + y[0];
    }

    [Differentiable]
    private static (double, double) PairEquation((double X, double Y) z, double a, double b) => ((z.X * z.Y) - a, z.X + z.Y - b);

    [ImplicitDerivative(Residual = nameof(PairEquation))]
    [Case("2.0, 5.0")]
    public static (double X, double Y) Pair(double a, double b)
    {
        double d = Math.Sqrt((b * b) - (4 * a));
        return ((b - d) / 2, (b + d) / 2);
    }

    [Differentiable(Derivatives.All)]
    [Case("2.0, 5.0")]
    public static double ThroughAPair(double a, double b)
    {
        (double x, double y) = Pair(a, b);
        return (x * x * y) + (Pair(x, y + x).Y * a);
    }

    public readonly record struct Orbit(double Radius, double Speed, int Steps);

    [Differentiable]
    private static void OrbitEquation(Orbit orbit, double mass, double momentum, Span<double> r)
    {
        r[0] = (orbit.Speed * orbit.Speed * orbit.Radius) - mass;
        r[1] = (orbit.Speed * orbit.Radius) - (momentum / orbit.Steps * 3);
    }

    /// <summary>A passive part of the solution goes into the equation as the solver gave it.</summary>
    [ImplicitDerivative(Residual = nameof(OrbitEquation))]
    [Case("2.0, 3.0")]
    public static Orbit Circular(double mass, double momentum) => new(momentum * momentum / mass, mass / momentum, 3);

    [Differentiable(Derivatives.All)]
    [Case("2.0, 3.0")]
    public static double ThroughAStruct(double mass, double momentum)
    {
        Orbit orbit = Circular(mass, momentum * mass);
        return orbit.Radius * Math.Sqrt(orbit.Speed) * orbit.Steps;
    }

    [Differentiable]
    private static Vector3 Anchor(Vector3 p, Vector3 target, float stiffness) => (stiffness * p) - target + (0.125f * p * Vector3.Dot(p, p));

    [ImplicitDerivative(Residual = nameof(Anchor))]
    [Case("new Vector3(1, 2, 3), 4f")]
    public static Vector3 Settle(Vector3 target, float stiffness)
    {
        // The solution is parallel to the target: one real equation for its length.
        double length = target.Length();
        double s = 0;
        for (int i = 0; i < 100; i++)
        {
            s -= ((stiffness * s) - length + (0.125 * s * s * s)) / (stiffness + (0.375 * s * s));
        }

        return target * (float)(s / length);
    }

    [Differentiable]
    private static void Tridiagonal(ReadOnlySpan<float> u, ReadOnlySpan<float> load, float k, Span<float> r)
    {
        int n = u.Length;
        for (int i = 0; i < n; i++)
        {
            r[i] = ((2 + k) * u[i]) - load[i];
            if (i > 0)
            {
                r[i] -= u[i - 1];
            }

            if (i + 1 < n)
            {
                r[i] -= u[i + 1];
            }
        }
    }

    [ImplicitDerivative(Residual = nameof(Tridiagonal), Structure = SystemStructure.PositiveDefinite)]
    [Case("[1f, 2f, 3f], 0.5f, [0f, 0f, 0f]")]
    public static void Deflection(ReadOnlySpan<float> load, float k, Span<float> u)
    {
        double[] v = new double[u.Length];
        for (int sweep = 0; sweep < 400; sweep++)
        {
            for (int i = 0; i < v.Length; i++)
            {
                v[i] = (load[i] + (i > 0 ? v[i - 1] : 0) + (i + 1 < v.Length ? v[i + 1] : 0)) / (2 + k);
            }
        }

        for (int i = 0; i < v.Length; i++)
        {
            u[i] = (float)v[i];
        }
    }

    /// <summary>The tolerance, the result that is no real, and a work buffer are passive.</summary>
    [ImplicitDerivative(Residual = nameof(KeplerEquation))]
    [Case("0.3, 1.0, 1e-15")]
    public static bool TryKepler(double e, double M, [NoDerivative] double tolerance, out double E)
    {
        E = Kepler(M, e, M);
        return tolerance > 0;
    }

    [Differentiable(Derivatives.All)]
    [Case("0.3, 1.0")]
    public static double ThroughAnOutput(double e, double M) => TryKepler(e * M, M, 1e-15, out double E) ? E * E * M : 0;

    [ImplicitDerivative(Residual = nameof(KeplerEquation))]
    [Case("0.3, 1.0, 1.25")]
    public static void KeplerInPlace(double e, double M, ref double E) => E = Kepler(M, e, E);

    [Differentiable(Derivatives.All)]
    [Case("0.3, 1.0")]
    public static double ThroughAReference(double e, double M)
    {
        double E = M * M;
        KeplerInPlace(e, M, ref E);
        double once = E;
        KeplerInPlace(e, E, ref E);
        return (once * E) + M;
    }

    [ImplicitDerivative(Residual = nameof(Circle))]
    [Case("[2.0, 0.5], [0.0, 0.0, 0.0], [1.0, 1.0]")]
    public static int IntersectCounting(ReadOnlySpan<double> theta, [NoDerivative] Span<double> work, Span<double> z)
    {
        Intersect(theta, z);
        work[0] = z[0];
        return 7;
    }

    [Differentiable]
    private static double Bowl(ReadOnlySpan<double> w, ReadOnlySpan<double> x, ReadOnlySpan<double> y, double ridge)
    {
        double loss = 0;
        int n = w.Length;
        for (int i = 0; i < y.Length; i++)
        {
            double p = -y[i];
            for (int j = 0; j < n; j++)
            {
                p += x[(i * n) + j] * w[j];
            }

            loss += p * p;
        }

        for (int j = 0; j < n; j++)
        {
            loss += ridge * w[j] * w[j];
        }

        return 0.5 * loss;
    }

    [ImplicitDerivative(Objective = nameof(Bowl), Structure = SystemStructure.PositiveDefinite)]
    [Case("[1.0, 2.0, 3.0, 4.0, 5.0, 6.0], [1.0, 2.0, 2.0], 0.5, [0.0, 0.0]", Tolerance = 10)]
    public static void Ridge(ReadOnlySpan<double> x, ReadOnlySpan<double> y, double ridge, Span<double> w)
    {
        double a = ridge, b = 0, d = ridge, e = 0, f = 0;
        for (int i = 0; i < y.Length; i++)
        {
            a += x[2 * i] * x[2 * i];
            b += x[2 * i] * x[(2 * i) + 1];
            d += x[(2 * i) + 1] * x[(2 * i) + 1];
            e += x[2 * i] * y[i];
            f += x[(2 * i) + 1] * y[i];
        }

        double det = (a * d) - (b * b);
        w[0] = ((d * e) - (b * f)) / det;
        w[1] = ((a * f) - (b * e)) / det;
    }

    [Differentiable(Derivatives.All)]
    [Case("[1.0, 2.0, 3.0, 4.0, 5.0, 6.0], [1.0, 2.0, 2.0], 0.5", Tolerance = 10)]
    public static double HeldOut(ReadOnlySpan<double> x, ReadOnlySpan<double> y, double ridge)
    {
        Span<double> w = stackalloc double[2];
        Ridge(x, y, ridge * ridge, w);
        return Math.Pow((2 * w[0]) - w[1] - 0.5, 2) + (w[0] * w[1]);
    }
}
