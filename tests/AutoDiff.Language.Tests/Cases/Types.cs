namespace LanguageCases
{
    /// <summary>Where methods live.</summary>
    public static partial class Types
    {
        public static partial class Nested
        {
            public partial class Deeper
            {
                [Differentiable]
                [Case("0.5")]
                public static double F(double x) => Math.Sin(x) * x;
            }

            [Differentiable]
            [Case("0.5")]
            public static double CallsInwards(double x) => Deeper.F(x) * x;
        }

        public static partial class GenericOwner<T>
            where T : new()
        {
            [Differentiable]
            [Case("0.5, 2", On = "LanguageCases.Types.GenericOwner<int>")]
            public static double F(double x, T tag) => x * x * (tag is null ? 1 : 2);
        }

        [Differentiable]
        [Case("0.5, \"abc\", 3", TypeArguments = "string, int")]
        public static double GenericMethod<TFirst, TSecond>(double x, TFirst first, TSecond second)
            where TFirst : class
            where TSecond : struct, IComparable<TSecond> =>
            x * x * (first is null ? 0 : 3) + second.CompareTo(default) * x;

        [Differentiable]
        [Case("0.5, 1.5")]
        public static double CallsGenerics(double x, double y) =>
            GenericMethod(x, "s", 1) * GenericOwner<int>.F(y, 2);

        [Differentiable]
        [Case("0.5, 1.5")]
        internal static double Internal(double x, double y) => Private(x) * y;

        [Differentiable]
        private static double Private(double x) => x * x * x;
    }

    /// <summary>A model with fixed settings.</summary>
    public partial class Oscillator(double stiffness, int steps)
    {
        private readonly double damping = 0.1;
        private readonly double[] table = [0.5, 0.25, 0.125];

        public double Step { get; init; } = 0.05;

        [Differentiable]
        [Case("0.5, 1.5", On = "new Oscillator(2.0, 10)")]
        [Case("0.5, 1.5", On = "new Oscillator(2.0, 4) { Step = 0.1 }")]
        public double Energy(double x, double v)
        {
            for (int i = 0; i < steps; i++)
            {
                v -= Step * (stiffness * x + damping * v);
                x += Step * v;
            }

            return 0.5 * (v * v + stiffness * x * x);
        }

        [Differentiable]
        [Case("[0.5, 1.5, 2.0]", On = "new Oscillator(2.0, 10)")]
        public double UsesATableOfTheInstance(ReadOnlySpan<double> x)
        {
            double s = 0;
            for (int i = 0; i < x.Length; i++)
            {
                s += this.table[i] * x[i] * x[i];
            }

            return s * Energy(x[0], s);
        }
    }

    /// <summary>A struct that is not differentiated itself.</summary>
    public readonly partial struct Kernel(double width)
    {
        [Differentiable]
        [Case("0.5, 1.5", On = "new Kernel(0.75)")]
        public double At(double x, double y)
        {
            double d = (x - y) / width;
            return Math.Exp(-0.5 * d * d);
        }

        [Differentiable]
        [Case("0.5, [1.5, 0.25]", On = "new Kernel(0.75)")]
        public double Sum(double x, ReadOnlySpan<double> centres)
        {
            double s = 0;
            foreach (double c in centres)
            {
                s += At(x, c) * c;
            }

            return s;
        }
    }

    /// <summary>A generic class with instance methods.</summary>
    public partial class Box<T>(T content, double scale)
    {
        public T Content => content;

        [Differentiable]
        [Case("0.5", On = "new Box<string>(\"x\", 3.0)")]
        public double Scaled(double x) => scale * x * x;
    }

    /// <summary>A mutable struct with a counter.</summary>
    public partial struct Counter
    {
        public int Calls;

        [Differentiable]
        [Case("0.5", On = "new Counter { Calls = 3 }")]
        public readonly double Weighted(double x) => x * x * Calls;
    }

    /// <summary>Calls on receivers.</summary>
    public static partial class CallsOnInstances
    {
        [Differentiable]
        [Case("0.5, new Oscillator(2.0, 3)")]
        public static double OfAParameter(double x, [NoDerivative] Oscillator model) => model.Energy(x, x * x) + x;

        [Differentiable]
        [Case("0.5, new Kernel(0.5)")]
        public static double OfAStruct(double x, [NoDerivative] Kernel kernel)
        {
            double s = x;
            for (int i = 0; i < 3; i++)
            {
                s += kernel.At(s, i * x);
            }

            return s;
        }
    }
}

namespace LanguageCases.Somewhere.Else
{
    using static System.Math;

    /// <summary>Imported static members.</summary>
    public static partial class UsingStatic
    {
        [Differentiable]
        [Case("0.5, 1.5")]
        public static double F(double x, double y) => Sin(x) * Cos(y) + Sqrt(Abs(x * y)) + Pow(x, 3);
    }
}
