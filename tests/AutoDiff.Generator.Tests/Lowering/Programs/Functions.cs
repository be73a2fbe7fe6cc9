namespace AutoDiff.Generator.Tests.Lowering.Programs;

/// <summary>Local functions, lambdas and generic methods.</summary>
internal static class Functions
{
    public const string Source = """"
        public static partial class Functions
        {
            [Differentiable]
            static double Local(double x, int n)
            {
                double acc = 0;
                void Add(double v)
                {
                    acc += v;
                    if (v > 1)
                        return;
                    acc *= 2;
                }

                double Sq(double v) => v * v;
                Add(x);
                Add(Sq(x));
                Func<double, double> f = v => v + acc;
                double r = f(x);
                acc = 5;
                return r + f(2) + Pick(n);
                double Pick(int k)
                {
                    for (int i = 0; i < k; i++)
                    {
                        if (i == 2)
                            return acc * i;
                    }

                    return -acc;
                }
            }

            [Differentiable]
            static double Lambdas(double x)
            {
                var g = (double a, double b) =>
                {
                    if (a > b)
                        return a;
                    return a * b;
                };
                return g(x, 2) + ((Func<double, double>)(q => q * x))(3);
            }

            [Differentiable]
            static double Gen(double x) => G<double>(x, 3) + G<float>((float)x, 2);

            [Differentiable]
            static T G<T>(T x, int n)
                where T : IFloatingPointIeee754<T>
            {
                T s = T.Zero;
                for (int i = 0; i < n; i++)
                {
                    s += x * T.CreateChecked(i) + T.Sin(x) / (T.One + T.One);
                    s -= T.Pi;
                }

                T half = T.CreateChecked(0.5);
                return s > T.Zero ? s * half : -s;
            }
        }
        """";
}
