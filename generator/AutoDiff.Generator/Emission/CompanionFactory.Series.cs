using AutoDiff.Generator.IR;
using AutoDiff.Generator.Transforms;
using AutoDiff.Generator.Transforms.Series;

namespace AutoDiff.Generator.Emission;

/// <summary>The companions that compute Taylor series.</summary>
internal static partial class CompanionFactory
{
    private static void AddSeries(
        DifferentiableMember member,
        RuleTable rules,
        TransformOptions options,
        SeriesDemand demand,
        List<string> companions,
        List<string> hidden,
        List<Problem> problems)
    {
        MemberHost host = member.Host;
        string taylor = CompanionNames.Taylor(host.Family);
        if ((member.Requested & DerivativeFlags.Taylor) != 0 && !member.IsHandWritten(taylor))
        {
            try
            {
                companions.Add(WriteSeries(member, Series(member, rules, options, taylor, demand), CompanionDocs.Taylor(host), isHidden: false));
            }
            catch (TransformException exception)
            {
                if ((member.Optional & DerivativeFlags.Taylor) == 0)
                {
                    problems.Add(new Problem("AD0009", -1, EquatableArray.Of(taylor, exception.Message)));
                }
            }
        }

        if (demand.IsCalled && member.Self.Find(CompanionKind.Taylor) is not null)
        {
            string name = CompanionNames.HiddenTaylor(host.Family, host.HalfSuffix);
            hidden.Add(WriteSeries(member, Taylor.Transform(member.Method, rules, options, name, demand.Impossible, isHidden: true), CompanionDocs.Taylor(host), isHidden: true));
        }
    }

    /// <summary>By the series of the callees; where one has none, with the bodies of the callees in the place of their calls.</summary>
    private static IrMethod Series(DifferentiableMember member, RuleTable rules, TransformOptions options, string name, SeriesDemand demand)
    {
        try
        {
            return Taylor.Transform(member.Method, rules, options, name, demand.Impossible);
        }
        catch (TransformException) when (Inlining.All(member.Method, member.Bodies) is var inlined && !ReferenceEquals(inlined, member.Method))
        {
            return Taylor.Transform(inlined, rules, options, name, demand.Impossible);
        }
    }

    private static string WriteSeries(DifferentiableMember member, IrMethod companion, IEnumerable<string> documentation, bool isHidden) =>
        CSharpEmitter.Member(companion, member.Host, companion.Name, documentation, isHidden);
}
