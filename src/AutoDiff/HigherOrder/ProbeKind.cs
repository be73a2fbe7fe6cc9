namespace AutoDiff;

/// <summary>The distribution of the components of a random probe; they are independent, of mean 0 and variance 1.</summary>
public enum ProbeKind
{
    /// <summary>-1 or 1, each with probability 1/2.</summary>
    Rademacher,

    /// <summary>The standard normal distribution.</summary>
    Gaussian,
}
