using System.Numerics;

namespace AutoDiff.CompilerServices;

/// <content>Hyperbolic functions.</content>
public static partial class TaylorSeries
{
    /// <summary>The hyperbolic sine; its recurrence carries the cosine along.</summary>
    /// <typeparam name="T">The real type.</typeparam>
    /// <param name="x">The argument.</param>
    /// <param name="result">The function.</param>
    public static void Sinh<T>(ReadOnlySpan<T> x, Span<T> result)
        where T : IFloatingPointIeee754<T>
    {
        Tape tape = Tape.Rent();
        Rotate(x, T.Sinh(x[0]), T.Cosh(x[0]), T.One, T.One, result, tape.Reserve<T>(result.Length));
        tape.Return();
    }

    /// <summary>The hyperbolic cosine.</summary>
    /// <inheritdoc cref="Sinh{T}(ReadOnlySpan{T}, Span{T})"/>
    public static void Cosh<T>(ReadOnlySpan<T> x, Span<T> result)
        where T : IFloatingPointIeee754<T>
    {
        Tape tape = Tape.Rent();
        Rotate(x, T.Cosh(x[0]), T.Sinh(x[0]), T.One, T.One, result, tape.Reserve<T>(result.Length));
        tape.Return();
    }

    /// <summary>The hyperbolic tangent: <c>y' = (1 - y²) x'</c>.</summary>
    /// <inheritdoc cref="Sinh{T}(ReadOnlySpan{T}, Span{T})"/>
    public static void Tanh<T>(ReadOnlySpan<T> x, Span<T> result)
        where T : IFloatingPointIeee754<T>
        => Riccati(x, T.Tanh(x[0]), -T.One, T.One, result);

    /// <summary>The inverse hyperbolic sine: <c>y' = x' / √(1 + x²)</c>.</summary>
    /// <inheritdoc cref="Sinh{T}(ReadOnlySpan{T}, Span{T})"/>
    public static void Asinh<T>(ReadOnlySpan<T> x, Span<T> result)
        where T : IFloatingPointIeee754<T>
    {
        T value = T.Asinh(x[0]);
        if (IsLarge(x[0]))
        {
            // √(1 + x²) is |x| to the last digit.
            IntegrateQuotient(x, x, T.CopySign(T.One, x[0]), result);
        }
        else
        {
            InverseHyperbolic(x, T.One + (x[0] * x[0]), result);
        }

        result[0] = value;
    }

    /// <summary>The inverse hyperbolic cosine: <c>y' = x' / √((x - 1)(x + 1))</c>.</summary>
    /// <inheritdoc cref="Sinh{T}(ReadOnlySpan{T}, Span{T})"/>
    public static void Acosh<T>(ReadOnlySpan<T> x, Span<T> result)
        where T : IFloatingPointIeee754<T>
    {
        T value = T.Acosh(x[0]);
        if (x[0] < T.One || T.IsNaN(x[0]))
        {
            SingularTail(T.NaN, x, result);
        }
        else if (IsLarge(x[0]))
        {
            IntegrateQuotient(x, x, T.One, result);
        }
        else
        {
            InverseHyperbolic(x, (x[0] - T.One) * (x[0] + T.One), result);
        }

        result[0] = value;
    }

    /// <summary>The inverse hyperbolic tangent: <c>y' = x' / ((1 - x)(1 + x))</c>.</summary>
    /// <inheritdoc cref="Sinh{T}(ReadOnlySpan{T}, Span{T})"/>
    public static void Atanh<T>(ReadOnlySpan<T> x, Span<T> result)
        where T : IFloatingPointIeee754<T>
    {
        Tape tape = Tape.Rent();
        Span<T> denominator = tape.Reserve<T>(result.Length);
        Product(x, -T.One, (T.One - x[0]) * (T.One + x[0]), denominator);
        result[0] = T.Atanh(x[0]);
        IntegrateQuotient(x, denominator, T.One, result);
        tape.Return();
    }

    /// <summary>Whether 1 is lost beside the square.</summary>
    private static bool IsLarge<T>(T x)
        where T : IFloatingPointIeee754<T>
    {
        T digit = T.BitIncrement(T.One) - T.One;
        return T.Abs(x) * digit * T.Abs(x) > Number<T>(4) || T.IsInfinity(x);
    }

    private static void InverseHyperbolic<T>(ReadOnlySpan<T> x, T squareValue, Span<T> result)
        where T : IFloatingPointIeee754<T>
    {
        Tape tape = Tape.Rent();
        Span<T> square = tape.Reserve<T>(result.Length);
        Span<T> root = tape.Reserve<T>(result.Length);
        Product(x, T.One, squareValue, square);
        Sqrt<T>(square, root);
        IntegrateQuotient(x, root, T.One, result);
        tape.Return();
    }
}
