namespace Acceptance.FinallyRunsWhenAnExceptionLeavesACompanion
{
    public static class Program
    {
        public static void Run()
        {
            var log = new Log();
            double a = 0, g;
            foreach (int n in (int[])[0, 1, 2, 3, 10, 11, 20, 21])
            {
                Same(
                    log,
                    () => M.Nested(1.1, log, n),
                    () => M.NestedJvp(1.1, log, n, 1),
                    () => M.NestedVjp(1.1, log, n, 1, ref a),
                    () => M.NestedGradient(1.1, log, n, out g),
                    () => M.NestedHvp(1.1, log, n, 1, out g),
                    () => M.NestedTaylor([1.1, 1], log, n, new double[2]));
            }

            foreach (int n in (int[])[-1, 1])
            {
                Same(log, () => M.OfRefStruct(1.1, log, n), () => M.OfRefStructJvp(1.1, log, n, 1), () => M.OfRefStructVjp(1.1, log, n, 1, ref a), () => M.OfRefStructGradient(1.1, log, n, out g));
                Same(log, () => M.OfStruct(1.1, log, n), () => M.OfStructJvp(1.1, log, n, 1), () => M.OfStructVjp(1.1, log, n, 1, ref a), () => M.OfStructGradient(1.1, log, n, out g));
                Same(log, () => M.InLocalFunction(1.1, log, n), () => M.InLocalFunctionJvp(1.1, log, n, 1), () => M.InLocalFunctionVjp(1.1, log, n, 1, ref a), () => M.InLocalFunctionGradient(1.1, log, n, out g));
            }

            foreach (int n in (int[])[0, 1, 2])
            {
                Same(
                    log,
                    () => Left(log, (double[] y, ref double z) => M.State(3, y, ref z, log, n)),
                    () => Left(log, (double[] y, ref double z) => M.StateJvp(3, y, ref z, log, n, 1, new double[3], ref a)),
                    () => Left(log, (double[] y, ref double z) => M.StateVjp(3, y, ref z, log, n, ref a, new double[3], ref a)));
            }

            Check.True(Same(
                log,
                () => M.Outer(1.5, log),
                () => M.OuterJvp(1.5, log, 1),
                () => M.OuterVjp(1.5, log, 1, ref a),
                () => M.OuterGradient(1.5, log, out g),
                () => M.OuterHvp(1.5, log, 1, out g)) == "inner inner outer deep failed");
        }

        private delegate void Change(double[] y, ref double z);

        private static void Left(Log log, Change change)
        {
            double[] y = new double[3];
            double z = 2;
            try
            {
                change(y, ref z);
            }
            finally
            {
                log.Add(string.Join(",", y) + ";" + z);
            }
        }

        private static string Same(Log log, Action primal, params Action[] companions)
        {
            string expected = log.Of(primal);
            Check.True(expected.Length > 0);
            for (int i = 0; i < companions.Length; i++)
            {
                string actual = log.Of(companions[i]);
                Check.True(actual == expected, $"companion {i} leaves '{actual}', expected '{expected}'");
            }

            return expected;
        }
    }

    public sealed class Log
    {
        private readonly List<string> entries = [];

        public void Add(string entry) => entries.Add(entry);

        public IDisposable Scope(string name)
        {
            Add("+" + name);
            return new Closing(this, name);
        }

        public string Of(Action action)
        {
            entries.Clear();
            try
            {
                action();
            }
            catch (InvalidOperationException)
            {
                Add("failed");
            }

            return string.Join(" ", entries);
        }

        private sealed class Closing(Log log, string name) : IDisposable
        {
            public void Dispose() => log.Add("-" + name);
        }
    }

    public ref struct OnStack(Log log)
    {
        public double Scale => 2;

        public void Dispose() => log.Add("-stack");
    }

    public struct Counted(Log log) : IDisposable
    {
        public int Uses;

        public double Scale
        {
            get
            {
                Uses++;
                return 2;
            }
        }

        public void Dispose() => log.Add("-used" + Uses);
    }

    public static partial class M
    {
        [Differentiable(Derivatives.All)]
        public static double Nested(double x, Log log, int n)
        {
            double s = x;
            using var outer = log.Scope("a");
            for (int i = 0; i < 3; i++)
            {
                using (log.Scope("b" + i))
                {
                    if (i == n)
                        throw new InvalidOperationException();
                    s *= x;
                    if (i == n - 10)
                        continue;
                    using IDisposable c = log.Scope("c" + i), d = log.Scope("d");
                    if (i == n - 20)
                        return s;
                    s = s * s;
                }
            }

            return s;
        }

        [Differentiable]
        public static double OfRefStruct(double x, Log log, int n)
        {
            using var a = new OnStack(log);
            if (n < 0)
                throw new InvalidOperationException();
            return x * a.Scale * x;
        }

        [Differentiable]
        public static double OfStruct(double x, Log log, int n)
        {
            var a = new Counted(log);
            try
            {
                x *= a.Scale;
                if (n < 0)
                    throw new InvalidOperationException();
                return x * a.Scale;
            }
            finally
            {
                a.Dispose();
            }
        }

        [Differentiable]
        public static void State(double x, double[] y, ref double z, Log log, int n)
        {
            int stage = 0;
            string? what = null;
            try
            {
                y[0] = x * x;
                stage = 1;
                if (n == 0)
                    throw new InvalidOperationException();
                z *= y[0];
                stage++;
                what = "late";
                y[1] = z;
                if (n == 1)
                    throw new InvalidOperationException();
            }
            finally
            {
                log.Add($"{stage} {what ?? "none"}");
                y[2] = -1;
                z += stage;
            }
        }

        [Differentiable]
        public static double Inner(double x, Log log)
        {
            try
            {
                if (x < 0)
                    throw new InvalidOperationException();
                return x * x;
            }
            finally
            {
                log.Add("inner");
            }
        }

        [Differentiable(Derivatives.All)]
        public static double Outer(double x, Log log)
        {
            try
            {
                return Inner(x, log) + Inner(-x, log);
            }
            finally
            {
                try
                {
                    log.Add("outer");
                }
                finally
                {
                    log.Add("deep");
                }
            }
        }

        [Differentiable]
        public static double InLocalFunction(double x, Log log, int n)
        {
            return Guarded(x) * 2;

            double Guarded(double v)
            {
                using var scope = log.Scope("local");
                if (n < 0)
                    throw new InvalidOperationException();
                return v * v;
            }
        }
    }
}

namespace Acceptance.RentedMemory
{
    public static class Program
    {
        public static void Run()
        {
            double[] x = [0.5, 0.7, 1.1], gradient = new double[3];
            double value = M.RentedMemoryGradient(x, gradient);
            Check.Equal(M.RentedMemory(x), value);
            Check.Equal(Check.Slopes(static at => M.RentedMemory(at), x), gradient, tolerance: 1e-8);
            Check.Equal(gradient[1], M.RentedMemoryJvp(x, [0, 1, 0]).Tangent);
        }
    }

    public static partial class M
    {
        [Differentiable]
        public static double RentedMemory(ReadOnlySpan<double> x)
        {
            double[] powers = System.Buffers.ArrayPool<double>.Shared.Rent(x.Length);
            try
            {
                double power = 1;
                for (int i = 0; i < x.Length; i++)
                {
                    power *= x[i];
                    powers[i] = power * x[0];
                }

                double sum = 0;
                foreach (double p in powers.AsSpan(0, x.Length))
                {
                    sum += p * p;
                }

                return sum;
            }
            finally
            {
                System.Buffers.ArrayPool<double>.Shared.Return(powers);
            }
        }
    }
}

namespace Acceptance.ArgumentsAreWhatTheMemberLeavesAtAWrongIndex
{
    public static class Program
    {
        public static void Run()
        {
            double[] x = [1, 2, 3, 4], ones = [1, 1, 1, 1];
            double[] expected = Left(y => M.Chained(x, y, 4));
            Check.Equal([1, 4], expected);
            Check.Equal(expected, Left(y => M.ChainedJvp(x, y, 4, ones, new double[2])));
            Check.Equal(expected, Left(y => M.ChainedVjp(x, y, 4, new double[4], new double[2])));
            Check.Equal(expected, Left(y => M.ChainedJacobian(x, y, 4, new double[8])));

            static double[] Left(Action<double[]> call)
            {
                double[] y = new double[2];
                bool hasFailed = false;
                try
                {
                    call(y);
                }
                catch (IndexOutOfRangeException)
                {
                    hasFailed = true;
                }

                Check.True(hasFailed);
                return y;
            }
        }
    }

    public static partial class M
    {
        [Differentiable(Derivatives.Default | Derivatives.Jacobian)]
        public static void Chained(ReadOnlySpan<double> x, Span<double> y, int n)
        {
            for (int i = 0; i < n; i++)
            {
                y[i] += x[i];
                y[i + 1] = x[i] * x[i + 1];
            }
        }
    }
}
