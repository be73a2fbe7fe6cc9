using AutoDiff.Generator.IR;
using AutoDiff.Generator.Lowering;
using Microsoft.CodeAnalysis;

namespace AutoDiff.Generator.Pipeline;

/// <summary>A marked member after lowering, with what only the analyzers look at: the problems found so far, and the places
/// of the constructs that later problems name by number.</summary>
internal sealed record LoweredMember(DifferentiableMember? Member, IReadOnlyList<MemberProblem> Problems, IReadOnlyList<Location> Origins);
