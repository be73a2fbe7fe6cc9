namespace Acceptance.HandWrittenSecondDerivative
{
    public static class Program
    {
        public static void Run()
        {
            M.FHvp(0.7, 1, out double product);
            Check.Equal(Check.Slope(x => { M.FGradient(x, out double g); return g; }, 0.7), product, tolerance: 1e-8);
        }
    }

    public static partial class M
    {
        public static double Own(double x) => Math.Exp(x);

        public static (double Value, double Tangent) OwnJvp(double x, double xTangent) => (Math.Exp(x), Math.Exp(x) * xTangent);

        public static double OwnVjp(double x, double resultAdjoint, ref double xAdjoint)
        {
            xAdjoint += Math.Exp(x) * resultAdjoint;
            return Math.Exp(x);
        }

        public static (double Value, double Tangent) OwnVjpJvp(
            double x, double resultAdjoint, ref double xAdjoint, double xTangent, double resultAdjointTangent, ref double xAdjointTangent)
        {
            double e = Math.Exp(x);
            xAdjoint += e * resultAdjoint;
            xAdjointTangent += e * ((xTangent * resultAdjoint) + resultAdjointTangent);
            return (e, e * xTangent);
        }

        [Differentiable(Derivatives.Hvp | Derivatives.Gradient)]
        public static double F(double x) => Math.Sin(Own(x * x)) * Own(x);
    }
}

namespace Acceptance.ForeignSecondDerivative
{
    public static class Program
    {
        public static void Run()
        {
            M.FHvp(0.7, 1, out double product);
            Check.Equal(Check.Slope(x => { M.FGradient(x, out double g); return g; }, 0.7), product, tolerance: 1e-8);
            double[] hessian = new double[4], up = new double[2], down = new double[2];
            M.OfArrayHessian([0.5, 1.5], hessian);
            double h = 1e-5;
            M.OfArrayGradient([0.5 + h, 1.5], up);
            M.OfArrayGradient([0.5 - h, 1.5], down);
            Check.Equal([(up[0] - down[0]) / (2 * h), (up[1] - down[1]) / (2 * h)], hessian.AsSpan(0, 2), tolerance: 1e-8);
            Check.Equal(hessian[1], hessian[2]);

            // And in a solver's equation.
            M.RootHvp(0.7, 1, out product);
            Check.Equal(Check.Slope(x => { M.RootGradient(x, out double g); return g; }, 0.7), product, tolerance: 1e-8);
        }
    }

    public static class Library
    {
        public static double Cube(double x) => x * x * x;

        public static double SumOfCubes(double[] x) => x.Sum(static v => v * v * v);
    }

    public static class Rules
    {
        [DerivativeOf(typeof(Library), nameof(Library.Cube))]
        public static (double Value, double Tangent) CubeJvp(double x, double xTangent) => (x * x * x, 3 * x * x * xTangent);

        [DerivativeOf(typeof(Library), nameof(Library.Cube))]
        public static double CubeVjp(double x, double resultAdjoint, ref double xAdjoint)
        {
            xAdjoint += 3 * x * x * resultAdjoint;
            return x * x * x;
        }

        [DerivativeOf(typeof(Library), nameof(Library.Cube))]
        public static (double Value, double Tangent) CubeVjpJvp(
            double x, double resultAdjoint, ref double xAdjoint, double xTangent, double resultAdjointTangent, ref double xAdjointTangent)
        {
            xAdjoint += 3 * x * x * resultAdjoint;
            xAdjointTangent += (6 * x * xTangent * resultAdjoint) + (3 * x * x * resultAdjointTangent);
            return (x * x * x, 3 * x * x * xTangent);
        }

        [DerivativeOf(typeof(Library), nameof(Library.SumOfCubes))]
        public static (double Value, double Tangent) SumOfCubesJvp(double[] x, double[] xTangent) =>
            (Library.SumOfCubes(x), x.Zip(xTangent, static (v, t) => 3 * v * v * t).Sum());

        [DerivativeOf(typeof(Library), nameof(Library.SumOfCubes))]
        public static double SumOfCubesVjp(double[] x, double resultAdjoint, double[] xAdjoint)
        {
            for (int i = 0; i < x.Length; i++)
            {
                xAdjoint[i] += 3 * x[i] * x[i] * resultAdjoint;
            }

            return Library.SumOfCubes(x);
        }

        [DerivativeOf(typeof(Library), nameof(Library.SumOfCubes))]
        public static (double Value, double Tangent) SumOfCubesVjpJvp(
            double[] x, double resultAdjoint, double[] xAdjoint, double[] xTangent, double resultAdjointTangent, double[] xAdjointTangent)
        {
            for (int i = 0; i < x.Length; i++)
            {
                xAdjoint[i] += 3 * x[i] * x[i] * resultAdjoint;
                xAdjointTangent[i] += (6 * x[i] * xTangent[i] * resultAdjoint) + (3 * x[i] * x[i] * resultAdjointTangent);
            }

            return SumOfCubesJvp(x, xTangent);
        }
    }

    public static partial class M
    {
        [Differentiable(Derivatives.Hvp | Derivatives.Gradient)]
        public static double F(double x)
        {
            double s = 0;
            for (int i = 1; i < 4; i++)
            {
                s = (s * x) + Library.Cube((x * i) + s);
            }

            return Math.Log(s);
        }

        [Differentiable(Derivatives.All)]
        public static double OfArray(double[] x) => Math.Log(Library.SumOfCubes(x)) * x[0];

        [Differentiable]
        private static double Residual(double z, double a) => Library.Cube(z) + z - a;

        [ImplicitDerivative(Residual = nameof(Residual)), Differentiable(Derivatives.Gradient | Derivatives.Hvp)]
        public static double Root(double a)
        {
            double z = 1;
            for (int i = 0; i < 100; i++)
            {
                z -= ((z * z * z) + z - a) / ((3 * z * z) + 1);
            }

            return z;
        }
    }
}

namespace Acceptance.SolverObjectiveOfAnObject
{
    public static class Program
    {
        public static void Run()
        {
            var chain = new Chain(3);
            double[] gradient = new double[1], up = new double[1], down = new double[1], product = new double[1];
            chain.EnergyGradient([0.8], gradient);
            Check.Equal(Check.Slope(f => chain.Energy([f]), 0.8), gradient[0], tolerance: 1e-8);
            chain.EnergyHvp([0.8], [1], product);
            chain.EnergyGradient([0.8 + 1e-5], up);
            chain.EnergyGradient([0.8 - 1e-5], down);
            Check.Equal((up[0] - down[0]) / 2e-5, product[0], tolerance: 1e-7);
        }
    }

    public sealed partial class Chain(double stiffness)
    {
        [Differentiable]
        private double Spring(double stretch) => 0.5 * stiffness * stretch * stretch * (1 + (0.25 * stretch * stretch));

        [Differentiable]
        private double Potential(double[] x, double[] force) => Spring(x[0]) + Spring(x[1] - x[0]) - (force[0] * x[1]);

        [ImplicitDerivative(Objective = nameof(Potential), Structure = SystemStructure.PositiveDefinite)]
        private double[] Rest(double[] force)
        {
            // Both springs carry the force: k s (1 + s²/2) = f.
            double s = 0;
            for (int i = 0; i < 100; i++)
            {
                s -= ((stiffness * s * (1 + (0.5 * s * s))) - force[0]) / (stiffness * (1 + (1.5 * s * s)));
            }

            return [s, 2 * s];
        }

        [Differentiable(Derivatives.Gradient | Derivatives.Hvp)]
        public double Energy(double[] force)
        {
            double[] x = Rest(force);
            return x[0] * x[1] * x[1];
        }
    }
}
