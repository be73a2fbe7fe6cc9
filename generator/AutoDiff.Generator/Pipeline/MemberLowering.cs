using AutoDiff.Generator.Emission;
using AutoDiff.Generator.IR;
using AutoDiff.Generator.Lowering;
using AutoDiff.Generator.Transforms;
using Microsoft.CodeAnalysis;

namespace AutoDiff.Generator.Pipeline;

/// <summary>Lowers marked members. Generator and analyzers both ask here, so that a diagnostic and a missing companion can
/// never disagree.</summary>
internal static class MemberLowering
{
    /// <summary>Lowers the member that carries the attribute; null if it is none that can.</summary>
    public static LoweredMember? Lower(ISymbol marked, Compilation compilation, CancellationToken cancellation)
    {
        if (MemberReader.MethodOf(marked) is not { DeclaringSyntaxReferences.IsEmpty: false } method)
        {
            return null;
        }

        try
        {
            return Lower(method, compilation, cancellation);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            // One member that lowering fails on must not cost the others their companions.
            Location place = marked.Locations.FirstOrDefault() ?? Location.None;
            return new LoweredMember(null, [new MemberProblem("AD0002", place, CompanionFactory.Failure(exception))], []);
        }
    }

    private static LoweredMember Lower(IMethodSymbol method, Compilation compilation, CancellationToken cancellation)
    {
        var types = new TypeMapper(compilation, method.ContainingType);
        MemberReading reading = MemberReader.Read(method, compilation, types);
        cancellation.ThrowIfCancellationRequested();
        if (reading.Signature.IsImplicit || method.IsAbstract || IsAllHandWritten(reading))
        {
            // Nothing is asked of the body.
            return new LoweredMember(Member(reading, Forwarding.Of(reading.Self, reading.Parameters, types.Layouts.ToEquatableArray())), reading.Problems, []);
        }

        SyntaxTree tree = (method.PartialImplementationPart ?? method).DeclaringSyntaxReferences[0].SyntaxTree;
        var calls = new CallResolver(compilation, types, RuleReader.Read(compilation));
        LoweringResult lowered = MethodLowering.Lower(
            method, compilation.GetSemanticModel(tree), types, calls, reading.Parameters, cancellation);
        IReadOnlyList<MemberProblem> problems =
        [
            .. reading.Problems,
            .. lowered.Problems.Select(p => new MemberProblem(p.Id, lowered.Origins[p.Origin], p.Arguments)),
        ];
        return new LoweredMember(lowered.Method is null ? null : Member(reading, lowered.Method), problems, lowered.Origins);
    }

    private static bool IsAllHandWritten(MemberReading reading) =>
        reading.HandWritten.Contains(CompanionNames.Jvp(reading.Signature.Family))
        && reading.HandWritten.Contains(CompanionNames.Vjp(reading.Signature.Family));

    private static DifferentiableMember? Member(MemberReading reading, IrMethod method) => reading.IsUsable
        ? new DifferentiableMember(reading.Host, method, reading.Self, reading.Requested, reading.HandWritten)
        : null;
}
