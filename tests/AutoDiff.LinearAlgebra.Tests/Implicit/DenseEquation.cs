using AutoDiff.Implicit;
using AutoDiff.Solvers;

namespace AutoDiff.LinearAlgebra.Tests.Implicit;

/// <summary>An equation whose derivatives at the solution were written down: F_z (n × n) and F_θ (n × p), row-major.</summary>
internal readonly ref struct DenseEquation(ReadOnlySpan<double> bySolution, ReadOnlySpan<double> byParameters, ReadOnlySpan<double> direction, Span<double> adjoint) : IImplicitEquation
{
    private readonly ReadOnlySpan<double> _bySolution = bySolution;
    private readonly ReadOnlySpan<double> _byParameters = byParameters;
    private readonly ReadOnlySpan<double> _direction = direction;
    private readonly Span<double> _adjoint = adjoint;

    public int Length => (int)Math.Sqrt(_bySolution.Length);

    private int Parameters => _byParameters.Length / Length;

    public void SolutionJvp(ReadOnlySpan<double> solutionTangent, Span<double> result) =>
        Matrix.MultiplyVector(_bySolution, solutionTangent, result, Length, Length);

    public void SolutionVjp(ReadOnlySpan<double> residualAdjoint, Span<double> result)
    {
        result.Clear();
        AddTransposed(_bySolution, residualAdjoint, result);
    }

    public void ParameterJvp(Span<double> result) => Matrix.MultiplyVector(_byParameters, _direction, result, Length, Parameters);

    public void ParameterVjp(ReadOnlySpan<double> residualAdjoint) => AddTransposed(_byParameters, residualAdjoint, _adjoint);

    /// <summary>The tangents of the solution along each parameter by the JVP, n × p; the rows of the VJP must be the same.</summary>
    public static double[] Jacobian(double[] bySolution, double[] byParameters, ImplicitOptions options)
    {
        int n = (int)Math.Sqrt(bySolution.Length);
        int p = byParameters.Length / n;
        double[] jacobian = new double[n * p];
        double[] tangent = new double[n];
        for (int k = 0; k < p; k++)
        {
            double[] direction = new double[p];
            direction[k] = 1;
            var forward = new DenseEquation(bySolution, byParameters, direction, []);
            LinearSolveResult result = ImplicitDerivative.Jvp(ref forward, tangent, options);
            Assert.Equal(result.Converged || options.Solve.OnFailure == SolveFailure.Throw, result.Converged);
            for (int i = 0; i < n; i++)
            {
                jacobian[(i * p) + k] = tangent[i];
            }
        }

        double scale = jacobian.Max(Math.Abs);
        for (int i = 0; i < n; i++)
        {
            double[] seed = new double[n];
            double[] adjoint = new double[p];
            seed[i] = 1;
            var reverse = new DenseEquation(bySolution, byParameters, [], adjoint);
            ImplicitDerivative.Vjp(ref reverse, seed, options);
            Harness.Numbers.Near(jacobian.AsSpan(i * p, p), adjoint, 1e-10 * scale);
            Assert.All(seed, v => Assert.Equal(0, v));
        }

        return jacobian;
    }

    private static void AddTransposed(ReadOnlySpan<double> matrix, ReadOnlySpan<double> u, Span<double> result)
    {
        for (int i = 0; i < u.Length; i++)
        {
            Vector.Axpy(u[i], matrix.Slice(i * result.Length, result.Length), result);
        }
    }
}
