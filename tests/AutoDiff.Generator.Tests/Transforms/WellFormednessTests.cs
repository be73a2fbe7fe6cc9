using AutoDiff.Generator.IR;
using AutoDiff.Generator.Transforms;
using Xunit.Abstractions;

namespace AutoDiff.Generator.Tests.Transforms;

/// <summary>The verifier after every pass, on every member of the language tests.</summary>
public sealed class WellFormednessTests(ITestOutputHelper output)
{
    private static readonly TransformOptions[] Each =
    [
        TransformOptions.Default,
        TransformOptions.None with { PropagatesCopies = true },
        TransformOptions.None with { FoldsConstants = true },
        TransformOptions.None with { SharesCommonValues = true },
        TransformOptions.None with { MergesFirstAccumulation = true },
        TransformOptions.None with { RemovesDeadCode = true },
        TransformOptions.None with { SinksIntoBranches = true },
    ];

    [Fact]
    public void EveryMemberLowersToWellFormedIR() => ForEach(static member => [member.Method]);

    [Fact]
    public void InlinedCalleesAreWellFormed() => ForEach(static member => [Inlining.Leaves(member.Method, member.Bodies)]);

    [Fact]
    public void SingleAssignmentIsWellFormed() => ForEach(static member => [Versioning.Apply(member.Method).Method]);

    [Fact]
    public void ForwardModeIsWellFormed() => ForEach(static member => [Jvp.Transform(member.Method, LanguageMembers.Rules, "Jvp")]);

    [Fact]
    public void ReverseModeIsWellFormed() => ForEach(static member => [Vjp.Transform(member.Method, LanguageMembers.Rules, "Vjp")]);

    [Fact]
    public void TheHalvesOfReverseModeAreWellFormed() => ForEach(static member =>
    {
        (IrMethod forward, IrMethod reverse) = Vjp.Halves(member.Method, LanguageMembers.Rules, "Forward", "Reverse");
        return [forward, reverse];
    });

    [Fact]
    public void EachSimplificationOfForwardModeIsWellFormed() =>
        ForEach(static member => Simplified(member, Jvp.Transform(member.Method, LanguageMembers.Rules, "Jvp")));

    [Fact]
    public void EachSimplificationOfReverseModeIsWellFormed() =>
        ForEach(static member => Simplified(member, Vjp.Transform(member.Method, LanguageMembers.Rules, "Vjp")));

    [Fact]
    public void SecondOrderIsWellFormed() => ForEach(static member =>
    {
        (IrMethod forward, IrMethod reverse) = Vjp.Halves(member.Method, LanguageMembers.Rules, "Forward", "Reverse");
        return [Jvp.Transform(forward, LanguageMembers.Rules, "ForwardJvp"), Jvp.Transform(reverse, LanguageMembers.Rules, "ReverseJvp")];
    });

    [Fact]
    public void HessianVectorProductsAreWellFormed() => ForEach(static member =>
        member.Method is { Results: [{ Type: RealType, IsActive: true }] } method && method.Parameters.All(IsPlain)
            ? [Hvp.Transform(method, LanguageMembers.Rules, TransformOptions.Default, "Hvp"), Hvp.Transform(method, LanguageMembers.Rules, TransformOptions.None, "Hvp")]
            : []);

    private static bool IsPlain(IrParameter parameter) => !parameter.IsActive
        || parameter.Variable.Type is RealType or SequenceType { Element: RealType, Kind: SequenceKind.Array or SequenceKind.Span or SequenceKind.ReadOnlySpan };

    private static IEnumerable<IrMethod> Simplified(DifferentiableMember member, IrMethod companion)
    {
        ShadowNames shadows = ShadowNames.Of(member.Method);
        foreach (TransformOptions options in Each)
        {
            yield return Simplify.Apply(companion, options, shadows.IsShadow);
        }
    }

    private void ForEach(Func<DifferentiableMember, IEnumerable<IrMethod>> transform)
    {
        Assert.InRange(LanguageMembers.All.Count, 200, int.MaxValue);
        int done = 0;
        var problems = new List<string>();
        foreach ((string key, DifferentiableMember member) in LanguageMembers.All)
        {
            try
            {
                foreach (IrMethod method in transform(member))
                {
                    IReadOnlyList<string> found = IrVerifier.Problems(method);
                    if (found.Count > 0)
                    {
                        problems.Add($"{key}\n  {string.Join("\n  ", found.Take(5))}\n{IrPrinter.Print(method)}");
                        break;
                    }
                }

                done++;
            }
            catch (Exception exception) when (exception is TransformException or GapException)
            {
                // Not differentiable, and said so: nothing to verify.
                output.WriteLine($"{key}: {exception.Message}");
            }
        }

        Assert.True(problems.Count == 0, $"{problems.Count} members\n{string.Join("\n", problems.Take(5))}");
        Assert.InRange(done, LanguageMembers.All.Count * 9 / 10, int.MaxValue);
    }
}
