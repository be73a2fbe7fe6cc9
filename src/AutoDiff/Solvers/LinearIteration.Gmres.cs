using AutoDiff.LinearAlgebra.Kernels;

namespace AutoDiff.Solvers;

public sealed partial class LinearIteration
{
    private int _column;

    private int Basis => Math.Max(1, Math.Min(_options.Restart, _columns));

    private Span<double> Small(int index)
    {
        int start = ((Basis + 3) * _columns) + (Basis * (Basis + 1));
        return _work.AsSpan(start + (index * (Basis + 1)), Basis + 1);
    }

    /// <summary>Column j of the Hessenberg matrix, already rotated to the triangle R.</summary>
    private Span<double> Hessenberg(int j) => _work.AsSpan(((Basis + 3) * _columns) + (j * (Basis + 1)), Basis + 1);

    /// <summary>Right preconditioning: A M y = b, x = M y, so that the residual is the true one.</summary>
    private bool NextOfGmres()
    {
        Span<double> r = Work(Basis + 1);
        Span<double> z = Work(Basis + 2);
        switch (_state)
        {
            case 0 when _options.WarmStart:
                return Ask(X, 1);
            case 0:
                B.CopyTo(r);
                return StartBasis(r, z);
            case 1:
                return !IsFinal(Residual(r)) && StartBasis(r, z);
        }

        return Extend() ? Update(r, z) : AskForNext(z);
    }

    private bool StartBasis(Span<double> r, Span<double> z)
    {
        double norm = Norms.Euclidean<double>(r);
        Span<double> first = Work(0);
        r.CopyTo(first);
        Blas.Scale(1 / norm, first);
        Span<double> right = Small(0);
        right.Clear();
        right[0] = norm;
        _column = 0;
        return AskForNext(z);
    }

    private bool AskForNext(Span<double> z)
    {
        Precondition(Work(_column), z);
        return Ask(z, 2);
    }

    /// <summary>Takes the product into the basis (modified Gram and Schmidt, twice) and rotates its column.</summary>
    /// <returns>Whether it is time to update the solution.</returns>
    private bool Extend()
    {
        int j = _column;
        Span<double> right = Small(0);
        Span<double> cosines = Small(1);
        Span<double> sines = Small(2);
        Span<double> h = Hessenberg(j);
        Span<double> w = Output;
        h.Clear();
        for (int pass = 0; pass < 2; pass++)
        {
            for (int i = 0; i <= j; i++)
            {
                double part = Blas.Dot<double>(Work(i), w);
                h[i] += part;
                Blas.Axpy<double>(-part, Work(i), w);
            }
        }

        double norm = Norms.Euclidean<double>(w);
        h[j + 1] = norm;
        for (int i = 0; i < j; i++)
        {
            (h[i], h[i + 1]) = ((cosines[i] * h[i]) + (sines[i] * h[i + 1]), (cosines[i] * h[i + 1]) - (sines[i] * h[i]));
        }

        double length = double.Hypot(h[j], h[j + 1]);
        cosines[j] = length == 0 ? 1 : h[j] / length;
        sines[j] = length == 0 ? 0 : h[j + 1] / length;
        h[j] = length;
        h[j + 1] = 0;
        right[j + 1] = -sines[j] * right[j];
        right[j] *= cosines[j];
        _iterations++;
        _column++;
        bool isInvariant = norm <= Precision.Spacing * _operatorNorm;
        if (isInvariant || Math.Abs(right[j + 1]) <= _target || _column == Basis || _iterations >= _budget)
        {
            return true;
        }

        Span<double> next = Work(j + 1);
        w.CopyTo(next);
        Blas.Scale(1 / norm, next);
        return false;
    }

    /// <summary>x ← x + M V R⁻¹ g.</summary>
    private bool Update(Span<double> r, Span<double> z)
    {
        Span<double> right = Small(0);
        Span<double> y = Small(3);
        for (int i = _column - 1; i >= 0; i--)
        {
            double sum = right[i];
            for (int j = i + 1; j < _column; j++)
            {
                sum -= Hessenberg(j)[i] * y[j];
            }

            double pivot = Hessenberg(i)[i];
            y[i] = Math.Abs(pivot) > Precision.Spacing * _operatorNorm ? sum / pivot : 0;
        }

        r.Clear();
        for (int i = 0; i < _column; i++)
        {
            Blas.Axpy<double>(y[i], Work(i), r);
        }

        Precondition(r, z);
        Blas.Axpy<double>(1, z, X);
        return Ask(X, 1);
    }
}
