using System.Numerics;

namespace AutoDiff.Rules;

/// <summary>Products and quotients of complex numbers where a shadow that is zero stays exactly zero, whatever it meets.</summary>
internal static class Holomorphic
{
    public static Complex Multiply(Complex partial, Complex shadow) => shadow == Complex.Zero ? Complex.Zero : partial * shadow;

    public static Complex Divide(Complex shadow, Complex divisor) => shadow == Complex.Zero ? Complex.Zero : shadow / divisor;
}
