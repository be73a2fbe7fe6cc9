namespace AutoDiff.Generator.Pipeline;

/// <summary>The names of the pipeline's steps, under which tests look at what was run again.</summary>
internal static class TrackingNames
{
    /// <summary>A marked member, lowered: the source and the symbols end here.</summary>
    public const string LowerMember = nameof(LowerMember);

    /// <summary>A solver with an implicit derivative, lowered.</summary>
    public const string LowerSolver = nameof(LowerSolver);

    /// <summary>The rules of partials that the compilation sees.</summary>
    public const string ReadRules = nameof(ReadRules);

    /// <summary>The members that second derivatives call.</summary>
    public const string FindSecondOrderCalls = nameof(FindSecondOrderCalls);

    /// <summary>The members whose Taylor series others call.</summary>
    public const string PlanSeries = nameof(PlanSeries);

    /// <summary>The types that are given a constructor.</summary>
    public const string FindConstructors = nameof(FindConstructors);

    /// <summary>The types whose private members companions reach.</summary>
    public const string FindAccessors = nameof(FindAccessors);

    /// <summary>The members that get no file, for they or what they call have a problem.</summary>
    public const string FindBrokenMembers = nameof(FindBrokenMembers);

    /// <summary>The file of a member's companions.</summary>
    public const string EmitCompanions = nameof(EmitCompanions);
}
