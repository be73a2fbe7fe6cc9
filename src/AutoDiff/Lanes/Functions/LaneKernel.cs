using System.Runtime.CompilerServices;

namespace AutoDiff.CompilerServices;

/// <summary>What the elementary functions on lanes are built from.</summary>
internal static class LaneKernel
{
    /// <summary>1.5 · 2⁵²: beside it a small number is rounded to an integer, which then stands in the low bits.</summary>
    public const double Magic = 6755399441055744.0;

    /// <summary>The least number with all its digits.</summary>
    public const double LeastNormal = 2.2250738585072014e-308;

    /// <summary>a·b + c, rounded once.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Fma<TLanes>(TLanes a, TLanes b, TLanes c)
        where TLanes : unmanaged, ILanes<TLanes, double> => TLanes.FusedMultiplyAdd(a, b, c);

    /// <inheritdoc cref="Fma{TLanes}(TLanes, TLanes, TLanes)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Fma<TLanes>(TLanes a, double b, TLanes c)
        where TLanes : unmanaged, ILanes<TLanes, double> => TLanes.FusedMultiplyAdd(a, TLanes.Broadcast(b), c);

    /// <inheritdoc cref="Fma{TLanes}(TLanes, TLanes, TLanes)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Fma<TLanes>(TLanes a, TLanes b, double c)
        where TLanes : unmanaged, ILanes<TLanes, double> => TLanes.FusedMultiplyAdd(a, b, TLanes.Broadcast(c));

    /// <summary>A difference whose zero has a right sign under <see cref="Fma{TLanes}(TLanes, TLanes, TLanes)"/>: a·b + c with constants.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Fma<TLanes>(TLanes a, double b, double c)
        where TLanes : unmanaged, ILanes<TLanes, double> => TLanes.FusedMultiplyAdd(a, TLanes.Broadcast(b), TLanes.Broadcast(c));

    /// <summary>The nearest integer of a number below 2⁵¹.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Nearest<TLanes>(TLanes x)
        where TLanes : unmanaged, ILanes<TLanes, double> => (x + Magic) - Magic;

    /// <summary>Whether every lane is at most a bound; false with NaN.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool AllAtMost<TLanes>(TLanes x, double bound)
        where TLanes : unmanaged, ILanes<TLanes, double> => TLanes.All(TLanes.LessThanOrEqual(x, TLanes.Broadcast(bound)));

    /// <summary>The value where a mask is true, else zero.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Where<TLanes>(TLanes mask, TLanes value)
        where TLanes : unmanaged, ILanes<TLanes, double> => TLanes.And(mask, value);

    /// <summary>The argument where it is a zero, which keeps its sign, else the value.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes KeepZero<TLanes>(TLanes x, TLanes value)
        where TLanes : unmanaged, ILanes<TLanes, double> => TLanes.Select(TLanes.EqualTo(x, TLanes.Zero), x, value);

    /// <summary>Two to a whole power from −1022 to 1023.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes PowerOf2<TLanes>(TLanes n)
        where TLanes : unmanaged, ILanes<TLanes, double> => TLanes.ShiftLeftBits(n + (Magic + 1023), 52);
}
