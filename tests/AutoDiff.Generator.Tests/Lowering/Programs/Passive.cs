namespace AutoDiff.Generator.Tests.Lowering.Programs;

/// <summary>Passive structs, enumerations and delegates beside active values.</summary>
internal static class Passive
{
    public const string Source = """"
        public struct Cnt
        {
            public int N;
            public int M { get; set; }
        }

        public struct Rng
        {
            uint s;
            public int Next()
            {
                s = s * 1664525 + 1013904223;
                return (int)(s >> 24);
            }
        }

        public static partial class Passive
        {
            [Differentiable]
            static double PassStruct(double x, int n)
            {
                Cnt c = new Cnt
                {
                    N = n
                };
                Cnt d = c;
                c.N++;
                c.M = 3;
                d.N += 5;
                Rng r = default;
                int k = r.Next() + r.Next();
                Func<int, bool> f = q => q > n;
                n = 2;
                int z = new List<int>
                {
                    1,
                    2,
                    3
                }.FindIndex(f.Invoke);
                return x * c.N * d.N + c.M + d.M + k + z;
            }

            [Differentiable]
            static double PassIter(double x, IEnumerable<int>? e, Dictionary<string, int> d)
            {
                foreach (var kv in d)
                    x *= kv.Value + kv.Key.Length;
                foreach (var(k, v)in d)
                    x += v;
                return x;
            }

            [Differentiable]
            static double Nan(double x, int n)
            {
                double y = double.NaN;
                if (x is double.NaN)
                    return 1;
                y = double.PositiveInfinity;
                return x is> 0 and < 2 ? -0.0 : Math.Min(x, y) + int.MinValue + 1e300 * 1e300;
            }
        }

        public static partial class Delegates
        {
            [Differentiable]
            static double Deleg(double x, int n)
            {
                Func<double, double> f = v => v;
                if (n > 2)
                    f = w => 2 * w;
                Func<double, double> g;
                g = v => v * 3;
                return g(x);
            }
        }
        """";
}
