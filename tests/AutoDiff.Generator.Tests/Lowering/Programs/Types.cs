namespace AutoDiff.Generator.Tests.Lowering.Programs;

/// <summary>Tuples, structs, records, classes, collections and patterns.</summary>
internal static class Types
{
    public const string Source = """"
        [Serializable]
        public struct Vec
        {
            public double X, Y;
            public int Tag;
            public Vec(double x, double y)
            {
                X = x;
                Y = y;
                Tag = 7;
            }

            public Vec(double s) : this(s, s)
            {
                Tag++;
            }
        }

        public readonly record struct P2(double A, double B);
        public record class R3(double A, double B)
        {
            public double C { get; init; } = 4;

            public int K = 2;
        }

        public readonly struct Prim(double a, double b)
        {
            public double A { get; } = a;
            public double Sum { get; } = a + b;
        }

        public class Par
        {
            public double W = 1;
            public double[] B =
            {
                1,
                2
            };
            public int N { get; set; }
        }

        public abstract record Shape;
        public sealed record Circle(double R) : Shape;
        public sealed record Rect(double W, double H) : Shape;
        public enum Mode
        {
            A,
            B
        }

        public static partial class Types
        {
            [Differentiable]
            static double Tup(double x, double y)
            {
                (double a, double b) t = (x, y * 2);
                t.a += t.b;
                var(p, q) = t;
                (p, q) = (q, p + 1);
                var u = t;
                u.Item1 = 0;
                (double, int) m = (x, 3);
                m.Item2++;
                return p * q + u.Item1 + t.Item2 + m.Item1 * m.Item2;
            }

            [Differentiable]
            static (double S, double D) TupRet(double x, double y)
            {
                if (x > y)
                    return (x, y);
                var r = (x + y, x - y);
                return r;
            }

            [Differentiable]
            static double TupUse(double x, double y)
            {
                var(s, d) = TupRet(x, y);
                (double S, double D) r = TupRet(y, x);
                (_, double z) = TupRet(s, d);
                (s, r.S) = (r.S, s);
                return s * r.D + r.S + z;
            }

            [Differentiable]
            static double Structs(double x, double y)
            {
                Vec v = new Vec(x, y);
                Vec w = v;
                w.X *= 3;
                v.Y += w.X;
                Vec z = new(x);
                Vec d = default;
                d.X = y;
                var i = new Vec
                {
                    X = 1,
                    Y = x,
                    Tag = 4
                };
                w = z;
                w.Y = 9;
                return v.X * v.Y + w.X + w.Y + z.Y + d.X + d.Y + i.Y * i.Tag + v.Tag + z.Tag;
            }

            [Differentiable]
            static Vec ByVal(Vec v, double s)
            {
                v.X *= s;
                if (s > 1)
                    return v;
                Vec r = v;
                r.Y = s;
                return r;
            }

            [Differentiable]
            static double CallByVal(Vec v, double s)
            {
                Vec a = ByVal(v, s);
                a = ByVal(a, 2);
                return a.X + a.Y + ByVal(new Vec(s, 1), v.X).Y + v.X;
            }

            [Differentiable]
            static void RefVec(ref Vec v, double s)
            {
                v.X += s;
                v = v with
                {
                    Y = v.X
                };
                v.Tag++;
            }

            [Differentiable]
            static double CallRef(double s, Vec[] a)
            {
                Vec v = new(s, 2);
                RefVec(ref v, s);
                RefVec(ref a[1], s);
                ref Vec q = ref a[2];
                q.X = 4;
                q.Y += s;
                a[0] = v;
                a[0].X -= 1;
                Vec t = a[1];
                t.X = 100;
                a[3].Y += a[2].Y;
                foreach (Vec e in a)
                    s += e.X * e.Y;
                foreach (ref Vec e in a.AsSpan())
                    e.X = s;
                return v.X + v.Y + t.X + s;
            }

            [Differentiable]
            static double Records(double x, double y)
            {
                P2 p = new(x, y);
                P2 q = p with
                {
                    B = x * 2
                };
                var(a, b) = q;
                R3 r = new(x, 2)
                {
                    C = y
                };
                R3 s = r with
                {
                    A = b
                };
                return a * b + p.B + r.C * r.A + s.A + s.C + s.K + new R3(1, 2).C;
            }

            [Differentiable]
            static double Primary(double x, double y)
            {
                var p = new Prim(x, y);
                return p.A * p.Sum;
            }

            [Differentiable]
            static double Cls(Par p, double x)
            {
                double s = p.W * x;
                for (int i = 0; i < p.B.Length; i++)
                    s += p.B[i] * x;
                p.W = s;
                p.B[0] += 1;
                p.N++;
                double[] b = p.B;
                b[1] = x;
                return s * p.N;
            }

            [Differentiable]
            static double NewCls(double x)
            {
                var p = new Par
                {
                    W = x,
                    N = 3
                };
                p.W *= 2;
                var q = p;
                q.W += 1;
                return p.W + p.B[1] * x + q.N;
            }

            [Differentiable]
            static double Nest((double A, (double B, int C) D) t, double x)
            {
                var u = t;
                u.D.B *= x;
                t.A = u.D.B;
                return t.A + t.D.B + u.D.C;
            }

            [Differentiable]
            static double Lists(List<double> l, double x)
            {
                double s = 0;
                for (int i = 0; i < l.Count; i++)
                    s += l[i];
                foreach (double v in l)
                    s *= v;
                l[0] = s;
                l[1] += x;
                return s + l[^1];
            }

            [Differentiable]
            static double Linq(double[] a, List<double> l, double x)
            {
                return a.Sum() + l.Sum(v => v * x) + a.Select(v => v * 2).Sum() + a.Aggregate(1.0, (p, v) => p * v) + a.Zip(l, (p, q) => p * q).Sum() + a.Average() + a.Max() + l.Min() + a.Select((v, i) => v * i).Sum() + a.Aggregate((p, v) => p + 2 * v) + Enumerable.Range(0, 4).Sum(i => i * x) + Enumerable.Range(1, 3).Select(i => x / i).Max();
            }

            [Differentiable]
            static double LinqArr(double[] a, double x)
            {
                double[] b = a.Select(v => v + x).ToArray();
                double[] c = a.Where(v => v > 0).ToArray();
                return b[0] * b[1] + c.Sum() + a.Skip(1).Sum() + a.Take(2).Sum() + a.Count() + a.Length;
            }

            [Differentiable]
            static double Coll(double x, double[] t)
            {
                double[] a = [x, 2, x * x];
                Span<double> s = [x, x + 1];
                ReadOnlySpan<double> r = [1, x];
                double[] b = [..a, x, ..t];
                List<double> l = [x, 3];
                l.Add(4);
                return a[2] + s[1] * r[1] + b[3] + b[^1] + b.Length + l[0] + l.Count;
            }

            [Differentiable]
            static double Mem(double[] a, double x)
            {
                Memory<double> m = a;
                m.Span[0] = x;
                ReadOnlyMemory<double> r = a.AsMemory(1, 2);
                var sl = m.Slice(1);
                sl.Span[0] += 2;
                return r.Span[0] * m.Length + r.Span[1];
            }

            [Differentiable]
            static double Pat(double x, object o, int n)
            {
                if (o is int k && k > 1)
                    x += k;
                if (o is string { Length: > 0 } t)
                    x *= t.Length;
                if (n is> 2 and < 5 or 0)
                    x -= 1;
                if (o is not null)
                    x += 0.5;
                return n switch
                {
                    < 0 => x,
                    0 or 1 => 2 * x,
                    var m when m > 5 => m * x,
                    _ => -x
                };
            }

            [Differentiable]
            static double ListPat(double[] a)
            {
                if (a is [var f, _, .., var l])
                    return f * l;
                return a is [] ? 0 : a[0];
            }

            [Differentiable]
            static double PropPat(Vec v, double x)
            {
                if (v is { X: > 0, Y: var y })
                    return y * x;
                if (v is { Tag: 0 or 1 } w)
                    return w.X;
                return x;
            }

            [Differentiable]
            static double TypeSw(double x, object o)
            {
                switch (o)
                {
                    case int i when i > 2:
                        return x * i;
                    case string s:
                        x += s.Length;
                        break;
                    case null:
                        return -x;
                    default:
                        x *= 3;
                        break;
                }

                return x;
            }

            [Differentiable]
            static double Checked(double x, int n)
            {
                int k = checked(n * 2);
                unchecked
                {
                    k += int.MaxValue;
                }

                k = checked((int)(long)n);
                return x * k;
            }

            [Differentiable]
            static double RefRet(double[] a, int n, double x)
            {
                ref double At(int i) => ref a[i];
                At(1) = x;
                At(0) += x * n;
                ref double r = ref At(2);
                r *= x;
                return At(0) + a[1] + r;
            }

            [Differentiable]
            static double Using(double x, string t)
            {
                using var r = new System.IO.StringReader(t);
                if (t.Length > 1)
                    return x * t.Length;
                using (var q = new System.IO.StringReader(t))
                {
                    x += q.Peek();
                }

                return x;
            }

            [Differentiable]
            static double StaticLambda(double x)
            {
                Func<double, double> sq = static v => v * v;
                return Twice(sq, x);
                double Twice(Func<double, double> f, double v) => f(f(v));
            }

            [Differentiable]
            static double MethodGroup(double x)
            {
                Func<double, double> s = Math.Sin;
                Func<double, double> c = Sub;
                return s(x) * c(x);
            }

            [Differentiable]
            static double Sub(double a) => a - 1;
            [Differentiable]
            static double ThrowE(double x, int n)
            {
                double y = n >= 0 ? x : throw new ArgumentOutOfRangeException(nameof(n));
                ArgumentOutOfRangeException.ThrowIfGreaterThan(n, 5);
                if (n == 3)
                {
                    throw new InvalidOperationException($"n = {n}");
                }

                return y * y;
            }

            [Differentiable]
            static double Casts(double x, int n)
            {
                float f = (float)x;
                decimal m = (decimal)n + 1.5m;
                int i = (int)x;
                long l = (long)(x * 10);
                double d = (double)m;
                return f + i + l + d + (byte)n + (char)65 + (double)(Mode)n.CompareTo(1);
            }

            [Differentiable]
            static double Inline4(double x)
            {
                Buf b = default;
                b[0] = x;
                b[1] = b[0] * 2;
                double s = 0;
                for (int i = 0; i < 4; i++)
                    s += b[i];
                foreach (double v in b)
                    s += v;
                Span<double> sp = b;
                sp[2] = 5;
                return s + b[2];
            }

            [System.Runtime.CompilerServices.InlineArray(4)]
            struct Buf
            {
                private double e;
            }

            [Differentiable]
            static double NullCond(double x, double[]? a)
            {
                int n = a?.Length ?? 0;
                double v = a is null ? x : a[0];
                a ??= new double[]
                {
                    x
                };
                return v * n + a[0];
            }

            [Differentiable]
            static double Vectors(double x, float f)
            {
                Vector3 v = new Vector3(f, 2, 3);
                v.X += 1;
                Complex c = new Complex(x, 2);
                return v.X * v.Y + c.Real + c.Imaginary;
            }
        }

        partial class Inst
        {
            double k = 2;
            public readonly int N = 3;
            static readonly double[] T =
            {
                1,
                2,
                3
            };
            double Prop { get; set; } = 5;

            double Body => k * 2;

            int cnt;
            const double Cst = 1.5;
            [Differentiable]
            double F(double x)
            {
                double s = 0;
                for (int i = 0; i < N; i++)
                    s += T[i] * x;
                cnt++;
                return s * k + Prop * Body + Cst + Other(x) + this.Other(2);
            }

            [Differentiable]
            double Other(double x) => x * k;
        }
        """";
}
