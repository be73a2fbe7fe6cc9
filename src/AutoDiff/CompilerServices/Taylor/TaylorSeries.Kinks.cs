using System.Numerics;

namespace AutoDiff.CompilerServices;

/// <content>Functions that choose: the series of what is chosen, with the choice at kinks that <c>KinkRules</c> makes.</content>
public static partial class TaylorSeries
{
    /// <summary>The absolute value; constant at zero.</summary>
    /// <typeparam name="T">The real type.</typeparam>
    /// <param name="x">The argument.</param>
    /// <param name="result">The absolute value.</param>
    public static void Abs<T>(ReadOnlySpan<T> x, Span<T> result)
        where T : IFloatingPointIeee754<T>
    {
        T value = T.Abs(x[0]);
        T weight = x[0] > T.Zero ? T.One : x[0] < T.Zero ? -T.One : T.Zero * x[0];
        Weigh(x, weight, result);
        result[0] = value;
    }

    /// <summary><paramref name="x"/> with the sign of <paramref name="y"/>.</summary>
    /// <typeparam name="T">The real type.</typeparam>
    /// <param name="x">The magnitude.</param>
    /// <param name="y">The sign.</param>
    /// <param name="result">The number.</param>
    public static void CopySign<T>(ReadOnlySpan<T> x, ReadOnlySpan<T> y, Span<T> result)
        where T : IFloatingPointIeee754<T>
    {
        T value = T.CopySign(x[0], y[0]);
        T sign = T.CopySign(T.One, y[0]);
        Weigh(x, x[0] > T.Zero ? sign : x[0] < T.Zero ? -sign : T.Zero * x[0], result);
        result[0] = value;
    }

    /// <summary>The larger; half of each at a tie.</summary>
    /// <typeparam name="T">The real type.</typeparam>
    /// <param name="x">The one.</param>
    /// <param name="y">The other.</param>
    /// <param name="result">The chosen one.</param>
    public static void Max<T>(ReadOnlySpan<T> x, ReadOnlySpan<T> y, Span<T> result)
        where T : IFloatingPointIeee754<T>
        => ChooseByOrder(x, y, T.Max(x[0], y[0]), isLarger: true, result);

    /// <summary>The smaller; half of each at a tie.</summary>
    /// <inheritdoc cref="Max{T}(ReadOnlySpan{T}, ReadOnlySpan{T}, Span{T})"/>
    public static void Min<T>(ReadOnlySpan<T> x, ReadOnlySpan<T> y, Span<T> result)
        where T : IFloatingPointIeee754<T>
        => ChooseByOrder(x, y, T.Min(x[0], y[0]), isLarger: false, result);

    /// <summary>The larger as the machine has it; half of each at a tie.</summary>
    /// <inheritdoc cref="Max{T}(ReadOnlySpan{T}, ReadOnlySpan{T}, Span{T})"/>
    public static void MaxNative<T>(ReadOnlySpan<T> x, ReadOnlySpan<T> y, Span<T> result)
        where T : IFloatingPointIeee754<T>
        => ChooseByOrder(x, y, x[0] > y[0] ? x[0] : y[0], isLarger: true, result);

    /// <summary>The smaller as the machine has it; half of each at a tie.</summary>
    /// <inheritdoc cref="Max{T}(ReadOnlySpan{T}, ReadOnlySpan{T}, Span{T})"/>
    public static void MinNative<T>(ReadOnlySpan<T> x, ReadOnlySpan<T> y, Span<T> result)
        where T : IFloatingPointIeee754<T>
        => ChooseByOrder(x, y, x[0] < y[0] ? x[0] : y[0], isLarger: false, result);

    /// <summary>The larger, passing over NaN.</summary>
    /// <inheritdoc cref="Max{T}(ReadOnlySpan{T}, ReadOnlySpan{T}, Span{T})"/>
    public static void MaxNumber<T>(ReadOnlySpan<T> x, ReadOnlySpan<T> y, Span<T> result)
        where T : IFloatingPointIeee754<T>
        => ChooseByValue(x, y, T.MaxNumber(x[0], y[0]), result);

    /// <summary>The smaller, passing over NaN.</summary>
    /// <inheritdoc cref="Max{T}(ReadOnlySpan{T}, ReadOnlySpan{T}, Span{T})"/>
    public static void MinNumber<T>(ReadOnlySpan<T> x, ReadOnlySpan<T> y, Span<T> result)
        where T : IFloatingPointIeee754<T>
        => ChooseByValue(x, y, T.MinNumber(x[0], y[0]), result);

    /// <summary>The one of larger magnitude.</summary>
    /// <inheritdoc cref="Max{T}(ReadOnlySpan{T}, ReadOnlySpan{T}, Span{T})"/>
    public static void MaxMagnitude<T>(ReadOnlySpan<T> x, ReadOnlySpan<T> y, Span<T> result)
        where T : IFloatingPointIeee754<T>
        => ChooseByValue(x, y, T.MaxMagnitude(x[0], y[0]), result);

    /// <summary>The one of smaller magnitude.</summary>
    /// <inheritdoc cref="Max{T}(ReadOnlySpan{T}, ReadOnlySpan{T}, Span{T})"/>
    public static void MinMagnitude<T>(ReadOnlySpan<T> x, ReadOnlySpan<T> y, Span<T> result)
        where T : IFloatingPointIeee754<T>
        => ChooseByValue(x, y, T.MinMagnitude(x[0], y[0]), result);

    /// <summary>The one of larger magnitude, passing over NaN.</summary>
    /// <inheritdoc cref="Max{T}(ReadOnlySpan{T}, ReadOnlySpan{T}, Span{T})"/>
    public static void MaxMagnitudeNumber<T>(ReadOnlySpan<T> x, ReadOnlySpan<T> y, Span<T> result)
        where T : IFloatingPointIeee754<T>
        => ChooseByValue(x, y, T.MaxMagnitudeNumber(x[0], y[0]), result);

    /// <summary>The one of smaller magnitude, passing over NaN.</summary>
    /// <inheritdoc cref="Max{T}(ReadOnlySpan{T}, ReadOnlySpan{T}, Span{T})"/>
    public static void MinMagnitudeNumber<T>(ReadOnlySpan<T> x, ReadOnlySpan<T> y, Span<T> result)
        where T : IFloatingPointIeee754<T>
        => ChooseByValue(x, y, T.MinMagnitudeNumber(x[0], y[0]), result);

    /// <summary><paramref name="x"/> between bounds; its own series inside and on them.</summary>
    /// <typeparam name="T">The real type.</typeparam>
    /// <param name="x">The argument.</param>
    /// <param name="y">The lower bound.</param>
    /// <param name="z">The upper bound.</param>
    /// <param name="result">The chosen one.</param>
    public static void Clamp<T>(ReadOnlySpan<T> x, ReadOnlySpan<T> y, ReadOnlySpan<T> z, Span<T> result)
        where T : IFloatingPointIeee754<T>
    {
        T value = T.Clamp(x[0], y[0], z[0]);
        (x[0] < y[0] ? y : x[0] > z[0] ? z : x).CopyTo(result);
        result[0] = value;
    }

    /// <summary><paramref name="x"/> between bounds, as the machine has it.</summary>
    /// <inheritdoc cref="Clamp{T}(ReadOnlySpan{T}, ReadOnlySpan{T}, ReadOnlySpan{T}, Span{T})"/>
    public static void ClampNative<T>(ReadOnlySpan<T> x, ReadOnlySpan<T> y, ReadOnlySpan<T> z, Span<T> result)
        where T : IFloatingPointIeee754<T>
        => Clamp(x, y, z, result);

    private static void Weigh<T>(ReadOnlySpan<T> x, T weight, Span<T> result)
        where T : IFloatingPointIeee754<T>
    {
        for (int k = 1; k < result.Length; k++)
        {
            result[k] = Chain.Multiply(weight, x[k]);
        }
    }

    private static void ChooseByOrder<T>(ReadOnlySpan<T> x, ReadOnlySpan<T> y, T value, bool isLarger, Span<T> result)
        where T : IFloatingPointIeee754<T>
    {
        if (x[0] > y[0] || x[0] < y[0])
        {
            (x[0] > y[0] == isLarger ? x : y).CopyTo(result);
            result[0] = value;
            return;
        }

        Mix(x, y, x[0] == y[0] ? T.One / Number<T>(2) : T.NaN, value, result);
    }

    private static void ChooseByValue<T>(ReadOnlySpan<T> x, ReadOnlySpan<T> y, T value, Span<T> result)
        where T : IFloatingPointIeee754<T>
    {
        if (x[0] == y[0] || (value != x[0] && value != y[0]))
        {
            Mix(x, y, x[0] == y[0] ? T.One / Number<T>(2) : T.NaN, value, result);
            return;
        }

        (value == x[0] ? x : y).CopyTo(result);
        result[0] = value;
    }

    private static void Mix<T>(ReadOnlySpan<T> x, ReadOnlySpan<T> y, T weight, T value, Span<T> result)
        where T : IFloatingPointIeee754<T>
    {
        result[0] = value;
        for (int k = 1; k < result.Length; k++)
        {
            result[k] = Chain.Multiply(weight, x[k]) + Chain.Multiply(weight, y[k]);
        }
    }
}
