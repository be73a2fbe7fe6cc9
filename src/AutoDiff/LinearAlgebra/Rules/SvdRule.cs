using System.Numerics;
using AutoDiff.CompilerServices;
using AutoDiff.LinearAlgebra.Kernels;

namespace AutoDiff.LinearAlgebra.Rules;

/// <summary>A = U Σ Vᵀ; with S = Uᵀ Ȧ V: σ̇ᵢ = Sᵢᵢ, U̇ = U (F ∘ (S Σ + Σ Sᵀ)) + (I − U Uᵀ) Ȧ V Σ⁻¹, V̇ alike, Fᵢⱼ = 1/(σⱼ² − σᵢ²);
/// with P = UᵀŪ − ŪᵀU, Q = VᵀV̄ − V̄ᵀV: Ā += U (diag σ̄ + (F ∘ P) Σ + Σ (F ∘ Q)) Vᵀ + (I − U Uᵀ) Ū Σ⁻¹ Vᵀ + U Σ⁻¹ V̄ᵀ (I − V Vᵀ).</summary>
/// <remarks>The middle terms are split by (pσⱼ + qσᵢ)/(σⱼ² − σᵢ²) = ½ (p + q)/(σⱼ − σᵢ) + ½ (p − q)/(σⱼ + σᵢ): where values coincide and only
/// the second half is there, the derivative exists.</remarks>
internal static class SvdRule
{
    public static void Primal<T>(ReadOnlySpan<T> a, Span<T> u, Span<T> values, Span<T> v, int m, int n)
        where T : IFloatingPointIeee754<T>
        => SingularValues.Decompose(a, u, values, v, m, n);

    public static void Jvp<T>(
        ReadOnlySpan<T> a,
        Span<T> u,
        Span<T> values,
        Span<T> v,
        int m,
        int n,
        ReadOnlySpan<T> aTangent,
        Span<T> uTangent,
        Span<T> valuesTangent,
        Span<T> vTangent)
        where T : IFloatingPointIeee754<T>
    {
        SingularValues.Decompose(a, u, values, v, m, n);
        int k = values.Length;
        Tape tape = Tape.Rent();
        Span<T> av = tape.Reserve<T>(m * k);
        Span<T> s = tape.Reserve<T>(k * k);
        Span<T> left = tape.ReserveCleared<T>(k * k);
        Span<T> right = tape.ReserveCleared<T>(k * k);
        Gemm.Multiply<T>(aTangent, false, v, false, av, m, n, k);
        Gemm.Multiply<T>(u, true, av, false, s, k, m, k);
        var spectrum = new Spectrum<T>(values, k == 0 ? T.Zero : values[0]);
        T scale = Blas.MaxMagnitude<T>(s);
        for (int i = 0; i < k; i++)
        {
            valuesTangent[i] = s[(i * k) + i];
            if (spectrum.IsZero(i))
            {
                spectrum.RequireNothing(valuesTangent[i], scale, i, i);
            }

            for (int j = 0; j < i; j++)
            {
                T p = s[(i * k) + j];
                T q = s[(j * k) + i];
                if (spectrum.Coincide(i, j))
                {
                    spectrum.RequireNothing(s[(i * k) + i] - s[(j * k) + j], scale, i, j);
                }

                T difference = spectrum.OverDifference(p + q, i, j, scale);
                T sum = spectrum.OverSum(p - q, i, j, scale);
                left[(i * k) + j] = difference + sum;
                right[(i * k) + j] = difference - sum;
                left[(j * k) + i] = -left[(i * k) + j];
                right[(j * k) + i] = -right[(i * k) + j];
            }
        }

        Gemm.Multiply<T>(u, false, left, false, uTangent, m, k, k);
        Gemm.Multiply<T>(v, false, right, false, vTangent, n, k, k);
        if (m > k)
        {
            Gemm.Add<T>(-T.One, u, false, s, false, av, m, k, k);
            AddOverValues(spectrum, av, uTangent, m, k, scale);
        }

        if (n > k)
        {
            Span<T> back = tape.Reserve<T>(n * k);
            Gemm.Multiply<T>(aTangent, true, u, false, back, n, m, k);
            Gemm.Add<T>(-T.One, v, false, s, true, back, n, k, k);
            AddOverValues(spectrum, back, vTangent, n, k, scale);
        }

        tape.Return();
    }

    public static void Vjp<T>(
        ReadOnlySpan<T> a,
        Span<T> u,
        Span<T> values,
        Span<T> v,
        int m,
        int n,
        Span<T> aAdjoint,
        Span<T> uAdjoint,
        Span<T> valuesAdjoint,
        Span<T> vAdjoint)
        where T : IFloatingPointIeee754<T>
    {
        SingularValues.Decompose(a, u, values, v, m, n);
        int k = values.Length;
        Tape tape = Tape.Rent();
        Span<T> uu = tape.Reserve<T>(k * k);
        Span<T> vv = tape.Reserve<T>(k * k);
        Span<T> inner = tape.ReserveCleared<T>(k * k);
        Gemm.Multiply<T>(u, true, uAdjoint, false, uu, k, m, k);
        Gemm.Multiply<T>(v, true, vAdjoint, false, vv, k, n, k);
        var spectrum = new Spectrum<T>(values, k == 0 ? T.Zero : values[0]);
        T valueScale = Blas.MaxMagnitude<T>(valuesAdjoint);
        T vectorScale = T.Max(Blas.MaxMagnitude<T>(uAdjoint), Blas.MaxMagnitude<T>(vAdjoint));
        for (int i = 0; i < k; i++)
        {
            inner[(i * k) + i] = valuesAdjoint[i];
            if (spectrum.IsZero(i))
            {
                spectrum.RequireNothing(valuesAdjoint[i], valueScale, i, i);
                RequireNothing(spectrum, m > k ? uAdjoint : [], k, i, vectorScale);
                RequireNothing(spectrum, n > k ? vAdjoint : [], k, i, vectorScale);
            }

            for (int j = 0; j < i; j++)
            {
                T p = uu[(i * k) + j] - uu[(j * k) + i];
                T q = vv[(i * k) + j] - vv[(j * k) + i];
                if (spectrum.Coincide(i, j))
                {
                    // Also what is symmetric: it may be the 0/0 of a function of A that goes through its vectors.
                    spectrum.RequireNothing(valuesAdjoint[i] - valuesAdjoint[j], valueScale, i, j);
                    spectrum.RequireNothing(uu[(i * k) + j] + uu[(j * k) + i], vectorScale, i, j);
                    spectrum.RequireNothing(vv[(i * k) + j] + vv[(j * k) + i], vectorScale, i, j);
                }

                // Mirrored, p and q and the difference change their signs, and the sum does not.
                T difference = spectrum.OverDifference(p + q, i, j, vectorScale);
                T sum = spectrum.OverSum(p - q, i, j, vectorScale);
                inner[(i * k) + j] = difference + sum;
                inner[(j * k) + i] = difference - sum;
            }
        }

        Span<T> work = tape.Reserve<T>(Math.Max(m, n) * k);
        Gemm.Multiply<T>(u, false, inner, false, work, m, k, k);
        Gemm.Add<T>(T.One, work, false, v, true, aAdjoint, m, k, n);
        if (m > k)
        {
            Gemm.Add<T>(-T.One, u, false, uu, false, uAdjoint, m, k, k);
            work.Clear();
            AddOverValues(spectrum, uAdjoint, work, m, k, vectorScale);
            Gemm.Add<T>(T.One, work, false, v, true, aAdjoint, m, k, n);
        }

        if (n > k)
        {
            Gemm.Add<T>(-T.One, v, false, vv, false, vAdjoint, n, k, k);
            work.Clear();
            AddOverValues(spectrum, vAdjoint, work, n, k, vectorScale);
            Gemm.Add<T>(T.One, u, false, work, true, aAdjoint, m, k, n);
        }

        uAdjoint.Clear();
        valuesAdjoint.Clear();
        vAdjoint.Clear();
        tape.Return();
    }

    /// <summary>Y ← Y + X Σ⁻¹ for matrices of k columns.</summary>
    private static void AddOverValues<T>(Spectrum<T> spectrum, ReadOnlySpan<T> x, Span<T> y, int rows, int k, T scale)
        where T : IFloatingPointIeee754<T>
    {
        for (int i = 0; i < rows; i++)
        {
            for (int j = 0; j < k; j++)
            {
                y[(i * k) + j] += spectrum.OverValue(x[(i * k) + j], j, scale);
            }
        }
    }

    private static void RequireNothing<T>(Spectrum<T> spectrum, ReadOnlySpan<T> adjoint, int k, int column, T scale)
        where T : IFloatingPointIeee754<T>
    {
        for (int at = column; at < adjoint.Length; at += k)
        {
            spectrum.RequireNothing(adjoint[at], scale, column, column);
        }
    }
}
