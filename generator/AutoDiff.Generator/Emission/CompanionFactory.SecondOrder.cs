using AutoDiff.Generator.IR;
using AutoDiff.Generator.Transforms;

namespace AutoDiff.Generator.Emission;

/// <summary>The companions of second order, all of them JVPs of companions of first order.</summary>
internal static partial class CompanionFactory
{
    private static void AddProducts(DifferentiableMember member, RuleTable rules, TransformOptions options, List<string> companions, List<string> hidden)
    {
        MemberHost host = member.Host;
        string hvp = CompanionNames.Hvp(host.Family);
        bool asksHessian = (member.Requested & DerivativeFlags.Hessian) != 0 && !member.IsHandWritten(CompanionNames.Hessian(host.Family));
        if (!member.IsHandWritten(hvp))
        {
            if (GapsOfSecondOrder(member.Method, member.WithoutSecondDerivative, rules) is { Count: > 0 } gaps)
            {
                if (IsLenient(member, DerivativeFlags.Hvp | DerivativeFlags.Hessian))
                {
                    return;
                }

                throw new GapException(gaps);
            }

            bool isHidden = (member.Requested & DerivativeFlags.Hvp) == 0;
            hvp = isHidden ? CompanionNames.HiddenHvp(host.Family) : hvp;
            try
            {
                IrMethod product = Hvp.Transform(member.Method, rules, options, hvp);
                (isHidden ? hidden : companions).Add(Write(member, options, product, CompanionDocs.Hvp(host), isHidden));
            }
            catch (TransformException) when (IsLenient(member, DerivativeFlags.Hvp | DerivativeFlags.Hessian))
            {
                // Everything was asked for, and this makes no sense.
                return;
            }
        }

        if (asksHessian)
        {
            companions.Add(StructuredJacobianWriter.IsNeeded(member)
                ? StructuredHessianWriter.Write(member, hvp)
                : HessianWriter.Write(member, hvp, AddHessianLanes(member, rules, options, hidden)));
        }
    }

    /// <summary>The calls that active data goes into and that have no second derivative: of a method whose derivative is hand-written or comes
    /// from an assembly without one, or of one that comes to such a call in its turn.</summary>
    private static List<Gap> GapsOfSecondOrder(IrMethod method, EquatableArray<string> without, RuleTable rules)
    {
        var gaps = new List<Gap>();
        JvpVariedness? variedness = null;
        Visit(method.Body);
        return gaps;

        void Visit(EquatableArray<IrStatement> block)
        {
            foreach (IrStatement statement in block)
            {
                if (statement is CallStatement call && HasNone(call.Callee))
                {
                    variedness ??= new JvpVariedness(method, rules, method.Layouts.ToDictionary(static layout => layout.TypeCode, StringComparer.Ordinal));
                    if (variedness.IsVaried(call))
                    {
                        gaps.Add(new Gap("AD0003", call.Origin, EquatableArray.Of($"{call.Callee.Name} (second derivative)")));
                    }
                }

                foreach (EquatableArray<IrStatement> inner in statement.Blocks())
                {
                    Visit(inner);
                }
            }
        }

        bool HasNone(Callee callee) => without.Contains(callee.Key) || (callee.Find(CompanionKind.ReverseJvp) is null && callee.Find(CompanionKind.VjpJvp) is null);
    }

    /// <summary>Whether the companions are left out without a word where they make no sense.</summary>
    private static bool IsLenient(DifferentiableMember member, DerivativeFlags companions) =>
        (member.Requested & EveryFirstOrder) == EveryFirstOrder || (member.Requested & companions & ~member.Optional) == 0;

    private const DerivativeFlags EveryFirstOrder = DerivativeFlags.Default | DerivativeFlags.Jacobian;

    /// <summary>The JVP of one of the hidden companions.</summary>
    private static string WriteTangents(DifferentiableMember member, RuleTable rules, TransformOptions options, IrMethod companion, string name, string what)
    {
        ShadowNames shadows = ShadowNames.Of(member.Method);
        IrMethod simplified = Simplify.Apply(companion, options, shadows.IsShadow);
        return Write(member, options, Jvp.Transform(simplified, rules, name), CompanionDocs.SecondOrder(member.Host, what), isHidden: true);
    }
}
