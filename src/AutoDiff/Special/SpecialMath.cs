using System.Numerics;

namespace AutoDiff;

/// <summary>The error function and the normal distribution, with derivatives in every mode and on lanes.</summary>
/// <remarks>
/// <para>Computed in <c>double</c>, and rounded to types with fewer digits. The same code runs in every lane of a batch, so that it and a call
/// alone give the same bits on the same machine. The greatest errors stand in the documentation of functions on lanes; none is above 4 units
/// in the last place.</para>
/// <para>Algorithm: <c>erfc(x) = exp(-x²) p(q) / (1 + 1.25x)</c> with <c>q = (x - 4) / (x + 4)</c> (the substitution of Schonfelder, "Chebyshev
/// expansions for the error and related functions", Math. Comp. 32, 1978), where the square keeps the digits that it is rounded by; near zero
/// <c>erf(x) = x p(x²)</c>. The polynomials interpolate in Chebyshev nodes.</para>
/// </remarks>
[DerivativeOf(typeof(SpecialMath), nameof(Erf), Partials = ["1.1283791670955126 * Math.Exp(-x * x)"])]
[DerivativeOf(typeof(SpecialMath), nameof(Erfc), Partials = ["-1.1283791670955126 * Math.Exp(-x * x)"])]
[DerivativeOf(typeof(SpecialMath), nameof(NormalPdf), Partials = ["result == 0 ? 0 : -x * result"])]
[DerivativeOf(typeof(SpecialMath), nameof(NormalCdf), Partials = ["0.3989422804014327 * Math.Exp(-0.5 * x * x)"])]
[DerivativeOf(typeof(SpecialMath), nameof(NormalInverseCdf), Partials = ["2.5066282746310007 * Math.Exp(0.5 * result * result)"], Singular = true)]
public static class SpecialMath
{
    /// <summary>The error function <c>2 / √π ∫₀ˣ exp(-t²) dt</c>.</summary>
    /// <param name="x">The argument.</param>
    public static double Erf(double x) => ErfScalar.Evaluate(x);

    /// <inheritdoc cref="Erf(double)"/>
    /// <typeparam name="T">The real.</typeparam>
    /// <param name="x">The argument.</param>
    public static T Erf<T>(T x)
        where T : IFloatingPointIeee754<T> => Of<ErfScalar, T>(x);

    /// <summary>The complementary error function <c>1 - erf(x)</c>, with all digits where it is small.</summary>
    /// <param name="x">The argument.</param>
    public static double Erfc(double x) => ErfcScalar.Evaluate(x);

    /// <inheritdoc cref="Erfc(double)"/>
    /// <typeparam name="T">The real.</typeparam>
    /// <param name="x">The argument.</param>
    public static T Erfc<T>(T x)
        where T : IFloatingPointIeee754<T> => Of<ErfcScalar, T>(x);

    /// <summary>The density of the standard normal distribution, <c>exp(-x² / 2) / √(2π)</c>.</summary>
    /// <param name="x">The argument.</param>
    public static double NormalPdf(double x) => NormalPdfScalar.Evaluate(x);

    /// <inheritdoc cref="NormalPdf(double)"/>
    /// <typeparam name="T">The real.</typeparam>
    /// <param name="x">The argument.</param>
    public static T NormalPdf<T>(T x)
        where T : IFloatingPointIeee754<T> => Of<NormalPdfScalar, T>(x);

    /// <summary>The probability that a standard normal variable is at most <paramref name="x"/>, with all digits in the lower tail.</summary>
    /// <param name="x">The argument.</param>
    public static double NormalCdf(double x) => NormalCdfScalar.Evaluate(x);

    /// <inheritdoc cref="NormalCdf(double)"/>
    /// <typeparam name="T">The real.</typeparam>
    /// <param name="x">The argument.</param>
    public static T NormalCdf<T>(T x)
        where T : IFloatingPointIeee754<T> => Of<NormalCdfScalar, T>(x);

    /// <summary>The quantile of the standard normal distribution: the <c>y</c> with <c>NormalCdf(y) = x</c>.</summary>
    /// <param name="x">A probability; -∞ at 0, +∞ at 1, NaN outside.</param>
    public static double NormalInverseCdf(double x) => NormalInverseCdfScalar.Evaluate(x);

    /// <inheritdoc cref="NormalInverseCdf(double)"/>
    /// <typeparam name="T">The real.</typeparam>
    /// <param name="x">A probability; -∞ at 0, +∞ at 1, NaN outside.</param>
    public static T NormalInverseCdf<T>(T x)
        where T : IFloatingPointIeee754<T> => Of<NormalInverseCdfScalar, T>(x);

    private static T Of<TFunction, T>(T x)
        where TFunction : struct, ISpecialFunction
        where T : IFloatingPointIeee754<T> =>
        typeof(T) == typeof(double) ? (T)(object)TFunction.Evaluate((double)(object)x)
        : x is IDualNumber dual ? dual.Apply<TFunction, T>()
        : T.CreateChecked(TFunction.Evaluate(double.CreateChecked(x)));

    /// <summary>The function of both parts of a dual number.</summary>
    internal static (T Value, T Partial) ValueAndPartial<TFunction, T>(T x)
        where TFunction : struct, ISpecialFunction
        where T : IFloatingPointIeee754<T>
    {
        T value = Of<TFunction, T>(x);
        return (value, TFunction.Derivative(x, value));
    }
}
