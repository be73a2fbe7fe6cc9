using System.Runtime.CompilerServices;

namespace AutoDiff.CompilerServices;

/// <summary>The sine and the cosine, with the bits of <see cref="SinFunction"/> and <see cref="CosFunction"/>: they are two of one angle's rest.</summary>
internal readonly struct SinCosFunction : ILanePairFunction
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static (TLanes First, TLanes Second) Apply<TLanes>(in TLanes x)
        where TLanes : unmanaged, ILanes<TLanes, double>
    {
        if (!LaneKernel.AllAtMost(TLanes.Abs(x), TrigonometricKernel.Bound))
        {
            return (SinFunction.Apply(x), CosFunction.Apply(x));
        }

        var (bits, rest) = TrigonometricKernel.Reduce(x);
        var (sin, cos) = TrigonometricKernel.TurnedBoth(bits, rest);
        return (LaneKernel.KeepZero(x, sin), cos);
    }
}
