namespace Acceptance.ReadonlyStructProperty
{
    public static class Program
    {
        public static void Run()
        {
            var r = new Rect(2, 3);
            r.AreaGradient(out var g);
            Check.Equal(3, g.W);
            Check.Equal(2, g.H);
        }
    }

    public readonly partial record struct Rect(double W, double H)
    {
        [Differentiable(ThisIsActive = true)]
        public double Area => W * H;
    }
}

namespace Acceptance.IndexerFamily
{
    public static class Program
    {
        public static void Run()
        {
            var p = new Poly([1, 2, 3]);
            var(v, t) = p.ItemJvp(2.0, 1.0);
            Check.Equal(1 + 4 + 12, v);
            Check.Equal(2 + 12, t);
        }
    }

    public sealed partial class Poly(double[] c)
    {
        [Differentiable]
        public double this[double x]
        {
            get
            {
                double s = 0;
                for (int i = c.Length - 1; i >= 0; i--)
                    s = s * x + c[i];
                return s;
            }
        }
    }
}

namespace Acceptance.ConstructorName
{
    public static class Program
    {
        public static void Run()
        {
            var(c, ct) = Circle.MakeJvp(2.0, 1.0);
            Check.Equal(Math.PI * 4, c.Area);
            Check.Equal(Math.PI * 4, ct.Area);
            double ra = 0;
            Circle.MakeVjp(2.0, new Circle { Radius = 1, Area = 1 }, ref ra);
            Check.Equal(1 + Math.PI * 4, ra);
        }
    }

    public partial struct Circle
    {
        public double Radius;
        public double Area;
        public Circle()
        {
        }

        [Differentiable(Name = "Make")]
        public Circle(double r)
        {
            Radius = r;
            Area = Math.PI * r * r;
        }
    }
}

namespace Acceptance.ExtensionMethod
{
    public static class Program
    {
        public static void Run()
        {
            Check.Equal(6, 3.0.SquaredJvp(1.0).Tangent);
            double[] x = [1, 2];
            double[] g = new double[2];
            Check.Equal(5, ((ReadOnlySpan<double>)x).NormSqGradient(g));
            Check.Equal([2, 4], g);
        }
    }

    public static partial class E
    {
        [Differentiable]
        public static double Squared(this double x) => x * x;
        [Differentiable]
        public static double NormSq(this ReadOnlySpan<double> x)
        {
            double s = 0;
            foreach (double v in x)
                s += v * v;
            return s;
        }
    }
}

namespace Acceptance.InstanceMethod
{
    public static class Program
    {
        public static void Run()
        {
            var m = new Line
            {
                Slope = 2,
                Offset = 1
            };
            Check.Equal(2, m.AtJvp(5, 1).Tangent);
        }
    }

    public partial class Line
    {
        public double Slope, Offset;
        [Differentiable]
        public double At(double x) => Slope * x + Offset;
    }
}

namespace Acceptance.ThisActiveClass
{
    public static class Program
    {
        public static void Run()
        {
            var m = new Line
            {
                Slope = 2,
                Offset = 1
            };
            var mt = new Line
            {
                Slope = 1
            };
            Check.Equal(5 + 2, m.AtJvp(5, mt, 1).Tangent);
            var ma = new Line();
            double xa = 0;
            m.AtVjp(5, 1.0, ma, ref xa);
            Check.Equal(5, ma.Slope);
            Check.Equal(1, ma.Offset);
            Check.Equal(2, xa);
            var mg = new Line
            {
                Slope = 99
            };
            m.AtGradient(5, mg, out double gx);
            Check.Equal(5, mg.Slope);
            Check.Equal(1, mg.Offset);
            Check.Equal(2, gx);
        }
    }

    public partial class Line
    {
        public double Slope, Offset;
        [Differentiable(ThisIsActive = true)]
        public double At(double x) => Slope * x + Offset;
    }
}

namespace Acceptance.ThisActiveMutableStruct
{
    public static class Program
    {
        public static void Run()
        {
            var c = new Acc
            {
                Sum = 1
            };
            var ct = new Acc
            {
                Sum = 1
            };
            c.AddJvp(2, ref ct, 3);
            Check.Equal(5, c.Sum);
            Check.Equal(1 + 12, ct.Sum);
            var ca = new Acc
            {
                Sum = 1
            };
            double xa = 0;
            c = new Acc
            {
                Sum = 1
            };
            c.AddVjp(2, ref ca, ref xa);
            Check.Equal(1, ca.Sum);
            Check.Equal(4, xa);
        }
    }

    public partial struct Acc
    {
        public double Sum;
        [Differentiable(ThisIsActive = true)]
        public void Add(double x) => Sum += x * x;
    }
}

namespace Acceptance.InterfaceMethod
{
    public static class Program
    {
        public static void Run()
        {
            IF f = new Sq();
            Check.Equal(6, f.EvalJvp(3, 1).Tangent);
            double a = 0;
            f.EvalVjp(3, 1, ref a);
            Check.Equal(6, a);
            Check.Equal(6, M.TwiceJvp(f, 3, 1).Tangent / 2);
        }
    }

    public partial interface IF
    {
        [Differentiable]
        double Eval(double x);
    }

    public partial class Sq : IF
    {
        [Differentiable]
        public double Eval(double x) => x * x;
    }

    public static partial class M
    {
        [Differentiable]
        public static double Twice(IF f, double x) => 2 * f.Eval(x);
    }
}

namespace Acceptance.StaticAbstract
{
    public static class Program
    {
        public static void Run()
        {
            Check.Equal(6, M.ApplyJvp<Sq>(3, 1).Tangent);
        }
    }

    public partial interface IFn<TSelf>
        where TSelf : IFn<TSelf>
    {
        [Differentiable]
        static abstract double Eval(double x);
    }

    public partial struct Sq : IFn<Sq>
    {
        [Differentiable]
        public static double Eval(double x) => x * x;
    }

    public static partial class M
    {
        [Differentiable]
        public static double Apply<F>(double x)
            where F : IFn<F> => F.Eval(x);
    }
}

namespace Acceptance.StructFunctional
{
    public static class Program
    {
        public static void Run()
        {
            var(v, t) = M.IntegrateJvp(new Gauss(), 0.0, 1.0, 100, 0.0, 1.0);
            Check.Equal(Math.Exp(-1), t, tolerance: 1e-3);
        }
    }

    public partial interface IFun
    {
        [Differentiable]
        double Eval(double x);
    }

    public readonly partial struct Gauss : IFun
    {
        [Differentiable]
        public double Eval(double x) => Math.Exp(-x * x);
    }

    public static partial class M
    {
        [Differentiable]
        public static double Integrate<TF>(TF f, double a, double b, int n)
            where TF : IFun
        {
            double h = (b - a) / n, s = 0;
            for (int i = 0; i < n; i++)
                s += f.Eval(a + (i + 0.5) * h);
            return s * h;
        }
    }
}

namespace Acceptance.GenericT
{
    public static class Program
    {
        public static void Run()
        {
            Check.Equal(Math.Cos(0.5), M.FJvp(0.5, 1.0).Tangent);
            Check.Equal(MathF.Cos(0.5f), M.FJvp(0.5f, 1f).Tangent, tolerance: 1e-6);
            M.FGradient(0.5f, out float g);
            Check.Equal(MathF.Cos(0.5f), g, tolerance: 1e-6);
        }
    }

    public static partial class M
    {
        [Differentiable]
        public static T F<T>(T x)
            where T : IFloatingPointIeee754<T> => T.Sin(x);
    }
}

namespace Acceptance.FloatMethod
{
    public static class Program
    {
        public static void Run()
        {
            M.FGradient(2f, 3f, out float gx, out float gy);
            Check.Equal(12, gx, tolerance: 1e-5);
            Check.Equal(8 * Math.Log(2), gy, tolerance: 1e-5);
        }
    }

    public static partial class M
    {
        [Differentiable]
        public static float F(float x, float y) => MathF.Pow(x, y);
    }
}

namespace Acceptance.ParamsOptional
{
    public static class Program
    {
        public static void Run()
        {
            Check.Equal(3, M.FJvp([1.0, 2.0], 3.0, [1.0, 0.0], 0).Tangent);
            Check.Equal(9, M.F([1, 2]));
        }
    }

    public static partial class M
    {
        [Differentiable]
        public static double F(double[] x, double k = 3.0)
        {
            double s = 0;
            foreach (var v in x)
                s += v;
            return k * s;
        }

        [Differentiable]
        public static double S(params double[] x)
        {
            double s = 0;
            foreach (var v in x)
                s += v * v;
            return s;
        }
    }
}

namespace Acceptance.ParamsSpan
{
    public static class Program
    {
        public static void Run()
        {
            double[] g = new double[3];
            M.SGradient([1.0, 2.0, 3.0], g);
            Check.Equal([2, 4, 6], g);
            Check.Equal(14, M.S(1, 2, 3));
        }
    }

    public static partial class M
    {
        [Differentiable]
        public static double S(params ReadOnlySpan<double> x)
        {
            double s = 0;
            foreach (var v in x)
                s += v * v;
            return s;
        }
    }
}
