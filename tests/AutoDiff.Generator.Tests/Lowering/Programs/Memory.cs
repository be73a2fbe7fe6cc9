namespace AutoDiff.Generator.Tests.Lowering.Programs;

/// <summary>Arrays, spans and references.</summary>
internal static class Memory
{
    public const string Source = """"
        public static partial class Memory
        {
            [Differentiable]
            static double Arr(double x, double y)
            {
                double[] a =
                {
                    x,
                    y,
                    x * y
                };
                double[] b = new double[3];
                (a, b) = (b, a);
                int i = 0;
                b[i++] += x;
                b[i] = b[i - 1] * y;
                (b[0], b[1]) = (b[1], b[0]);
                Span<double> s = stackalloc double[4];
                s.Fill(x);
                s[1..].CopyTo(s);
                return b[^1] + s[0] + i;
            }

            [Differentiable]
            static void Out(double x, out double y, ref double z)
            {
                ref double r = ref z;
                r = r * x;
                y = r + z;
                z += 1;
            }

            [Differentiable]
            static double Call(double x, double[] w)
            {
                double q = x;
                Out(x, out double y, ref q);
                Out(y, out w[0], ref w[1]);
                return y + q;
            }

            [Differentiable]
            static double RefLocals(double[] x, double v)
            {
                ref double r = ref x[1];
                r += v;
                x[1] *= 2;
                ref double q = ref v;
                q = r;
                int i = 2;
                ref double e = ref x[i];
                i = 0;
                e = 5 * v;
                return r + v + x[2] + i;
            }

            [Differentiable]
            static double Foreach(double[] x)
            {
                double s = 0;
                foreach (ref double e in x.AsSpan())
                {
                    e *= 2;
                    s += e;
                }

                foreach (var e in x)
                {
                    x = new double[3];
                    s += e;
                }

                foreach (int k in new[]
                {
                    1,
                    2,
                    3
                }

                )
                    s += k * x[k - 1];
                foreach (char c in "abc")
                    s += c;
                return s;
            }

            [Differentiable]
            static double Slices(double[] x, int n)
            {
                Span<double> a = x.AsSpan(1, 3);
                a.Clear();
                a[1] = n;
                ReadOnlySpan<double> b = x;
                double s = b[1..^1][0];
                double[] c = x[1..3];
                c[0] = 100;
                Array.Copy(x, 0, x, 1, 2);
                Array.Fill(c, 3.0);
                double[] d = (double[])x.Clone();
                d[0] = 55;
                x.CopyTo(d, 0);
                return s + c[1] + d[0] + a.Length + b.Slice(1).Length + x.AsSpan()[1..].ToArray()[0];
            }

            [Differentiable]
            static double Rank2(double[, ] a)
            {
                double s = 0;
                for (int i = 0; i < a.GetLength(0); i++)
                    for (int j = 0; j < a.GetLength(1); j++)
                    {
                        a[i, j] *= 2;
                        s += a[i, j] * (i + j);
                    }

                foreach (double v in a)
                    s += v;
                double[, ] b =
                {
                    {
                        1,
                        2
                    },
                    {
                        s,
                        4
                    }
                };
                return s + b[1, 0] + a.Length;
            }

            [Differentiable]
            static double Jagged(double[][] a)
            {
                double s = 0;
                foreach (double[] r in a)
                    foreach (double v in r)
                        s += v;
                a[0][1] = s;
                a[1] = a[0];
                a[1][2] = 4;
                double[][] b = new double[2][];
                b[0] = new double[]
                {
                    s,
                    1
                };
                b[1] = b[0];
                return s * a[0][2] + b[1][0];
            }
        }
        """";
}
