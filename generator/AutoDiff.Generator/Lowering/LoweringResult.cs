using AutoDiff.Generator.IR;
using Microsoft.CodeAnalysis;

namespace AutoDiff.Generator.Lowering;

/// <summary>What lowering made of a method: its IR, or the problems that stopped it. <paramref name="Origins"/> tells where
/// the numbered constructs stand; only the analyzers look at it. <paramref name="HiddenSymbols"/>: what the body refers to that not
/// every other type can see. <paramref name="Functions"/>: its recursive local functions. <paramref name="MovesOn"/>: another run would
/// compute something else.</summary>
internal sealed record LoweringResult(
    IrMethod? Method,
    EquatableArray<Problem> Problems,
    IReadOnlyList<Location> Origins,
    IReadOnlyList<ISymbol> HiddenSymbols,
    IReadOnlyList<LoweredFunction> Functions,
    bool MovesOn);
