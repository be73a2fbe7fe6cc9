using AutoDiff.LinearAlgebra.Kernels;

namespace AutoDiff.Solvers;

public sealed partial class LinearIteration
{
    /// <summary>x₀ = αb, xᵢ₊₁ = xᵢ + α (b − A xᵢ): the partial sums of the series.</summary>
    private bool NextOfNeumann()
    {
        Span<double> r = Work(0);
        if (_state == 0)
        {
            if (!_options.WarmStart)
            {
                Blas.Axpy<double>(_options.Step, B, X);
            }

            return Ask(X, 1);
        }

        double residual = Residual(r);
        if (_iterations >= _budget)
        {
            // A sum that is worse than nothing diverges, and a part that no term takes away is out of range; any other sum
            // is what was asked for.
            bool isStuck = Math.Abs(residual - _lastResidual) <= 1e-12 * residual && !IsSmall(residual);
            Finish(residual <= _scale && !isStuck, residual, double.NaN, isStuck ? "the system is singular" : "the series diverges");
            return false;
        }

        _iterations++;
        _lastResidual = residual;
        Blas.Axpy<double>(_options.Step, r, X);
        return Ask(X, 1);
    }
}
