using AutoDiff.CompilerServices;
using AutoDiff.LinearAlgebra.Kernels;
using AutoDiff.LinearAlgebra.Rules;

namespace AutoDiff.LinearAlgebra;

public static partial class Matrix
{
    /// <summary>A = Q R with orthonormal columns in Q and a positive diagonal in R. Throws where A has no full column rank.</summary>
    /// <param name="a">Row-major, m × n, m ≥ n.</param>
    /// <param name="q">Row-major, m × n; overwritten.</param>
    /// <param name="r">Row-major, n × n, upper; overwritten.</param>
    /// <param name="m">Rows of A.</param>
    /// <param name="n">Columns of A.</param>
    public static void Qr(ReadOnlySpan<double> a, Span<double> q, Span<double> r, int m, int n)
    {
        CheckQr(a, q, r, m, n);
        QrRule.Primal(a, q, r, m, n);
    }

    /// <summary>JVP of <see cref="Qr"/>: the derivative of the orthogonalisation itself.</summary>
    public static void QrJvp(
        ReadOnlySpan<double> a,
        Span<double> q,
        Span<double> r,
        int m,
        int n,
        ReadOnlySpan<double> aTangent,
        Span<double> qTangent,
        Span<double> rTangent)
    {
        CheckQr(a, q, r, m, n);
        Require.Shadow(aTangent, a, nameof(aTangent));
        Require.Shadow(qTangent, q, nameof(qTangent));
        Require.Shadow(rTangent, r, nameof(rTangent));
        Tape tape = Tape.Rent();
        Span<Dual<double>> aDual = Duals.Pack(tape, a, aTangent);
        Span<Dual<double>> qDual = Duals.Zeros(tape, q.Length);
        Span<Dual<double>> rDual = Duals.Zeros(tape, r.Length);
        QrRule.Primal<Dual<double>>(aDual, qDual, rDual, m, n);
        Duals.Unpack(qDual, q, qTangent);
        Duals.Unpack(rDual, r, rTangent);
        tape.Return();
    }

    /// <summary>VJP of <see cref="Qr"/>: with M = R R̄ᵀ − Q̄ᵀ Q and C = its lower triangle, mirrored: Ā += (Q̄ + Q C) R⁻ᵀ, Q̄ and R̄ ← 0 (Walter and Lehmann, 2010).</summary>
    public static void QrVjp(
        ReadOnlySpan<double> a,
        Span<double> q,
        Span<double> r,
        int m,
        int n,
        Span<double> aAdjoint,
        Span<double> qAdjoint,
        Span<double> rAdjoint)
    {
        CheckQr(a, q, r, m, n);
        Require.Shadow(aAdjoint, a, nameof(aAdjoint));
        Require.Shadow(qAdjoint, q, nameof(qAdjoint));
        Require.Shadow(rAdjoint, r, nameof(rAdjoint));
        QrRule.Vjp(a, q, r, m, n, aAdjoint, qAdjoint, rAdjoint);
    }

    /// <summary>JVP of <see cref="QrVjp"/>.</summary>
    public static void QrVjpJvp(
        ReadOnlySpan<double> a,
        Span<double> q,
        Span<double> r,
        int m,
        int n,
        Span<double> aAdjoint,
        Span<double> qAdjoint,
        Span<double> rAdjoint,
        ReadOnlySpan<double> aTangent,
        Span<double> qTangent,
        Span<double> rTangent,
        Span<double> aAdjointTangent,
        Span<double> qAdjointTangent,
        Span<double> rAdjointTangent)
    {
        CheckQr(a, q, r, m, n);
        Require.Shadow(aAdjoint, a, nameof(aAdjoint));
        Require.Shadow(qAdjoint, q, nameof(qAdjoint));
        Require.Shadow(rAdjoint, r, nameof(rAdjoint));
        Require.Shadow(aTangent, a, nameof(aTangent));
        Require.Shadow(qTangent, q, nameof(qTangent));
        Require.Shadow(rTangent, r, nameof(rTangent));
        Require.Shadow(aAdjointTangent, a, nameof(aAdjointTangent));
        Require.Shadow(qAdjointTangent, q, nameof(qAdjointTangent));
        Require.Shadow(rAdjointTangent, r, nameof(rAdjointTangent));
        Tape tape = Tape.Rent();
        Span<Dual<double>> aDual = Duals.Pack(tape, a, aTangent);
        Span<Dual<double>> aAdjointDual = Duals.Zeros(tape, a.Length);
        Span<Dual<double>> qDual = Duals.Zeros(tape, q.Length);
        Span<Dual<double>> qAdjointDual = Duals.Pack(tape, qAdjoint, qAdjointTangent);
        Span<Dual<double>> rDual = Duals.Zeros(tape, r.Length);
        Span<Dual<double>> rAdjointDual = Duals.Pack(tape, rAdjoint, rAdjointTangent);
        QrRule.Vjp<Dual<double>>(aDual, qDual, rDual, m, n, aAdjointDual, qAdjointDual, rAdjointDual);
        Duals.Add(aAdjointDual, aAdjoint, aAdjointTangent);
        Duals.Unpack(qDual, q, qTangent);
        qAdjoint.Clear();
        qAdjointTangent.Clear();
        Duals.Unpack(rDual, r, rTangent);
        rAdjoint.Clear();
        rAdjointTangent.Clear();
        tape.Return();
    }

    private static void CheckQr(ReadOnlySpan<double> a, ReadOnlySpan<double> q, ReadOnlySpan<double> r, int m, int n)
    {
        Require.Matrix(a, m, n, nameof(a));
        Require.Tall(m, n);
        Require.Matrix(q, m, n, nameof(q));
        Require.Matrix(r, n, n, nameof(r));
        Require.Apart(q, a, nameof(q));
        Require.Apart(r, a, nameof(r));
        Require.Apart(r, q, nameof(r));
    }
}
