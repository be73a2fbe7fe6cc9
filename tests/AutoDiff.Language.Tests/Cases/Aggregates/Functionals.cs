namespace FunctionalCases
{
    public partial interface IFunction
    {
        [Differentiable]
        double Value(double x);
    }

    public readonly partial struct Square : IFunction
    {
        [Differentiable]
        public double Value(double x) => x * x;
    }

    public readonly partial struct Gaussian(double mean, double width) : IFunction
    {
        public double Mean { get; } = mean;

        public double Width { get; } = width;

        [Differentiable]
        public double Value(double x) => Math.Exp(-(x - Mean) * (x - Mean) / (2 * Width * Width));
    }

    public static partial class Functionals
    {
        [Differentiable]
        public static double Integrate<TF>(TF f, double a, double b, int n)
            where TF : struct, IFunction
        {
            double h = (b - a) / n;
            double s = 0.5 * (f.Value(a) + f.Value(b));
            for (int i = 1; i < n; i++)
            {
                s += f.Value(a + i * h);
            }

            return s * h;
        }

        [Differentiable]
        [Case("0.2, 1.3")]
        public static double OverPassiveStruct(double a, double b) => Integrate(new Square(), a, b, 5);

        [Differentiable]
        [Case("0.2, 1.3, 0.5, 0.7")]
        public static double OverActiveStruct(double a, double b, double mean, double width) =>
            Integrate(new Gaussian(mean, width), a, b * mean, 5);

        [Differentiable]
        public static double Midpoint([NoDerivative] Func<double, double> f, double a, double b, int n)
        {
            double h = (b - a) / n;
            double s = 0;
            for (int i = 0; i < n; i++)
            {
                s += f(a + (i + 0.5) * h);
            }

            return s * h;
        }

        [Differentiable]
        private static double Cubic(double x) => x * x * x - x;

        [Differentiable]
        [Case("0.2, 1.3")]
        public static double MethodGroup(double a, double b) => Midpoint(Cubic, a, b, 4);

        [Differentiable]
        [Case("0.2, 1.3")]
        public static double StaticLambda(double a, double b) => Midpoint(static x => Math.Sin(x) * x, a, b, 4);

        [Differentiable]
        [Case("0.2, 1.3, 0.7")]
        public static double Capturing(double a, double b, double k) => Midpoint(x => Math.Sin(k * x) * a, a, b, 4);

        [Differentiable]
        [Case("0.2, 1.3, 0.7")]
        public static double LambdaLocal(double a, double b, double k)
        {
            Func<double, double> f = x => k * x * x;
            return Midpoint(f, a, b, 3) + f(k);
        }

        [Differentiable]
        [Case("0.2, 1.3")]
        public static double Nested(double a, double b) => Midpoint(x => Midpoint(y => x * y * y, a, x, 3), a, b, 2);

        [Differentiable]
        private static double Ends(Func<double, double> f, double a, double b) => f(a) * f(b) + f(a + b);

        [Differentiable]
        [Case("0.2, 1.3")]
        public static double NestedTwice(double a, double b) => Ends(x => x * Ends(y => x * y * y + a, a, x), a, b);

        [Differentiable]
        private static double Newton(Func<double, double> f, Func<double, double> df, double x)
        {
            for (int i = 0; i < 3; i++)
            {
                double fx = f(x);
                if (Math.Abs(fx) < 1e-14)
                {
                    break;
                }

                x -= fx / df(x);
            }

            return x;
        }

        [Differentiable]
        [Case("2.0")]
        public static double Root(double a) => Newton(x => x * x - a, x => 2 * x, a);

        [Differentiable]
        [Case("0.2, 1.3, 0")]
        [Case("0.2, 1.3, 1")]
        public static double GenericLocalFunction(double a, double b, int kind)
        {
            return kind == 0 ? Pick(a, b) * Pick(b, 3.0) : Pick((a, b), (b, a)).Item1 * b;

            static T Pick<T>(T first, T second) => first is null ? second : first;
        }
    }
}
