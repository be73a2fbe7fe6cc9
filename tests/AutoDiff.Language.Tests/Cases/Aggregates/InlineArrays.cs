using System.Runtime.CompilerServices;

namespace InlineArrayCases
{
    [InlineArray(3)]
    public struct Triple
    {
        private double element;
    }

    public struct Oscillator
    {
        public double Stiffness;
        public Triple Position;
    }

    /// <summary>Inline arrays as parameters, results, fields and locals.</summary>
    public static partial class InlineArrays
    {
        public static Triple Of(double a, double b, double c)
        {
            Triple triple = default;
            triple[0] = a;
            triple[1] = b;
            triple[2] = c;
            return triple;
        }

        [Differentiable]
        [Case("InlineArrayCases.InlineArrays.Of(1, 2, 3), 0.5")]
        public static double Parameter(Triple values, double by)
        {
            double sum = 0;
            for (int i = 0; i < 3; i++)
            {
                sum += values[i] * values[i] * by;
            }

            foreach (double value in values)
            {
                sum += Math.Sin(value);
            }

            ReadOnlySpan<double> view = values;
            return sum + (view[1] * values[^1]);
        }

        [Differentiable]
        [Case("1.3")]
        public static Triple Result(double x)
        {
            Triple powers = new();
            for (int i = 0; i < 3; i++)
            {
                powers[i] = Math.Pow(x, i + 1);
            }

            return powers;
        }

        [Differentiable]
        [Case("1.3")]
        public static double PassedOnAndCopied(double x)
        {
            Triple powers = Result(x);
            powers[1] *= 2;
            Triple copy = powers;
            copy[0] = powers[2];
            return Parameter(powers, x) + Parameter(copy, 1) + copy[0];
        }

        [Differentiable]
        [Case("new Oscillator { Stiffness = 2, Position = InlineArrayCases.InlineArrays.Of(1, 2, 3) }")]
        public static double Field(Oscillator state)
        {
            double energy = state.Position[0];
            for (int i = 0; i < 3; i++)
            {
                energy += state.Stiffness * state.Position[i] * state.Position[i];
            }

            return energy;
        }

        [Differentiable]
        [Case("InlineArrayCases.InlineArrays.Of(1, 2, 3), 0.1")]
        public static void ByReference(ref Triple state, double dt)
        {
            Triple old = state;
            state[0] = old[0] + (dt * old[1]);
            state[1] = old[1] - (dt * old[0]);
        }
    }
}
