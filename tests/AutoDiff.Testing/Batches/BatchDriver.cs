namespace AutoDiff.Testing;

/// <summary>Runs the batched companions of a case beside the scalar ones.</summary>
public abstract class BatchDriver
{
    /// <summary>Evaluates some points both ways.</summary>
    /// <param name="points">How many.</param>
    /// <param name="spread">How far the points lie from the case's arguments.</param>
    /// <param name="report">Gets what differs.</param>
    public abstract void Run(int points, double spread, BatchReport report);
}
