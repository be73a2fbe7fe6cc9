namespace Acceptance.ShapeClassArrays
{
    public static class Program
    {
        public static void Run()
        {
            var m = new Net
            {
                W = [1, 2],
                B = [1]
            };
            double[] x = [1, 2];
            double[] g = new double[2];
            Check.Throws<ArgumentException>(() => M.FGradient(m, x, new Net { W = [1], B = [1] }, g), "netGradient");
            Check.Throws<ArgumentException>(() => M.FGradient(m, x, new Net { W = null !, B = [1] }, g), "netGradient");
            Check.Throws<ArgumentException>(() => M.FGradient(m, x, null !, g), "netGradient");
            Check.Throws<ArgumentException>(() => M.FJvp(m, x, new Net { W = [1, 2], B = [1, 2] }, g), "netTangent");
            var ng = new Net
            {
                W = new double[2],
                B = new double[1]
            };
            M.FGradient(m, x, ng, g);
            Check.Equal([1, 2], ng.W);
            Check.Equal([1, 2], g);
            Check.Equal([1], ng.B);
        }
    }

    public class Net
    {
        public double[] W { get; set; } = [];

        public double[] B = [];
    }

    public static partial class M
    {
        [Differentiable]
        public static double F(Net net, double[] x)
        {
            double s = net.B[0];
            for (int i = 0; i < x.Length; i++)
                s += net.W[i] * x[i];
            return s;
        }
    }
}

namespace Acceptance.ShapeLayerArray
{
    public static class Program
    {
        public static void Run()
        {
            var m = new Net
            {
                Layers = [new Layer
                {
                    W = [1, 2]
                }, new Layer
                {
                    W = [3]
                }

                ]
            };
            Check.Throws<ArgumentException>(() => M.FGradient(m, 2.0, new Net { Layers = [new Layer { W = [1, 2] }, new Layer { W = [] }] }, out _), "netGradient");
            Check.Throws<ArgumentException>(() => M.FGradient(m, 2.0, new Net { Layers = [new Layer { W = [1, 2] }] }, out _), "netGradient");
            Check.Throws<ArgumentException>(() => M.FGradient(m, 2.0, new Net { Layers = [new Layer { W = [1, 2] }, null !] }, out _), "netGradient");
            var n = new Net
            {
                Layers = [new Layer
                {
                    W = [0, 0]
                }, new Layer
                {
                    W = [0]
                }

                ]
            };
            M.FGradient(m, 2.0, n, out double g);
            Check.Equal([2, 2], n.Layers[0].W);
            Check.Equal(6, g);
            Check.AllocatesNothing(() => M.FGradient(m, 2.0, n, out double g2));
        }
    }

    public class Layer
    {
        public double[] W { get; set; } = [];
    }

    public class Net
    {
        public List<Layer> Layers { get; set; } = [];
    }

    public static partial class M
    {
        [Differentiable]
        public static double F(Net net, double x)
        {
            double s = 0;
            foreach (var l in net.Layers)
                foreach (double w in l.W)
                    s += w * x;
            return s;
        }
    }
}

namespace Acceptance.ShapeList
{
    public static class Program
    {
        public static void Run()
        {
            Check.Throws<ArgumentException>(() => M.FGradient([1, 2], [1]), "xGradient");
            Check.Throws<ArgumentException>(() => M.FJvp([1, 2], [1, 2, 3]), "xTangent");
            Check.Throws<ArgumentException>(() => M.FVjp([1, 2], 1, null !), "xAdjoint");
        }
    }

    public static partial class M
    {
        [Differentiable]
        public static double F(List<double> x) => x[0] * x[1];
    }
}

namespace Acceptance.ShapeStructArrays
{
    public static class Program
    {
        public static void Run()
        {
            var s = new S
            {
                A = [1, 2]
            };
            var t = new S
            {
                A = [1]
            };
            Check.Throws<ArgumentException>(() => M.FJvp(s, t), "sTangent");
            Check.Throws<ArgumentException>(() => M.FVjp(s, 1, ref t), "sAdjoint");
            Check.Throws<ArgumentException>(() => M.FJvp(s, default), "sTangent");
            t = new S
            {
                A = [0, 0]
            };
            M.FVjp(s, 1, ref t);
            Check.Equal([2, 1], t.A);
        }
    }

    public struct S
    {
        public double[] A;
    }

    public static partial class M
    {
        [Differentiable(Derivatives.Jvp | Derivatives.Vjp)]
        public static double F(S s) => s.A[0] * s.A[1];
    }
}

namespace Acceptance.Shape2d
{
    public static class Program
    {
        public static void Run()
        {
            Check.Throws<ArgumentException>(() => M.FGradient(new double[2, 3], new double[3, 2]), "aGradient");
        }
    }

    public static partial class M
    {
        [Differentiable]
        public static double F(double[, ] a) => a[0, 0] * a[1, 1];
    }
}

namespace Acceptance.OrderOfChecksBeforeTouch
{
    public static class Program
    {
        public static void Run()
        {
            double[] x = [1, 2], y = new double[2];
            double[] xt = [1, 1], yt = [5, 5, 5];
            Check.Throws<ArgumentException>(() => M.FJvp(x, y, xt, yt), "yTangent");
            Check.Equal([0, 0], y);
            Check.Equal([5, 5, 5], yt);
        }
    }

    public static partial class M
    {
        [Differentiable]
        public static void F(ReadOnlySpan<double> x, Span<double> y)
        {
            for (int i = 0; i < x.Length; i++)
                y[i] = 2 * x[i];
        }
    }
}

namespace Acceptance.StringFormat
{
    public static class Program
    {
        public static void Run()
        {
            M.FGradient(2, out double g);
            Check.Equal(4, g);
        }
    }

    public static partial class M
    {
        [Differentiable]
        public static double F(double x)
        {
            string s = string.Format("{0} {1}", x, x * x);
            string t = "x=" + x + "," + s;
            Console.Error.WriteLine(t.Length > 3 ? s : t);
            System.Diagnostics.Debug.Assert(x > 0, "x = " + x);
            if (x < 0)
                throw new ArgumentOutOfRangeException(nameof(x), x, $"{x:R}");
            return x * x;
        }
    }
}

namespace Acceptance.EqualityOnClasses
{
    public static class Program
    {
        public static void Run()
        {
            M.FGradient(new P { A = 2 }, new P { A = 3 }, new P(), new P());
        }
    }

    public class P
    {
        public double A;
    }

    public static partial class M
    {
        [Differentiable]
        public static double F(P p, P? q)
        {
            if (q is null || ReferenceEquals(p, q) || p == q || Equals(p, q))
                return p.A;
            return p.A * q.A;
        }
    }
}

namespace Acceptance.StructOperatorsAll
{
    public static class Program
    {
        public static void Run()
        {
            M.FGradient(2, 3, out double a, out double b);
            Check.Equal(Check.Slope(x => M.F(x, 3), 2), a, tolerance: 1e-7);
            Check.Equal(Check.Slope(x => M.F(2, x), 3), b, tolerance: 1e-7);
        }
    }

    public readonly partial struct V3
    {
        public readonly double X, Y, Z;
        public V3(double x, double y, double z) => (X, Y, Z) = (x, y, z);
        [Differentiable]
        public static V3 operator +(in V3 a, in V3 b) => new V3(a.X + b.X, a.Y + b.Y, a.Z + b.Z);
        [Differentiable]
        public static V3 operator -(in V3 a, in V3 b) => new V3(a.X - b.X, a.Y - b.Y, a.Z - b.Z);
        [Differentiable]
        public static V3 operator *(double s, in V3 b) => new V3(s * b.X, s * b.Y, s * b.Z);
        [Differentiable]
        public static V3 operator *(in V3 b, double s) => s * b;
        [Differentiable]
        public static V3 operator /(in V3 b, double s) => (1 / s) * b;
        [Differentiable]
        public static V3 operator -(in V3 a) => -1.0 * a;
        [Differentiable]
        public static V3 operator ^(in V3 a, in V3 b) => new V3(a.Y * b.Z - a.Z * b.Y, a.Z * b.X - a.X * b.Z, a.X * b.Y - a.Y * b.X);
        [Differentiable]
        public static implicit operator V3((double X, double Y, double Z) t) => new(t.X, t.Y, t.Z);
        [Differentiable]
        public static explicit operator double (V3 v) => v.Length;
        [Differentiable(ThisIsActive = true)]
        public double Dot(V3 o) => X * o.X + Y * o.Y + Z * o.Z;
        [Differentiable(ThisIsActive = true)]
        public double Length => Math.Sqrt(Dot(this));

        [Differentiable(ThisIsActive = true)]
        public V3 Normalized() => this / Length;
        [Differentiable(ThisIsActive = true)]
        public double this[int i] => i switch
        {
            0 => X,
            1 => Y,
            2 => Z,
            _ => throw new IndexOutOfRangeException()};
        public static V3 UnitX { get; } = new(1, 0, 0);

        public static readonly V3 Zero = default;
    }

    public static partial class M
    {
        [Differentiable]
        public static double F(double x, double y)
        {
            V3 a = (x, y, 1.0);
            var b = new V3(y, x, 2);
            var c = (a ^ b) + 2 * V3.UnitX - b / 3 + V3.Zero;
            a += b;
            a *= x;
            double s = 0;
            for (int i = 0; i < 3; i++)
                s += a[i] * c[i];
            return s + c.Normalized().X + (double)(-c);
        }
    }
}

namespace Acceptance.PrimaryCtorClassCaptured
{
    public static class Program
    {
        public static void Run()
        {
            var m = new Model(2, 3);
            Check.Equal(2, m.FJvp(5, 1).Tangent);
        }
    }

    public partial class Model(double slope, double offset)
    {
        [Differentiable]
        public double F(double x) => slope * x + offset;
    }
}

namespace Acceptance.ObjectInitialiserNested
{
    public static class Program
    {
        public static void Run()
        {
            M.FGradient(2, out double g);
            Check.Equal(Check.Slope(M.F, 2), g, tolerance: 1e-7);
        }
    }

    public struct P
    {
        public double X { get; set; }
        public double Y { get; init; }
    }

    public struct L
    {
        public P A;
        public P B;
        public int N;
    }

    public static partial class M
    {
        [Differentiable]
        public static double F(double x)
        {
            var l = new L
            {
                A = new P
                {
                    X = x,
                    Y = x * x
                },
                B = new()
                {
                    X = 1
                }
            };
            l.B.X += l.A.Y;
            l.A = l.A with
            {
                X = 3 * x
            };
            return l.A.X * l.B.X;
        }
    }
}
