using AutoDiff.Generator.IR;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AutoDiff.Generator.Lowering;

/// <summary>A local function that calls itself, as a hidden member of the type: the variables that it captures follow its parameters.</summary>
/// <param name="Function">The local function.</param>
/// <param name="Body">Its body.</param>
/// <param name="Captures">The variables that it and the local functions that it calls take from outside.</param>
/// <param name="Callee">It as its callers see it.</param>
/// <param name="Parameters">Its parameters and captures.</param>
internal sealed record LiftedFunction(
    IMethodSymbol Function, IBlockOperation Body, IReadOnlyList<ISymbol> Captures, Callee Callee, EquatableArray<IrParameter> Parameters);
