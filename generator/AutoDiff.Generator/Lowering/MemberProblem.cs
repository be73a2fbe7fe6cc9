using AutoDiff.Generator.IR;
using Microsoft.CodeAnalysis;

namespace AutoDiff.Generator.Lowering;

/// <summary>A problem with its place in the source: the diagnostic <paramref name="Id"/> with its message arguments.</summary>
/// <remarks>For the analyzers only; it never enters the pipeline. Arguments of problems of the declaration:
/// <c>AD0001</c> type, member; <c>AD0002</c> construct; <c>AD0009</c> member or companion, reason; <c>AD0010</c> method,
/// expected signature; <c>AD0014</c> companion, member.</remarks>
internal sealed record MemberProblem(string Id, Location Location, EquatableArray<string> Arguments);
