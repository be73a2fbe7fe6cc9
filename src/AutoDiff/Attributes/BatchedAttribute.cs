namespace AutoDiff;

/// <summary>
/// Marks a parameter, active or not, that differs from point to point in the companions of
/// <see cref="Derivatives.Batch"/>; all other parameters are shared by the points.
/// </summary>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class BatchedAttribute : Attribute;
