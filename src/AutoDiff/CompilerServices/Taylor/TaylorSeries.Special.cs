using System.Numerics;

namespace AutoDiff.CompilerServices;

/// <content>The error function and the normal distribution: <c>y' = c exp(-a x²) x'</c>, and the inverse.</content>
public static partial class TaylorSeries
{
    /// <summary>The error function.</summary>
    /// <typeparam name="T">The real type.</typeparam>
    /// <param name="x">The argument.</param>
    /// <param name="result">The value.</param>
    public static void Erf<T>(ReadOnlySpan<T> x, Span<T> result)
        where T : IFloatingPointIeee754<T>
        => IntegrateGauss(x, SpecialMath.Erf(x[0]), T.One, T.CreateChecked(ErrorKernel.TwoBySqrtPi), result);

    /// <summary>The complementary error function.</summary>
    /// <inheritdoc cref="Erf{T}(ReadOnlySpan{T}, Span{T})"/>
    public static void Erfc<T>(ReadOnlySpan<T> x, Span<T> result)
        where T : IFloatingPointIeee754<T>
        => IntegrateGauss(x, SpecialMath.Erfc(x[0]), T.One, T.CreateChecked(-ErrorKernel.TwoBySqrtPi), result);

    /// <summary>The distribution function of the standard normal distribution.</summary>
    /// <inheritdoc cref="Erf{T}(ReadOnlySpan{T}, Span{T})"/>
    public static void NormalCdf<T>(ReadOnlySpan<T> x, Span<T> result)
        where T : IFloatingPointIeee754<T>
        => IntegrateGauss(x, SpecialMath.NormalCdf(x[0]), T.CreateChecked(0.5), T.CreateChecked(ErrorKernel.OneBySqrtTwoPi), result);

    /// <summary>The density of the standard normal distribution.</summary>
    /// <inheritdoc cref="Erf{T}(ReadOnlySpan{T}, Span{T})"/>
    public static void NormalPdf<T>(ReadOnlySpan<T> x, Span<T> result)
        where T : IFloatingPointIeee754<T>
        => Gauss(x, SpecialMath.NormalPdf(x[0]), T.CreateChecked(0.5), result);

    /// <summary>The quantile of the standard normal distribution: <c>y' = z x'</c>, <c>z' = y z y'</c>.</summary>
    /// <inheritdoc cref="Erf{T}(ReadOnlySpan{T}, Span{T})"/>
    public static void NormalInverseCdf<T>(ReadOnlySpan<T> x, Span<T> result)
        where T : IFloatingPointIeee754<T>
    {
        T y = SpecialMath.NormalInverseCdf(x[0]);
        result[0] = y;
        T slope = T.Exp(T.CreateChecked(0.5) * y * y) / T.CreateChecked(ErrorKernel.OneBySqrtTwoPi);
        if (!T.IsFinite(slope))
        {
            SingularTail(slope, x, result);
            return;
        }

        Tape tape = Tape.Rent();
        Span<T> z = tape.Reserve<T>(result.Length);
        Span<T> product = tape.Reserve<T>(result.Length);
        z[0] = slope;
        product[0] = y * slope;
        for (int k = 1; k < result.Length; k++)
        {
            result[k] = Derived(x, z, k) / Number<T>(k);
            z[k] = Derived(result, product, k) / Number<T>(k);
            product[k] = Convolved(result, z, k, 0);
        }

        tape.Return();
    }

    /// <summary><c>y' = c exp(-a x²) x'</c> with the given value.</summary>
    private static void IntegrateGauss<T>(ReadOnlySpan<T> x, T value, T a, T c, Span<T> result)
        where T : IFloatingPointIeee754<T>
    {
        result[0] = value;
        Tape tape = Tape.Rent();
        Span<T> slope = tape.Reserve<T>(result.Length);
        Gauss(x, c * T.Exp(-a * x[0] * x[0]), a, slope);
        for (int k = 1; k < result.Length; k++)
        {
            result[k] = Derived(x, slope, k) / Number<T>(k);
        }

        tape.Return();
    }

    /// <summary><c>y = c exp(-a x²)</c> with the given value: <c>y' = -2a x y x'</c>.</summary>
    private static void Gauss<T>(ReadOnlySpan<T> x, T value, T a, Span<T> result)
        where T : IFloatingPointIeee754<T>
    {
        result[0] = value;
        Tape tape = Tape.Rent();
        Span<T> product = tape.Reserve<T>(result.Length);
        product[0] = T.IsZero(value) ? T.Zero : x[0] * value;
        for (int k = 1; k < result.Length; k++)
        {
            result[k] = -(a + a) * Derived(x, product, k) / Number<T>(k);
            product[k] = Convolved(x, result, k, 0);
        }

        tape.Return();
    }
}
