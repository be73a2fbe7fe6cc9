using AutoDiff.Generator.IR;
using AutoDiff.Generator.Transforms;
using AutoDiff.Generator.Transforms.Batching;

namespace AutoDiff.Generator.Emission;

/// <summary>The companions that evaluate many points at once: on lanes where the body allows it, one after the other elsewhere.</summary>
internal static partial class CompanionFactory
{
    private static void AddBatches(DifferentiableMember member, RuleTable rules, TransformOptions options, string? vjp, List<string> companions, List<string> hidden)
    {
        MemberHost host = member.Host;
        string values = CompanionNames.Batch(host.Family);
        if (!member.IsHandWritten(values))
        {
            string reason = AddLanes(member, values, options, method => method, isGradient: false, companions, hidden);
            if (reason.Length > 0)
            {
                companions.Add(Write(member, options, Pointwise.Values(member.Method, member.Self, values), CompanionDocs.Batch(host, reason)));
            }
        }

        string gradients = CompanionNames.GradientBatch(host.Family);
        if ((member.Requested & DerivativeFlags.GradientBatch) != 0 && vjp is not null && !member.IsHandWritten(gradients))
        {
            bool isOwn = member.IsHandWritten(CompanionNames.Vjp(host.Family));
            string reason = isOwn
                ? "a derivative written by hand"
                : AddLanes(member, gradients, options, method => Vjp.Gradient(method, rules, gradients), isGradient: true, companions, hidden);
            if (reason.Length > 0)
            {
                companions.Add(Write(member, options, Pointwise.Gradients(member.Method, WithVjp(member, vjp), gradients), CompanionDocs.GradientBatch(host, reason)));
            }
        }

        AddJacobianBatch(member, options, companions);
    }

    /// <summary>The Jacobians of all points, one after the other.</summary>
    private static void AddJacobianBatch(DifferentiableMember member, TransformOptions options, List<string> companions)
    {
        MemberHost host = member.Host;
        string name = CompanionNames.JacobianBatch(host.Family);
        if ((member.Requested & DerivativeFlags.JacobianBatch) == 0 || member.IsHandWritten(name))
        {
            return;
        }

        IrType first = member.Method.Parameters.First(static p => p.IsActive && !WrapperText.IsOutput(p)).Variable.Type;
        var real = (RealType)(first is SequenceType sequence ? sequence.Element : first);
        string jacobian = (member.Self.HasReceiver ? "." : "") + Keywords.Escape(CompanionNames.Jacobian(host.Family)) + host.TypeParameters;
        Callee callee = member.Self with { Companions = EquatableArray.Of(new CompanionReference(CompanionKind.Jvp, jacobian)) };
        companions.Add(Write(member, options, Pointwise.Jacobians(member.Method, callee, real, name), CompanionDocs.JacobianBatch(host)));
    }

    /// <summary>Adds a companion that runs on lanes; returns what keeps it from that, or nothing.</summary>
    private static string AddLanes(
        DifferentiableMember member, string name, TransformOptions options, Func<IrMethod, IrMethod> companion, bool isGradient, List<string> companions, List<string> hidden)
    {
        MemberHost host = member.Host;
        if (host.Dispatch != MemberDispatch.None || host.ContractKeys.Count > 0)
        {
            return "other bodies in derived types";
        }

        try
        {
            RealType real = LaneReal(member.Method);
            var types = new LaneTypes(real);
            IrMethod scalar = Inlined(member, companion);
            scalar = Simplify.Apply(scalar, options, ShadowNames.Of(member.Method).IsShadow);
            string lanesName = CompanionNames.Lanes(name, host.HalfSuffix);
            string pointsName = CompanionNames.Points(name, host.HalfSuffix);
            IrMethod lanes = LaneTransform.Apply(scalar, real, lanesName);
            string inner = host.TypeParameters.Length > 2 ? host.TypeParameters.Substring(1, host.TypeParameters.Length - 2) + ", " : "";
            MemberHost generic = host with { TypeParameters = $"<{inner}{LaneTypes.Name}>", Constraints = host.Constraints + types.Constraint, IsExtension = false };
            var ids = new VariableIds(member.Method.VariableCount);
            var signature = new BatchSignature(member.Method, ids, isGradient);
            string what = isGradient ? "The value and the gradient" : "The value";
            IrMethod wrapper = LaneBatch.Wrap(signature, real, name, Keywords.Escape(pointsName), inner, ids);
            string text = CSharpEmitter.Member(lanes, generic, lanesName, CompanionDocs.Lanes(host, what), isHidden: true, isOptimised: true);
            string points = PointsWriter.Write(generic, signature, lanes, types, pointsName, CompanionDocs.Points(host, what));
            companions.Add(CSharpEmitter.Member(wrapper, host, name, isGradient ? CompanionDocs.GradientBatch(host, null) : CompanionDocs.Batch(host, null)));
            hidden.Add(points);
            hidden.Add(text);
            return "";
        }
        catch (LaneException exception)
        {
            return exception.Message;
        }
    }

    /// <summary>The companion with the bodies of callees in it, which know no lanes themselves.</summary>
    private static IrMethod Inlined(DifferentiableMember member, Func<IrMethod, IrMethod> companion)
    {
        try
        {
            return companion(Inlining.All(member.Method, member.Bodies));
        }
        catch (Exception exception) when (exception is TransformException or GapException)
        {
            return companion(member.Method);
        }
    }

    /// <summary>The real that lies in the lanes: the result's, or that of the first batched parameter which has one.</summary>
    private static RealType LaneReal(IrMethod method)
    {
        IEnumerable<IrType> candidates = method.Results.Select(static result => result.Type)
            .Concat(method.Parameters.Where(static p => p.IsBatched).Select(static p => p.Variable.Type is SequenceType sequence ? sequence.Element : p.Variable.Type));
        return candidates.OfType<RealType>().FirstOrDefault() is { Kind: not RealKind.Generic } real
            ? real
            : throw new LaneException("no double or float that differs by point");
    }

    private static Callee WithVjp(DifferentiableMember member, string vjp) => member.Self with
    {
        Companions = EquatableArray.Of(new CompanionReference(CompanionKind.Vjp, (member.Self.HasReceiver ? "." : "") + Keywords.Escape(vjp) + member.Host.TypeParameters)),
    };
}
