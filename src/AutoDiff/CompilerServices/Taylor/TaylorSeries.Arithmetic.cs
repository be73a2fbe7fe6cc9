using System.Numerics;

namespace AutoDiff.CompilerServices;

/// <content>Sums, products and quotients.</content>
public static partial class TaylorSeries
{
    /// <summary><c>x + y</c>.</summary>
    /// <typeparam name="T">The real type.</typeparam>
    /// <param name="x">The left series.</param>
    /// <param name="y">The right series.</param>
    /// <param name="result">The sum.</param>
    public static void Add<T>(ReadOnlySpan<T> x, ReadOnlySpan<T> y, Span<T> result)
        where T : IFloatingPointIeee754<T>
    {
        for (int k = 0; k < result.Length; k++)
        {
            result[k] = x[k] + y[k];
        }
    }

    /// <inheritdoc cref="Add{T}(ReadOnlySpan{T}, ReadOnlySpan{T}, Span{T})"/>
    public static void Add<T>(ReadOnlySpan<T> x, T y, Span<T> result)
        where T : IFloatingPointIeee754<T>
    {
        x.CopyTo(result);
        result[0] += y;
    }

    /// <inheritdoc cref="Add{T}(ReadOnlySpan{T}, ReadOnlySpan{T}, Span{T})"/>
    public static void Add<T>(T x, ReadOnlySpan<T> y, Span<T> result)
        where T : IFloatingPointIeee754<T>
    {
        y.CopyTo(result);
        result[0] = x + result[0];
    }

    /// <summary><c>x - y</c>.</summary>
    /// <typeparam name="T">The real type.</typeparam>
    /// <param name="x">The left series.</param>
    /// <param name="y">The right series.</param>
    /// <param name="result">The difference.</param>
    public static void Subtract<T>(ReadOnlySpan<T> x, ReadOnlySpan<T> y, Span<T> result)
        where T : IFloatingPointIeee754<T>
    {
        for (int k = 0; k < result.Length; k++)
        {
            result[k] = x[k] - y[k];
        }
    }

    /// <inheritdoc cref="Subtract{T}(ReadOnlySpan{T}, ReadOnlySpan{T}, Span{T})"/>
    public static void Subtract<T>(ReadOnlySpan<T> x, T y, Span<T> result)
        where T : IFloatingPointIeee754<T>
    {
        x.CopyTo(result);
        result[0] -= y;
    }

    /// <inheritdoc cref="Subtract{T}(ReadOnlySpan{T}, ReadOnlySpan{T}, Span{T})"/>
    public static void Subtract<T>(T x, ReadOnlySpan<T> y, Span<T> result)
        where T : IFloatingPointIeee754<T>
    {
        T value = x - y[0];
        Negate(y, result);
        result[0] = value;
    }

    /// <summary><c>-x</c>.</summary>
    /// <typeparam name="T">The real type.</typeparam>
    /// <param name="x">The series.</param>
    /// <param name="result">The opposite.</param>
    public static void Negate<T>(ReadOnlySpan<T> x, Span<T> result)
        where T : IFloatingPointIeee754<T>
    {
        for (int k = 0; k < result.Length; k++)
        {
            result[k] = -x[k];
        }
    }

    /// <summary><c>x · y</c>, the convolution of the coefficients. The result may be one of the factors.</summary>
    /// <typeparam name="T">The real type.</typeparam>
    /// <param name="x">The left series.</param>
    /// <param name="y">The right series.</param>
    /// <param name="result">The product.</param>
    public static void Multiply<T>(ReadOnlySpan<T> x, ReadOnlySpan<T> y, Span<T> result)
        where T : IFloatingPointIeee754<T>
    {
        // From the last: what a coefficient is made of is not written yet.
        for (int k = result.Length - 1; k >= 0; k--)
        {
            T sum = x[0] * y[k];
            for (int j = 1; j <= k; j++)
            {
                sum += x[j] * y[k - j];
            }

            result[k] = sum;
        }
    }

    /// <inheritdoc cref="Multiply{T}(ReadOnlySpan{T}, ReadOnlySpan{T}, Span{T})"/>
    public static void Multiply<T>(ReadOnlySpan<T> x, T y, Span<T> result)
        where T : IFloatingPointIeee754<T>
    {
        for (int k = 0; k < result.Length; k++)
        {
            result[k] = x[k] * y;
        }
    }

    /// <inheritdoc cref="Multiply{T}(ReadOnlySpan{T}, ReadOnlySpan{T}, Span{T})"/>
    public static void Multiply<T>(T x, ReadOnlySpan<T> y, Span<T> result)
        where T : IFloatingPointIeee754<T>
    {
        for (int k = 0; k < result.Length; k++)
        {
            result[k] = x * y[k];
        }
    }

    /// <summary><c>x / y</c>: <c>r_k = (x_k - Σ r_j y_{k-j}) / y_0</c>.</summary>
    /// <typeparam name="T">The real type.</typeparam>
    /// <param name="x">The numerator.</param>
    /// <param name="y">The denominator.</param>
    /// <param name="result">The quotient.</param>
    public static void Divide<T>(ReadOnlySpan<T> x, ReadOnlySpan<T> y, Span<T> result)
        where T : IFloatingPointIeee754<T>
    {
        T quotient = x[0] / y[0];
        result[0] = quotient;
        if (!T.IsFinite(quotient))
        {
            SingularTail(T.One / y[0], x, -quotient / y[0], y, result);
            return;
        }

        for (int k = 1; k < result.Length; k++)
        {
            T sum = x[k];
            for (int j = 0; j < k; j++)
            {
                sum -= result[j] * y[k - j];
            }

            result[k] = sum / y[0];
        }
    }

    /// <inheritdoc cref="Divide{T}(ReadOnlySpan{T}, ReadOnlySpan{T}, Span{T})"/>
    public static void Divide<T>(ReadOnlySpan<T> x, T y, Span<T> result)
        where T : IFloatingPointIeee754<T>
    {
        result[0] = x[0] / y;
        for (int k = 1; k < result.Length; k++)
        {
            result[k] = Chain.IsZero(x[k]) ? T.Zero : x[k] / y;
        }
    }

    /// <inheritdoc cref="Divide{T}(ReadOnlySpan{T}, ReadOnlySpan{T}, Span{T})"/>
    public static void Divide<T>(T x, ReadOnlySpan<T> y, Span<T> result)
        where T : IFloatingPointIeee754<T>
    {
        T quotient = x / y[0];
        result[0] = quotient;
        if (!T.IsFinite(quotient))
        {
            SingularTail(-quotient / y[0], y, result);
            return;
        }

        for (int k = 1; k < result.Length; k++)
        {
            T sum = T.Zero;
            for (int j = 0; j < k; j++)
            {
                sum -= result[j] * y[k - j];
            }

            result[k] = sum / y[0];
        }
    }

    /// <summary><c>x % y</c>: <c>x - n y</c> with the integer <c>n</c> of the values.</summary>
    /// <typeparam name="T">The real type.</typeparam>
    /// <param name="x">The dividend.</param>
    /// <param name="y">The divisor.</param>
    /// <param name="result">The remainder.</param>
    public static void Remainder<T>(ReadOnlySpan<T> x, ReadOnlySpan<T> y, Span<T> result)
        where T : IFloatingPointIeee754<T>
        => Reduce(x, y, x[0] % y[0], result);

    /// <summary><c>IEEERemainder(x, y)</c>: <c>x - n y</c> with the nearest integer <c>n</c> of the values.</summary>
    /// <typeparam name="T">The real type.</typeparam>
    /// <param name="x">The dividend.</param>
    /// <param name="y">The divisor.</param>
    /// <param name="result">The remainder.</param>
    public static void Ieee754Remainder<T>(ReadOnlySpan<T> x, ReadOnlySpan<T> y, Span<T> result)
        where T : IFloatingPointIeee754<T>
        => Reduce(x, y, T.Ieee754Remainder(x[0], y[0]), result);

    /// <summary><c>x y + z</c>, rounded once in the value.</summary>
    /// <typeparam name="T">The real type.</typeparam>
    /// <param name="x">The left factor.</param>
    /// <param name="y">The right factor.</param>
    /// <param name="z">The summand.</param>
    /// <param name="result">The sum.</param>
    public static void FusedMultiplyAdd<T>(ReadOnlySpan<T> x, ReadOnlySpan<T> y, ReadOnlySpan<T> z, Span<T> result)
        where T : IFloatingPointIeee754<T>
    {
        result[0] = T.FusedMultiplyAdd(x[0], y[0], z[0]);
        for (int k = 1; k < result.Length; k++)
        {
            result[k] = z[k] + Convolved(x, y, k, 0);
        }
    }

    /// <summary><c>x y + z</c>, as fast as the machine has it.</summary>
    /// <typeparam name="T">The real type.</typeparam>
    /// <param name="x">The left factor.</param>
    /// <param name="y">The right factor.</param>
    /// <param name="z">The summand.</param>
    /// <param name="result">The sum.</param>
    public static void MultiplyAddEstimate<T>(ReadOnlySpan<T> x, ReadOnlySpan<T> y, ReadOnlySpan<T> z, Span<T> result)
        where T : IFloatingPointIeee754<T>
    {
        FusedMultiplyAdd(x, y, z, result);
#if NET9_0_OR_GREATER
        result[0] = T.MultiplyAddEstimate(x[0], y[0], z[0]);
#endif
    }

    /// <summary><c>x (1 - z) + y z</c>.</summary>
    /// <typeparam name="T">The real type.</typeparam>
    /// <param name="x">The value at 0.</param>
    /// <param name="y">The value at 1.</param>
    /// <param name="z">The weight.</param>
    /// <param name="result">The point between.</param>
    public static void Lerp<T>(ReadOnlySpan<T> x, ReadOnlySpan<T> y, ReadOnlySpan<T> z, Span<T> result)
        where T : IFloatingPointIeee754<T>
    {
        result[0] = T.Lerp(x[0], y[0], z[0]);
        for (int k = 1; k < result.Length; k++)
        {
            T sum = x[k];
            for (int j = 0; j <= k; j++)
            {
                sum += z[j] * (y[k - j] - x[k - j]);
            }

            result[k] = sum;
        }
    }

    /// <summary><c>x · 2^n</c>.</summary>
    /// <typeparam name="T">The real type.</typeparam>
    /// <param name="x">The series.</param>
    /// <param name="n">The exponent.</param>
    /// <param name="result">The scaled series.</param>
    public static void ScaleB<T>(ReadOnlySpan<T> x, int n, Span<T> result)
        where T : IFloatingPointIeee754<T>
    {
        for (int k = 0; k < result.Length; k++)
        {
            result[k] = T.ScaleB(x[k], n);
        }
    }

    /// <summary>From degrees to radians.</summary>
    /// <typeparam name="T">The real type.</typeparam>
    /// <param name="x">The angle in degrees.</param>
    /// <param name="result">The angle in radians.</param>
    public static void DegreesToRadians<T>(ReadOnlySpan<T> x, Span<T> result)
        where T : IFloatingPointIeee754<T>
    {
        for (int k = 0; k < result.Length; k++)
        {
            result[k] = T.DegreesToRadians(x[k]);
        }
    }

    /// <summary>From radians to degrees.</summary>
    /// <typeparam name="T">The real type.</typeparam>
    /// <param name="x">The angle in radians.</param>
    /// <param name="result">The angle in degrees.</param>
    public static void RadiansToDegrees<T>(ReadOnlySpan<T> x, Span<T> result)
        where T : IFloatingPointIeee754<T>
    {
        for (int k = 0; k < result.Length; k++)
        {
            result[k] = T.RadiansToDegrees(x[k]);
        }
    }

    /// <summary>The next larger value.</summary>
    /// <typeparam name="T">The real type.</typeparam>
    /// <param name="x">The series.</param>
    /// <param name="result">The series with the next larger value.</param>
    public static void BitIncrement<T>(ReadOnlySpan<T> x, Span<T> result)
        where T : IFloatingPointIeee754<T>
    {
        x.CopyTo(result);
        result[0] = T.BitIncrement(x[0]);
    }

    /// <summary>The next smaller value.</summary>
    /// <typeparam name="T">The real type.</typeparam>
    /// <param name="x">The series.</param>
    /// <param name="result">The series with the next smaller value.</param>
    public static void BitDecrement<T>(ReadOnlySpan<T> x, Span<T> result)
        where T : IFloatingPointIeee754<T>
    {
        x.CopyTo(result);
        result[0] = T.BitDecrement(x[0]);
    }

    private static void Reduce<T>(ReadOnlySpan<T> x, ReadOnlySpan<T> y, T remainder, Span<T> result)
        where T : IFloatingPointIeee754<T>
    {
        // Rounded, since the quotient of rounded operands may be off the integer that was used.
        T count = T.Round((x[0] - remainder) / y[0]);
        result[0] = remainder;
        for (int k = 1; k < result.Length; k++)
        {
            result[k] = x[k] - Chain.Multiply(count, y[k]);
        }
    }
}
