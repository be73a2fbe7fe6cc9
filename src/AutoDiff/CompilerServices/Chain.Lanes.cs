using System.Runtime.CompilerServices;

namespace AutoDiff.CompilerServices;

/// <content>Several tangents at once, each in a lane.</content>
public static partial class Chain
{
    /// <summary>The products of one partial with several shadows, each exactly zero where its shadow is zero.</summary>
    /// <typeparam name="TLanes">The lanes.</typeparam>
    /// <param name="partial">The partial derivative.</param>
    /// <param name="shadow">The tangents.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Multiply<TLanes>(double partial, TLanes shadow)
        where TLanes : unmanaged, ILaneTangents<TLanes, double> =>
        TLanes.AndNot(partial * shadow, TLanes.EqualTo(shadow, TLanes.Zero));

    /// <inheritdoc cref="Multiply{TLanes}(double, TLanes)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Multiply<TLanes>(float partial, TLanes shadow)
        where TLanes : unmanaged, ILaneTangents<TLanes, float> =>
        TLanes.AndNot(partial * shadow, TLanes.EqualTo(shadow, TLanes.Zero));

    /// <summary>The products of the tangents of a partial with one shadow, exactly zero where the shadow is zero.</summary>
    /// <typeparam name="TLanes">The lanes.</typeparam>
    /// <param name="partial">The tangents of the partial derivative.</param>
    /// <param name="shadow">The adjoint.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Multiply<TLanes>(TLanes partial, double shadow)
        where TLanes : unmanaged, ILaneTangents<TLanes, double> => shadow == 0 && TLanes.AreNumbers ? TLanes.Zero : partial * shadow;

    /// <inheritdoc cref="Multiply{TLanes}(TLanes, double)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Multiply<TLanes>(TLanes partial, float shadow)
        where TLanes : unmanaged, ILaneTangents<TLanes, float> => shadow == 0 && TLanes.AreNumbers ? TLanes.Zero : partial * shadow;
}
