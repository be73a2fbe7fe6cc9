namespace Acceptance.HvpOfVectors
{
    public static class Program
    {
        public static void Run()
        {
            // E = k (|p - q| - l)²: the Hessian of a spring.
            var p = new Vector3(1, 2, 2);
            M.SpringHvp(p, Vector3.UnitX, out Vector3 product);
            Vector3 d = p / 3;
            Vector3 expected = 2 * (((1 - (1 / 3f)) * Vector3.UnitX) + (1 / 3f * d.X * d));
            Check.Equal(expected.X, product.X, tolerance: 1e-5);
            Check.Equal(expected.Y, product.Y, tolerance: 1e-5);
            Check.Equal(expected.Z, product.Z, tolerance: 1e-5);
        }
    }

    public static partial class M
    {
        [Differentiable(Derivatives.Hvp)]
        public static float Spring(Vector3 p)
        {
            float stretch = Vector3.Distance(p, Vector3.Zero) - 1;
            return stretch * stretch;
        }
    }
}

namespace Acceptance.HessianOfVectors
{
    public static class Program
    {
        public static void Run()
        {
            float[] hessian = new float[9];
            M.EnergyHessian(new Vector3(1, 2, 3), hessian);

            // |p|² x: the Hessian is 2x I + 2 (p e₁ᵀ + e₁ pᵀ).
            Check.Equal([6, 4, 6, 4, 2, 0, 6, 0, 2], [.. hessian.Select(static x => (double)x)], tolerance: 1e-6);
        }
    }

    public static partial class M
    {
        [Differentiable(Derivatives.All)]
        public static float Energy(Vector3 p) => Vector3.Dot(p, p) * p.X;
    }
}

namespace Acceptance.HvpOfComplex
{
    public static class Program
    {
        public static void Run()
        {
            M.PowerHvp(0.7, 0.4, 1, 0.5, out double a, out double b);
            double[] expected = [.. new[] { 0, 1 }.Select(i => Check.Slope(
                t =>
                {
                    M.PowerGradient(0.7 + t, 0.4 + (0.5 * t), out double x, out double y);
                    return i == 0 ? x : y;
                },
                0))];
            Check.Equal(expected, [a, b], tolerance: 1e-8);
        }
    }

    public static partial class M
    {
        [Differentiable(Derivatives.Gradient | Derivatives.Hvp)]
        public static double Power(double re, double im)
        {
            var z = new Complex(re, im);
            Complex sum = Complex.Zero;
            for (int k = 1; k < 5; k++)
            {
                sum = (sum * z) + (Complex.Exp(z * k) / (z + k));
            }

            return Complex.Abs(sum) + Complex.Sqrt(z).Phase;
        }
    }
}

namespace Acceptance.HvpOfRotations
{
    public static class Program
    {
        public static void Run()
        {
            // The height of a point of an arm with two joints.
            M.HeightHvp(0.3f, 0.5f, 1, 0, out float a, out float b);
            Check.Equal(-Math.Sin(0.3) - Math.Sin(0.8), a, tolerance: 1e-5);
            Check.Equal(-Math.Sin(0.8), b, tolerance: 1e-5);
            M.TurnHvp(0.4f, 1, out float c);
            Check.Equal(-Math.Cos(0.4), c, tolerance: 1e-5);
        }
    }

    public static partial class M
    {
        [Differentiable(Derivatives.Hvp)]
        public static float Height(float shoulder, float elbow)
        {
            Matrix4x4 arm = Matrix4x4.CreateRotationZ(elbow) * Matrix4x4.CreateTranslation(1, 0, 0) * Matrix4x4.CreateRotationZ(shoulder);
            return Vector3.Transform(Vector3.UnitX, arm).Y;
        }

        [Differentiable(Derivatives.Hvp)]
        public static float Turn(float angle) => Vector3.Transform(Vector3.UnitX, Quaternion.CreateFromAxisAngle(Vector3.UnitZ, angle)).X;
    }
}

namespace Acceptance.HessianOfSeveralParameters
{
    public static class Program
    {
        public static void Run()
        {
            double[] h = new double[16];
            Check.Equal(2 * 3 * 5 * 7, M.FHessian(2, [3, 5], 7, h));
            Check.Equal(
                [0, 35, 21, 15, 35, 0, 14, 10, 21, 14, 0, 6, 15, 10, 6, 0],
                h);
            M.FHvp(2, [3, 5], 7, 1, [0, 0], 0, out double x, stackalloc double[2], out double z);
            Check.Equal([0, 15], [x, z]);
        }
    }

    public static partial class M
    {
        [Differentiable(Derivatives.All)]
        public static double F(double x, ReadOnlySpan<double> y, double z) => x * y[0] * y[1] * z;
    }
}

namespace Acceptance.HvpAllocatesNothing
{
    public static class Program
    {
        public static void Run()
        {
            double[] x = [1, 2, 3, 4], v = [1, 0, -1, 0.5], product = new double[4], hessian = new double[16];
            Check.AllocatesNothing(() => M.FHvp(x, v, product));
            Check.AllocatesNothing(() => M.FHessian(x, hessian));
            for (int i = 0; i < 4; i++)
            {
                Check.Equal(Enumerable.Range(0, 4).Sum(j => hessian[(i * 4) + j] * v[j]), product[i]);
                for (int j = 0; j < 4; j++)
                {
                    Check.True(hessian[(i * 4) + j] == hessian[(j * 4) + i]);
                }
            }
        }
    }

    public static partial class M
    {
        [Differentiable(Derivatives.All)]
        public static double F(ReadOnlySpan<double> x)
        {
            double s = 0, carried = 1;
            for (int i = 0; i < x.Length; i++)
            {
                carried = Math.Sin(carried * x[i]);
                s += carried * Math.Exp(-x[i] / 4);
            }

            return s * s;
        }
    }
}

namespace Acceptance.HvpOverwritesProducts
{
    public static class Program
    {
        public static void Run()
        {
            double[] product = [100, 100];
            Check.Equal(14, M.FHvp([1, 2], [1, 1], product));
            Check.Equal([14 + 4, 4], product);
            Check.Throws<ArgumentException>(() => M.FHvp([1, 2], [1], new double[2]), "xTangent");
            Check.Throws<ArgumentException>(() => M.FHvp([1, 2], [1, 1], new double[3]), "xProduct");
            Check.Throws<ArgumentException>(() => M.FHessian([1, 2], new double[3]), "hessian");
        }
    }

    public static partial class M
    {
        [Differentiable(Derivatives.Hvp | Derivatives.Hessian)]
        public static double F(ReadOnlySpan<double> x) => (2 * x[0] * x[1] * x[0]) + (x[0] * x[0] * x[0]) + 9;
    }
}

namespace Acceptance.HvpThroughCallsAndRecursion
{
    public static class Program
    {
        public static void Run()
        {
            M.PowerHvp(1.5, 6, 1, out double product);
            Check.Equal(30 * Math.Pow(1.5, 4), product);
            M.CallsHvp(0.5, 1, out product);
            Check.Equal(Check.Slope(x => { M.CallsGradient(x, out double g); return g; }, 0.5), product, tolerance: 1e-8);
        }
    }

    public static partial class M
    {
        [Differentiable(Derivatives.Hvp)]
        public static double Power(double x, int n) => n == 0 ? 1 : x * Power(x, n - 1);

        [Differentiable]
        private static void Update(ref double state, double input) => state = Math.Tanh(state + input);

        [Differentiable]
        private static (double, double) Split(double x) => (Math.Sin(x), Math.Cos(2 * x));

        [Differentiable(Derivatives.Hvp | Derivatives.Gradient)]
        public static double Calls(double x)
        {
            double state = x;
            for (int i = 0; i < 4; i++)
            {
                Update(ref state, x * i);
                var (a, b) = Split(state);
                state += a * b;
            }

            return state * Power(x, 3);
        }
    }
}

namespace Acceptance.HessianOfANeuralLoss
{
    public static class Program
    {
        public static void Run()
        {
            double[] w = [0.1, -0.3, 0.5, 0.2, -0.4, 0.7, 0.9, -0.2, 0.05];
            double[] x = [0.5, -1, 2, 0.3], y = [0.2, -0.6];
            double[] h = new double[81];
            M.LossHessian(w, x, y, h);
            double[] up = new double[9], down = new double[9];
            for (int j = 0; j < 9; j++)
            {
                double[] moved = [.. w];
                moved[j] += 1e-5;
                M.LossGradient(moved, x, y, up);
                moved[j] -= 2e-5;
                M.LossGradient(moved, x, y, down);
                Check.Equal([.. up.Zip(down, static (a, b) => (a - b) / 2e-5)], h.AsSpan(9 * j, 9), tolerance: 1e-7);
            }
        }
    }

    public static partial class M
    {
        [Differentiable(Derivatives.Gradient | Derivatives.Hessian)]
        public static double Loss(double[] w, [NoDerivative] double[] x, [NoDerivative] double[] y)
        {
            double[] hidden = new double[2];
            double loss = 0;
            for (int p = 0; p < y.Length; p++)
            {
                for (int i = 0; i < hidden.Length; i++)
                {
                    hidden[i] = Math.Tanh((w[3 * i] * x[2 * p]) + (w[(3 * i) + 1] * x[(2 * p) + 1]) + w[(3 * i) + 2]);
                }

                double e = (w[6] * hidden[0]) + (w[7] * hidden[1]) + w[8] - y[p];
                loss += e * e;
            }

            return loss / y.Length;
        }
    }
}

namespace Acceptance.HessianOfFloats
{
    public static class Program
    {
        public static void Run()
        {
            float[] h = new float[4];
            M.FHessian([2, 3], h);
            Check.Equal([18, 24, 24, 8], [h[0], h[1], h[2], h[3]], tolerance: 1e-5);
        }
    }

    public static partial class M
    {
        // Second derivatives 2y², 4xy, 2x².
        [Differentiable(Derivatives.Hessian)]
        public static float F(ReadOnlySpan<float> x) => x[0] * x[0] * x[1] * x[1];
    }
}

namespace Acceptance.NewtonsMethod
{
    public static class Program
    {
        public static void Run()
        {
            double[] x = [-1.2, 1], g = new double[2], h = new double[4];
            for (int i = 0; i < 30; i++)
            {
                M.RosenbrockGradient(x, g);
                M.RosenbrockHessian(x, h);
                double det = (h[0] * h[3]) - (h[1] * h[2]);
                x[0] -= ((h[3] * g[0]) - (h[1] * g[1])) / det;
                x[1] -= ((h[0] * g[1]) - (h[2] * g[0])) / det;
            }

            Check.Equal([1, 1], x);
        }
    }

    public static partial class M
    {
        [Differentiable(Derivatives.Gradient | Derivatives.Hessian)]
        public static double Rosenbrock(ReadOnlySpan<double> x)
        {
            double a = 1 - x[0], b = x[1] - x[0] * x[0];
            return a * a + 100 * b * b;
        }
    }
}

namespace Acceptance.HvpWithBranchesAndWhile
{
    public static class Program
    {
        public static void Run()
        {
            foreach (double x in new[] { 0.3, 1.7, -2.2 })
            {
                M.FHvp(x, 1, out double product);
                Check.Equal(Check.Slope(t => { M.FGradient(t, out double g); return g; }, x), product, tolerance: 1e-7);
            }
        }
    }

    public static partial class M
    {
        [Differentiable(Derivatives.Gradient | Derivatives.Hvp)]
        public static double F(double x)
        {
            double s = x;
            int n = 0;
            while (s * s < 30 && n < 12)
            {
                n++;
                if (s < 0)
                {
                    s = (s * s) + 0.1;
                    continue;
                }

                s = s > 2 ? s * Math.Exp(0.1 * x) : (1.5 * s) + (0.25 * x * x);
            }

            return Math.Log(1 + s) * x;
        }
    }
}

namespace Acceptance.HvpOfAStructAndATuple
{
    public static class Program
    {
        public static void Run()
        {
            M.FHvp(new P(2, 3), new P(1, 0), out P product);
            Check.Equal([18, 24], [product.X, product.Y]);
            M.GHvp((2, 3), (0, 1), out (double, double) tuple);
            Check.Equal([24, 8], [tuple.Item1, tuple.Item2]);
        }
    }

    public readonly record struct P(double X, double Y);

    public static partial class M
    {
        [Differentiable(Derivatives.Hvp)]
        public static double F(P p) => p.X * p.X * p.Y * p.Y;

        [Differentiable(Derivatives.Hvp)]
        public static double G((double X, double Y) p) => p.X * p.X * p.Y * p.Y;
    }
}

namespace Acceptance.HvpOfAnInstanceMethod
{
    public static class Program
    {
        public static void Run()
        {
            var model = new Model(2);
            double[] h = new double[4];
            model.CostHessian(3, 4, h);
            Check.Equal([4 * 2, 2, 2, 0], h);
        }
    }

    public sealed partial class Model(double scale)
    {
        [Differentiable(Derivatives.All)]
        public double Cost(double x, double y) => scale * ((2 * x * x) + (x * y));
    }
}

namespace Acceptance.HvpGeneric
{
    public static class Program
    {
        public static void Run()
        {
            M.FHvp(2.0, 3.0, 1.0, 0.0, out double x, out double y);
            Check.Equal([6, 4], [x, y]);
            M.FHvp(2f, 3f, 0f, 1f, out float a, out float b);
            Check.Equal([4, 0], [a, b]);
        }
    }

    public static partial class M
    {
        [Differentiable(Derivatives.Hvp)]
        public static T F<T>(T x, T y) where T : IFloatingPointIeee754<T> => x * x * y;
    }
}
