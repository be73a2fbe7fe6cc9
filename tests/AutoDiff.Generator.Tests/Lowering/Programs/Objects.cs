namespace AutoDiff.Generator.Tests.Lowering.Programs;

/// <summary>Operators, members of objects, lists that grow.</summary>
internal static class Objects
{
    public const string Source = """"
        public partial struct Lin
        {
            public double K;
            public double B;
            public Lin(double k, double b)
            {
                K = k;
                B = b;
            }

            [Differentiable(ThisIsActive = true)]
            public readonly double Eval(double x) => K * x + B;
            [Differentiable(ThisIsActive = true)]
            public void Scale(double s)
            {
                K *= s;
                B += K;
            }

            [Differentiable(ThisIsActive = true)]
            public readonly double Norm => Math.Sqrt(K * K + B * B);

            [Differentiable]
            public static Lin operator +(Lin a, Lin b) => new(a.K + b.K, a.B + b.B);
            [Differentiable]
            public static Lin operator *(double s, Lin b) => new(s * b.K, s * b.B);
        }

        public partial class Node
        {
            public double V;
            public Node? Next;
            public double[] W =
            {
                1,
                2,
                3
            };
            [Differentiable(ThisIsActive = true)]
            public double Total(double x)
            {
                double s = V * x;
                foreach (double w in W)
                    s += w;
                V = s;
                return s;
            }
        }

        public static partial class Objects
        {
            [Differentiable]
            static double Ops(double x, double y)
            {
                Lin a = new(x, 1), b = new(y, x);
                Lin c = a + 2.0 * b;
                c += a;
                c.Scale(y);
                return c.Eval(x) + c.Norm;
            }

            [Differentiable]
            static double Chain(Node n, double x)
            {
                double s = 0;
                for (Node? p = n; p is not null; p = p.Next)
                {
                    s += p.V * x;
                }

                return s;
            }

            [Differentiable]
            static double Lst(double[] a, double x)
            {
                var l = new List<double>();
                for (int i = 0; i < a.Length; i++)
                {
                    if (a[i] > 0)
                        l.Add(a[i] * x);
                }

                l.Add(x);
                l[0] += 2;
                double s = l.Sum() + l.Count;
                foreach (double v in l)
                    s += v * v;
                List<double> m = [1, x, ..a];
                l.AddRange(m);
                m.Clear();
                m.Add(3);
                return s + l[^1] + l.ToArray()[1] + m[0] * l.Max();
            }

            [Differentiable]
            static double Pts((double X, double Y)[] p, double s)
            {
                for (int i = 1; i < p.Length; i++)
                {
                    p[i].X += s * p[i - 1].Y;
                    p[i] = (p[i].Y, p[i].X);
                }

                double t = 0;
                foreach (var(a, b)in p)
                    t += a * b;
                return t + p.Sum(q => q.X) + p[0].Y;
            }

            [Differentiable]
            static double Proj(double x, double y) => new[]
            {
                x,
                y,
                x * y
            }.Select(v => (v, v * 2)).Select(t => t.v * t.Item2).Where(v => v > 0).DefaultIfEmpty(1).Count();
        }
        """";
}
