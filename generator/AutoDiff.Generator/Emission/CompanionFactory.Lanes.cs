using AutoDiff.Generator.IR;
using AutoDiff.Generator.Transforms;

namespace AutoDiff.Generator.Emission;

/// <summary>The sweeps with several tangents at once that Jacobians and Hessians are made of.</summary>
/// <remarks>Where there is none (a tangent in a struct, a callee without a body here, a generic method), each tangent has a sweep of
/// its own.</remarks>
internal static partial class CompanionFactory
{
    /// <summary>Adds the columns of the Jacobian on lanes; their name, or null if there are none.</summary>
    private static string? AddJacobianLanes(DifferentiableMember member, RuleTable rules, TransformOptions options, bool hasVjp, List<string> hidden)
    {
        string family = member.Host.Family;
        string sweep = CompanionNames.JvpLanes(family);
        if (!options.UsesLanes || member.IsHandWritten(CompanionNames.Jvp(family)) || !JacobianWriter.HasColumns(member, hasVjp))
        {
            return null;
        }

        return AddLanes(member, isHessian: false, sweep, CompanionNames.JacobianLanes(family), "The Jacobian-vector product", hidden, () =>
        {
            (IrMethod jvp, IReadOnlyCollection<int> tangents) = Jvp.TransformMarked(Inlining.All(member.Method, member.Bodies), rules, sweep);
            IrMethod simplified = Simplify.Apply(jvp, options, ShadowNames.Of(member.Method).IsShadow);
            return LaneTangents.Transform(simplified, tangents, member.Method.Results.Count, sweep);
        });
    }

    /// <summary>Adds the rows of the Hessian on lanes; their name, or null if there are none.</summary>
    private static string? AddHessianLanes(DifferentiableMember member, RuleTable rules, TransformOptions options, List<string> hidden)
    {
        string family = member.Host.Family;
        string sweep = CompanionNames.HvpLanes(family);
        if (!options.UsesLanes || member.IsHandWritten(CompanionNames.Hvp(family)) || !HessianWriter.HasRows(member))
        {
            return null;
        }

        return AddLanes(member, isHessian: true, sweep, CompanionNames.HessianLanes(family), "The Hessian-vector product", hidden, () =>
        {
            (IrMethod hvp, IReadOnlyCollection<int> tangents) = Hvp.TransformMarked(Inlining.All(member.Method, member.Bodies), rules, options, sweep);
            return LaneTangents.Transform(hvp, tangents, member.Method.Results.Count, sweep);
        });
    }

    private static string? AddLanes(
        DifferentiableMember member, bool isHessian, string sweep, string columns, string what, List<string> hidden, Func<IrMethod> transform)
    {
        MemberHost host = member.Host;
        RealType? real = member.Method.Parameters
            .Where(static parameter => parameter.IsActive)
            .Select(static parameter => parameter.Variable.Type is SequenceType sequence ? sequence.Element : parameter.Variable.Type)
            .FirstOrDefault() as RealType;
        if (real is null || host.TypeParameters.Length > 0 || host.ContractKeys.Count > 0 || host.Dispatch != MemberDispatch.None)
        {
            return null;
        }

        try
        {
            IrMethod method = transform();
            hidden.Add(CSharpEmitter.Member(method, LaneColumnsWriter.HostOf(host, real), sweep, CompanionDocs.LaneTangents(host, what), isHidden: true));
            hidden.Add(LaneColumnsWriter.Write(member, real, columns, sweep, isHessian));
            return columns;
        }
        catch (Exception exception) when (exception is TransformException or GapException)
        {
            return null;
        }
    }
}
