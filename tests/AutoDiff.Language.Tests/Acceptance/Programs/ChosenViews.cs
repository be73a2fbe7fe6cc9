// Spans that are views of one part or another, by a condition or from turn to turn of a loop.
using AutoDiff;

namespace Acceptance.AViewIsChosenByACondition
{
    public static class Program
    {
        public static void Run()
        {
            double[] x = [1, 2, 3, 4];
            foreach (bool skip in new[] { true, false })
            {
                Views.Verify(v => M.ByAConditional(v, skip), (v, g) => M.ByAConditionalGradient(v, skip, g), (v, t) => M.ByAConditionalJvp(v, skip, t).Tangent, (v, t, p) => M.ByAConditionalHvp(v, skip, t, p), x);
            }

            Views.Verify(v => M.ByAnIf(v), (v, g) => M.ByAnIfGradient(v, g), (v, t) => M.ByAnIfJvp(v, t).Tangent, (v, t, p) => M.ByAnIfHvp(v, t, p), x);
            Views.Verify(v => M.ByAnIf(v), (v, g) => M.ByAnIfGradient(v, g), (v, t) => M.ByAnIfJvp(v, t).Tangent, (v, t, p) => M.ByAnIfHvp(v, t, p), [1, 2]);
        }
    }

    public static partial class M
    {
        [Differentiable(Derivatives.Default | Derivatives.Hvp)]
        public static double ByAConditional(ReadOnlySpan<double> x, bool skip)
        {
            ReadOnlySpan<double> tail = skip ? x[1..] : x;
            double sum = 0;
            foreach (double v in tail)
            {
                sum += v * v * v;
            }

            return sum * tail[0];
        }

        [Differentiable(Derivatives.Default | Derivatives.Hvp)]
        public static double ByAnIf(ReadOnlySpan<double> x)
        {
            ReadOnlySpan<double> tail = default;
            if (x.Length > 2)
            {
                tail = x[1..];
            }

            double sum = x[0];
            foreach (double v in tail)
            {
                sum += v * sum;
            }

            return sum;
        }
    }
}

namespace Acceptance.AViewIsTrimmedInALoop
{
    public static class Program
    {
        public static void Run()
        {
            Views.Verify(v => M.Trimmed(v, -2), (v, g) => M.TrimmedGradient(v, -2, g), (v, t) => M.TrimmedJvp(v, -2, t).Tangent, (v, t, p) => M.TrimmedHvp(v, -2, t, p), [-7, -8, 3, 4, -9]);
            Views.Verify(v => M.Trimmed(v, -2), (v, g) => M.TrimmedGradient(v, -2, g), (v, t) => M.TrimmedJvp(v, -2, t).Tangent, (v, t, p) => M.TrimmedHvp(v, -2, t, p), [1, 2]);
            Views.Verify(v => M.RowByRow(v, 2), (v, g) => M.RowByRowGradient(v, 2, g), (v, t) => M.RowByRowJvp(v, 2, t).Tangent, (v, t, p) => M.RowByRowHvp(v, 2, t, p), [1, 2, 3, 4, 5, 6]);

            double[] points = [-7, -7, -8, -8, 3, 5, 4, 0.5, -9, -9], results = new double[2];
            M.TrimmedBatch(points, -2, results);
            Check.Equal([12, 2.5], results);
        }
    }

    public static partial class M
    {
        [Differentiable(Derivatives.Default | Derivatives.Hvp | Derivatives.Batch)]
        public static double Trimmed([Batched] ReadOnlySpan<double> x, [NoDerivative] double least)
        {
            ReadOnlySpan<double> rest = x;
            while (rest.Length > 0 && rest[0] < least)
            {
                rest = rest[1..];
            }

            while (rest.Length > 0 && rest[^1] < least)
            {
                rest = rest[..^1];
            }

            double product = 1;
            foreach (double v in rest)
            {
                product *= v;
            }

            return product;
        }

        [Differentiable(Derivatives.Default | Derivatives.Hvp)]
        public static double RowByRow(ReadOnlySpan<double> x, int width)
        {
            ReadOnlySpan<double> last = x[..width];
            double sum = 0;
            for (int row = 1; row * width < x.Length; row++)
            {
                ReadOnlySpan<double> next = x.Slice(row * width, width);
                for (int i = 0; i < width; i++)
                {
                    sum += last[i] * next[i] * next[i];
                }

                last = next;
            }

            return sum;
        }
    }
}

namespace Acceptance.AChosenViewIsWrittenTo
{
    public static class Program
    {
        public static void Run()
        {
            double[] x = [1, 2, 3, 4];
            foreach (int n in new[] { 1, 3 })
            {
                double[] adjoint = new double[4];
                M.WrittenVjp([.. x], n, 1, adjoint);
                Check.Equal(Check.Slopes(v => M.Written([.. v], n), x), adjoint, tolerance: 1e-7);
            }
        }
    }

    public static partial class M
    {
        [Differentiable]
        public static double Written(Span<double> x, int n)
        {
            Span<double> part = n > 2 ? x[..2] : x.Slice(2, 2);
            part[0] *= part[1];
            part[1] += x[0];
            return x[0] * x[1] * x[2] * x[3];
        }
    }
}

namespace Acceptance.AListPatternTakesTheRest
{
    public static class Program
    {
        public static void Run()
        {
            foreach (double[] x in new double[][] { [1, 2, 3], [2], [] })
            {
                Views.Verify(v => M.HeadAndTail(v), (v, g) => M.HeadAndTailGradient(v, g), (v, t) => M.HeadAndTailJvp(v, t).Tangent, (v, t, p) => M.HeadAndTailHvp(v, t, p), x);
                Views.Verify(v => M.Recursive(v), (v, g) => M.RecursiveGradient(v, g), (v, t) => M.RecursiveJvp(v, t).Tangent, (v, t, p) => M.RecursiveHvp(v, t, p), x);
            }
        }
    }

    public static partial class M
    {
        [Differentiable(Derivatives.Default | Derivatives.Hvp)]
        public static double HeadAndTail(ReadOnlySpan<double> x)
        {
            if (x is [var head, .. var tail])
            {
                double sum = head;
                foreach (double v in tail)
                {
                    sum += head * v * v;
                }

                return sum;
            }

            return 0;
        }

        [Differentiable(Derivatives.Default | Derivatives.Hvp)]
        public static double Recursive(ReadOnlySpan<double> x) => x switch
        {
            [] => 1,
            [var only] => only * only,
            [var head, .. var tail] => head * Recursive(tail),
        };
    }
}

namespace Acceptance
{
    /// <summary>Companions of functions of an array, against differences.</summary>
    internal static class Views
    {
        public static void Verify(Func<double[], double> f, Func<double[], double[], double> gradient, Func<double[], double[], double> slope, Func<double[], double[], double[], double> product, double[] x)
        {
            double[] found = new double[x.Length], direction = [.. x.Select((_, i) => 1 / (i + 1.5))], products = new double[x.Length];
            Check.Equal(f(x), gradient(x, found), tolerance: 0);
            Check.Equal(Check.Slopes(f, x), found, tolerance: 1e-7);
            Check.Equal(found.Zip(direction, (a, b) => a * b).Sum(), slope(x, direction));
            Check.Equal(f(x), product(x, direction, products), tolerance: 0);
            Check.Equal(
                [.. Enumerable.Range(0, x.Length).Select(i => Check.Slope(t => GradientAt(t)[i], 0))],
                products,
                tolerance: 1e-7);

            double[] GradientAt(double t)
            {
                double[] at = new double[x.Length];
                gradient([.. x.Zip(direction, (a, b) => a + (t * b))], at);
                return at;
            }
        }
    }
}
