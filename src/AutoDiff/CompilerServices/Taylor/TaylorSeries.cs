using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace AutoDiff.CompilerServices;

/// <summary>Arithmetic on truncated Taylor series: coefficient <c>k</c> of a span is that of <c>t^k</c>, and all series of an
/// operation are as long as its result. For generated code.</summary>
/// <remarks>
/// <para>Each function has its own recurrence (A. Griewank, A. Walther, <i>Evaluating Derivatives</i>, 2nd edition, chapter 13),
/// in O(k²) operations for order <c>k</c>. Coefficient 0 is exactly what the function itself gives.</para>
/// <para>A function that is singular at coefficient 0 gives infinities or NaN only from the first coefficient of its argument
/// that is not zero: a constant series stays constant.</para>
/// <para>The result must not overlap an argument, but for sums, differences, products and what works coefficient by coefficient.</para>
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static partial class TaylorSeries
{
    /// <summary>The series of a constant.</summary>
    /// <typeparam name="T">The real type.</typeparam>
    /// <param name="value">The constant.</param>
    /// <param name="result">The series.</param>
    public static void Constant<T>(T value, Span<T> result)
        where T : IFloatingPointIeee754<T>
    {
        result.Clear();
        result[0] = value;
    }

    /// <summary>The series of each element of passive memory.</summary>
    /// <typeparam name="T">The real type.</typeparam>
    /// <param name="values">The elements.</param>
    /// <param name="result">The coefficients, those of one element together.</param>
    /// <param name="terms">The number of coefficients of a series.</param>
    public static void Widen<T>(ReadOnlySpan<T> values, Span<T> result, int terms)
        where T : IFloatingPointIeee754<T>
    {
        result[..(values.Length * terms)].Clear();
        for (int i = 0; i < values.Length; i++)
        {
            result[i * terms] = values[i];
        }
    }

    /// <summary>The values of the elements of memory of series.</summary>
    /// <typeparam name="T">The real type.</typeparam>
    /// <param name="series">The coefficients, those of one element together.</param>
    /// <param name="values">The values.</param>
    /// <param name="terms">The number of coefficients of a series.</param>
    public static void Narrow<T>(ReadOnlySpan<T> series, Span<T> values, int terms)
        where T : IFloatingPointIeee754<T>
    {
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = series[i * terms];
        }
    }

    /// <summary>Sets all elements of memory to one series.</summary>
    /// <typeparam name="T">The real type.</typeparam>
    /// <param name="series">The series.</param>
    /// <param name="elements">The coefficients of the elements.</param>
    public static void Fill<T>(ReadOnlySpan<T> series, Span<T> elements)
        where T : IFloatingPointIeee754<T>
    {
        for (int start = 0; start < elements.Length; start += series.Length)
        {
            series.CopyTo(elements[start..]);
        }
    }

    /// <summary>Sets all elements of memory to a constant.</summary>
    /// <typeparam name="T">The real type.</typeparam>
    /// <param name="value">The constant.</param>
    /// <param name="elements">The coefficients of the elements.</param>
    /// <param name="terms">The number of coefficients of a series.</param>
    public static void Fill<T>(T value, Span<T> elements, int terms)
        where T : IFloatingPointIeee754<T>
    {
        elements.Clear();
        for (int start = 0; start < elements.Length; start += terms)
        {
            elements[start] = value;
        }
    }

    /// <summary>A series in another real type.</summary>
    /// <typeparam name="TFrom">The real type of the argument.</typeparam>
    /// <typeparam name="TTo">The real type of the result.</typeparam>
    /// <param name="x">The series.</param>
    /// <param name="result">The converted series.</param>
    public static void Convert<TFrom, TTo>(ReadOnlySpan<TFrom> x, Span<TTo> result)
        where TFrom : IFloatingPointIeee754<TFrom>
        where TTo : IFloatingPointIeee754<TTo>
    {
        for (int i = 0; i < result.Length; i++)
        {
            result[i] = TTo.CreateChecked(x[i]);
        }
    }

    /// <summary>How many series of <paramref name="terms"/> coefficients memory holds.</summary>
    /// <param name="length">The length of the memory.</param>
    /// <param name="terms">The number of coefficients of a series.</param>
    /// <param name="parameterName">The parameter that holds the memory.</param>
    /// <exception cref="ArgumentException">The length is no multiple of the number of coefficients.</exception>
    public static void RequireWhole(int length, int terms, string parameterName)
    {
        if (length % terms != 0)
        {
            throw new ArgumentException($"The length is {length}, which is no multiple of the {terms} coefficients of each element.", parameterName);
        }
    }

    /// <summary>Requires that a series is as long as the result.</summary>
    /// <param name="length">The length of the series.</param>
    /// <param name="terms">The number of coefficients of a series.</param>
    /// <param name="parameterName">The parameter that holds the series.</param>
    /// <exception cref="ArgumentException">It is shorter or longer.</exception>
    public static void RequireTerms(int length, int terms, string parameterName)
    {
        if (length != terms)
        {
            throw new ArgumentException($"The length is {length}, but every series of this call has {terms} coefficients.", parameterName);
        }
    }

    /// <summary>1 where this framework turns a vector by a quaternion as the product q x q*, which counts the quaternion's length, and 0
    /// where it takes a length of 1 for granted.</summary>
    public static float TurnIsProduct => AutoDiff.Rules.Rotation.IsProduct ? 1 : 0;

    /// <summary>Requires that there is at least a value.</summary>
    /// <param name="length">The number of coefficients.</param>
    /// <param name="parameterName">The parameter that holds the series.</param>
    /// <exception cref="ArgumentException">There is none.</exception>
    public static void RequireValue(int length, string parameterName)
    {
        if (length < 1)
        {
            throw new ArgumentException("A series has at least one coefficient, its value.", parameterName);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T Number<T>(int k)
        where T : IFloatingPointIeee754<T>
        => T.CreateTruncating(k);

    /// <summary>Whether all coefficients but the value are zero.</summary>
    private static bool IsConstant<T>(ReadOnlySpan<T> x)
        where T : IFloatingPointIeee754<T>
    {
        for (int k = 1; k < x.Length; k++)
        {
            if (!Chain.IsZero(x[k]))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>The coefficients at a point where the partial derivative is infinite or NaN: zero up to the first coefficient of the
    /// argument that is not zero, and unknown beyond it.</summary>
    private static void SingularTail<T>(T partial, ReadOnlySpan<T> x, Span<T> result)
        where T : IFloatingPointIeee754<T>
    {
        int k = 1;
        for (; k < result.Length && Chain.IsZero(x[k]); k++)
        {
            result[k] = T.Zero;
        }

        if (k < result.Length)
        {
            result[k] = partial * x[k];
            result[(k + 1)..].Fill(T.NaN);
        }
    }

    /// <summary>As <see cref="SingularTail{T}(T, ReadOnlySpan{T}, Span{T})"/>, of two arguments.</summary>
    private static void SingularTail<T>(T partialX, ReadOnlySpan<T> x, T partialY, ReadOnlySpan<T> y, Span<T> result)
        where T : IFloatingPointIeee754<T>
    {
        int k = 1;
        for (; k < result.Length && Chain.IsZero(x[k]) && Chain.IsZero(y[k]); k++)
        {
            result[k] = T.Zero;
        }

        if (k < result.Length)
        {
            result[k] = Chain.Multiply(partialX, x[k]) + Chain.Multiply(partialY, y[k]);
            result[(k + 1)..].Fill(T.NaN);
        }
    }

    /// <summary>Coefficient <c>k</c> of <c>x' g</c>, shifted by one: <c>Σ j x_j g_{k-j}</c> over <c>1 ≤ j ≤ k</c>.</summary>
    private static T Derived<T>(ReadOnlySpan<T> x, ReadOnlySpan<T> g, int k)
        where T : IFloatingPointIeee754<T>
    {
        T sum = T.Zero;
        for (int j = 1; j <= k; j++)
        {
            sum += Number<T>(j) * x[j] * g[k - j];
        }

        return sum;
    }

    /// <summary><c>Σ a_j b_{k-j}</c> over <c>from ≤ j ≤ k - from</c>.</summary>
    private static T Convolved<T>(ReadOnlySpan<T> a, ReadOnlySpan<T> b, int k, int from)
        where T : IFloatingPointIeee754<T>
    {
        T sum = T.Zero;
        for (int j = from; j <= k - from; j++)
        {
            sum += a[j] * b[k - j];
        }

        return sum;
    }

    /// <summary>The coefficients beyond the value of the solution of <c>y' d = factor · x'</c>.</summary>
    private static void IntegrateQuotient<T>(ReadOnlySpan<T> x, ReadOnlySpan<T> d, T factor, Span<T> result)
        where T : IFloatingPointIeee754<T>
    {
        T partial = factor / d[0];
        if (!T.IsFinite(partial))
        {
            SingularTail(partial, x, result);
            return;
        }

        for (int k = 1; k < result.Length; k++)
        {
            T sum = T.Zero;
            for (int j = 1; j < k; j++)
            {
                sum += Number<T>(j) * result[j] * d[k - j];
            }

            result[k] = ((factor * x[k]) - (sum / Number<T>(k))) / d[0];
        }
    }
}
