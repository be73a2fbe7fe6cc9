namespace AutoDiff.Testing;

/// <summary>What the rule test may expect at a point.</summary>
public sealed record RuleOptions
{
    /// <summary>Whether finite differences are meaningful here.</summary>
    public bool Smooth { get; init; } = true;

    /// <summary>A factor on the tolerance of every comparison with finite differences.</summary>
    public double Tolerance { get; init; } = 1;

    /// <summary>Zero tangents and adjoints may give NaN: the point is outside of the function's domain.</summary>
    public bool OutsideDomain { get; init; }

    /// <summary>The options that a case asks for.</summary>
    public static RuleOptions Of(CaseAttribute test)
    {
        ArgumentNullException.ThrowIfNull(test);
        return new RuleOptions { Smooth = test.Smooth, Tolerance = test.Tolerance, OutsideDomain = test.OutsideDomain };
    }
}
