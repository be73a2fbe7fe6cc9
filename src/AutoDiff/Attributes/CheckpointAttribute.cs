namespace AutoDiff;

/// <summary>
/// The intermediate values of the method are recomputed in the reverse sweep instead of stored. For a loop, see
/// <see cref="Diff.Checkpoint"/>.
/// </summary>
[AttributeUsage(AttributeTargets.Method, Inherited = false)]
public sealed class CheckpointAttribute : Attribute;
