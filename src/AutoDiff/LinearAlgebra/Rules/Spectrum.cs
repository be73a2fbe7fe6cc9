using System.Numerics;
using AutoDiff.CompilerServices;
using AutoDiff.LinearAlgebra.Kernels;

namespace AutoDiff.LinearAlgebra.Rules;

/// <summary>Eigenvalues or singular values, of which some may coincide: where a derivative would divide by their distance,
/// there must be nothing to divide.</summary>
internal readonly ref struct Spectrum<T>
    where T : IFloatingPointIeee754<T>
{
    private readonly ReadOnlySpan<T> _values;
    private readonly T _scale;

    public Spectrum(ReadOnlySpan<T> values, T scale)
    {
        _values = values;
        _scale = scale;
    }

    /// <summary>Whether two values are equal to working precision.</summary>
    public bool Coincide(int i, int j) => !(T.Abs(_values[i] - _values[j]) > Real.From<T>(Precision.Gap) * _scale);

    /// <summary>Whether a value is zero to working precision.</summary>
    public bool IsZero(int i) => !(T.Abs(_values[i]) > Real.From<T>(Precision.Gap) * _scale);

    /// <summary>½ x / (vⱼ − vᵢ).</summary>
    public T OverDifference(T x, int i, int j, T scale)
    {
        if (Coincide(i, j))
        {
            RequireNothing(x, scale, i, j);
            return T.Zero;
        }

        return x / (_values[j] - _values[i]) * Real.From<T>(0.5);
    }

    /// <summary>½ x / (vⱼ + vᵢ).</summary>
    public T OverSum(T x, int i, int j, T scale)
    {
        if (IsZero(i) && IsZero(j))
        {
            RequireNothing(x, scale, i, j);
            return T.Zero;
        }

        return x / (_values[j] + _values[i]) * Real.From<T>(0.5);
    }

    /// <summary>x / vⱼ.</summary>
    public T OverValue(T x, int j, T scale)
    {
        if (IsZero(j))
        {
            RequireNothing(x, scale, j, j);
            return T.Zero;
        }

        return x / _values[j];
    }

    /// <summary>Throws unless a number is zero next to others of a scale, and with it, in a dual number, its derivative.</summary>
    public void RequireNothing(T x, T scale, int i, int j)
    {
        bool isNothing = typeof(T) == typeof(double) ? T.Abs(x) <= Real.From<T>(Precision.Nothing) * scale : Chain.IsZero(x);
        if (isNothing)
        {
            return;
        }

        double first = Real.Primal(_values[i]);
        double second = Real.Primal(_values[j]);
        throw new DegenerateSpectrumException(
            i == j
                ? $"Singular value {i} is {first:R}: zero to working precision, where it or its vectors have no derivative in this direction."
                : $"Values {i} and {j} of the spectrum, {first:R} and {second:R}, coincide to working precision, and what is differentiated depends on the choice of their vectors.",
            i == j ? Math.Abs(first) : Math.Abs(first - second));
    }
}
