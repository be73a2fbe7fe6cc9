using AutoDiff.LinearAlgebra.Kernels;

namespace AutoDiff.Solvers;

public sealed partial class LinearIteration
{
    private double _rho;

    private bool NextOfConjugateGradient()
    {
        Span<double> r = Work(0);
        Span<double> z = Work(1);
        Span<double> p = Work(2);
        ReadOnlySpan<double> q = Output;
        switch (_state)
        {
            case 0 when _options.WarmStart:
                return Ask(X, 1);
            case 0:
                B.CopyTo(r);
                return StartDirections(r, z, p);
            case 1:
                return !IsFinal(Residual(r)) && StartDirections(r, z, p);
        }

        double curvature = Blas.Dot<double>(p, q);
        if (!(curvature > 0))
        {
            Finish(false, Norms.Euclidean<double>(r), double.NaN, "the operator is not positive definite");
            return false;
        }

        double step = _rho / curvature;
        Blas.Axpy<double>(step, p, X);
        Blas.Axpy(-step, q, r);
        _iterations++;
        if (Norms.Euclidean<double>(r) <= _target || _iterations >= _budget)
        {
            return Ask(X, 1);
        }

        Precondition(r, z);
        double rho = Blas.Dot<double>(r, z);
        Blas.Scale(rho / _rho, p);
        Blas.Axpy<double>(1, z, p);
        _rho = rho;
        return Ask(p, 2);
    }

    private bool StartDirections(Span<double> r, Span<double> z, Span<double> p)
    {
        Precondition(r, z);
        z.CopyTo(p);
        _rho = Blas.Dot<double>(r, z);
        return Ask(p, 2);
    }

    private bool NextOfNormalConjugateGradient()
    {
        int n = _columns;
        Span<double> s = Work(0);
        Span<double> z = Work(1);
        Span<double> p = Work(2);
        Span<double> r = _work.AsSpan(4 * n, _rows);
        switch (_state)
        {
            case 0:
                // Aᵀ b sets the scale of what counts as small.
                return Ask(B, 1, transposed: true);
            case 1:
                _scale = Norms.Euclidean<double>(Output);
                _target = _options.Tolerance * _scale;
                if (_scale == 0)
                {
                    X.Clear();
                    Finish(true, 0, double.NaN, "");
                    return false;
                }

                if (_options.WarmStart)
                {
                    return Ask(X, 2);
                }

                B.CopyTo(r);
                Output.CopyTo(s);
                return StartNormalDirections(s, z, p);
            case 2:
                Residual(r);
                return Ask(r, 3, transposed: true);
            case 3:
                Output.CopyTo(s);
                Blas.Axpy<double>(-_options.Ridge, X, s);
                return !IsFinal(Norms.Euclidean<double>(s)) && StartNormalDirections(s, z, p);
            case 4:
                ReadOnlySpan<double> q = Output;
                double curvature = Blas.Dot(q, q) + (_options.Ridge * Blas.Dot<double>(p, p));
                if (!(curvature > 0))
                {
                    Finish(false, Norms.Euclidean<double>(s), double.NaN, "a direction is mapped to zero");
                    return false;
                }

                double step = _rho / curvature;
                Blas.Axpy<double>(step, p, X);
                Blas.Axpy(-step, q, r);
                _iterations++;
                return Ask(r, 5, transposed: true);
        }

        Output.CopyTo(s);
        Blas.Axpy<double>(-_options.Ridge, X, s);
        if (Norms.Euclidean<double>(s) <= _target || _iterations >= _budget)
        {
            return Ask(X, 2);
        }

        Precondition(s, z);
        double rho = Blas.Dot<double>(s, z);
        Blas.Scale(rho / _rho, p);
        Blas.Axpy<double>(1, z, p);
        _rho = rho;
        return Ask(p, 4);
    }

    private bool StartNormalDirections(Span<double> s, Span<double> z, Span<double> p)
    {
        Precondition(s, z);
        z.CopyTo(p);
        _rho = Blas.Dot<double>(s, z);
        return Ask(p, 4);
    }
}
