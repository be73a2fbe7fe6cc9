using AutoDiff.Generator.IR;

namespace AutoDiff.Generator.Lowering;

/// <summary>A recursive local function of a member after lowering.</summary>
internal sealed record LoweredFunction(Callee Self, IrMethod Method);
