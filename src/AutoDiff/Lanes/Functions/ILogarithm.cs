using System.Runtime.CompilerServices;

namespace AutoDiff.CompilerServices;

/// <summary>A logarithm of one base.</summary>
internal interface ILogarithm
{
    /// <summary>The logarithm of e.</summary>
    static abstract double OfE { get; }

    /// <summary>The logarithm of 2ᵏ · (1 + f).</summary>
    /// <typeparam name="TLanes">The lanes.</typeparam>
    /// <param name="k">A whole number.</param>
    /// <param name="f">The fraction, √½ − 1 to √2 − 1.</param>
    /// <returns>The logarithm.</returns>
    static abstract TLanes Of<TLanes>(TLanes k, TLanes f)
        where TLanes : unmanaged, ILanes<TLanes, double>;
}
