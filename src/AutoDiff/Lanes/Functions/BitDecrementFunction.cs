namespace AutoDiff.CompilerServices;

/// <summary>The greatest number that is less.</summary>
internal readonly struct BitDecrementFunction : IScalarFunction
{
    /// <inheritdoc/>
    public T Evaluate<T>(T x)
        where T : unmanaged, System.Numerics.IFloatingPointIeee754<T> => T.BitDecrement(x);
}
