using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace AutoDiff.LinearAlgebra.Kernels;

/// <summary>The inner loops of everything else, generic so that dual numbers go through the same code; SIMD on doubles.</summary>
internal static class Blas
{
    /// <summary>xᵀ y.</summary>
    public static T Dot<T>(ReadOnlySpan<T> x, ReadOnlySpan<T> y)
        where T : IFloatingPointIeee754<T>
    {
        if (typeof(T) == typeof(double))
        {
            double dot = DotDouble(AsDouble(x), AsDouble(y));
            return Unsafe.As<double, T>(ref dot);
        }

        y = y[..x.Length];
        T sum = T.Zero;
        for (int i = 0; i < x.Length; i++)
        {
            sum += x[i] * y[i];
        }

        return sum;
    }

    /// <summary>y ← y + α x.</summary>
    public static void Axpy<T>(T alpha, ReadOnlySpan<T> x, Span<T> y)
        where T : IFloatingPointIeee754<T>
    {
        if (typeof(T) == typeof(double))
        {
            AxpyDouble(Unsafe.As<T, double>(ref alpha), AsDouble(x), AsDouble(y));
            return;
        }

        y = y[..x.Length];
        for (int i = 0; i < x.Length; i++)
        {
            y[i] += alpha * x[i];
        }
    }

    /// <summary>x ← α x.</summary>
    public static void Scale<T>(T alpha, Span<T> x)
        where T : IFloatingPointIeee754<T>
    {
        for (int i = 0; i < x.Length; i++)
        {
            x[i] *= alpha;
        }
    }

    /// <summary>y ← y + α A x, or y + α Aᵀ x; A is m × n.</summary>
    public static void MultiplyVector<T>(T alpha, ReadOnlySpan<T> a, bool transposed, ReadOnlySpan<T> x, Span<T> y, int m, int n)
        where T : IFloatingPointIeee754<T>
    {
        for (int i = 0; i < m; i++)
        {
            ReadOnlySpan<T> row = a.Slice(i * n, n);
            if (transposed)
            {
                Axpy(alpha * x[i], row, y);
            }
            else
            {
                y[i] += alpha * Dot(row, x);
            }
        }
    }

    /// <summary>A ← A + α x yᵀ; A is x.Length × y.Length.</summary>
    public static void AddOuter<T>(T alpha, ReadOnlySpan<T> x, ReadOnlySpan<T> y, Span<T> a)
        where T : IFloatingPointIeee754<T>
    {
        for (int i = 0; i < x.Length; i++)
        {
            Axpy(alpha * x[i], y, a.Slice(i * y.Length, y.Length));
        }
    }

    /// <summary>B ← Aᵀ; A is m × n.</summary>
    public static void Transpose<T>(ReadOnlySpan<T> a, Span<T> b, int m, int n)
    {
        for (int i = 0; i < m; i++)
        {
            for (int j = 0; j < n; j++)
            {
                b[(j * m) + i] = a[(i * n) + j];
            }
        }
    }

    /// <summary>B ← (A + Aᵀ) / 2.</summary>
    public static void Symmetrize<T>(ReadOnlySpan<T> a, Span<T> b, int n)
        where T : IFloatingPointIeee754<T>
    {
        T half = Real.From<T>(0.5);
        for (int i = 0; i < n; i++)
        {
            for (int j = 0; j <= i; j++)
            {
                T value = (a[(i * n) + j] + a[(j * n) + i]) * half;
                b[(i * n) + j] = value;
                b[(j * n) + i] = value;
            }
        }
    }

    /// <summary>B ← B + (A + Aᵀ) / 2: how an adjoint reaches a matrix of which only the symmetric part is used.</summary>
    public static void AddSymmetrized<T>(ReadOnlySpan<T> a, Span<T> b, int n)
        where T : IFloatingPointIeee754<T>
    {
        T half = Real.From<T>(0.5);
        for (int i = 0; i < n; i++)
        {
            for (int j = 0; j < n; j++)
            {
                b[(i * n) + j] += (a[(i * n) + j] + a[(j * n) + i]) * half;
            }
        }
    }

    /// <summary>The largest absolute value, NaN where there is one.</summary>
    public static T MaxMagnitude<T>(ReadOnlySpan<T> x)
        where T : IFloatingPointIeee754<T>
    {
        T max = T.Zero;
        foreach (T value in x)
        {
            T magnitude = T.Abs(value);
            if (!(magnitude <= max))
            {
                max = magnitude;
                if (T.IsNaN(max))
                {
                    break;
                }
            }
        }

        return max;
    }

    public static ReadOnlySpan<double> AsDouble<T>(ReadOnlySpan<T> x) =>
        MemoryMarshal.CreateReadOnlySpan(ref Unsafe.As<T, double>(ref MemoryMarshal.GetReference(x)), x.Length);

    public static Span<double> AsDouble<T>(Span<T> x) =>
        MemoryMarshal.CreateSpan(ref Unsafe.As<T, double>(ref MemoryMarshal.GetReference(x)), x.Length);

    private static double DotDouble(ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        y = y[..x.Length];
        int i = 0;
        double sum = 0;
        if (Vector256.IsHardwareAccelerated && x.Length >= 8)
        {
            ref double left = ref MemoryMarshal.GetReference(x);
            ref double right = ref MemoryMarshal.GetReference(y);
            Vector256<double> s0 = default;
            Vector256<double> s1 = default;
            Vector256<double> s2 = default;
            Vector256<double> s3 = default;
            for (; i <= x.Length - 16; i += 16)
            {
                s0 += Vector256.LoadUnsafe(ref left, (nuint)i) * Vector256.LoadUnsafe(ref right, (nuint)i);
                s1 += Vector256.LoadUnsafe(ref left, (nuint)i + 4) * Vector256.LoadUnsafe(ref right, (nuint)i + 4);
                s2 += Vector256.LoadUnsafe(ref left, (nuint)i + 8) * Vector256.LoadUnsafe(ref right, (nuint)i + 8);
                s3 += Vector256.LoadUnsafe(ref left, (nuint)i + 12) * Vector256.LoadUnsafe(ref right, (nuint)i + 12);
            }

            for (; i <= x.Length - 4; i += 4)
            {
                s0 += Vector256.LoadUnsafe(ref left, (nuint)i) * Vector256.LoadUnsafe(ref right, (nuint)i);
            }

            sum = Vector256.Sum(s0 + s1 + (s2 + s3));
        }

        for (; i < x.Length; i++)
        {
            sum += x[i] * y[i];
        }

        return sum;
    }

    private static void AxpyDouble(double alpha, ReadOnlySpan<double> x, Span<double> y)
    {
        y = y[..x.Length];
        int i = 0;
        if (Vector256.IsHardwareAccelerated && x.Length >= 4)
        {
            ref double from = ref MemoryMarshal.GetReference(x);
            ref double to = ref MemoryMarshal.GetReference(y);
            Vector256<double> factor = Vector256.Create(alpha);
            for (; i <= x.Length - 4; i += 4)
            {
                (Vector256.LoadUnsafe(ref to, (nuint)i) + (factor * Vector256.LoadUnsafe(ref from, (nuint)i))).StoreUnsafe(ref to, (nuint)i);
            }
        }

        for (; i < x.Length; i++)
        {
            y[i] += alpha * x[i];
        }
    }
}
