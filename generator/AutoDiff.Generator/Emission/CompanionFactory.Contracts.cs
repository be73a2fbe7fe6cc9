using AutoDiff.Generator.IR;
using AutoDiff.Generator.Transforms;

namespace AutoDiff.Generator.Emission;

/// <content>The companions of the interfaces and of the base classes without reals that a member with an active <c>this</c> implements: there, <c>this</c> is a constant.</content>
internal static partial class CompanionFactory
{
    private static void AddPassiveContracts(DifferentiableMember member, RuleTable rules, TransformOptions options, bool isCalledInSecondOrder, List<string> hidden)
    {
        if (member.Host.PassiveContracts.IsEmpty)
        {
            return;
        }

        IrMethod constant = member.Method.WithActive(static parameter => !parameter.IsThis);
        var variedness = new JvpVariedness(constant, rules, constant.Layouts.ToDictionary(static layout => layout.TypeCode, StringComparer.Ordinal));
        if (constant.Parameters.Any(parameter => parameter.IsThis && variedness.IsVaried(parameter.Variable)))
        {
            throw new TransformException("a member that changes 'this' and implements an interface, or overrides a member of a class without reals, whose callers have no shadow of it (return the new state instead)");
        }

        foreach (PassiveContract contract in member.Host.PassiveContracts)
        {
            DifferentiableMember implementation = member with
            {
                Host = member.Host with { Dispatch = DispatchOf(contract), Constraints = "", IsExtension = false },
            };
            if (contract.Jvp.Length > 0)
            {
                IrMethod method = Body(member.IsHandWritten(CompanionNames.Jvp(member.Host.Family)));
                hidden.Add(Write(implementation, options, Jvp.Transform(method, rules, contract.Jvp), CompanionDocs.Jvp(member.Host)));
            }

            if (contract.Vjp.Length > 0)
            {
                IrMethod method = Body(member.IsHandWritten(CompanionNames.Vjp(member.Host.Family)));
                IrMethod vjp = Vjp.Transform(method, rules, contract.Vjp, options);
                hidden.Add(Write(implementation, options, vjp, CompanionDocs.Vjp(member.Host)));
                if (isCalledInSecondOrder && contract.VjpJvp.Length > 0)
                {
                    hidden.Add(WriteTangents(implementation, rules, options, vjp, contract.VjpJvp, "the whole"));
                }
            }
        }

        static MemberDispatch DispatchOf(PassiveContract contract)
        {
            EquatableArray<string> names = EquatableArray.Of(contract.Jvp, contract.Vjp, contract.VjpJvp);
            return contract.Interface.Length > 0
                ? MemberDispatch.None with { ExplicitInterface = contract.Interface }
                : MemberDispatch.None with { Companions = names, Overridden = names };
        }

        IrMethod Body(bool isHandWritten) =>
            (isHandWritten ? Forwarding.Of(member.Self, member.Method.Parameters, member.Method.Layouts) : member.Method).WithActive(static parameter => !parameter.IsThis);
    }
}
