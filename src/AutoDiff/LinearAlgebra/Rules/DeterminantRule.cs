using System.Numerics;
using AutoDiff.CompilerServices;
using AutoDiff.LinearAlgebra.Kernels;

namespace AutoDiff.LinearAlgebra.Rules;

/// <summary>r = det A; ṙ = ⟨adj(A)ᵀ, Ȧ⟩; Ā += r̄ adj(A)ᵀ.</summary>
internal static class DeterminantRule
{
    public static T Primal<T>(ReadOnlySpan<T> a, int n)
        where T : IFloatingPointIeee754<T>
    {
        Tape tape = Tape.Rent();
        Span<T> lu = tape.Reserve<T>(n * n);
        Span<int> rows = tape.Reserve<int>(n);
        a.CopyTo(lu);
        T result = T.Zero;
        int sign = Lu.Factor(lu, rows, n);
        if (sign != 0)
        {
            result = Real.From<T>(sign);
            for (int i = 0; i < n; i++)
            {
                result *= lu[(i * n) + i];
            }
        }
        else if (!T.IsFinite(Blas.MaxMagnitude(a)))
        {
            throw SingularMatrixException.Exactly(n);
        }

        tape.Return();
        return result;
    }

    public static (T Value, T Tangent) Jvp<T>(ReadOnlySpan<T> a, int n, ReadOnlySpan<T> aTangent)
        where T : IFloatingPointIeee754<T>
    {
        Tape tape = Tape.Rent();
        Span<T> adjugate = tape.Reserve<T>(n * n);
        Adjugate.Of(a, adjugate, n);
        T tangent = T.Zero;
        for (int i = 0; i < n; i++)
        {
            for (int j = 0; j < n; j++)
            {
                tangent += adjugate[(j * n) + i] * aTangent[(i * n) + j];
            }
        }

        tape.Return();
        return (Primal(a, n), tangent);
    }

    public static T Vjp<T>(ReadOnlySpan<T> a, int n, T resultAdjoint, Span<T> aAdjoint)
        where T : IFloatingPointIeee754<T>
    {
        Tape tape = Tape.Rent();
        Span<T> adjugate = tape.Reserve<T>(n * n);
        T determinant = Adjugate.Of(a, adjugate, n);
        for (int i = 0; i < n; i++)
        {
            for (int j = 0; j < n; j++)
            {
                aAdjoint[(i * n) + j] += resultAdjoint * adjugate[(j * n) + i];
            }
        }

        tape.Return();
        return determinant;
    }
}
