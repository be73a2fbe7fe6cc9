using System.Numerics;
using AutoDiff.CompilerServices;
using AutoDiff.LinearAlgebra.Kernels;

namespace AutoDiff.Optimality.Rules;

/// <summary>R = U f(Σ) Vᵀ with f(σ) = max(σ − t, 0); Ṙ = D(Ẋ) − ṫ U 1[σ &gt; t] Vᵀ with the self-adjoint D below; X̄ += D(R̄), t̄ −= ⟨U 1[σ &gt; t] Vᵀ, R̄⟩.</summary>
/// <remarks>With P = UᵀẊV: D = U (Γ ∘ (P + Pᵀ)/2 + Ω ∘ (P − Pᵀ)/2) Vᵀ + (I − UUᵀ) Ẋ V φ Vᵀ + U φ UᵀẊ (I − VVᵀ), Γᵢⱼ = (fᵢ − fⱼ)/(σᵢ − σⱼ),
/// Ωᵢⱼ = (fᵢ + fⱼ)/(σᵢ + σⱼ), φ = f/σ (Lewis and Sendov, 2005): no difference of singular values is ever divided by where they coincide.</remarks>
internal static class NuclearRule
{
    public static void Primal<T>(ReadOnlySpan<T> x, Span<T> result, T threshold, int m, int n)
        where T : IFloatingPointIeee754<T>
    {
        int k = Math.Min(m, n);
        Tape tape = Tape.Rent();
        Span<T> u = tape.Reserve<T>(m * k);
        Span<T> values = tape.Reserve<T>(k);
        Span<T> v = tape.Reserve<T>(n * k);
        SingularValues.Decompose(x, u, values, v, m, n);
        result.Clear();
        AddKept(u, values, v, threshold, m, n, result, shrink: true, T.One);
        tape.Return();
    }

    public static void Jvp<T>(
        ReadOnlySpan<T> x, Span<T> result, T threshold, int m, int n, ReadOnlySpan<T> xTangent, Span<T> resultTangent, T thresholdTangent)
        where T : IFloatingPointIeee754<T>
    {
        int k = Math.Min(m, n);
        Tape tape = Tape.Rent();
        Span<T> u = tape.Reserve<T>(m * k);
        Span<T> values = tape.Reserve<T>(k);
        Span<T> v = tape.Reserve<T>(n * k);
        SingularValues.Decompose(x, u, values, v, m, n);
        result.Clear();
        AddKept(u, values, v, threshold, m, n, result, shrink: true, T.One);
        resultTangent.Clear();
        AddDifferential(u, values, v, threshold, m, n, xTangent, resultTangent);
        AddKept(u, values, v, threshold, m, n, resultTangent, shrink: false, -thresholdTangent);
        tape.Return();
    }

    public static void Vjp<T>(
        ReadOnlySpan<T> x, Span<T> result, T threshold, int m, int n, Span<T> xAdjoint, Span<T> resultAdjoint, ref T thresholdAdjoint)
        where T : IFloatingPointIeee754<T>
    {
        int k = Math.Min(m, n);
        Tape tape = Tape.Rent();
        Span<T> u = tape.Reserve<T>(m * k);
        Span<T> values = tape.Reserve<T>(k);
        Span<T> v = tape.Reserve<T>(n * k);
        SingularValues.Decompose(x, u, values, v, m, n);
        result.Clear();
        AddKept(u, values, v, threshold, m, n, result, shrink: false, T.One);
        thresholdAdjoint -= Blas.Dot<T>(result, resultAdjoint);
        result.Clear();
        AddKept(u, values, v, threshold, m, n, result, shrink: true, T.One);
        AddDifferential(u, values, v, threshold, m, n, resultAdjoint, xAdjoint);
        resultAdjoint.Clear();
        tape.Return();
    }

    /// <summary>Adds α U f(Σ) Vᵀ, or with ones for the values that are kept.</summary>
    private static void AddKept<T>(
        ReadOnlySpan<T> u, ReadOnlySpan<T> values, ReadOnlySpan<T> v, T threshold, int m, int n, Span<T> result, bool shrink, T alpha)
        where T : IFloatingPointIeee754<T>
    {
        int k = values.Length;
        for (int s = 0; s < k && values[s] > threshold; s++)
        {
            T factor = shrink ? alpha * (values[s] - threshold) : alpha;
            for (int i = 0; i < m; i++)
            {
                T left = factor * u[(i * k) + s];
                for (int j = 0; j < n; j++)
                {
                    result[(i * n) + j] += left * v[(j * k) + s];
                }
            }
        }
    }

    private static void AddDifferential<T>(
        ReadOnlySpan<T> u, ReadOnlySpan<T> values, ReadOnlySpan<T> v, T threshold, int m, int n, ReadOnlySpan<T> direction, Span<T> result)
        where T : IFloatingPointIeee754<T>
    {
        int k = values.Length;
        Tape tape = Tape.Rent();
        Span<T> kept = tape.Reserve<T>(k);
        Span<T> xv = tape.Reserve<T>(m * k);
        Span<T> p = tape.Reserve<T>(k * k);
        Span<T> inner = tape.Reserve<T>(k * k);
        for (int i = 0; i < k; i++)
        {
            kept[i] = values[i] > threshold ? values[i] - threshold : T.Zero;
        }

        Gemm.Multiply<T>(direction, false, v, false, xv, m, n, k);
        Gemm.Multiply<T>(u, true, xv, false, p, k, m, k);
        T half = Real.From<T>(0.5);
        for (int i = 0; i < k; i++)
        {
            for (int j = 0; j < k; j++)
            {
                T symmetric = (p[(i * k) + j] + p[(j * k) + i]) * half;
                T turning = (p[(i * k) + j] - p[(j * k) + i]) * half;
                inner[(i * k) + j] = (Slope(values, kept, threshold, i, j) * symmetric) + (Ratio(kept[i] + kept[j], values[i] + values[j], threshold) * turning);
            }
        }

        Span<T> work = tape.Reserve<T>(Math.Max(m, n) * k);
        Gemm.Multiply<T>(u, false, inner, false, work, m, k, k);
        if (m > k)
        {
            Gemm.Add<T>(-T.One, u, false, p, false, xv, m, k, k);
            AddScaled(xv, values, kept, threshold, work, m);
        }

        Gemm.Add<T>(T.One, work, false, v, true, result, m, k, n);
        if (n > k)
        {
            Span<T> back = tape.Reserve<T>(n * k);
            Gemm.Multiply<T>(direction, true, u, false, back, n, m, k);
            Gemm.Add<T>(-T.One, v, false, p, true, back, n, k, k);
            work.Clear();
            AddScaled(back, values, kept, threshold, work, n);
            Gemm.Add<T>(T.One, u, false, work, true, result, m, k, n);
        }

        tape.Return();
    }

    private static void AddScaled<T>(ReadOnlySpan<T> x, ReadOnlySpan<T> values, ReadOnlySpan<T> kept, T threshold, Span<T> result, int rows)
        where T : IFloatingPointIeee754<T>
    {
        int k = values.Length;
        for (int i = 0; i < rows; i++)
        {
            for (int j = 0; j < k; j++)
            {
                result[(i * k) + j] += x[(i * k) + j] * Ratio(kept[j], values[j], threshold);
            }
        }
    }

    /// <summary>(fᵢ − fⱼ)/(σᵢ − σⱼ): exactly 1 or 0 where both are on one side of the threshold.</summary>
    private static T Slope<T>(ReadOnlySpan<T> values, ReadOnlySpan<T> kept, T threshold, int i, int j)
        where T : IFloatingPointIeee754<T>
    {
        bool isKept = values[i] > threshold;
        return isKept == values[j] > threshold ? (isKept ? T.One : T.Zero) : (kept[i] - kept[j]) / (values[i] - values[j]);
    }

    /// <summary>f/σ, continued to σ = 0.</summary>
    private static T Ratio<T>(T kept, T value, T threshold)
        where T : IFloatingPointIeee754<T>
        => value == T.Zero ? (threshold == T.Zero ? T.One : T.Zero) : kept / value;
}
