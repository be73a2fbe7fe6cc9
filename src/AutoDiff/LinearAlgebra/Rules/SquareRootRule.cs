using System.Numerics;
using AutoDiff.CompilerServices;
using AutoDiff.LinearAlgebra.Kernels;

namespace AutoDiff.LinearAlgebra.Rules;

/// <summary>S = √A; the tangent is the Fréchet derivative L(A, Ȧ), which dual numbers compute; Ā += L(Aᵀ, S̄), S̄ ← 0.</summary>
internal static class SquareRootRule
{
    public static void Primal<T>(ReadOnlySpan<T> a, Span<T> result, int n)
        where T : IFloatingPointIeee754<T>
        => MatrixFunctions.SquareRoot(a, result, n);

    public static void Vjp<T>(ReadOnlySpan<T> a, Span<T> result, int n, Span<T> aAdjoint, Span<T> resultAdjoint)
        where T : IFloatingPointIeee754<T>
    {
        Tape tape = Tape.Rent();
        Span<T> transposed = tape.Reserve<T>(n * n);
        Blas.Transpose(a, transposed, n, n);
        Span<Dual<T>> dual = Duals.Pack<T>(tape, transposed, resultAdjoint);
        Span<Dual<T>> function = tape.Reserve<Dual<T>>(n * n);
        MatrixFunctions.SquareRoot<Dual<T>>(dual, function, n);
        for (int i = 0; i < n; i++)
        {
            for (int j = 0; j < n; j++)
            {
                // The function of the transpose is the transpose of the function.
                result[(j * n) + i] = function[(i * n) + j].Value;
                aAdjoint[(i * n) + j] += function[(i * n) + j].Tangent;
            }
        }

        resultAdjoint.Clear();
        tape.Return();
    }
}
