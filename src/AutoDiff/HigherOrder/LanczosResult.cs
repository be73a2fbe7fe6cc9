namespace AutoDiff;

/// <summary>What is known of the extreme eigenvalues.</summary>
/// <param name="Smallest">The smallest eigenvalue, from above.</param>
/// <param name="Largest">The largest eigenvalue, from below.</param>
/// <param name="SmallestError">A bound of the distance from the first to an eigenvalue.</param>
/// <param name="LargestError">A bound of the distance from the second to an eigenvalue.</param>
/// <param name="Iterations">The products with the matrix so far.</param>
/// <param name="IsConverged">Whether both are as accurate as was asked for.</param>
public readonly record struct LanczosResult(
    double Smallest, double Largest, double SmallestError, double LargestError, int Iterations, bool IsConverged);
