using AutoDiff.CompilerServices;
using AutoDiff.LinearAlgebra;
using AutoDiff.LinearAlgebra.Kernels;

namespace AutoDiff.Optimality.Rules;

/// <summary>Mehrotra's predictor-corrector method for convex quadratic programs: near enough to tell which constraints are active.</summary>
internal static class InteriorPoint
{
    private const int MaxSteps = 100;
    private const double Accuracy = 1e-12;

    /// <summary>Overwrites x, ν, λ and the slacks s = d − Gx.</summary>
    public static void Solve(
        ReadOnlySpan<double> h,
        ReadOnlySpan<double> c,
        ReadOnlySpan<double> a,
        ReadOnlySpan<double> b,
        ReadOnlySpan<double> g,
        ReadOnlySpan<double> d,
        Span<double> x,
        Span<double> nu,
        Span<double> lambda,
        Span<double> slack)
    {
        int n = x.Length;
        int p = nu.Length;
        int m = lambda.Length;
        Tape tape = Tape.Rent();
        Span<double> stationarity = tape.Reserve<double>(n);
        Span<double> equality = tape.Reserve<double>(p);
        Span<double> inequality = tape.Reserve<double>(m);
        Span<double> complementarity = tape.Reserve<double>(m);
        Span<double> lambdaStep = tape.Reserve<double>(m);
        Span<double> slackStep = tape.Reserve<double>(m);
        Span<double> kkt = tape.Reserve<double>((n + p) * (n + p));
        Span<double> right = tape.Reserve<double>(n + p);
        Span<double> step = tape.Reserve<double>(n + p);
        Span<int> pivots = tape.Reserve<int>(n + p);

        x.Clear();
        nu.Clear();
        lambda.Fill(1);
        double size = 1 + Blas.MaxMagnitude(c) + Blas.MaxMagnitude(b) + Blas.MaxMagnitude(d);
        for (int i = 0; i < m; i++)
        {
            slack[i] = Math.Max(1, d[i]);
        }

        double worst = double.PositiveInfinity;
        for (int iteration = 0; iteration < MaxSteps; iteration++)
        {
            c.CopyTo(stationarity);
            Blas.MultiplyVector(1, h, false, x, stationarity, n, n);
            Blas.MultiplyVector<double>(1, a, true, nu, stationarity, p, n);
            Blas.MultiplyVector<double>(1, g, true, lambda, stationarity, m, n);
            Residual(a, x, b, equality, n);
            Residual(g, x, d, inequality, n);
            Blas.Axpy<double>(1, slack, inequality);
            double gap = m == 0 ? 0 : Blas.Dot<double>(slack, lambda) / m;
            double now = Math.Max(
                Math.Max(Blas.MaxMagnitude<double>(stationarity), Blas.MaxMagnitude<double>(equality)),
                Math.Max(Blas.MaxMagnitude<double>(inequality), gap));
            if (!double.IsFinite(now))
            {
                break;
            }

            worst = now;
            if (worst <= Accuracy * size)
            {
                break;
            }

            Assemble(h, a, g, slack, lambda, kkt, n, p, m);
            if (Lu.Factor(kkt, pivots, n + p) == 0)
            {
                break;
            }

            // Predictor: straight to complementarity; then centred, and corrected by what the predictor got wrong.
            for (int i = 0; i < m; i++)
            {
                complementarity[i] = slack[i] * lambda[i];
            }

            Direction(g, stationarity, equality, inequality, complementarity, slack, lambda, kkt, pivots, right, step, slackStep, lambdaStep, n, p, m);
            if (m > 0)
            {
                double length = Math.Min(Length(slack, slackStep), Length(lambda, lambdaStep));
                double after = 0;
                for (int i = 0; i < m; i++)
                {
                    after += (slack[i] + (length * slackStep[i])) * (lambda[i] + (length * lambdaStep[i]));
                }

                double centring = Math.Pow(after / m / gap, 3) * gap;
                for (int i = 0; i < m; i++)
                {
                    complementarity[i] = (slack[i] * lambda[i]) + (slackStep[i] * lambdaStep[i]) - centring;
                }

                Direction(g, stationarity, equality, inequality, complementarity, slack, lambda, kkt, pivots, right, step, slackStep, lambdaStep, n, p, m);
            }

            double move = Math.Min(1, 0.995 * Math.Min(Length(slack, slackStep), Length(lambda, lambdaStep)));
            move = m == 0 ? 1 : move;
            Blas.Axpy<double>(move, step[..n], x);
            Blas.Axpy<double>(move, step[n..], nu);
            Blas.Axpy<double>(move, slackStep, slack);
            Blas.Axpy<double>(move, lambdaStep, lambda);
        }

        // The last digits may be out of reach where the active set is degenerate.
        if (!(worst <= 1e-7 * size))
        {
            throw new LinearAlgebraException(
                "The quadratic program has no solution that can be found: it is infeasible, unbounded, not convex or badly scaled.", worst, double.NaN);
        }

        tape.Return();
    }

    /// <summary>[[H + Gᵀ(λ/s)G, Aᵀ], [A, 0]].</summary>
    private static void Assemble(
        ReadOnlySpan<double> h,
        ReadOnlySpan<double> a,
        ReadOnlySpan<double> g,
        ReadOnlySpan<double> slack,
        ReadOnlySpan<double> lambda,
        Span<double> kkt,
        int n,
        int p,
        int m)
    {
        int size = n + p;
        kkt.Clear();
        for (int i = 0; i < n; i++)
        {
            h.Slice(i * n, n).CopyTo(kkt[(i * size)..]);
            for (int k = 0; k < m; k++)
            {
                Blas.Axpy(lambda[k] / slack[k] * g[(k * n) + i], g.Slice(k * n, n), kkt.Slice(i * size, n));
            }
        }

        for (int k = 0; k < p; k++)
        {
            for (int i = 0; i < n; i++)
            {
                kkt[((n + k) * size) + i] = a[(k * n) + i];
                kkt[(i * size) + n + k] = a[(k * n) + i];
            }
        }
    }

    private static void Direction(
        ReadOnlySpan<double> g,
        ReadOnlySpan<double> stationarity,
        ReadOnlySpan<double> equality,
        ReadOnlySpan<double> inequality,
        ReadOnlySpan<double> complementarity,
        ReadOnlySpan<double> slack,
        ReadOnlySpan<double> lambda,
        ReadOnlySpan<double> kkt,
        ReadOnlySpan<int> pivots,
        Span<double> right,
        Span<double> step,
        Span<double> slackStep,
        Span<double> lambdaStep,
        int n,
        int p,
        int m)
    {
        right.Clear();
        Blas.Axpy(-1, stationarity, right[..n]);
        Blas.Axpy(-1, equality, right[n..]);
        for (int k = 0; k < m; k++)
        {
            Blas.Axpy((complementarity[k] - (lambda[k] * inequality[k])) / slack[k], g.Slice(k * n, n), right[..n]);
        }

        Lu.Solve<double>(kkt, pivots, right, step, n + p, 1);
        for (int k = 0; k < m; k++)
        {
            slackStep[k] = -inequality[k] - Blas.Dot<double>(g.Slice(k * n, n), step[..n]);
            lambdaStep[k] = -(complementarity[k] + (lambda[k] * slackStep[k])) / slack[k];
        }
    }

    /// <summary>r ← A x − b.</summary>
    private static void Residual(ReadOnlySpan<double> a, ReadOnlySpan<double> x, ReadOnlySpan<double> b, Span<double> r, int n)
    {
        for (int i = 0; i < r.Length; i++)
        {
            r[i] = Blas.Dot(a.Slice(i * n, n), x) - b[i];
        }
    }

    /// <summary>The longest step that keeps all elements positive, at most 1/0.995.</summary>
    private static double Length(ReadOnlySpan<double> value, ReadOnlySpan<double> step)
    {
        double length = 1 / 0.995;
        for (int i = 0; i < value.Length; i++)
        {
            if (step[i] < 0)
            {
                length = Math.Min(length, -value[i] / step[i]);
            }
        }

        return length;
    }
}
