using System.Numerics;

namespace AutoDiff.CompilerServices;

/// <content>Exponentials and logarithms: <c>y' = c y x'</c> and <c>y' x = c x'</c>.</content>
public static partial class TaylorSeries
{
    /// <summary><c>e^x</c>.</summary>
    /// <typeparam name="T">The real type.</typeparam>
    /// <param name="x">The exponent.</param>
    /// <param name="result">The exponential.</param>
    public static void Exp<T>(ReadOnlySpan<T> x, Span<T> result)
        where T : IFloatingPointIeee754<T>
        => Exponential(x, T.Exp(x[0]), T.One, result);

    /// <summary><c>2^x</c>.</summary>
    /// <inheritdoc cref="Exp{T}(ReadOnlySpan{T}, Span{T})"/>
    public static void Exp2<T>(ReadOnlySpan<T> x, Span<T> result)
        where T : IFloatingPointIeee754<T>
        => Exponential(x, T.Exp2(x[0]), Ln2<T>(), result);

    /// <summary><c>10^x</c>.</summary>
    /// <inheritdoc cref="Exp{T}(ReadOnlySpan{T}, Span{T})"/>
    public static void Exp10<T>(ReadOnlySpan<T> x, Span<T> result)
        where T : IFloatingPointIeee754<T>
        => Exponential(x, T.Exp10(x[0]), Ln10<T>(), result);

    /// <summary><c>e^x - 1</c>.</summary>
    /// <inheritdoc cref="Exp{T}(ReadOnlySpan{T}, Span{T})"/>
    public static void ExpM1<T>(ReadOnlySpan<T> x, Span<T> result)
        where T : IFloatingPointIeee754<T>
    {
        Exp(x, result);
        result[0] = T.ExpM1(x[0]);
    }

    /// <summary><c>2^x - 1</c>.</summary>
    /// <inheritdoc cref="Exp{T}(ReadOnlySpan{T}, Span{T})"/>
    public static void Exp2M1<T>(ReadOnlySpan<T> x, Span<T> result)
        where T : IFloatingPointIeee754<T>
    {
        Exp2(x, result);
        result[0] = T.Exp2M1(x[0]);
    }

    /// <summary><c>10^x - 1</c>.</summary>
    /// <inheritdoc cref="Exp{T}(ReadOnlySpan{T}, Span{T})"/>
    public static void Exp10M1<T>(ReadOnlySpan<T> x, Span<T> result)
        where T : IFloatingPointIeee754<T>
    {
        Exp10(x, result);
        result[0] = T.Exp10M1(x[0]);
    }

    /// <summary>The natural logarithm.</summary>
    /// <typeparam name="T">The real type.</typeparam>
    /// <param name="x">The argument.</param>
    /// <param name="result">The logarithm.</param>
    public static void Log<T>(ReadOnlySpan<T> x, Span<T> result)
        where T : IFloatingPointIeee754<T>
    {
        result[0] = T.Log(x[0]);
        IntegrateQuotient(x, x, T.One, result);
    }

    /// <summary>The logarithm to a constant base.</summary>
    /// <typeparam name="T">The real type.</typeparam>
    /// <param name="x">The argument.</param>
    /// <param name="newBase">The base.</param>
    /// <param name="result">The logarithm.</param>
    public static void Log<T>(ReadOnlySpan<T> x, T newBase, Span<T> result)
        where T : IFloatingPointIeee754<T>
    {
        result[0] = T.Log(x[0], newBase);
        IntegrateQuotient(x, x, T.One / T.Log(newBase), result);
    }

    /// <summary>The logarithm to a base that varies.</summary>
    /// <typeparam name="T">The real type.</typeparam>
    /// <param name="x">The argument.</param>
    /// <param name="newBase">The base.</param>
    /// <param name="result">The logarithm.</param>
    public static void Log<T>(ReadOnlySpan<T> x, ReadOnlySpan<T> newBase, Span<T> result)
        where T : IFloatingPointIeee754<T>
    {
        Tape tape = Tape.Rent();
        Span<T> numerator = tape.Reserve<T>(result.Length);
        Span<T> denominator = tape.Reserve<T>(result.Length);
        Log(x, numerator);
        Log(newBase, denominator);
        Divide(numerator, denominator, result);
        result[0] = T.Log(x[0], newBase[0]);
        tape.Return();
    }

    /// <summary>The logarithm to base 2.</summary>
    /// <inheritdoc cref="Log{T}(ReadOnlySpan{T}, Span{T})"/>
    public static void Log2<T>(ReadOnlySpan<T> x, Span<T> result)
        where T : IFloatingPointIeee754<T>
    {
        result[0] = T.Log2(x[0]);
        IntegrateQuotient(x, x, T.One / Ln2<T>(), result);
    }

    /// <summary>The logarithm to base 10.</summary>
    /// <inheritdoc cref="Log{T}(ReadOnlySpan{T}, Span{T})"/>
    public static void Log10<T>(ReadOnlySpan<T> x, Span<T> result)
        where T : IFloatingPointIeee754<T>
    {
        result[0] = T.Log10(x[0]);
        IntegrateQuotient(x, x, T.One / Ln10<T>(), result);
    }

    /// <summary><c>log(1 + x)</c>.</summary>
    /// <inheritdoc cref="Log{T}(ReadOnlySpan{T}, Span{T})"/>
    public static void LogP1<T>(ReadOnlySpan<T> x, Span<T> result)
        where T : IFloatingPointIeee754<T>
        => ShiftedLogarithm(x, T.LogP1(x[0]), T.One, result);

    /// <summary><c>log2(1 + x)</c>.</summary>
    /// <inheritdoc cref="Log{T}(ReadOnlySpan{T}, Span{T})"/>
    public static void Log2P1<T>(ReadOnlySpan<T> x, Span<T> result)
        where T : IFloatingPointIeee754<T>
        => ShiftedLogarithm(x, T.Log2P1(x[0]), T.One / Ln2<T>(), result);

    /// <summary><c>log10(1 + x)</c>.</summary>
    /// <inheritdoc cref="Log{T}(ReadOnlySpan{T}, Span{T})"/>
    public static void Log10P1<T>(ReadOnlySpan<T> x, Span<T> result)
        where T : IFloatingPointIeee754<T>
        => ShiftedLogarithm(x, T.Log10P1(x[0]), T.One / Ln10<T>(), result);

    private static T Ln2<T>()
        where T : IFloatingPointIeee754<T>
        => T.CreateTruncating(0.69314718055994531);

    private static T Ln10<T>()
        where T : IFloatingPointIeee754<T>
        => T.CreateTruncating(2.3025850929940457);

    private static void Exponential<T>(ReadOnlySpan<T> x, T value, T factor, Span<T> result)
        where T : IFloatingPointIeee754<T>
    {
        result[0] = value;
        if (!T.IsFinite(value))
        {
            SingularTail(factor * value, x, result);
            return;
        }

        for (int k = 1; k < result.Length; k++)
        {
            result[k] = factor * Derived(x, result, k) / Number<T>(k);
        }
    }

    private static void ShiftedLogarithm<T>(ReadOnlySpan<T> x, T value, T factor, Span<T> result)
        where T : IFloatingPointIeee754<T>
    {
        Tape tape = Tape.Rent();
        Span<T> shifted = tape.Reserve<T>(result.Length);
        Add(T.One, x, shifted);
        result[0] = value;
        IntegrateQuotient(x, shifted, factor, result);
        tape.Return();
    }
}
