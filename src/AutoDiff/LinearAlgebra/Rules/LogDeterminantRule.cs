using System.Numerics;
using AutoDiff.CompilerServices;
using AutoDiff.LinearAlgebra.Kernels;

namespace AutoDiff.LinearAlgebra.Rules;

/// <summary>r = log |det A|; ṙ = ⟨A⁻ᵀ, Ȧ⟩; Ā += r̄ A⁻ᵀ.</summary>
internal static class LogDeterminantRule
{
    public static T Primal<T>(ReadOnlySpan<T> a, int n)
        where T : IFloatingPointIeee754<T>
    {
        Tape tape = Tape.Rent();
        Span<T> lu = tape.Reserve<T>(n * n);
        Span<int> rows = tape.Reserve<int>(n);
        Lu.FactorRegular(a, lu, rows, n);
        T result = OfDiagonal<T>(lu, n);
        tape.Return();
        return result;
    }

    public static (T Value, T Tangent) Jvp<T>(ReadOnlySpan<T> a, int n, ReadOnlySpan<T> aTangent)
        where T : IFloatingPointIeee754<T>
    {
        Tape tape = Tape.Rent();
        Span<T> inverse = tape.Reserve<T>(n * n);
        T result = WithInverse(a, inverse, n);
        T tangent = T.Zero;
        for (int i = 0; i < n; i++)
        {
            for (int j = 0; j < n; j++)
            {
                tangent += inverse[(j * n) + i] * aTangent[(i * n) + j];
            }
        }

        tape.Return();
        return (result, tangent);
    }

    public static T Vjp<T>(ReadOnlySpan<T> a, int n, T resultAdjoint, Span<T> aAdjoint)
        where T : IFloatingPointIeee754<T>
    {
        Tape tape = Tape.Rent();
        Span<T> inverse = tape.Reserve<T>(n * n);
        T result = WithInverse(a, inverse, n);
        for (int i = 0; i < n; i++)
        {
            for (int j = 0; j < n; j++)
            {
                aAdjoint[(i * n) + j] += resultAdjoint * inverse[(j * n) + i];
            }
        }

        tape.Return();
        return result;
    }

    private static T WithInverse<T>(ReadOnlySpan<T> a, Span<T> inverse, int n)
        where T : IFloatingPointIeee754<T>
    {
        Tape tape = Tape.Rent();
        Span<T> lu = tape.Reserve<T>(n * n);
        Span<int> rows = tape.Reserve<int>(n);
        Lu.FactorRegular(a, lu, rows, n);
        Lu.Invert<T>(lu, rows, inverse, n);
        T result = OfDiagonal<T>(lu, n);
        tape.Return();
        return result;
    }

    private static T OfDiagonal<T>(ReadOnlySpan<T> lu, int n)
        where T : IFloatingPointIeee754<T>
    {
        T sum = T.Zero;
        for (int i = 0; i < n; i++)
        {
            sum += T.Log(T.Abs(lu[(i * n) + i]));
        }

        return sum;
    }
}
