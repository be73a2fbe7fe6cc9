namespace AutoDiff.LinearAlgebra.Kernels;

/// <summary>What counts as roundoff.</summary>
internal static class Precision
{
    /// <summary>2⁻⁵³, the largest relative error of one rounding.</summary>
    public const double Unit = 1.1102230246251565e-16;

    /// <summary>2⁻⁵², the distance of 1 to the next double.</summary>
    public const double Spacing = 2.220446049250313e-16;

    /// <summary>Values of a spectrum that are this close, relative to the largest, coincide.</summary>
    public const double Gap = 1e-12;

    /// <summary>A part this small relative to the whole may be roundoff of zero.</summary>
    public const double Nothing = 1e-11;
}
