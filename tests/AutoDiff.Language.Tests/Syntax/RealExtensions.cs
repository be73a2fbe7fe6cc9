using System.Numerics;

namespace AutoDiff.Language.Tests.Syntax;

/// <summary>Extensions of numbers and of memory.</summary>
public static partial class RealExtensions
{
    extension(double x)
    {
        [Differentiable]
        public double Half => x / 2;

        [Differentiable]
        public double Power(int n)
        {
            double power = 1;
            for (int i = 0; i < n; i++)
            {
                power *= x;
            }

            return power;
        }
    }

    extension(ref double x)
    {
        [Differentiable]
        public void Grow(double factor) => x *= factor;
    }

    extension<T>(T x)
        where T : IFloatingPointIeee754<T>
    {
        [Differentiable]
        public T Cube() => x * x * x;
    }

    extension(ReadOnlySpan<double> values)
    {
        [Differentiable]
        public double SumOfSquares()
        {
            double sum = 0;
            foreach (double value in values)
            {
                sum += value * value;
            }

            return sum;
        }
    }

    extension(string text)
    {
        public int Size => text.Length;
    }
}
