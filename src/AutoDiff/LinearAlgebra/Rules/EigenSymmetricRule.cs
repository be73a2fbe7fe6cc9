using System.Numerics;
using AutoDiff.CompilerServices;
using AutoDiff.LinearAlgebra.Kernels;

namespace AutoDiff.LinearAlgebra.Rules;

/// <summary>A = V Λ Vᵀ; with S = Vᵀ Ȧ V: λ̇ᵢ = Sᵢᵢ, V̇ = V (F ∘ S), Fᵢⱼ = 1/(λⱼ − λᵢ);
/// Ā += V (diag λ̄ + F ∘ (VᵀV̄ − V̄ᵀV)/2) Vᵀ, λ̄ and V̄ ← 0.</summary>
internal static class EigenSymmetricRule
{
    public static void Primal<T>(ReadOnlySpan<T> a, Span<T> values, Span<T> vectors, int n)
        where T : IFloatingPointIeee754<T>
        => SymmetricEigen.Decompose(a, values, vectors, n);

    public static void Jvp<T>(
        ReadOnlySpan<T> a, Span<T> values, Span<T> vectors, int n, ReadOnlySpan<T> aTangent, Span<T> valuesTangent, Span<T> vectorsTangent)
        where T : IFloatingPointIeee754<T>
    {
        SymmetricEigen.Decompose(a, values, vectors, n);
        Tape tape = Tape.Rent();
        Span<T> symmetric = tape.Reserve<T>(n * n);
        Span<T> product = tape.Reserve<T>(n * n);
        Blas.Symmetrize(aTangent, symmetric, n);
        Gemm.Multiply<T>(symmetric, false, vectors, false, product, n, n, n);
        Gemm.Multiply<T>(vectors, true, product, false, symmetric, n, n, n);
        var spectrum = new Spectrum<T>(values, Blas.MaxMagnitude<T>(values));
        T scale = Blas.MaxMagnitude<T>(symmetric);
        for (int i = 0; i < n; i++)
        {
            valuesTangent[i] = symmetric[(i * n) + i];
        }

        for (int i = 0; i < n; i++)
        {
            for (int j = 0; j < n; j++)
            {
                if (i != j && spectrum.Coincide(i, j))
                {
                    spectrum.RequireNothing(symmetric[(i * n) + j], scale, i, j);
                    spectrum.RequireNothing(valuesTangent[i] - valuesTangent[j], scale, i, j);
                }

                symmetric[(i * n) + j] = i == j || spectrum.Coincide(i, j) ? T.Zero : symmetric[(i * n) + j] / (values[j] - values[i]);
            }
        }

        Gemm.Multiply<T>(vectors, false, symmetric, false, vectorsTangent, n, n, n);
        tape.Return();
    }

    public static void Vjp<T>(
        ReadOnlySpan<T> a, Span<T> values, Span<T> vectors, int n, Span<T> aAdjoint, Span<T> valuesAdjoint, Span<T> vectorsAdjoint)
        where T : IFloatingPointIeee754<T>
    {
        SymmetricEigen.Decompose(a, values, vectors, n);
        Tape tape = Tape.Rent();
        Span<T> p = tape.Reserve<T>(n * n);
        Span<T> inner = tape.Reserve<T>(n * n);
        Gemm.Multiply<T>(vectors, true, vectorsAdjoint, false, p, n, n, n);
        var spectrum = new Spectrum<T>(values, Blas.MaxMagnitude<T>(values));
        T valueScale = Blas.MaxMagnitude<T>(valuesAdjoint);
        T vectorScale = Blas.MaxMagnitude<T>(vectorsAdjoint);
        for (int i = 0; i < n; i++)
        {
            inner[(i * n) + i] = valuesAdjoint[i];
            for (int j = 0; j < i; j++)
            {
                T turn = (p[(i * n) + j] - p[(j * n) + i]) * Real.From<T>(0.5);
                T element = T.Zero;
                if (spectrum.Coincide(i, j))
                {
                    // Also what is symmetric: it may be the 0/0 of a function of A that goes through its vectors.
                    spectrum.RequireNothing(p[(i * n) + j], vectorScale, i, j);
                    spectrum.RequireNothing(p[(j * n) + i], vectorScale, i, j);
                    spectrum.RequireNothing(valuesAdjoint[i] - valuesAdjoint[j], valueScale, i, j);
                }
                else
                {
                    element = turn / (values[j] - values[i]);
                }

                inner[(i * n) + j] = element;
                inner[(j * n) + i] = element;
            }
        }

        Gemm.Multiply<T>(vectors, false, inner, false, p, n, n, n);
        Gemm.Add<T>(T.One, p, false, vectors, true, aAdjoint, n, n, n);
        valuesAdjoint.Clear();
        vectorsAdjoint.Clear();
        tape.Return();
    }
}
