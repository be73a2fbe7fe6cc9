namespace AutoDiff.Generator.Tests.Lowering.Programs;

/// <summary>Branches, loops and jumps in every mix.</summary>
internal static class ControlFlow
{
    public const string Source = """"
        public static partial class ControlFlow
        {
            public enum Mode
            {
                A,
                B,
                C,
            }

            [Differentiable]
            static double Early(double x, int n)
            {
                if (n < 0)
                    return 0;
                if (n == 0)
                {
                    return x;
                }

                double y = x * n;
                return y * y;
            }

            [Differentiable]
            static double Loop(double[] x)
            {
                double s = 0;
                for (int i = 0; i < x.Length; i++)
                {
                    if (i == 3)
                        continue;
                    s += x[i] * x[i];
                }

                return s;
            }

            [Differentiable]
            static double Break(double[] x)
            {
                double s = 0;
                for (int i = 0; i < x.Length; i++)
                {
                    s += x[i];
                    if (s > 3)
                        break;
                    s *= 2;
                }

                return s;
            }

            [Differentiable]
            static double RetInLoop(double[] x)
            {
                foreach (double v in x)
                {
                    if (v > 1)
                        return v * v;
                }

                return 0;
            }

            [Differentiable]
            static double Nested(double x, int n)
            {
                double s = x;
                for (int i = 0; i < n; i++)
                {
                    for (int j = 0; j < i; j++)
                    {
                        s *= x;
                        if (s > 1)
                        {
                            if (j == 2)
                                continue;
                            if (i == 3)
                                break;
                            if (i == 5)
                                return s;
                        }

                        s += 1;
                    }

                    s -= 1;
                }

                return s;
            }

            [Differentiable]
            static double While(double x)
            {
                int k = 0;
                while (x > 1 && k < 10)
                {
                    x /= 2;
                    k++;
                }

                do
                {
                    x *= 1.5;
                    k++;
                    if (k > 30)
                        break;
                    if (k == 7)
                        continue;
                    x += 0.01;
                }
                while (x < 1);
                return x;
            }

            [Differentiable]
            static double Forever(double x)
            {
                while (true)
                {
                    x = x * 0.5;
                    if (x < 1)
                        break;
                    x = x - 0.1;
                }

                return x;
            }

            [Differentiable]
            static double ForeverRet(double x)
            {
                for (;;)
                {
                    x = x * 0.5;
                    if (x < 1)
                        return x + 1;
                    for (int i = 0;; i++)
                    {
                        if (i > x)
                            break;
                        x -= 0.1;
                    }

                    x = x - 0.1;
                }
            }

            [Differentiable]
            static double DefAssign(double x, int n)
            {
                double y;
                while (true)
                {
                    if (n > 3)
                    {
                        y = x;
                        break;
                    }

                    n++;
                    if (n == 2)
                    {
                        y = 2 * x;
                        break;
                    }
                }

                return y;
            }

            [Differentiable]
            static double Sw(double x, int n)
            {
                double y;
                switch (n)
                {
                    case 0:
                    case 1:
                        y = x;
                        break;
                    default:
                        y = x * x;
                        break;
                    case 2:
                        return 3 * x;
                    case 3:
                        if (x > 2)
                        {
                            y = 1;
                            break;
                        }

                        y = x + 1;
                        break;
                }

                return y * y;
            }

            [Differentiable]
            static double SwLoop(double x, int n)
            {
                double y = 0;
                for (int i = 0; i < n; i++)
                {
                    switch (i % 4)
                    {
                        case 0:
                            y += x;
                            continue;
                        case 1:
                            if (y > 2)
                                break;
                            y *= 2;
                            break;
                        case 2:
                            goto case 0;
                        default:
                            if (y > 10)
                                return y;
                            goto case 1;
                    }

                    y += 0.5;
                }

                return y;
            }

            [Differentiable]
            static double SwE(double x, int n) => n switch
            {
                0 => x,
                1 or 2 => x * x,
                > 5 when x > 0 => Math.Exp(x),
                _ => throw new ArgumentException($"bad {n} {x:F2}", nameof(n))};

            [Differentiable]
            static double SwE2(double x, int n) => (n % 2, n > 3) switch
            {
                (0, true) => x,
                (1, _) => x * x,
                (0, false)when x > 0 => -x
            };

            [Differentiable]
            static double OuterIndex(double[] x, int n)
            {
                int i;
                double s = 0;
                for (i = 0; i < x.Length; i++)
                    s += x[i] * i;
                s += i;
                for (i = 5; i > n; i--)
                    s *= 1.1;
                return s + i;
            }

            [Differentiable]
            static double StepLoops(double x, int n)
            {
                double s = 0;
                for (int i = 0; i <= n; i += 2)
                    s += x * i;
                for (int i = n; i >= 0; i -= 3)
                    s -= i * 0.5;
                for (int i = 0; n > i; ++i)
                    s *= 1.01;
                for (int i = 0; i != n && i < 100; i++)
                    s += 0.001;
                for (int i = 0, m = n * 2; i < m; i++)
                {
                    s += 1;
                    m--;
                }

                return s;
            }

            [Differentiable]
            static double TryFinally(double x, double[] log)
            {
                try
                {
                    if (x > 1)
                        return x * 2;
                    x += 1;
                }
                finally
                {
                    log[0] = 7;
                }

                return x;
            }

            [Differentiable]
            static double Enums(double x, Mode m)
            {
                switch (m)
                {
                    case Mode.A:
                        return x;
                    case Mode.B:
                        x *= 2;
                        break;
                }

                Mode o = m == Mode.C ? Mode.A : (Mode)2;
                return o switch
                {
                    Mode.A => x,
                    Mode.C => -x,
                    _ => 0
                };
            }

            [Differentiable]
            static double Shadow(double x, int n)
            {
                {
                    double t = x;
                    x += t;
                }

                {
                    double t = x * 2;
                    x -= t;
                }

                for (int i = 0; i < n; i++)
                {
                    double t = i;
                    x += t;
                }

                for (int i = n; i >= 0; i--)
                {
                    double t = i * x;
                    x += t * 0.1;
                }

                return x;
            }
        }
        """";
}
