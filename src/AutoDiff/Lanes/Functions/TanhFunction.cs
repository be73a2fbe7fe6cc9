using System.Runtime.CompilerServices;

namespace AutoDiff.CompilerServices;

/// <summary>The hyperbolic tangent.</summary>
/// <remarks>From <c>exp(2t) − 1</c>, as fdlibm.</remarks>
internal readonly struct TanhFunction : ILaneFunction
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static TLanes Apply<TLanes>(in TLanes x)
        where TLanes : unmanaged, ILanes<TLanes, double>
    {
        // With e = exp(2t) − 1: tanh t = e / (e + 2), which is 1 to all digits from 20 on.
        var e = ExpM1Function.Apply(TLanes.AtMost(TLanes.Abs(x), 22) * 2);
        return TLanes.CopySign(e / (e + 2), x);
    }
}
