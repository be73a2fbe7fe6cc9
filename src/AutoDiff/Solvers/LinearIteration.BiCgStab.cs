using AutoDiff.LinearAlgebra.Kernels;

namespace AutoDiff.Solvers;

public sealed partial class LinearIteration
{
    private double _alpha;
    private double _omega;

    private bool NextOfBiCgStab()
    {
        Span<double> r = Work(0);
        Span<double> shadow = Work(1);
        Span<double> p = Work(2);
        Span<double> v = Work(3);
        Span<double> s = Work(4);
        Span<double> y = Work(5);
        Span<double> z = Work(6);
        switch (_state)
        {
            case 0 when _options.WarmStart:
                return Ask(X, 1);
            case 0:
                B.CopyTo(r);
                return StartShadow(r, shadow, p, v, y);
            case 1:
                return !IsFinal(Residual(r)) && StartShadow(r, shadow, p, v, y);
            case 2:
                Output.CopyTo(v);
                _alpha = _rho / Blas.Dot<double>(shadow, v);
                if (!double.IsFinite(_alpha))
                {
                    return Ask(X, 1);
                }

                r.CopyTo(s);
                Blas.Axpy<double>(-_alpha, v, s);
                Blas.Axpy<double>(_alpha, y, X);
                if (Norms.Euclidean<double>(s) <= _target)
                {
                    _iterations++;
                    return Ask(X, 1);
                }

                Precondition(s, z);
                return Ask(z, 3);
        }

        ReadOnlySpan<double> t = Output;
        _omega = Blas.Dot(t, s) / Blas.Dot(t, t);
        _iterations++;
        if (!double.IsFinite(_omega))
        {
            return Ask(X, 1);
        }

        Blas.Axpy<double>(_omega, z, X);
        s.CopyTo(r);
        Blas.Axpy(-_omega, t, r);
        double rho = Blas.Dot<double>(shadow, r);
        double beta = rho / _rho * (_alpha / _omega);

        // A breakdown of the recursion starts again from the true residual, with a new shadow.
        if (Norms.Euclidean<double>(r) <= _target || _iterations >= _budget || rho == 0 || !double.IsFinite(beta))
        {
            return Ask(X, 1);
        }

        _rho = rho;
        Blas.Axpy<double>(-_omega, v, p);
        Blas.Scale(beta, p);
        Blas.Axpy<double>(1, r, p);
        Precondition(p, y);
        return Ask(y, 2);
    }

    private bool StartShadow(Span<double> r, Span<double> shadow, Span<double> p, Span<double> v, Span<double> y)
    {
        r.CopyTo(shadow);
        r.CopyTo(p);
        v.Clear();
        _rho = Blas.Dot<double>(r, r);
        Precondition(p, y);
        return Ask(y, 2);
    }
}
