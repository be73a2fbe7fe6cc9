namespace AutoDiff.Generator.Tests.Lowering.Programs;

/// <summary>Ref locals, objects under the type of their base, methods that take lambdas.</summary>
internal static class References
{
    public const string Source = """"
        public static partial class References
        {
            [Differentiable]
            static double RefRe(double a, double b, double[] x, bool c)
            {
                ref double r = ref a;
                r += 1;
                r = ref b;
                r *= 2;
                r = ref x[1];
                r = 7;
                ref double q = ref (c ? ref a : ref x[2]);
                q += b;
                (c ? ref a : ref b) = 5;
                ReadOnlySpan<double> t = stackalloc double[]
                {
                    a,
                    b
                };
                return a * b + x[1] + x[2] + t[1];
            }

            [Differentiable]
            static double RefBranch(double x, double y, double[] v, int n)
            {
                double s = 0;
                for (int i = 0; i < 3; i++)
                {
                    double a = x, b = y;
                    ref double r = ref a;
                    if (n > i)
                    {
                        r = ref b;
                        r += 2;
                    }
                    else if (n == i)
                    {
                        r = ref v[i + 1];
                    }

                    r *= a + b;
                    s += a * b + r;
                    if (i == 1)
                        r = ref v[0];
                    r = s;
                }

                return s;
            }

            [Differentiable]
            static double Base(double x, double y)
            {
                var d = new Der
                {
                    A = x,
                    B = y
                };
                Bas s = d;
                s.A = x * y;
                return d.A * d.B + s.A;
            }

            [Differentiable]
            static double Simp(double x, double k) => Twice(t => Math.Exp(-k * t) * t, x) + Twice(Math.Sin, x);
            static double Twice(Func<double, double> f, double x)
            {
                double s = f(x);
                if (s > 1)
                    return s;
                for (int i = 0; i < 2; i++)
                    s += f(s + i);
                return s;
            }

            [Differentiable]
            static double Rev(double[] a)
            {
                Array.Reverse(a);
                Span<double> s = a;
                s[1..].Reverse();
                return a[0] * 2 + a[1];
            }
        }

        public class Bas
        {
            public double A;
        }

        public class Der : Bas
        {
            public double B = 2;
        }
        """";
}
