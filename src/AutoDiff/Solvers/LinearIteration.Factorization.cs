using AutoDiff.LinearAlgebra;
using AutoDiff.LinearAlgebra.Kernels;

namespace AutoDiff.Solvers;

public sealed partial class LinearIteration
{
    private int[] _pivots = [];
    private bool _isFactored;
    private double _condition;

    /// <summary>The matrix column by column, then its factors; both stay for further right-hand sides.</summary>
    private bool NextOfFactorization()
    {
        int n = _columns;
        Span<double> matrix = _work.AsSpan(0, n * n);
        if (!_isFactored)
        {
            if (_state > 0)
            {
                for (int i = 0; i < n; i++)
                {
                    matrix[(i * n) + _state - 1] = _output[i];
                }
            }

            if (_state < n)
            {
                // The operator itself, also where the transposed system is solved: its factors serve both.
                Span<double> unit = _input.AsSpan(0, n);
                unit.Clear();
                unit[_state] = 1;
                _inputLength = n;
                _outputLength = n;
                IsTransposed = false;
                _state++;
                _isPending = true;
                return true;
            }

            if (!TryFactor(matrix, _work.AsSpan(n * n, n * n), n, out string why))
            {
                X.Fill(double.NaN);
                Finish(false, double.NaN, _condition, why);
                return false;
            }

            _isFactored = true;
        }

        Span<double> factors = _work.AsSpan(n * n, n * n);
        B.CopyTo(X);
        if (_method == LinearMethod.Cholesky)
        {
            CholeskyFactor.Solve<double>(factors, X, n, 1);
        }
        else if (_options.Transposed)
        {
            Span<double> right = _input.AsSpan(0, n);
            B.CopyTo(right);
            Lu.SolveTransposed<double>(factors, _pivots, right, X, n, 1);
        }
        else
        {
            Lu.Solve<double>(factors, _pivots, B, X, n, 1);
        }

        Span<double> residual = _output.AsSpan(0, n);
        B.CopyTo(residual);
        Blas.MultiplyVector<double>(-1, matrix, _options.Transposed, X, residual, n, n);
        double norm = Norms.Euclidean<double>(residual);
        double scale = (Blas.MaxMagnitude<double>(matrix) * n * Norms.Euclidean<double>(X)) + Norms.Euclidean<double>(B);
        bool isSolved = norm <= 1e-8 * scale;
        Finish(isSolved, norm, _condition, _method == LinearMethod.Cholesky ? "the matrix is not symmetric" : "the residual is too large");
        return false;
    }

    private bool TryFactor(ReadOnlySpan<double> matrix, Span<double> factors, int n, out string why)
    {
        _condition = double.PositiveInfinity;
        why = "the matrix is singular: a pivot is zero or not finite";
        if (_method == LinearMethod.Cholesky)
        {
            try
            {
                CholeskyFactor.Factor(matrix, factors, n);
                _condition = double.NaN;
                return true;
            }
            catch (SingularMatrixException exception)
            {
                why = exception.Message.TrimEnd('.');
                return false;
            }
        }

        if (_pivots.Length < n)
        {
            _pivots = new int[n];
        }

        matrix.CopyTo(factors);
        if (Lu.Factor(factors, _pivots.AsSpan(0, n), n) == 0)
        {
            return false;
        }

        _condition = ConditionEstimate.Of<double>(matrix, factors, _pivots.AsSpan(0, n), n);
        if (_condition < 1 / Precision.Unit)
        {
            return true;
        }

        why = $"the matrix is singular to working precision, its condition number is about {_condition:R}";
        return false;
    }
}
