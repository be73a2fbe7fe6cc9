using System.Numerics;

namespace AutoDiff.CompilerServices;

/// <content>Roots and powers: <c>y' x = p y x'</c>.</content>
public static partial class TaylorSeries
{
    /// <summary>The square root: <c>2 y_0 y_k = x_k - Σ y_j y_{k-j}</c>.</summary>
    /// <typeparam name="T">The real type.</typeparam>
    /// <param name="x">The square.</param>
    /// <param name="result">The root.</param>
    public static void Sqrt<T>(ReadOnlySpan<T> x, Span<T> result)
        where T : IFloatingPointIeee754<T>
    {
        T root = T.Sqrt(x[0]);
        result[0] = root;
        T half = T.One / Number<T>(2);
        if (!T.IsFinite(half / root))
        {
            SingularTail(half / root, x, result);
            return;
        }

        T twice = root + root;
        for (int k = 1; k < result.Length; k++)
        {
            result[k] = (x[k] - Convolved<T>(result, result, k, 1)) / twice;
        }
    }

    /// <summary>The cube root.</summary>
    /// <typeparam name="T">The real type.</typeparam>
    /// <param name="x">The cube.</param>
    /// <param name="result">The root.</param>
    public static void Cbrt<T>(ReadOnlySpan<T> x, Span<T> result)
        where T : IFloatingPointIeee754<T>
        => Power(x, T.Cbrt(x[0]), T.One / Number<T>(3), result);

    /// <summary>The root of an integer degree.</summary>
    /// <typeparam name="T">The real type.</typeparam>
    /// <param name="x">The power.</param>
    /// <param name="n">The degree.</param>
    /// <param name="result">The root.</param>
    public static void RootN<T>(ReadOnlySpan<T> x, int n, Span<T> result)
        where T : IFloatingPointIeee754<T>
        => Power(x, T.RootN(x[0], n), T.One / Number<T>(n), result);

    /// <summary>About <c>1 / x</c>; the other coefficients are exact.</summary>
    /// <typeparam name="T">The real type.</typeparam>
    /// <param name="x">The argument.</param>
    /// <param name="result">The reciprocal.</param>
    public static void ReciprocalEstimate<T>(ReadOnlySpan<T> x, Span<T> result)
        where T : IFloatingPointIeee754<T>
    {
        Divide(T.One, x, result);
        result[0] = T.ReciprocalEstimate(x[0]);
    }

    /// <summary>About <c>1 / √x</c>; the other coefficients are exact.</summary>
    /// <typeparam name="T">The real type.</typeparam>
    /// <param name="x">The argument.</param>
    /// <param name="result">The reciprocal of the root.</param>
    public static void ReciprocalSqrtEstimate<T>(ReadOnlySpan<T> x, Span<T> result)
        where T : IFloatingPointIeee754<T>
    {
        Power(x, T.One / T.Sqrt(x[0]), -T.One / Number<T>(2), result);
        result[0] = T.ReciprocalSqrtEstimate(x[0]);
    }

    /// <summary><c>√(x² + y²)</c>; constant where it is zero.</summary>
    /// <typeparam name="T">The real type.</typeparam>
    /// <param name="x">The one leg.</param>
    /// <param name="y">The other leg.</param>
    /// <param name="result">The hypotenuse.</param>
    public static void Hypot<T>(ReadOnlySpan<T> x, ReadOnlySpan<T> y, Span<T> result)
        where T : IFloatingPointIeee754<T>
    {
        T size = T.Hypot(x[0], y[0]);
        if (size == T.Zero)
        {
            Constant(size, result);
            return;
        }

        result[0] = size;
        if (!T.IsFinite(size))
        {
            SingularTail(x[0] / size, x, y[0] / size, y, result);
            return;
        }

        Tape tape = Tape.Rent();
        Span<T> u = tape.Reserve<T>(result.Length);
        Span<T> v = tape.Reserve<T>(result.Length);
        Span<T> root = tape.Reserve<T>(result.Length);

        // Of the hypotenuse 1, so that no square can overflow or vanish.
        Divide(x, size, u);
        Divide(y, size, v);
        root[0] = T.One;
        for (int k = 1; k < result.Length; k++)
        {
            T square = Convolved<T>(u, u, k, 0) + Convolved<T>(v, v, k, 0);
            root[k] = (square - Convolved<T>(root, root, k, 1)) / Number<T>(2);
            result[k] = root[k] * size;
        }

        tape.Return();
    }

    /// <summary><c>x^p</c> with a constant exponent.</summary>
    /// <typeparam name="T">The real type.</typeparam>
    /// <param name="x">The base.</param>
    /// <param name="p">The exponent.</param>
    /// <param name="result">The power.</param>
    public static void Pow<T>(ReadOnlySpan<T> x, T p, Span<T> result)
        where T : IFloatingPointIeee754<T>
    {
        T value = T.Pow(x[0], p);
        if (T.Abs(p) <= Number<T>(1 << 20) && int.CreateTruncating(p) is var n && Chain.IsZero(p - Number<T>(n)))
        {
            IntegerPower(x, n, result);
            result[0] = value;
            return;
        }

        Power(x, value, p, result);
    }

    /// <summary><c>b^x</c> with a constant base.</summary>
    /// <typeparam name="T">The real type.</typeparam>
    /// <param name="b">The base.</param>
    /// <param name="x">The exponent.</param>
    /// <param name="result">The power.</param>
    public static void Pow<T>(T b, ReadOnlySpan<T> x, Span<T> result)
        where T : IFloatingPointIeee754<T>
    {
        T value = T.Pow(b, x[0]);
        if (value == T.Zero && b >= T.Zero)
        {
            // Zero to a positive power stays zero.
            Constant(value, result);
            return;
        }

        T logarithm = T.Log(b);
        if (!T.IsFinite(logarithm))
        {
            result[0] = value;
            SingularTail(value * logarithm, x, result);
            return;
        }

        Exponential(x, value, logarithm, result);
    }

    /// <summary><c>x^y</c>.</summary>
    /// <typeparam name="T">The real type.</typeparam>
    /// <param name="x">The base.</param>
    /// <param name="y">The exponent.</param>
    /// <param name="result">The power.</param>
    public static void Pow<T>(ReadOnlySpan<T> x, ReadOnlySpan<T> y, Span<T> result)
        where T : IFloatingPointIeee754<T>
    {
        if (IsConstant(y))
        {
            Pow(x, y[0], result);
            return;
        }

        if (IsConstant(x))
        {
            Pow(x[0], y, result);
            return;
        }

        T value = T.Pow(x[0], y[0]);
        if (!(x[0] > T.Zero) || !T.IsFinite(value))
        {
            T byBase = y[0] == T.Zero ? (x[0] == T.Zero ? T.Zero : y[0] / x[0]) : y[0] * T.Pow(x[0], y[0] - T.One);
            T byExponent = value == T.Zero && x[0] >= T.Zero ? T.Zero : value * T.Log(x[0]);
            result[0] = value;
            SingularTail(byBase, x, byExponent, y, result);
            return;
        }

        Tape tape = Tape.Rent();
        Span<T> logarithm = tape.Reserve<T>(result.Length);
        Span<T> exponent = tape.Reserve<T>(result.Length);
        Log(x, logarithm);
        Multiply(y, logarithm, exponent);
        Exponential(exponent, value, T.One, result);
        tape.Return();
    }

    /// <summary>By repeated squaring, which is exact in form where the base is zero and does not divide by a small base.</summary>
    private static void IntegerPower<T>(ReadOnlySpan<T> x, int n, Span<T> result)
        where T : IFloatingPointIeee754<T>
    {
        if (n == 0)
        {
            Constant(T.One, result);
            return;
        }

        Tape tape = Tape.Rent();
        Span<T> factor = tape.Reserve<T>(result.Length);
        Span<T> product = n < 0 ? tape.Reserve<T>(result.Length) : result;
        x.CopyTo(factor);
        Constant(T.One, product);
        bool isFirst = true;
        for (int rest = Math.Abs(n); ;)
        {
            if ((rest & 1) != 0)
            {
                if (isFirst)
                {
                    factor.CopyTo(product);
                    isFirst = false;
                }
                else
                {
                    Multiply<T>(product, factor, product);
                }
            }

            rest >>= 1;
            if (rest == 0)
            {
                break;
            }

            Multiply<T>(factor, factor, factor);
        }

        if (n < 0)
        {
            if (x[0] == T.Zero)
            {
                SingularTail(Number<T>(n) * T.Pow(x[0], Number<T>(n - 1)), x, result);
            }
            else
            {
                Divide(T.One, product, result);
            }
        }

        tape.Return();
    }

    /// <summary><c>k x_0 y_k = Σ (p j - (k - j)) x_j y_{k-j}</c>.</summary>
    private static void Power<T>(ReadOnlySpan<T> x, T value, T p, Span<T> result)
        where T : IFloatingPointIeee754<T>
    {
        result[0] = value;
        if (x[0] == T.Zero && p > T.One)
        {
            ZeroToPower(x, p, result);
            return;
        }

        T partial = p * (value / x[0]);
        if (x[0] == T.Zero || !T.IsFinite(partial))
        {
            SingularTail(x[0] == T.Zero && p > T.Zero ? T.PositiveInfinity : partial, x, result);
            return;
        }

        for (int k = 1; k < result.Length; k++)
        {
            T sum = T.Zero;
            for (int j = 1; j <= k; j++)
            {
                sum += ((p * Number<T>(j)) - Number<T>(k - j)) * x[j] * result[k - j];
            }

            result[k] = sum / (Number<T>(k) * x[0]);
        }
    }

    /// <summary>A power above 1 that is no integer, of a series that begins at zero: zero up to the power, then infinite.</summary>
    private static void ZeroToPower<T>(ReadOnlySpan<T> x, T p, Span<T> result)
        where T : IFloatingPointIeee754<T>
    {
        int first = 1;
        while (first < x.Length && Chain.IsZero(x[first]))
        {
            first++;
        }

        T sign = T.One;
        bool isKnown = true;
        for (int k = 1; k < result.Length; k++)
        {
            T below = Number<T>(k) / Number<T>(first);
            if (first == x.Length || below < p)
            {
                result[k] = T.Zero;
            }
            else
            {
                for (int j = 0; j < k; j++)
                {
                    sign *= T.CopySign(T.One, p - Number<T>(j));
                }

                result[k] = isKnown && first == 1 && x[1] > T.Zero ? sign * T.PositiveInfinity : T.NaN;
                isKnown = false;
            }
        }
    }
}
