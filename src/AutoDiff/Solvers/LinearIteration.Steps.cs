using AutoDiff.LinearAlgebra;
using AutoDiff.LinearAlgebra.Kernels;

namespace AutoDiff.Solvers;

public sealed partial class LinearIteration
{
    private const int Done = -1;

    /// <summary>A true residual up to this many times the target is accepted where the recursion believed in less.</summary>
    private const double Slack = 10;

    /// <summary>And never one larger than this part of the right-hand side: then the solution has run away.</summary>
    private const double Loosest = 1e-6;

    private Span<double> B => _b.AsSpan(0, _rows);

    private Span<double> X => _x.AsSpan(0, _columns);

    /// <summary>What the method keeps between products.</summary>
    private int WorkLength()
    {
        int n = _columns;
        return _method switch
        {
            LinearMethod.Lu or LinearMethod.Cholesky => checked(2 * n * n),
            LinearMethod.ConjugateGradient => 4 * n,
            LinearMethod.NormalConjugateGradient => (4 * n) + (2 * _rows),
            LinearMethod.Gmres => checked(((Basis + 3) * n) + (Basis * (Basis + 1)) + (4 * (Basis + 1))),
            LinearMethod.BiCgStab => 9 * n,
            _ => n,
        };
    }

    private Span<double> Work(int index) => _work.AsSpan(index * _columns, _columns);

    /// <summary>Asks for the operator's product with a vector.</summary>
    private bool Ask(ReadOnlySpan<double> vector, int nextState, bool transposed = false)
    {
        vector.CopyTo(_input);
        _inputLength = vector.Length;
        _outputLength = transposed ? _columns : _rows;
        _isOperatorTransposed = transposed;
        IsTransposed = transposed != _options.Transposed;
        _state = nextState;
        _isPending = true;
        return true;
    }

    /// <summary>Makes A + ρI, or I − J + ρI, of the product that came back.</summary>
    private void Receive()
    {
        _isPending = false;
        Span<double> output = Output;
        if (_options.FixedPoint)
        {
            for (int i = 0; i < output.Length; i++)
            {
                output[i] = _input[i] - output[i];
            }
        }

        if (_options.Ridge != 0 && _method != LinearMethod.NormalConjugateGradient)
        {
            Blas.Axpy(_options.Ridge, Input, output);
        }

        double input = Norms.Euclidean(Input);
        if (input > 0)
        {
            _operatorNorm = Math.Max(_operatorNorm, Norms.Euclidean<double>(output) / input);
        }
    }

    /// <summary>z ← M r, or r itself without a preconditioner.</summary>
    private void Precondition(ReadOnlySpan<double> r, Span<double> z)
    {
        if (_options.Preconditioner is not { } preconditioner)
        {
            r.CopyTo(z);
        }
        else if (_options.Transposed && _method != LinearMethod.NormalConjugateGradient)
        {
            preconditioner.ApplyTranspose(r, z);
        }
        else
        {
            preconditioner.Apply(r, z);
        }
    }

    /// <summary>r ← b − the product that came back; returns its norm.</summary>
    private double Residual(Span<double> r)
    {
        ReadOnlySpan<double> product = Output;
        for (int i = 0; i < r.Length; i++)
        {
            r[i] = _b[i] - product[i];
        }

        return Norms.Euclidean<double>(r);
    }

    /// <summary>Whether a true residual is as small as asked, or as small as roundoff in the products lets it be.</summary>
    private bool IsSmall(double residual)
    {
        double products = _operatorNorm * Norms.Euclidean<double>(X);
        double roundoff = _method == LinearMethod.NormalConjugateGradient ? _operatorNorm * (products + Norms.Euclidean<double>(B)) : products;
        return residual <= Slack * (_target + (Precision.Spacing * roundoff)) && residual <= Loosest * _scale;
    }

    /// <summary>Decides at a true residual: done, or on from here with what is left of the budget.</summary>
    /// <returns>True where the iteration is done.</returns>
    private bool IsFinal(double residual)
    {
        bool isStuck = !(residual < 0.9 * _lastResidual);
        _lastResidual = residual;
        if (residual <= _target || ((isStuck || _iterations >= _budget) && IsSmall(residual)))
        {
            Finish(true, residual, double.NaN, "");
            return true;
        }

        if (_iterations >= _budget)
        {
            Finish(false, residual, double.NaN, "the budget of iterations is spent");
            return true;
        }

        if (isStuck && _iterations > 0)
        {
            Finish(false, residual, double.NaN, "the residual no longer falls; the system may be singular or too badly conditioned");
            return true;
        }

        return false;
    }

    private void Finish(bool converged, double residual, double condition, string why)
    {
        _state = Done;
        converged &= double.IsFinite(residual);
        Result = new LinearSolveResult(converged, residual, _iterations, condition);
        if (converged)
        {
            return;
        }

        switch (_options.OnFailure)
        {
            case SolveFailure.NaN:
                X.Fill(double.NaN);
                break;
            case SolveFailure.Keep when double.IsFinite(Blas.MaxMagnitude<double>(X)):
                break;
            default:
                if (_method is LinearMethod.Lu or LinearMethod.Cholesky)
                {
                    throw new SingularMatrixException($"The linear system of {_rows} equations is not solved: {why}.", residual, condition);
                }

                throw new SolverException(
                    $"The linear system of {_rows} equations is not solved by {_method} after {_iterations} iterations, residual {residual:R}: {why}.",
                    Result);
        }
    }
}
