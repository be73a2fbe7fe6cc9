using AutoDiff.CompilerServices;
using AutoDiff.LinearAlgebra.Kernels;
using AutoDiff.LinearAlgebra;
using AutoDiff.Optimality.Rules;

namespace AutoDiff.Optimality;

public static partial class QuadraticProgram
{
    /// <summary>The solution of a convex quadratic program with its multipliers, by an interior-point method, then exactly on the active constraints.</summary>
    /// <remarks>The symmetric part of H is used. Throws where there is no solution.</remarks>
    /// <param name="h">H, row-major, n × n, positive semidefinite.</param>
    /// <param name="c">A vector of n.</param>
    /// <param name="a">Row-major, p × n.</param>
    /// <param name="b">A vector of p.</param>
    /// <param name="g">Row-major, m × n.</param>
    /// <param name="d">A vector of m.</param>
    /// <param name="x">The solution, a vector of n; overwritten.</param>
    /// <param name="equalityMultipliers">ν, a vector of p; overwritten.</param>
    /// <param name="inequalityMultipliers">λ, a vector of m; overwritten.</param>
    /// <param name="n">The unknowns.</param>
    /// <param name="p">The equations.</param>
    /// <param name="m">The inequalities.</param>
    public static void Solve(
        ReadOnlySpan<double> h,
        ReadOnlySpan<double> c,
        ReadOnlySpan<double> a,
        ReadOnlySpan<double> b,
        ReadOnlySpan<double> g,
        ReadOnlySpan<double> d,
        Span<double> x,
        Span<double> equalityMultipliers,
        Span<double> inequalityMultipliers,
        int n,
        int p,
        int m)
    {
        CheckSolve(h, c, a, b, g, d, x, equalityMultipliers, inequalityMultipliers, n, p, m);
        QuadraticProgramRule.Primal(h, c, a, b, g, d, x, equalityMultipliers, inequalityMultipliers, n, p, m);
    }

    /// <summary>JVP of <see cref="Solve"/>: the KKT system of the active constraints, solved for the tangents.</summary>
    public static void SolveJvp(
        ReadOnlySpan<double> h,
        ReadOnlySpan<double> c,
        ReadOnlySpan<double> a,
        ReadOnlySpan<double> b,
        ReadOnlySpan<double> g,
        ReadOnlySpan<double> d,
        Span<double> x,
        Span<double> equalityMultipliers,
        Span<double> inequalityMultipliers,
        int n,
        int p,
        int m,
        ReadOnlySpan<double> hTangent,
        ReadOnlySpan<double> cTangent,
        ReadOnlySpan<double> aTangent,
        ReadOnlySpan<double> bTangent,
        ReadOnlySpan<double> gTangent,
        ReadOnlySpan<double> dTangent,
        Span<double> xTangent,
        Span<double> equalityMultipliersTangent,
        Span<double> inequalityMultipliersTangent)
    {
        CheckSolve(h, c, a, b, g, d, x, equalityMultipliers, inequalityMultipliers, n, p, m);
        Require.Shadow(hTangent, h, nameof(hTangent));
        Require.Shadow(cTangent, c, nameof(cTangent));
        Require.Shadow(aTangent, a, nameof(aTangent));
        Require.Shadow(bTangent, b, nameof(bTangent));
        Require.Shadow(gTangent, g, nameof(gTangent));
        Require.Shadow(dTangent, d, nameof(dTangent));
        Require.Shadow(xTangent, x, nameof(xTangent));
        Require.Shadow(equalityMultipliersTangent, equalityMultipliers, nameof(equalityMultipliersTangent));
        Require.Shadow(inequalityMultipliersTangent, inequalityMultipliers, nameof(inequalityMultipliersTangent));
        Tape tape = Tape.Rent();
        Span<Dual<double>> hDual = Duals.Pack(tape, h, hTangent);
        Span<Dual<double>> cDual = Duals.Pack(tape, c, cTangent);
        Span<Dual<double>> aDual = Duals.Pack(tape, a, aTangent);
        Span<Dual<double>> bDual = Duals.Pack(tape, b, bTangent);
        Span<Dual<double>> gDual = Duals.Pack(tape, g, gTangent);
        Span<Dual<double>> dDual = Duals.Pack(tape, d, dTangent);
        Span<Dual<double>> xDual = Duals.Zeros(tape, x.Length);
        Span<Dual<double>> equalityMultipliersDual = Duals.Zeros(tape, equalityMultipliers.Length);
        Span<Dual<double>> inequalityMultipliersDual = Duals.Zeros(tape, inequalityMultipliers.Length);
        QuadraticProgramRule.Primal<Dual<double>>(
            hDual, cDual, aDual, bDual, gDual, dDual, xDual, equalityMultipliersDual, inequalityMultipliersDual, n, p, m);
        Duals.Unpack(xDual, x, xTangent);
        Duals.Unpack(equalityMultipliersDual, equalityMultipliers, equalityMultipliersTangent);
        Duals.Unpack(inequalityMultipliersDual, inequalityMultipliers, inequalityMultipliersTangent);
        tape.Return();
    }

    /// <summary>VJP of <see cref="Solve"/>: with K (u, v, w) = (x̄, ν̄, λ̄): c̄ −= u, b̄ += v, d̄ += w, H̄ −= the symmetric part of u xᵀ, Ā −= v xᵀ + ν uᵀ, Ḡ −= w xᵀ + λ uᵀ; x̄, ν̄, λ̄ ← 0.</summary>
    public static void SolveVjp(
        ReadOnlySpan<double> h,
        ReadOnlySpan<double> c,
        ReadOnlySpan<double> a,
        ReadOnlySpan<double> b,
        ReadOnlySpan<double> g,
        ReadOnlySpan<double> d,
        Span<double> x,
        Span<double> equalityMultipliers,
        Span<double> inequalityMultipliers,
        int n,
        int p,
        int m,
        Span<double> hAdjoint,
        Span<double> cAdjoint,
        Span<double> aAdjoint,
        Span<double> bAdjoint,
        Span<double> gAdjoint,
        Span<double> dAdjoint,
        Span<double> xAdjoint,
        Span<double> equalityMultipliersAdjoint,
        Span<double> inequalityMultipliersAdjoint)
    {
        CheckSolve(h, c, a, b, g, d, x, equalityMultipliers, inequalityMultipliers, n, p, m);
        Require.Shadow(hAdjoint, h, nameof(hAdjoint));
        Require.Shadow(cAdjoint, c, nameof(cAdjoint));
        Require.Shadow(aAdjoint, a, nameof(aAdjoint));
        Require.Shadow(bAdjoint, b, nameof(bAdjoint));
        Require.Shadow(gAdjoint, g, nameof(gAdjoint));
        Require.Shadow(dAdjoint, d, nameof(dAdjoint));
        Require.Shadow(xAdjoint, x, nameof(xAdjoint));
        Require.Shadow(equalityMultipliersAdjoint, equalityMultipliers, nameof(equalityMultipliersAdjoint));
        Require.Shadow(inequalityMultipliersAdjoint, inequalityMultipliers, nameof(inequalityMultipliersAdjoint));
        QuadraticProgramRule.Vjp(
            h,
            c,
            a,
            b,
            g,
            d,
            x,
            equalityMultipliers,
            inequalityMultipliers,
            n,
            p,
            m,
            hAdjoint,
            cAdjoint,
            aAdjoint,
            bAdjoint,
            gAdjoint,
            dAdjoint,
            xAdjoint,
            equalityMultipliersAdjoint,
            inequalityMultipliersAdjoint);
    }

    /// <summary>JVP of <see cref="SolveVjp"/>.</summary>
    public static void SolveVjpJvp(
        ReadOnlySpan<double> h,
        ReadOnlySpan<double> c,
        ReadOnlySpan<double> a,
        ReadOnlySpan<double> b,
        ReadOnlySpan<double> g,
        ReadOnlySpan<double> d,
        Span<double> x,
        Span<double> equalityMultipliers,
        Span<double> inequalityMultipliers,
        int n,
        int p,
        int m,
        Span<double> hAdjoint,
        Span<double> cAdjoint,
        Span<double> aAdjoint,
        Span<double> bAdjoint,
        Span<double> gAdjoint,
        Span<double> dAdjoint,
        Span<double> xAdjoint,
        Span<double> equalityMultipliersAdjoint,
        Span<double> inequalityMultipliersAdjoint,
        ReadOnlySpan<double> hTangent,
        ReadOnlySpan<double> cTangent,
        ReadOnlySpan<double> aTangent,
        ReadOnlySpan<double> bTangent,
        ReadOnlySpan<double> gTangent,
        ReadOnlySpan<double> dTangent,
        Span<double> xTangent,
        Span<double> equalityMultipliersTangent,
        Span<double> inequalityMultipliersTangent,
        Span<double> hAdjointTangent,
        Span<double> cAdjointTangent,
        Span<double> aAdjointTangent,
        Span<double> bAdjointTangent,
        Span<double> gAdjointTangent,
        Span<double> dAdjointTangent,
        Span<double> xAdjointTangent,
        Span<double> equalityMultipliersAdjointTangent,
        Span<double> inequalityMultipliersAdjointTangent)
    {
        CheckSolve(h, c, a, b, g, d, x, equalityMultipliers, inequalityMultipliers, n, p, m);
        Require.Shadow(hAdjoint, h, nameof(hAdjoint));
        Require.Shadow(cAdjoint, c, nameof(cAdjoint));
        Require.Shadow(aAdjoint, a, nameof(aAdjoint));
        Require.Shadow(bAdjoint, b, nameof(bAdjoint));
        Require.Shadow(gAdjoint, g, nameof(gAdjoint));
        Require.Shadow(dAdjoint, d, nameof(dAdjoint));
        Require.Shadow(xAdjoint, x, nameof(xAdjoint));
        Require.Shadow(equalityMultipliersAdjoint, equalityMultipliers, nameof(equalityMultipliersAdjoint));
        Require.Shadow(inequalityMultipliersAdjoint, inequalityMultipliers, nameof(inequalityMultipliersAdjoint));
        Require.Shadow(hTangent, h, nameof(hTangent));
        Require.Shadow(cTangent, c, nameof(cTangent));
        Require.Shadow(aTangent, a, nameof(aTangent));
        Require.Shadow(bTangent, b, nameof(bTangent));
        Require.Shadow(gTangent, g, nameof(gTangent));
        Require.Shadow(dTangent, d, nameof(dTangent));
        Require.Shadow(xTangent, x, nameof(xTangent));
        Require.Shadow(equalityMultipliersTangent, equalityMultipliers, nameof(equalityMultipliersTangent));
        Require.Shadow(inequalityMultipliersTangent, inequalityMultipliers, nameof(inequalityMultipliersTangent));
        Require.Shadow(hAdjointTangent, h, nameof(hAdjointTangent));
        Require.Shadow(cAdjointTangent, c, nameof(cAdjointTangent));
        Require.Shadow(aAdjointTangent, a, nameof(aAdjointTangent));
        Require.Shadow(bAdjointTangent, b, nameof(bAdjointTangent));
        Require.Shadow(gAdjointTangent, g, nameof(gAdjointTangent));
        Require.Shadow(dAdjointTangent, d, nameof(dAdjointTangent));
        Require.Shadow(xAdjointTangent, x, nameof(xAdjointTangent));
        Require.Shadow(equalityMultipliersAdjointTangent, equalityMultipliers, nameof(equalityMultipliersAdjointTangent));
        Require.Shadow(inequalityMultipliersAdjointTangent, inequalityMultipliers, nameof(inequalityMultipliersAdjointTangent));
        Tape tape = Tape.Rent();
        Span<Dual<double>> hDual = Duals.Pack(tape, h, hTangent);
        Span<Dual<double>> hAdjointDual = Duals.Zeros(tape, h.Length);
        Span<Dual<double>> cDual = Duals.Pack(tape, c, cTangent);
        Span<Dual<double>> cAdjointDual = Duals.Zeros(tape, c.Length);
        Span<Dual<double>> aDual = Duals.Pack(tape, a, aTangent);
        Span<Dual<double>> aAdjointDual = Duals.Zeros(tape, a.Length);
        Span<Dual<double>> bDual = Duals.Pack(tape, b, bTangent);
        Span<Dual<double>> bAdjointDual = Duals.Zeros(tape, b.Length);
        Span<Dual<double>> gDual = Duals.Pack(tape, g, gTangent);
        Span<Dual<double>> gAdjointDual = Duals.Zeros(tape, g.Length);
        Span<Dual<double>> dDual = Duals.Pack(tape, d, dTangent);
        Span<Dual<double>> dAdjointDual = Duals.Zeros(tape, d.Length);
        Span<Dual<double>> xDual = Duals.Zeros(tape, x.Length);
        Span<Dual<double>> xAdjointDual = Duals.Pack(tape, xAdjoint, xAdjointTangent);
        Span<Dual<double>> equalityMultipliersDual = Duals.Zeros(tape, equalityMultipliers.Length);
        Span<Dual<double>> equalityMultipliersAdjointDual = Duals.Pack(tape, equalityMultipliersAdjoint, equalityMultipliersAdjointTangent);
        Span<Dual<double>> inequalityMultipliersDual = Duals.Zeros(tape, inequalityMultipliers.Length);
        Span<Dual<double>> inequalityMultipliersAdjointDual = Duals.Pack(tape, inequalityMultipliersAdjoint, inequalityMultipliersAdjointTangent);
        QuadraticProgramRule.Vjp<Dual<double>>(
            hDual,
            cDual,
            aDual,
            bDual,
            gDual,
            dDual,
            xDual,
            equalityMultipliersDual,
            inequalityMultipliersDual,
            n,
            p,
            m,
            hAdjointDual,
            cAdjointDual,
            aAdjointDual,
            bAdjointDual,
            gAdjointDual,
            dAdjointDual,
            xAdjointDual,
            equalityMultipliersAdjointDual,
            inequalityMultipliersAdjointDual);
        Duals.Add(hAdjointDual, hAdjoint, hAdjointTangent);
        Duals.Add(cAdjointDual, cAdjoint, cAdjointTangent);
        Duals.Add(aAdjointDual, aAdjoint, aAdjointTangent);
        Duals.Add(bAdjointDual, bAdjoint, bAdjointTangent);
        Duals.Add(gAdjointDual, gAdjoint, gAdjointTangent);
        Duals.Add(dAdjointDual, dAdjoint, dAdjointTangent);
        Duals.Unpack(xDual, x, xTangent);
        xAdjoint.Clear();
        xAdjointTangent.Clear();
        Duals.Unpack(equalityMultipliersDual, equalityMultipliers, equalityMultipliersTangent);
        equalityMultipliersAdjoint.Clear();
        equalityMultipliersAdjointTangent.Clear();
        Duals.Unpack(inequalityMultipliersDual, inequalityMultipliers, inequalityMultipliersTangent);
        inequalityMultipliersAdjoint.Clear();
        inequalityMultipliersAdjointTangent.Clear();
        tape.Return();
    }

    private static void CheckSolve(
        ReadOnlySpan<double> h,
        ReadOnlySpan<double> c,
        ReadOnlySpan<double> a,
        ReadOnlySpan<double> b,
        ReadOnlySpan<double> g,
        ReadOnlySpan<double> d,
        ReadOnlySpan<double> x,
        ReadOnlySpan<double> equalityMultipliers,
        ReadOnlySpan<double> inequalityMultipliers,
        int n,
        int p,
        int m)
    {
        Require.Matrix(h, n, n, nameof(h));
        Require.Vector(c, n, nameof(c));
        Require.Matrix(a, p, n, nameof(a));
        Require.Vector(b, p, nameof(b));
        Require.Matrix(g, m, n, nameof(g));
        Require.Vector(d, m, nameof(d));
        Require.Vector(x, n, nameof(x));
        Require.Vector(equalityMultipliers, p, nameof(equalityMultipliers));
        Require.Vector(inequalityMultipliers, m, nameof(inequalityMultipliers));
        Require.Apart(x, equalityMultipliers, nameof(x));
        Require.Apart(x, inequalityMultipliers, nameof(x));
        Require.Apart(equalityMultipliers, inequalityMultipliers, nameof(equalityMultipliers));
        ApartFrom(x, h, c, a, b, g, d, nameof(x));
        ApartFrom(equalityMultipliers, h, c, a, b, g, d, nameof(equalityMultipliers));
        ApartFrom(inequalityMultipliers, h, c, a, b, g, d, nameof(inequalityMultipliers));
    }
}
