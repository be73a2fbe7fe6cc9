namespace AutoDiff.CompilerServices;

/// <summary>Rounding to decimal digits.</summary>
/// <param name="digits">The digits after the point.</param>
/// <param name="mode">What happens to a tie, or the direction.</param>
internal readonly struct RoundFunction(int digits, MidpointRounding mode) : IScalarFunction
{
    /// <inheritdoc/>
    public T Evaluate<T>(T x)
        where T : unmanaged, System.Numerics.IFloatingPointIeee754<T> => T.Round(x, digits, mode);
}
