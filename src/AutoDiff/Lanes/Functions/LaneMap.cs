using System.Numerics;
using System.Runtime.CompilerServices;

namespace AutoDiff.CompilerServices;

/// <summary>Functions lane by lane: for what is rare, and for what has no vector form.</summary>
internal static class LaneMap
{
    /// <summary>Evaluates a scalar function in every lane.</summary>
    /// <typeparam name="TLanes">The lanes.</typeparam>
    /// <typeparam name="T">The real in a lane.</typeparam>
    /// <typeparam name="TFunction">The function.</typeparam>
    /// <param name="x">The argument.</param>
    /// <param name="function">The function.</param>
    /// <returns>The values.</returns>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static TLanes Map<TLanes, T, TFunction>(TLanes x, TFunction function = default)
        where TLanes : unmanaged, ILanes<TLanes, T>
        where T : unmanaged, IFloatingPointIeee754<T>
        where TFunction : struct, IScalarFunction
    {
        ref var lanes = ref Unsafe.As<TLanes, T>(ref x);
        for (var i = 0; i < TLanes.Count; i++)
        {
            Unsafe.Add(ref lanes, i) = function.Evaluate(Unsafe.Add(ref lanes, i));
        }

        return x;
    }

    /// <inheritdoc cref="Map{TLanes, T, TFunction}(TLanes, TFunction)"/>
    /// <param name="x">The first argument.</param>
    /// <param name="y">The second argument.</param>
    /// <param name="function">The function.</param>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static TLanes Map<TLanes, T, TFunction>(TLanes x, TLanes y, TFunction function = default)
        where TLanes : unmanaged, ILanes<TLanes, T>
        where T : unmanaged, IFloatingPointIeee754<T>
        where TFunction : struct, IScalarFunction2
    {
        ref var lanes = ref Unsafe.As<TLanes, T>(ref x);
        ref var others = ref Unsafe.As<TLanes, T>(ref y);
        for (var i = 0; i < TLanes.Count; i++)
        {
            Unsafe.Add(ref lanes, i) = function.Evaluate(Unsafe.Add(ref lanes, i), Unsafe.Add(ref others, i));
        }

        return x;
    }
}
