using AutoDiff.Generator.IR;
using AutoDiff.Generator.Transforms;
using AutoDiff.Generator.Transforms.Batching;

namespace AutoDiff.Generator.Emission;

/// <summary>The companions that evaluate many points at once.</summary>
internal static partial class CompanionFactory
{
    private static void AddBatches(DifferentiableMember member, RuleTable rules, TransformOptions options, string? vjp, List<string> companions, List<string> hidden)
    {
        MemberHost host = member.Host;
        string values = CompanionNames.Batch(host.Family);
        if (!member.IsHandWritten(values))
        {
            companions.Add(Write(member, options, Pointwise.Values(member.Method, member.Self, values), CompanionDocs.Batch(host, "")));
        }

        string gradients = CompanionNames.GradientBatch(host.Family);
        if ((member.Requested & DerivativeFlags.GradientBatch) != 0 && vjp is not null && !member.IsHandWritten(gradients))
        {
            companions.Add(Write(member, options, Pointwise.Gradients(member.Method, WithVjp(member, vjp), gradients), CompanionDocs.GradientBatch(host, "")));
        }
    }

    private static Callee WithVjp(DifferentiableMember member, string vjp) => member.Self with
    {
        Companions = EquatableArray.Of(new CompanionReference(CompanionKind.Vjp, (member.Self.HasReceiver ? "." : "") + Keywords.Escape(vjp) + member.Host.TypeParameters)),
    };
}
