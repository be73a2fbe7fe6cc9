using System.Runtime.CompilerServices;

namespace AutoDiff.CompilerServices;

/// <summary>The logarithm to base 10 of 1 + x.</summary>
/// <remarks>The logarithm of the rounded sum, corrected to first order for what was rounded away (Kahan).</remarks>
internal readonly struct Log10P1Function : ILaneFunction
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static TLanes Apply<TLanes>(in TLanes x)
        where TLanes : unmanaged, ILanes<TLanes, double>
    {
        return LogarithmKernel.OfOnePlus<TLanes, Log10Function>(x);
    }
}
