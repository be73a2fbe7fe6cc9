namespace AutoDiff.Generator.Tests.Lowering.Programs;

/// <summary>The order and the arithmetic in which C# evaluates.</summary>
internal static class Evaluation
{
    public const string Source = """"
        public static partial class Evaluation
        {
            [Differentiable]
            static double Straight(double x, double y)
            {
                double a = x * Math.Sin(y) + 2;
                a += x;
                a *= 3;
                return a / y - 1;
            }

            [Differentiable]
            static double Post(double x, int n)
            {
                double t = x;
                double u = t + (t = t * 2) + t;
                int i = n;
                int j = i++ + i;
                return u * j + (n > 2 ? x : 0);
            }

            [Differentiable]
            static float F32(float x, double y, int n)
            {
                float a = x * n;
                double d = a + y;
                a += 1;
                a += n;
                a++;
                return (float)d + a + 0.1f;
            }

            [Differentiable]
            static double CompoundOrder(double[] a, double v)
            {
                int i = 0;
                a[i] += (a[i] = v) * 2;
                a[i++] *= a[i] + v;
                a[i] -= a[i - 1];
                double x = v;
                x += (x = 3) * x;
                x = v = x * 2;
                return a[0] + a[1] + x + v;
            }

            [Differentiable]
            static double Ints(double x, int n)
            {
                int k = 7 / (n + 2) % 3;
                long l = n;
                l <<= 3;
                byte b = (byte)(n + 250);
                b += 10;
                short s = (short)(b * 300);
                uint u = 5u >> 1;
                k += checked(n * 3);
                bool f = n > 2 ^ x > 0;
                int neg = ~k;
                return x * k + l + b + s + u + (f ? 1 : 0) + neg + (k & 3) + (k | 8);
            }

            [Differentiable]
            static double SideIndex(double[] x)
            {
                int i = 0;
                double s = x[i++] + x[i++] * x[i];
                x[i--] = s;
                s += x[i];
                x[^1] = s;
                x[^2] += s;
                return s + x[^(i + 1)];
            }

            [Differentiable]
            static double Coal(double x, string t)
            {
                string? u = t.Length > 1 ? null : t;
                string w = u ?? "long";
                int l = u?.Length ?? -1;
                return x * w.Length + l;
            }

            [Differentiable]
            static double Logic(double x, double y, int n)
            {
                bool a = x > y || (n > 2 && y > 0);
                bool b = a && !(x < 0) & n != 3;
                int c = 0;
                if (x > 0 && ++c > 0 && y > 0 | ++c > 5)
                    x += c;
                return a ? b ? x : y : c;
            }

            [Differentiable]
            static double NamedArgs(double x, double y)
            {
                double r = Sub(b: x += 1, a: y *= x);
                return r + Sub(x) + Par(x, y, 3) + Par();
            }

            [Differentiable]
            static double Sub(double a, double b = 2) => a - b * b;

            [Differentiable]
            static double Par(params double[] v)
            {
                double s = 0;
                for (int i = 0; i < v.Length; i++)
                    s += v[i] * (i + 1);
                return s;
            }

            [Differentiable]
            static double Passive(double x, string t, int n)
            {
                int k = t.IndexOf('b');
                if (int.TryParse(t, out int z))
                    k += z;
                var list = new List<int>
                {
                    1,
                    2,
                    n
                };
                list.Add(4);
                int m = list.FindIndex(q => q > n);
                string u = $"{n, 4}:{t} {{x}} {m:D2}";
                double p = Convert.ToDouble(u.Length);
                foreach (int e in list)
                    k += e;
                var dict = new Dictionary<string, int>
                {
                    ["a"] = 1
                };
                if (dict.TryGetValue(t, out int got))
                    k += got;
                return x * k + p + u.Length;
            }

            [Differentiable]
            static double Guard(double[] x)
            {
                ArgumentNullException.ThrowIfNull(x);
                if (x.Length == 5)
                    throw new ArgumentException("empty", nameof(x));
                Debug.Assert(x[0] > -100, $"x = {x[0]}");
                double m = x[0];
                int n = x.Length;
                while (n > 1 && x[n - 1] > m)
                {
                    m = x[--n];
                }

                return m;
            }
        }
        """";
}
