namespace Acceptance.ScalarBasic
{
    public static class Program
    {
        public static void Run()
        {
            var(v, t) = M.FJvp(1.2, 0.7, 1.0, 0.0);
            Check.Equal(1.2 * Math.Sin(0.7), v);
            Check.Equal(Math.Sin(0.7), t);
            double xa = 1, ya = 2;
            Check.Equal(v, M.FVjp(1.2, 0.7, 3.0, ref xa, ref ya));
            Check.Equal(1 + 3 * Math.Sin(0.7), xa);
            Check.Equal(2 + 3 * 1.2 * Math.Cos(0.7), ya);
            M.FGradient(1.2, 0.7, out double gx, out double gy);
            Check.Equal(Math.Sin(0.7), gx);
            Check.Equal(1.2 * Math.Cos(0.7), gy);
        }
    }

    public static partial class M
    {
        [Differentiable]
        public static double F(double x, double y) => x * Math.Sin(y);
    }
}

namespace Acceptance.AllCompanions
{
    public static class Program
    {
        public static void Run()
        {
            double[] x = [0.5, -0.3, 0.8];
            double[] g = [9, 9, 9];
            Check.Equal(M.F(x), M.FGradient(x, g));
            Check.Equal(Check.Slopes(a => M.F(a), x), g, tolerance: 1e-7);
            double[] p = [7, 7, 7];
            double[] tan = [1, 0, 2];
            Check.Equal(M.F(x), M.FHvp(x, tan, p));
            double[] h = new double[9];
            Check.Equal(M.F(x), M.FHessian(x, h));
            for (int i = 0; i < 3; i++)
            {
                Check.Equal(h[i * 3] + 2 * h[i * 3 + 2], p[i], "hvp" + i);
                for (int j = 0; j < 3; j++)
                    Check.Equal(h[i * 3 + j], h[j * 3 + i], "sym");
            }

            double[] J = new double[3];
            M.FJacobian(x, J);
            Check.Equal(g, J);
        }
    }

    public static partial class M
    {
        [Differentiable(Derivatives.Default | Derivatives.Jacobian | Derivatives.Hvp | Derivatives.Hessian)]
        public static double F(ReadOnlySpan<double> x)
        {
            double s = 0;
            for (int i = 0; i + 1 < x.Length; i++)
            {
                double a = x[i + 1] - x[i] * x[i], b = 1 - x[i];
                s += 100 * a * a + b * b;
            }

            return s;
        }
    }
}

namespace Acceptance.DualOverload
{
    public static class Program
    {
        public static void Run()
        {
            var d = M.F(new Dual<double>(2.0, 1.0), new Dual<double>(3.0, 0.0));
            Check.Equal(8, d.Value);
            Check.Equal(12, d.Tangent);
        }
    }

    public static partial class M
    {
        [Differentiable(Derivatives.All & ~(Derivatives.Taylor | Derivatives.Batch))]
        public static double F(double x, double y) => Math.Pow(x, y);
    }
}

namespace Acceptance.MutableSpanOutputJacobian
{
    public static class Program
    {
        public static void Run()
        {
            double[] x = [1.0, 2.0];
            double[] y = new double[3];
            double[] J = new double[6];
            M.FJacobian(x, y, J);
            Check.Equal([2, 3, 0.5], y);
            Check.Equal([2, 1, 1, 1, 0.5, -0.25], J);
        }
    }

    public static partial class M
    {
        [Differentiable(Derivatives.Jacobian)]
        public static void F(ReadOnlySpan<double> x, Span<double> y)
        {
            y[0] = x[0] * x[1];
            y[1] = x[0] + x[1];
            y[2] = x[0] / x[1];
        }
    }
}

namespace Acceptance.JacobianOrderOutRefResult
{
    public static class Program
    {
        public static void Run()
        {
            double[] J = new double[6];
            double z = 3;
            double r = M.FJacobian(2, 5, ref z, out double w, J);
            Check.Equal(2 * 3, w);
            Check.Equal(3 * 5, z);
            Check.Equal(2 + 5, r);
            Check.True(J.Length == 6);
            Check.Equal([0, 3, 3, 0, 1, 1], J);
        }
    }

    public static partial class M
    {
        [Differentiable(Derivatives.Jacobian)]
        public static double F(double x, double y, ref double z, out double w)
        {
            w = x * z;
            z = z * y;
            return x + y;
        }
    }
}

namespace Acceptance.VjpSpanInout
{
    public static class Program
    {
        public static void Run()
        {
            double[] x = [1.0, 2.0, 3.0];
            double[] xa = [1.0, 1.0, 1.0];
            M.ScaleVjp(x, 2.0, xa, ref M.k);
            Check.Equal([2, 4, 6], x);
            Check.Equal([2, 2, 2], xa);
            Check.Equal(6, M.k);
        }
    }

    public static partial class M
    {
        public static double k;
        [Differentiable]
        public static void Scale(Span<double> x, double f)
        {
            for (int i = 0; i < x.Length; i++)
                x[i] *= f;
        }
    }
}

namespace Acceptance.OutAdjointZeroed
{
    public static class Program
    {
        public static void Run()
        {
            double ya = 5, xa = 0;
            M.FVjp(2.0, out double y, ref xa, ref ya);
            Check.Equal(8, y);
            Check.Equal(60, xa);
            Check.Equal(0, ya);
        }
    }

    public static partial class M
    {
        [Differentiable]
        public static void F(double x, out double y) => y = x * x * x;
    }
}

namespace Acceptance.OutJvp
{
    public static class Program
    {
        public static void Run()
        {
            M.FJvp(2.0, out double y, 1.0, out double yt);
            Check.Equal(8, y);
            Check.Equal(12, yt);
        }
    }

    public static partial class M
    {
        [Differentiable]
        public static void F(double x, out double y) => y = x * x * x;
    }
}

namespace Acceptance.RefVjp
{
    public static class Program
    {
        public static void Run()
        {
            double z = 2, za = 1;
            double xa = 0;
            M.FVjp(3.0, ref z, ref xa, ref za);
            Check.Equal(6, z);
            Check.Equal(2, xa);
            Check.Equal(3, za);
        }
    }

    public static partial class M
    {
        [Differentiable]
        public static void F(double x, ref double z) => z *= x;
    }
}

namespace Acceptance.PassiveResult
{
    public static class Program
    {
        public static void Run()
        {
            int n = M.CountAbove([1.0, 2, 3], 1.5);
            var(a, at) = M.GJvp(2.0, 1.0);
            Check.Equal(2, at);
        }
    }

    public static partial class M
    {
        public static int CountAbove(ReadOnlySpan<double> x, double t)
        {
            int c = 0;
            foreach (var v in x)
                if (v > t)
                    c++;
            return c;
        }

        [Differentiable]
        public static double G(double x) => x * CountAbove([x, 2.5, 0.1], 1.0);
    }
}

namespace Acceptance.PassiveRStaysR
{
    public static class Program
    {
        public static void Run()
        {
            double[] x = [1, 2];
            double[] y = new double[2];
            double[] xt = [1, 1], yt = new double[2];
            int k = M.FJvp(x, y, xt, yt);
            Check.Equal(2, k);
            Check.Equal([2, 4], yt);
            double[] xa = new double[2];
            double[] ya = [1, 1];
            int q = M.FVjp(x, y, xa, ya);
            Check.Equal(2, q);
            Check.Equal([2, 4], xa);
            Check.Equal([0, 0], ya);
        }
    }

    public static partial class M
    {
        [Differentiable]
        public static int F(ReadOnlySpan<double> x, Span<double> y)
        {
            int n = 0;
            for (int i = 0; i < x.Length; i++)
            {
                y[i] = x[i] * x[i];
                n++;
            }

            return n;
        }
    }
}

namespace Acceptance.NoderivativeParam
{
    public static class Program
    {
        public static void Run()
        {
            var(v, t) = M.FJvp(2, 3, 1);
            Check.Equal(3, t);
            M.FGradient(2, 3, out double gx);
            Check.Equal(3, gx);
        }
    }

    public static partial class M
    {
        [Differentiable]
        public static double F(double x, [NoDerivative] double y) => x * y;
    }
}

namespace Acceptance.NameProperty
{
    public static class Program
    {
        public static void Run()
        {
            var(v, t) = M.GJvp(2, 1);
            Check.Equal(4, t);
        }
    }

    public static partial class M
    {
        [Differentiable(Name = "G")]
        public static double F(double x) => x * x;
    }
}

namespace Acceptance.OperatorFamily
{
    public static class Program
    {
        public static void Run()
        {
            var a = new V2(1, 2);
            var b = new V2(3, 4);
            var(s, st) = V2.AdditionJvp(a, b, new V2(1, 0), new V2(0, 1));
            Check.Equal(4, s.X);
            Check.Equal(1, st.X);
            Check.Equal(1, st.Y);
            var aa = default(V2);
            var ba = default(V2);
            double r = V2.MultiplyVjp(a, b, 1.0, ref aa, ref ba);
            Check.Equal(11, r);
            Check.Equal(3, aa.X);
            Check.Equal(2, ba.Y);
            var(n, nt) = V2.UnaryNegationJvp(a, new V2(1, 1));
            Check.Equal(-1, nt.X);
        }
    }

    public readonly partial struct V2(double x, double y)
    {
        public double X { get; } = x;
        public double Y { get; } = y;

        [Differentiable]
        public static V2 operator +(V2 a, V2 b) => new(a.X + b.X, a.Y + b.Y);
        [Differentiable]
        public static double operator *(V2 a, V2 b) => a.X * b.X + a.Y * b.Y;
        [Differentiable]
        public static V2 operator -(V2 a) => new(-a.X, -a.Y);
    }
}

namespace Acceptance.PropertyFamily
{
    public static class Program
    {
        public static void Run()
        {
            var r = new Rect
            {
                W = 2,
                H = 3
            };
            var rt = new Rect
            {
                W = 1,
                H = 0
            };
            var(v, t) = r.AreaJvp(ref rt);
            Check.Equal(6, v);
            Check.Equal(3, t);
            var ra = new Rect();
            Check.Equal(6, r.AreaVjp(1.0, ref ra));
            Check.Equal(3, ra.W);
            Check.Equal(2, ra.H);
        }
    }

    public partial struct Rect
    {
        public double W;
        public double H;
        [Differentiable(ThisIsActive = true)]
        public double Area => W * H;
    }
}
