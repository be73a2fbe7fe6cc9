namespace ListCases
{
    public static partial class Lists
    {
        [Differentiable]
        [Case("0.7, 5")]
        public static double Local(double x, int n)
        {
            var list = new List<double>();
            for (int i = 0; i < n; i++)
            {
                list.Add(x * i);
            }

            list[2] *= 3;
            list.RemoveAt(list.Count - 1);
            list.Insert(1, x * x);
            list.RemoveAt(0);
            double s = 0;
            foreach (double d in list)
            {
                s += d * d;
            }

            return s + list.Count + list[^1];
        }

        [Differentiable]
        private static double Norm(List<double> values)
        {
            double s = 0;
            for (int i = 0; i < values.Count; i++)
            {
                s += values[i] * values[i] * (i + 1);
            }

            return Math.Sqrt(s);
        }

        [Differentiable]
        [Case("0.7, 5")]
        public static double HandedOn(double x, int n)
        {
            var list = new List<double>(n) { 1, x };
            for (int i = 0; i < n; i++)
            {
                list.Add(list[^1] * x + i);
            }

            list.RemoveAt(0);
            list[0] += list[1];
            return Norm(list) + list.Sum();
        }

        [Differentiable]
        [Case("[0.7, 1.5], 3")]
        public static List<double> Result(double[] x, int n)
        {
            List<double> list = [.. x, 2];
            for (int i = 0; i < n; i++)
            {
                list.Add(list[i] * list[i + 1]);
            }

            return list;
        }

        [Differentiable]
        [Case("[0.7, 1.5], 3")]
        public static double UsesResult(double[] x, int n)
        {
            List<double> a = Result(x, n);
            return a[0] * a[^1] + Norm(a);
        }

        [Differentiable(Derivatives.Jvp)]
        [Case("[0.7, 1.5], 3")]
        public static double Parameter(List<double> list, int n)
        {
            for (int i = 0; i < n; i++)
            {
                list.Add(list[i] * list[i + 1]);
            }

            double s = list.Sum();
            list.RemoveAt(list.Count - 1);
            list.RemoveRange(0, 0);
            return s;
        }

        [Differentiable]
        private static void Grow(List<double> list, double x)
        {
            list.Add(x * x);
            list.Add(list[0] * x);
        }

        [Differentiable]
        [Case("0.7")]
        public static double GrownByCalls(double x)
        {
            var list = new List<double> { x };
            Grow(list, x);
            Grow(list, x * 2);
            double s = 0;
            for (int i = 0; i < list.Count; i++)
            {
                s += list[i] * i;
            }

            list.Clear();
            list.AddRange([s, x]);
            return list[0] * list[1];
        }

        [Differentiable]
        [Case("0.7, 4")]
        public static double ListsInLoop(double x, int n)
        {
            double s = 0;
            for (int i = 0; i < n; i++)
            {
                var list = new List<double> { x, i };
                if (i % 2 == 0)
                {
                    list.Add(s);
                }

                s += Norm(list);
            }

            return s;
        }

        [Differentiable]
        [Case("0.7, 4")]
        public static double Stack(double x, int n)
        {
            var stack = new List<double> { x };
            double s = 0;
            while (stack.Count > 0 && s < 10)
            {
                double top = stack[stack.Count - 1];
                stack.RemoveAt(stack.Count - 1);
                s += top * top;
                if (top > 0.2)
                {
                    stack.Add(top * 0.5);
                    stack.Add(top * 0.3);
                }
            }

            return s;
        }

        [Differentiable]
        [Case("[0.7, 1.5, 0.2]")]
        public static double Copies(List<double> list)
        {
            var copy = new List<double>(list);
            copy[0] = copy[1] * copy[2];
            copy.Add(list[0]);
            double[] array = copy.ToArray();
            return array[0] * array[3] + Norm(copy) + list[0];
        }
    }
}
