using System.Collections.Immutable;
using AutoDiff.Analyzers.Doubts;
using AutoDiff.Generator.Emission;
using AutoDiff.Generator.IR;
using AutoDiff.Generator.Lowering;
using AutoDiff.Generator.Pipeline;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AutoDiff.Analyzers.Diagnosis;

/// <summary>What there is to say about a marked member: why it has no companions, or what is doubtful about them.</summary>
/// <remarks>The problems come from the same lowering and the same making of companions as the generator's output, so that a
/// diagnostic and a missing companion can never disagree.</remarks>
internal sealed class MemberDiagnosis
{
    private static readonly MemberDiagnosis Nothing = new([], ImmutableHashSet<string>.Empty);

    private MemberDiagnosis(ImmutableArray<Finding> findings, ImmutableHashSet<string> writtenParameters)
    {
        Findings = findings;
        WrittenParameters = writtenParameters;
    }

    public ImmutableArray<Finding> Findings { get; }

    /// <summary>The names of the parameters whose memory the member writes to, as far as its body is known.</summary>
    public ImmutableHashSet<string> WrittenParameters { get; }

    /// <summary>Whether the symbol asks for derivatives of itself.</summary>
    public static bool IsMarked(ISymbol symbol, Compilation compilation)
    {
        KnownSymbols known = KnownSymbols.Of(compilation);
        return KnownSymbols.Has(symbol, known.DifferentiableAttribute) || KnownSymbols.Has(symbol, known.ImplicitDerivativeAttribute);
    }

    public static MemberDiagnosis Make(ISymbol marked, Compilation compilation, CancellationToken cancellation)
    {
        if (MemberLowering.Lower(marked, compilation, cancellation) is not { } lowered)
        {
            return Nothing;
        }

        var findings = new List<Finding>();
        foreach (MemberProblem problem in Causes(lowered.Problems, NameOf(marked)))
        {
            findings.Add(Messages.Of(problem.Id, problem.Location, problem.Arguments, marked));
        }

        ImmutableHashSet<string> written = ImmutableHashSet<string>.Empty;
        if (lowered.Member is { } member)
        {
            RuleTable rules = RuleReader.Read(compilation);
            cancellation.ThrowIfCancellationRequested();
            foreach (Problem problem in member.Functions.Prepend(member).SelectMany(part => CompanionMemo.Recall(part, rules) ?? CompanionFactory.Build(part, rules).Problems))
            {
                Location place = problem.Origin >= 0 && problem.Origin < lowered.Origins.Count ? lowered.Origins[problem.Origin] : NameOf(marked);
                findings.Add(Messages.Of(problem.Id, place, problem.Arguments, marked));
            }

            if (lowered.Origins.Count > 0)
            {
                cancellation.ThrowIfCancellationRequested();
                bool isClean = findings.All(static finding => finding.Descriptor.Id == Descriptors.PointByPoint.Id);
                MethodDoubts doubts = MethodDoubts.Of(member.Method, member.Bodies, rules, lowered.Origins, marked, isClean);
                findings.AddRange(doubts.Findings);
                written = doubts.WrittenParameters;
            }
        }

        return new MemberDiagnosis(Distinct(findings), written);
    }

    /// <summary>Where a member is named.</summary>
    public static Location NameOf(ISymbol symbol) => symbol.Locations.FirstOrDefault() ?? Location.None;

    /// <summary>The problems less those that follow from others: a declaration at fault speaks for its body, a jump for its
    /// label.</summary>
    private static IEnumerable<MemberProblem> Causes(IReadOnlyList<MemberProblem> problems, Location name)
    {
        bool isDeclaration = problems.Any(problem => problem.Id == "AD0002" && problem.Location == name);
        bool isJump = problems.Any(static problem => problem.Id == "AD0002" && NodeOf(problem.Location) is GotoStatementSyntax);
        return problems.Where(problem => problem.Id is not ("AD0002" or "AD0003" or "AD0011")
            || (isDeclaration ? problem.Location == name : !isJump || NodeOf(problem.Location) is not LabeledStatementSyntax));
    }

    private static SyntaxNode? NodeOf(Location location) => location.SourceTree?.GetRoot().FindNode(location.SourceSpan);

    /// <summary>One operation, one diagnostic of an id; a body that was inlined twice says the same things twice.</summary>
    private static ImmutableArray<Finding> Distinct(List<Finding> findings)
    {
        var seen = new HashSet<(string, Location)>();
        return [.. findings.Where(finding => seen.Add((finding.Descriptor.Id, finding.Location)))];
    }
}
