namespace AutoDiff.CompilerServices;

/// <summary>x · 2ⁿ.</summary>
/// <param name="n">The whole number.</param>
internal readonly struct ScaleBFunction(int n) : IScalarFunction
{
    /// <inheritdoc/>
    public T Evaluate<T>(T x)
        where T : unmanaged, System.Numerics.IFloatingPointIeee754<T> => T.ScaleB(x, n);
}
