namespace AutoDiff.Solvers;

/// <summary>A linear map that is known by what it does to vectors.</summary>
public interface ILinearOperator
{
    /// <summary>The length of what comes out.</summary>
    int Rows { get; }

    /// <summary>The length of what goes in.</summary>
    int Columns { get; }

    /// <summary>y ← A x.</summary>
    /// <param name="x">A vector of <see cref="Columns"/>.</param>
    /// <param name="y">A vector of <see cref="Rows"/>; overwritten.</param>
    void Apply(ReadOnlySpan<double> x, Span<double> y);

    /// <summary>x ← Aᵀ y. Only methods that say so ask for it, or a solve of the transposed system.</summary>
    /// <param name="y">A vector of <see cref="Rows"/>.</param>
    /// <param name="x">A vector of <see cref="Columns"/>; overwritten.</param>
    void ApplyTranspose(ReadOnlySpan<double> y, Span<double> x);
}
