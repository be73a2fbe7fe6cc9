namespace Acceptance.JacStructInput
{
    public static class Program
    {
        public static void Run()
        {
            double[] J = new double[2];
            Check.Equal(6, M.FJacobian(new P { X = 2, N = 1, Y = 3 }, J));
            Check.Equal([3, 2], J);
        }
    }

    public struct P
    {
        public double X;
        public int N;
        public double Y;
    }

    public static partial class M
    {
        [Differentiable(Derivatives.Jacobian)]
        public static double F(P p) => p.X * p.Y;
    }
}

namespace Acceptance.JacStructResult
{
    public static class Program
    {
        public static void Run()
        {
            double[] J = new double[6];
            var r = M.FJacobian(2, 3, 4, J);
            Check.Equal([3, 2, 0, 0, 1, 1], J);
        }
    }

    public struct P
    {
        public double X;
        public int N;
        public double Y;
    }

    public static partial class M
    {
        [Differentiable(Derivatives.Jacobian)]
        public static P F(double x, double y, double z) => new P
        {
            X = x * y,
            Y = y + z
        };
    }
}

namespace Acceptance.JacTuple
{
    public static class Program
    {
        public static void Run()
        {
            double[] J = new double[4];
            M.FJacobian((2, 3), J);
            Check.Equal([3, 2, 1, 1], J);
        }
    }

    public static partial class M
    {
        [Differentiable(Derivatives.Jacobian)]
        public static (double, double) F((double A, double B) t) => (t.A * t.B, t.A + t.B);
    }
}

namespace Acceptance.JacClassInput
{
    public static class Program
    {
        public static void Run()
        {
            double[] J = new double[3];
            M.FJacobian(new C { A = 2, W = [3, 4] }, J);
            Check.Equal([7, 2, 2], J);
        }
    }

    public class C
    {
        public double A;
        public double[] W = [];
    }

    public static partial class M
    {
        [Differentiable(Derivatives.Jacobian)]
        public static double F(C c) => c.A * (c.W[0] + c.W[1]);
    }
}

namespace Acceptance.JacListInput
{
    public static class Program
    {
        public static void Run()
        {
            double[] J = new double[2];
            M.FJacobian([2, 3], J);
            Check.Equal([3, 2], J);
        }
    }

    public static partial class M
    {
        [Differentiable(Derivatives.Jacobian)]
        public static double F(List<double> x) => x[0] * x[1];
    }
}

namespace Acceptance.Jac2dInput
{
    public static class Program
    {
        public static void Run()
        {
            double[] J = new double[4];
            M.FJacobian(new double[, ] { { 1, 2 }, { 3, 4 } }, J);
            Check.Equal([4, -3, -2, 1], J);
        }
    }

    public static partial class M
    {
        [Differentiable(Derivatives.Jacobian)]
        public static double F(double[, ] a) => a[0, 0] * a[1, 1] - a[0, 1] * a[1, 0];
    }
}

namespace Acceptance.JacJaggedInput
{
    public static class Program
    {
        public static void Run()
        {
            double[] J = new double[3];
            M.FJacobian([[1, 2], [3]], J);
            Check.Equal([3, 3, 3], J);
        }
    }

    public static partial class M
    {
        [Differentiable(Derivatives.Jacobian)]
        public static double F(double[][] a) => (a[0][0] + a[0][1]) * a[1][0];
    }
}

namespace Acceptance.JacStructSpan
{
    public static class Program
    {
        public static void Run()
        {
            double[] J = new double[4];
            M.FJacobian([new P { X = 1, Y = 2 }, new P { X = 3, Y = 4 }], J);
            Check.Equal([2, 1, 4, 3], J);
        }
    }

    public struct P
    {
        public double X;
        public double Y;
    }

    public static partial class M
    {
        [Differentiable(Derivatives.Jacobian)]
        public static double F(ReadOnlySpan<P> ps)
        {
            double s = 0;
            foreach (var p in ps)
                s += p.X * p.Y;
            return s;
        }
    }
}

namespace Acceptance.JacVector3
{
    public static class Program
    {
        public static void Run()
        {
            float[] J = new float[9];
            M.FJacobian(new Vector3(1, 2, 3), J);
            Check.True(J[0] == 2 && J[4] == 2 && J[8] == 2);
        }
    }

    public static partial class M
    {
        [Differentiable(Derivatives.Jacobian)]
        public static Vector3 F(Vector3 v) => 2f * v;
    }
}

namespace Acceptance.JacOutputStructSpan
{
    public static class Program
    {
        public static void Run()
        {
            double[] J = new double[4];
            var o = new P[2];
            M.FJacobian(3, o, J);
            Check.Equal([1, 6, 1, 6], J);
        }
    }

    public struct P
    {
        public double X;
        public double Y;
    }

    public static partial class M
    {
        [Differentiable(Derivatives.Jacobian)]
        public static void F(double x, Span<P> ps)
        {
            for (int i = 0; i < ps.Length; i++)
                ps[i] = new P
                {
                    X = x,
                    Y = x * x
                };
        }
    }
}

namespace Acceptance.JacArrayInputsMixed
{
    public static class Program
    {
        public static void Run()
        {
            double[] J = new double[2 * 5];
            double[] y = new double[2];
            M.FJacobian([1, 2], 3, new P { X = 4, Y = 5 }, y, J);
            Check.Equal([3, 0, 1, 0, 0, 0, 3, 2, 1, 1], J);
        }
    }

    public struct P
    {
        public double X;
        public double Y;
    }

    public static partial class M
    {
        [Differentiable(Derivatives.Jacobian)]
        public static void F(double[] x, double s, P p, Span<double> y)
        {
            y[0] = x[0] * s;
            y[1] = x[1] * s + p.X + p.Y;
        }
    }
}

namespace Acceptance.JacArrayResult
{
    public static class Program
    {
        public static void Run()
        {
            double[] J = new double[4];
            var r = M.FJacobian([1, 2], J);
            Check.Equal([2, 0, 2, 1], J);
        }
    }

    public static partial class M
    {
        [Differentiable(Derivatives.Jacobian)]
        public static double[] F(double[] x) => [x[0] * x[0], x[0] * x[1]];
    }
}

namespace Acceptance.JacThisActive
{
    public static class Program
    {
        public static void Run()
        {
            double[] J = new double[3];
            new L
            {
                A = 2,
                B = 3
            }.AtJacobian(5, J);
            Check.Equal([5, 1, 2], J);
        }
    }

    public partial class L
    {
        public double A, B;
        [Differentiable(Derivatives.Jacobian, ThisIsActive = true)]
        public double At(double x) => A * x + B;
    }
}

namespace Acceptance.HessStruct
{
    public static class Program
    {
        public static void Run()
        {
            double[] H = new double[4];
            M.FHessian(new P { X = 2, Y = 3 }, H);
            Check.Equal([2 * 3, 2 * 2, 2 * 2, 0], H);
        }
    }

    public struct P
    {
        public double X;
        public double Y;
    }

    public static partial class M
    {
        [Differentiable(Derivatives.Hessian)]
        public static double F(P p) => p.X * p.X * p.Y;
    }
}

namespace Acceptance.HvpStruct
{
    public static class Program
    {
        public static void Run()
        {
            M.FHvp(new P { X = 2, Y = 3 }, new P { X = 1 }, out var p);
            Check.Equal(6, p.X);
            Check.Equal(4, p.Y);
        }
    }

    public struct P
    {
        public double X;
        public double Y;
    }

    public static partial class M
    {
        [Differentiable(Derivatives.Hvp)]
        public static double F(P p) => p.X * p.X * p.Y;
    }
}
