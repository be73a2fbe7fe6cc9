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
            bool isHidden = (member.Requested & DerivativeFlags.Hvp) == 0;
            hvp = isHidden ? CompanionNames.HiddenHvp(host.Family) : hvp;
            try
            {
                RequireSecondDerivatives(member, rules);
                IrMethod product = Hvp.Transform(member.Method, rules, options, hvp);
                (isHidden ? hidden : companions).Add(Write(member, options, product, CompanionDocs.Hvp(host), isHidden));
            }
            catch (TransformException) when ((member.Requested & EveryFirstOrder) == EveryFirstOrder)
            {
                // Everything was asked for, and this makes no sense: a callee has no second derivative.
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

    /// <exception cref="TransformException">Active data goes into a call of a member without a second derivative.</exception>
    private static void RequireSecondDerivatives(DifferentiableMember member, RuleTable rules)
    {
        if (member.WithoutSecondDerivative.IsEmpty)
        {
            return;
        }

        var variedness = new JvpVariedness(member.Method, rules, member.Method.Layouts.ToDictionary(static layout => layout.TypeCode, StringComparer.Ordinal));
        Visit(member.Method.Body);

        void Visit(EquatableArray<IrStatement> block)
        {
            foreach (IrStatement statement in block)
            {
                if (statement is CallStatement call && member.WithoutSecondDerivative.Contains(call.Callee.Key) && variedness.IsVaried(call))
                {
                    throw new TransformException($"'{call.Callee.Name}' has no second derivative: a derivative that it calls is hand-written, or its assembly has none");
                }

                foreach (EquatableArray<IrStatement> inner in statement.Blocks())
                {
                    Visit(inner);
                }
            }
        }
    }

    private const DerivativeFlags EveryFirstOrder = DerivativeFlags.Default | DerivativeFlags.Jacobian;

    /// <summary>The JVP of one of the hidden companions.</summary>
    private static string WriteTangents(DifferentiableMember member, RuleTable rules, TransformOptions options, IrMethod companion, string name, string what)
    {
        ShadowNames shadows = ShadowNames.Of(member.Method);
        IrMethod simplified = Simplify.Apply(companion, options, shadows.IsShadow);
        return Write(member, options, Jvp.Transform(simplified, rules, name), CompanionDocs.SecondOrder(member.Host, what), isHidden: true);
    }
}
