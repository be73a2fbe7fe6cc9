namespace AutoDiff.CompilerServices;

/// <summary>The remainder of C#'s <c>%</c>, with the sign of the dividend.</summary>
internal readonly struct RemainderFunction : IScalarFunction2
{
    /// <inheritdoc/>
    public T Evaluate<T>(T x, T y)
        where T : unmanaged, System.Numerics.IFloatingPointIeee754<T> => x % y;
}
