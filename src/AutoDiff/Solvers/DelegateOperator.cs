namespace AutoDiff.Solvers;

/// <summary>An operator made of delegates.</summary>
/// <param name="rows">The length of what comes out.</param>
/// <param name="columns">The length of what goes in.</param>
/// <param name="apply">y ← A x.</param>
/// <param name="applyTranspose">x ← Aᵀ y; not needed by methods that never ask for it.</param>
public readonly struct DelegateOperator(int rows, int columns, LinearMap apply, LinearMap? applyTranspose = null) : ILinearOperator
{
    /// <inheritdoc/>
    public int Rows => rows;

    /// <inheritdoc/>
    public int Columns => columns;

    /// <inheritdoc/>
    public void Apply(ReadOnlySpan<double> x, Span<double> y) => apply(x, y);

    /// <inheritdoc/>
    public void ApplyTranspose(ReadOnlySpan<double> y, Span<double> x)
    {
        if (applyTranspose is null)
        {
            throw new InvalidOperationException("This solve needs the transposed operator, and none was given.");
        }

        applyTranspose(y, x);
    }
}
