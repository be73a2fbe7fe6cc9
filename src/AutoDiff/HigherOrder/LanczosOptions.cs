namespace AutoDiff;

/// <summary>When the search for extreme eigenvalues stops.</summary>
public sealed record LanczosOptions
{
    /// <summary>The most products with the matrix.</summary>
    public int MaxIterations { get; init; } = 200;

    /// <summary>The error that will do, relative to the eigenvalue of largest magnitude.</summary>
    public double Tolerance { get; init; } = 1e-10;

    /// <summary>The seed of the random start.</summary>
    public int Seed { get; init; } = 1;
}
