namespace AutoDiff.Testing;

/// <summary>Which parameters of a case differ by point.</summary>
public enum BatchMode
{
    /// <summary>All that can.</summary>
    All,

    /// <summary>Only the first that can.</summary>
    First,

    /// <summary>All that can but the first.</summary>
    Rest,
}
