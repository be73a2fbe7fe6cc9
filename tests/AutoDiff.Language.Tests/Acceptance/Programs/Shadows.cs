// What the shadow of a parameter is: null where the parameter is null, nothing in a gradient where it is work memory.
using AutoDiff;

namespace Acceptance.TheShadowOfNullIsNull
{
    public static class Program
    {
        public static void Run()
        {
            double[]? weights = null, gradient = null;
            double xGradient = 0, xProduct;
            double[] one = new double[1], four = new double[4];
            Check.Equal(4, M.ScaledGradient(2, weights, out xGradient, gradient));
            Check.Equal(4, xGradient);
            Check.Equal(4, M.ScaledJvp(2, weights, 1, weights).Tangent);
            Check.Equal(4, M.ScaledVjp(2, weights, 1, ref xGradient, gradient));
            Check.Equal(8, xGradient);
            Check.Equal(4, M.ScaledHvp(2, weights, 1, null, out xProduct, null));
            Check.Equal(2, xProduct);
            M.ScaledJacobian(2, weights, one);
            Check.Equal([4], one);
            M.ScaledHessian(2, weights, one);
            Check.Equal([2], one);

            weights = [3];
            gradient = [7];
            Check.Equal(12, M.ScaledGradient(2, weights, out xGradient, gradient));
            Check.Equal([4], gradient);
            M.ScaledHessian(2, weights, four);
            Check.Equal([6, 4, 4, 0], four);
            Check.Throws<ArgumentException>(() => M.ScaledGradient(2, weights, out _, null), "weightsGradient");
            Check.Throws<ArgumentException>(() => M.ScaledJvp(2, weights, 1, [1, 2]), "weightsTangent");
        }
    }

    public static partial class M
    {
        [Differentiable(Derivatives.All)]
        public static double Scaled(double x, double[]? weights) => x * x * (weights?[0] ?? 1);
    }
}

namespace Acceptance.WorkMemoryHasNoGradient
{
    public static class Program
    {
        public static void Run()
        {
            double[] work = [1, 2], gradient = new double[2];
            Check.Equal(11, M.ScaledGradient(work, new double[] { 3, 4 }, gradient));
            Check.Equal([1, 2], gradient);
            Check.Equal([3, 8], work);
        }
    }

    public static partial class M
    {
        [Differentiable]
        public static double Scaled(Memory<double> work, ReadOnlyMemory<double> by)
        {
            var elements = work.Span;
            double sum = 0;
            for (int i = 0; i < elements.Length; i++)
            {
                elements[i] *= by.Span[i];
                sum += elements[i];
            }

            return sum;
        }
    }
}

namespace Acceptance.NothingIsPassedOn
{
    public static class Program
    {
        public static void Run()
        {
            Check.Equal(24, M.FGradient(2, out double gradient));
            Check.Equal(40, gradient);
            Check.Equal(40, M.FJvp(2, 1).Tangent);
            M.FHvp(2, 1, out double product);
            Check.Equal(52, product);
        }
    }

    public static partial class M
    {
        [Differentiable(Derivatives.Default | Derivatives.Hvp)]
        public static double F(double x) => Sum(default, x) + (Sum([], x) * Weighted(null, x)) + Weighted(default, x);

        [Differentiable]
        public static double Sum(ReadOnlySpan<double> values, double x)
        {
            double sum = x * x;
            foreach (double value in values)
            {
                sum += value * x;
            }

            return sum;
        }

        [Differentiable]
        public static double Weighted(double[]? weights, double x)
        {
            double sum = x * x;
            for (int i = 0; i < (weights?.Length ?? 0); i++)
            {
                sum += weights![i] * x;
            }

            return sum;
        }
    }
}
