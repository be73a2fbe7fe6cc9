namespace AutoDiff.CompilerServices;

/// <summary>The least number that is greater.</summary>
internal readonly struct BitIncrementFunction : IScalarFunction
{
    /// <inheritdoc/>
    public T Evaluate<T>(T x)
        where T : unmanaged, System.Numerics.IFloatingPointIeee754<T> => T.BitIncrement(x);
}
