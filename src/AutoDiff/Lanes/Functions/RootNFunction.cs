namespace AutoDiff.CompilerServices;

/// <summary>The n-th root.</summary>
/// <param name="n">The whole number.</param>
internal readonly struct RootNFunction(int n) : IScalarFunction
{
    /// <inheritdoc/>
    public T Evaluate<T>(T x)
        where T : unmanaged, System.Numerics.IFloatingPointIeee754<T> => T.RootN(x, n);
}
