namespace Acceptance.StructArray
{
    public static class Program
    {
        public static void Run()
        {
            var ps = new Particle[]
            {
                new()
                {
                    Mass = 1,
                    Pos = 2
                },
                new()
                {
                    Mass = 3,
                    Pos = 4
                }
            };
            var g = new Particle[2];
            M.FGradient(ps, g);
            Check.Equal(2, g[0].Mass);
            Check.Equal(3, g[1].Pos);
        }
    }

    public struct Particle
    {
        public double Mass;
        public double Pos;
        public int Id;
    }

    public static partial class M
    {
        [Differentiable]
        public static double F(Particle[] ps)
        {
            double s = 0;
            foreach (var p in ps)
                s += p.Mass * p.Pos;
            return s;
        }
    }
}

namespace Acceptance.SpanOfStructWrite
{
    public static class Program
    {
        public static void Run()
        {
            var ps = new Particle[]
            {
                new()
                {
                    V = 1,
                    Pos = 2
                },
                new()
                {
                    V = 3,
                    Pos = 4
                }
            };
            var pt = new Particle[]
            {
                new()
                {
                    V = 1
                },
                new()
            };
            M.StepJvp(ps, 0.1, pt, 1);
            Check.Equal(2.1, ps[0].Pos);
            Check.Equal(0.1 + 1, pt[0].Pos);
            Check.Equal(3, pt[1].Pos);
            var pa = new Particle[]
            {
                new()
                {
                    Pos = 1
                },
                new()
                {
                    Pos = 1
                }
            };
            double da = 0;
            M.StepVjp(ps, 0.1, pa, ref da);
            Check.Equal(4, da);
            Check.Equal(0.1, pa[0].V);
            Check.Equal(1, pa[0].Pos);
        }
    }

    public struct Particle
    {
        public double V;
        public double Pos;
        public int Id;
    }

    public static partial class M
    {
        [Differentiable]
        public static void Step(Span<Particle> ps, double dt)
        {
            foreach (ref var p in ps)
                p.Pos += dt * p.V;
        }
    }
}

namespace Acceptance.Vector3Functions
{
    public static class Program
    {
        public static void Run()
        {
            M.FGradient(new Vector3(1, 2, 3), new Vector3(0, 1, 0), out var ga, out var gb);
            Check.Equal(Check.Slope(t => M.F(new Vector3((float)t, 2, 3), new Vector3(0, 1, 0)), 1, 0.1), ga.X, tolerance: 1e-3);
        }
    }

    public static partial class M
    {
        [Differentiable]
        public static float F(Vector3 a, Vector3 b)
        {
            var c = Vector3.Cross(a, b);
            return Vector3.Dot(Vector3.Normalize(a + 2f * b), b) + c.Length() + a.X * b.Y;
        }
    }
}

namespace Acceptance.ComplexFunctions
{
    public static class Program
    {
        public static void Run()
        {
            var(v, t) = M.FJvp(new Complex(1, 2), new Complex(1, 0));
            var d = (M.F(new Complex(1 + 1e-6, 2)) - M.F(new Complex(1 - 1e-6, 2))) / 2e-6;
            Check.Equal(d.Real, t.Real, tolerance: 1e-6);
            Check.Equal(d.Imaginary, t.Imaginary, tolerance: 1e-6);
        }
    }

    public static partial class M
    {
        [Differentiable]
        public static Complex F(Complex z) => z * z + Complex.Exp(z) / Complex.Conjugate(z) + 1.0;
    }
}

namespace Acceptance.QuaternionMatrix
{
    public static class Program
    {
        public static void Run()
        {
            M.FGradient(new Quaternion(0.1f, 0.2f, 0.3f, 0.9f), out var g);
            Check.Equal(Check.Slope(t => M.F(new Quaternion((float)t, 0.2f, 0.3f, 0.9f)), 0.1f, 0.05), g.X, tolerance: 2e-3);
        }
    }

    public static partial class M
    {
        [Differentiable]
        public static float F(Quaternion q)
        {
            var v = Vector3.Transform(Vector3.UnitX, Quaternion.Normalize(q));
            var m = Matrix4x4.CreateFromQuaternion(q);
            return v.Y + m.M12 * v.Z;
        }
    }
}

namespace Acceptance.MemoryParameter
{
    public static class Program
    {
        public static void Run()
        {
            Memory<double> m = new double[]
            {
                1,
                2,
                3
            };
            double[] g = new double[3];
            M.FGradient(m, g);
            Check.Equal([2, 4, 6], g);
        }
    }

    public static partial class M
    {
        [Differentiable]
        public static double F(ReadOnlyMemory<double> x)
        {
            double s = 0;
            foreach (var v in x.Span)
                s += v * v;
            return s;
        }
    }
}

namespace Acceptance.VirtualAbstract
{
    public static class Program
    {
        public static void Run()
        {
            Shape s = new Circle();
            Check.Equal(4 * Math.PI, s.AreaJvp(2, 1).Tangent);
            Check.Equal(4, new Square().AreaJvp(2, 1).Tangent);
            Check.Equal(4 * Math.PI + 4, M.TotalJvp([s, new Square()], 2, 1).Tangent);
            M.TotalGradient([s, new Square()], 2, out double g);
            Check.Equal(4 * Math.PI + 4, g);
        }
    }

    public abstract partial class Shape
    {
        [Differentiable]
        public abstract double Area(double r);
    }

    public partial class Circle : Shape
    {
        [Differentiable]
        public override double Area(double r) => Math.PI * r * r;
    }

    public partial class Square : Shape
    {
        [Differentiable]
        public override double Area(double r) => r * r;
    }

    public static partial class M
    {
        [Differentiable]
        public static double Total(IEnumerable<Shape> shapes, double r)
        {
            double s = 0;
            foreach (var sh in shapes)
                s += sh.Area(r);
            return s;
        }
    }
}

namespace Acceptance.DefaultInterfaceMethod
{
    public static class Program
    {
        public static void Run()
        {
            I o = new C();
            Check.Equal(24, o.TwiceJvp(2, 1).Tangent);
        }
    }

    public partial interface I
    {
        [Differentiable]
        double F(double x);
        [Differentiable]
        double Twice(double x) => 2 * F(x);
    }

    public partial class C : I
    {
        [Differentiable]
        public double F(double x) => x * x * x;
    }
}

namespace Acceptance.InheritanceBaseCall
{
    public static class Program
    {
        public static void Run()
        {
            Check.Equal(4 + 1, new D().FJvp(2, 1).Tangent);
        }
    }

    public partial class B
    {
        [Differentiable]
        public virtual double F(double x) => x * x;
    }

    public partial class D : B
    {
        [Differentiable]
        public override double F(double x) => base.F(x) + x;
    }
}

namespace Acceptance.GenericClass
{
    public static class Program
    {
        public static void Run()
        {
            var q = new Q<double>
            {
                A = 3
            };
            Check.Equal(6, q.FJvp(1, 1).Tangent);
            Check.Equal(6, new Q<float> { A = 3 }.FJvp(1f, 1f).Tangent);
        }
    }

    public partial class Q<T>
        where T : IFloatingPointIeee754<T>
    {
        public T A = T.Zero;
        [Differentiable]
        public T F(T x) => A * x * x;
    }
}

namespace Acceptance.GenericVecStruct
{
    public static class Program
    {
        public static void Run()
        {
            M.FGradient(2, out double g);
            Check.Equal(8, g);
        }
    }

    public readonly partial record struct V<T>(T X, T Y)
        where T : IFloatingPointIeee754<T>
    {
        [Differentiable]
        public static V<T> operator +(V<T> a, V<T> b) => new(a.X + b.X, a.Y + b.Y);
        [Differentiable]
        public static T Dot(V<T> a, V<T> b) => a.X * b.X + a.Y * b.Y;
    }

    public static partial class M
    {
        [Differentiable]
        public static double F(double x)
        {
            var v = new V<double>(x, 1);
            return V<double>.Dot(v + v, v);
        }
    }
}

namespace Acceptance.UnusualFormatting
{
    public static class Program
    {
        public static void Run()
        {
            M.F_Gradient(2, out double g);
            Check.Equal(4, g);
        }
    }

    public static partial class M
    {
        [Differentiable()]
        public static double F_(double x)
        {
            if (x > 0)
            {
                return x * x;
            }
            else
            {
                return -x;
            }
        }
    }
}

namespace Acceptance.AttributeFullName
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
        [global::AutoDiff.DifferentiableAttribute]
        public static double F(double x) => x * x;
    }
}
