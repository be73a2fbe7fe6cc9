namespace AutoDiff;

/// <summary>When a minimisation stops, and how far its steps go.</summary>
public sealed record NewtonCgOptions
{
    /// <summary>The most steps.</summary>
    public int MaxIterations { get; init; } = 200;

    /// <summary>The norm of the gradient that will do.</summary>
    public double Tolerance { get; init; } = 1e-8;

    /// <summary>The first radius of the trust region.</summary>
    public double InitialRadius { get; init; } = 1;

    /// <summary>The largest radius of the trust region.</summary>
    public double MaxRadius { get; init; } = 1e6;
}
