using System.Numerics;

namespace AutoDiff.CompilerServices;

/// <content>Trigonometric functions, of radians and of half turns.</content>
public static partial class TaylorSeries
{
    /// <summary>The sine; its recurrence carries the cosine along.</summary>
    /// <typeparam name="T">The real type.</typeparam>
    /// <param name="x">The angle.</param>
    /// <param name="result">The sine.</param>
    public static void Sin<T>(ReadOnlySpan<T> x, Span<T> result)
        where T : IFloatingPointIeee754<T>
    {
        Tape tape = Tape.Rent();
        Rotate(x, T.Sin(x[0]), T.Cos(x[0]), T.One, -T.One, result, tape.Reserve<T>(result.Length));
        tape.Return();
    }

    /// <summary>The cosine; its recurrence carries the sine along.</summary>
    /// <typeparam name="T">The real type.</typeparam>
    /// <param name="x">The angle.</param>
    /// <param name="result">The cosine.</param>
    public static void Cos<T>(ReadOnlySpan<T> x, Span<T> result)
        where T : IFloatingPointIeee754<T>
    {
        Tape tape = Tape.Rent();
        Rotate(x, T.Cos(x[0]), T.Sin(x[0]), -T.One, T.One, result, tape.Reserve<T>(result.Length));
        tape.Return();
    }

    /// <summary>The sine of half turns.</summary>
    /// <inheritdoc cref="Sin{T}(ReadOnlySpan{T}, Span{T})"/>
    public static void SinPi<T>(ReadOnlySpan<T> x, Span<T> result)
        where T : IFloatingPointIeee754<T>
    {
        Tape tape = Tape.Rent();
        Rotate(x, T.SinPi(x[0]), T.CosPi(x[0]), T.Pi, -T.Pi, result, tape.Reserve<T>(result.Length));
        tape.Return();
    }

    /// <summary>The cosine of half turns.</summary>
    /// <inheritdoc cref="Cos{T}(ReadOnlySpan{T}, Span{T})"/>
    public static void CosPi<T>(ReadOnlySpan<T> x, Span<T> result)
        where T : IFloatingPointIeee754<T>
    {
        Tape tape = Tape.Rent();
        Rotate(x, T.CosPi(x[0]), T.SinPi(x[0]), -T.Pi, T.Pi, result, tape.Reserve<T>(result.Length));
        tape.Return();
    }

    /// <summary>The tangent: <c>y' = (1 + y²) x'</c>.</summary>
    /// <typeparam name="T">The real type.</typeparam>
    /// <param name="x">The angle.</param>
    /// <param name="result">The tangent.</param>
    public static void Tan<T>(ReadOnlySpan<T> x, Span<T> result)
        where T : IFloatingPointIeee754<T>
        => Riccati(x, T.Tan(x[0]), T.One, T.One, result);

    /// <summary>The tangent of half turns.</summary>
    /// <inheritdoc cref="Tan{T}(ReadOnlySpan{T}, Span{T})"/>
    public static void TanPi<T>(ReadOnlySpan<T> x, Span<T> result)
        where T : IFloatingPointIeee754<T>
        => Riccati(x, T.TanPi(x[0]), T.One, T.Pi, result);

    /// <summary>The inverse sine: <c>y' = x' / √((1 - x)(1 + x))</c>.</summary>
    /// <typeparam name="T">The real type.</typeparam>
    /// <param name="x">The sine.</param>
    /// <param name="result">The angle.</param>
    public static void Asin<T>(ReadOnlySpan<T> x, Span<T> result)
        where T : IFloatingPointIeee754<T>
        => InverseSine(x, T.Asin(x[0]), T.One, result);

    /// <summary>The inverse cosine.</summary>
    /// <inheritdoc cref="Asin{T}(ReadOnlySpan{T}, Span{T})"/>
    public static void Acos<T>(ReadOnlySpan<T> x, Span<T> result)
        where T : IFloatingPointIeee754<T>
        => InverseSine(x, T.Acos(x[0]), -T.One, result);

    /// <summary>The inverse sine in half turns.</summary>
    /// <inheritdoc cref="Asin{T}(ReadOnlySpan{T}, Span{T})"/>
    public static void AsinPi<T>(ReadOnlySpan<T> x, Span<T> result)
        where T : IFloatingPointIeee754<T>
        => InverseSine(x, T.AsinPi(x[0]), T.One / T.Pi, result);

    /// <summary>The inverse cosine in half turns.</summary>
    /// <inheritdoc cref="Asin{T}(ReadOnlySpan{T}, Span{T})"/>
    public static void AcosPi<T>(ReadOnlySpan<T> x, Span<T> result)
        where T : IFloatingPointIeee754<T>
        => InverseSine(x, T.AcosPi(x[0]), -T.One / T.Pi, result);

    /// <summary>The inverse tangent: <c>y' = x' / (1 + x²)</c>.</summary>
    /// <typeparam name="T">The real type.</typeparam>
    /// <param name="x">The tangent.</param>
    /// <param name="result">The angle.</param>
    public static void Atan<T>(ReadOnlySpan<T> x, Span<T> result)
        where T : IFloatingPointIeee754<T>
        => InverseTangent(x, T.Atan(x[0]), T.One, result);

    /// <summary>The inverse tangent in half turns.</summary>
    /// <inheritdoc cref="Atan{T}(ReadOnlySpan{T}, Span{T})"/>
    public static void AtanPi<T>(ReadOnlySpan<T> x, Span<T> result)
        where T : IFloatingPointIeee754<T>
        => InverseTangent(x, T.AtanPi(x[0]), T.One / T.Pi, result);

    /// <summary>The angle of a point: <c>r' = (x y' - y x') / (x² + y²)</c>.</summary>
    /// <typeparam name="T">The real type.</typeparam>
    /// <param name="y">The ordinate.</param>
    /// <param name="x">The abscissa.</param>
    /// <param name="result">The angle.</param>
    public static void Atan2<T>(ReadOnlySpan<T> y, ReadOnlySpan<T> x, Span<T> result)
        where T : IFloatingPointIeee754<T>
        => Angle(y, x, T.Atan2(y[0], x[0]), T.One, result);

    /// <summary>The angle of a point in half turns.</summary>
    /// <inheritdoc cref="Atan2{T}(ReadOnlySpan{T}, ReadOnlySpan{T}, Span{T})"/>
    public static void Atan2Pi<T>(ReadOnlySpan<T> y, ReadOnlySpan<T> x, Span<T> result)
        where T : IFloatingPointIeee754<T>
        => Angle(y, x, T.Atan2Pi(y[0], x[0]), T.One / T.Pi, result);

    /// <summary>The pair with <c>y' = p z x'</c> and <c>z' = q y x'</c>: sine and cosine, circular or hyperbolic.</summary>
    private static void Rotate<T>(ReadOnlySpan<T> x, T value, T other, T p, T q, Span<T> y, Span<T> z)
        where T : IFloatingPointIeee754<T>
    {
        y[0] = value;
        z[0] = other;
        if (!T.IsFinite(other) || !T.IsFinite(value))
        {
            SingularTail(p * other, x, y);
            return;
        }

        for (int k = 1; k < y.Length; k++)
        {
            T first = Derived(x, z, k);
            T second = Derived(x, y, k);
            y[k] = p * first / Number<T>(k);
            z[k] = q * second / Number<T>(k);
        }
    }

    /// <summary><c>y' = factor · (1 + sign · y²) x'</c>: tangents, circular or hyperbolic.</summary>
    private static void Riccati<T>(ReadOnlySpan<T> x, T value, T sign, T factor, Span<T> result)
        where T : IFloatingPointIeee754<T>
    {
        result[0] = value;
        T slope = T.One + (sign * value * value);
        if (!T.IsFinite(slope))
        {
            SingularTail(factor * slope, x, result);
            return;
        }

        Tape tape = Tape.Rent();
        Span<T> g = tape.Reserve<T>(result.Length);
        g[0] = factor * slope;
        for (int k = 1; k < result.Length; k++)
        {
            result[k] = Derived(x, g, k) / Number<T>(k);
            g[k] = factor * sign * Convolved<T>(result, result, k, 0);
        }

        tape.Return();
    }

    private static void InverseSine<T>(ReadOnlySpan<T> x, T value, T factor, Span<T> result)
        where T : IFloatingPointIeee754<T>
    {
        Tape tape = Tape.Rent();
        Span<T> square = tape.Reserve<T>(result.Length);
        Span<T> root = tape.Reserve<T>(result.Length);
        Product(x, -T.One, (T.One - x[0]) * (T.One + x[0]), square);
        Sqrt<T>(square, root);
        result[0] = value;
        IntegrateQuotient(x, root, factor, result);
        tape.Return();
    }

    private static void InverseTangent<T>(ReadOnlySpan<T> x, T value, T factor, Span<T> result)
        where T : IFloatingPointIeee754<T>
    {
        Tape tape = Tape.Rent();
        Span<T> denominator = tape.Reserve<T>(result.Length);
        if (T.Abs(x[0]) <= T.One)
        {
            Product(x, T.One, T.One + (x[0] * x[0]), denominator);
            IntegrateQuotient(x, denominator, factor, result);
        }
        else
        {
            // The complement of the angle, so that no square can overflow.
            Span<T> inverse = tape.Reserve<T>(result.Length);
            Divide(T.One, x, inverse);
            Product<T>(inverse, T.One, T.One + (inverse[0] * inverse[0]), denominator);
            IntegrateQuotient(inverse, denominator, -factor, result);
        }

        result[0] = value;
        tape.Return();
    }

    /// <summary><c>sign · x²</c> but for its value.</summary>
    private static void Product<T>(ReadOnlySpan<T> x, T sign, T value, Span<T> result)
        where T : IFloatingPointIeee754<T>
    {
        result[0] = value;
        for (int k = 1; k < result.Length; k++)
        {
            result[k] = sign * Convolved(x, x, k, 0);
        }
    }

    private static void Angle<T>(ReadOnlySpan<T> y, ReadOnlySpan<T> x, T value, T factor, Span<T> result)
        where T : IFloatingPointIeee754<T>
    {
        result[0] = value;
        T size = T.MaxMagnitude(x[0], y[0]);
        size = T.Abs(size);
        if (size == T.Zero || T.IsNaN(size))
        {
            SingularTail(T.NaN, y, T.NaN, x, result);
            return;
        }

        if (T.IsInfinity(size))
        {
            T partial = T.IsInfinity(x[0]) && T.IsInfinity(y[0]) ? T.NaN : T.Zero;
            SingularTail(partial, y, partial, x, result);
            return;
        }

        Tape tape = Tape.Rent();
        Span<T> u = tape.Reserve<T>(result.Length);
        Span<T> v = tape.Reserve<T>(result.Length);
        Span<T> square = tape.Reserve<T>(result.Length);

        // By the larger of both, so that no square can overflow or vanish.
        Divide(x, size, u);
        Divide(y, size, v);
        for (int k = 0; k < result.Length; k++)
        {
            square[k] = Convolved<T>(u, u, k, 0) + Convolved<T>(v, v, k, 0);
        }

        for (int k = 1; k < result.Length; k++)
        {
            T sum = T.Zero;
            for (int j = 1; j <= k; j++)
            {
                sum += Number<T>(j) * ((u[k - j] * v[j]) - (v[k - j] * u[j]));
            }

            sum *= factor;
            for (int j = 1; j < k; j++)
            {
                sum -= Number<T>(j) * result[j] * square[k - j];
            }

            result[k] = sum / (Number<T>(k) * square[0]);
        }

        tape.Return();
    }
}
