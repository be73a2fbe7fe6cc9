using System.Numerics;
using AutoDiff.CompilerServices;
using AutoDiff.LinearAlgebra.Kernels;

namespace AutoDiff.Optimality.Rules;

/// <summary>r = x inside the ball; outside the simplex projection of |x| with the signs of x.</summary>
internal static class L1BallRule
{
    public static void Primal<T>(ReadOnlySpan<T> x, Span<T> result, T radius)
        where T : IFloatingPointIeee754<T>
    {
        if (IsInside(x, radius))
        {
            x.CopyTo(result);
            return;
        }

        Tape tape = Tape.Rent();
        Span<T> magnitudes = Magnitudes(tape, x);
        SimplexRule.Primal(magnitudes, result, radius);
        ApplySigns(x, result);
        tape.Return();
    }

    public static void Vjp<T>(ReadOnlySpan<T> x, Span<T> result, T radius, Span<T> xAdjoint, Span<T> resultAdjoint, ref T radiusAdjoint)
        where T : IFloatingPointIeee754<T>
    {
        if (IsInside(x, radius))
        {
            x.CopyTo(result);
            Blas.Axpy(T.One, resultAdjoint, xAdjoint);
            resultAdjoint.Clear();
            return;
        }

        Tape tape = Tape.Rent();
        Span<T> magnitudes = Magnitudes(tape, x);
        Span<T> magnitudesAdjoint = tape.ReserveCleared<T>(x.Length);
        ApplySigns(x, resultAdjoint);
        SimplexRule.Vjp(magnitudes, result, radius, magnitudesAdjoint, resultAdjoint, ref radiusAdjoint);
        ApplySigns(x, result);
        ApplySigns(x, magnitudesAdjoint);
        Blas.Axpy(T.One, magnitudesAdjoint, xAdjoint);
        tape.Return();
    }

    private static bool IsInside<T>(ReadOnlySpan<T> x, T radius)
        where T : IFloatingPointIeee754<T>
    {
        T sum = T.Zero;
        foreach (T element in x)
        {
            sum += T.Abs(element);
        }

        return sum <= radius;
    }

    private static Span<T> Magnitudes<T>(Tape tape, ReadOnlySpan<T> x)
        where T : IFloatingPointIeee754<T>
    {
        Span<T> magnitudes = tape.Reserve<T>(x.Length);
        for (int i = 0; i < x.Length; i++)
        {
            magnitudes[i] = T.Abs(x[i]);
        }

        return magnitudes;
    }

    private static void ApplySigns<T>(ReadOnlySpan<T> x, Span<T> y)
        where T : IFloatingPointIeee754<T>
    {
        for (int i = 0; i < x.Length; i++)
        {
            y[i] = x[i] < T.Zero ? -y[i] : y[i];
        }
    }
}
