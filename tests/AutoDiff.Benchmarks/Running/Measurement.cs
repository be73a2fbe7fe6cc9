namespace AutoDiff.Benchmarks.Running;

/// <summary>The medians of one subject, in milliseconds a call, and the memory of its generated companion.</summary>
/// <param name="Subject">What was measured.</param>
/// <param name="Primal">The function.</param>
/// <param name="Generated">The generated derivative.</param>
/// <param name="ByHand">The one by hand.</param>
/// <param name="Differences">One-sided finite differences for all inputs.</param>
/// <param name="Dual">Forward mode on dual numbers for all inputs.</param>
/// <param name="WarmBytes">What a warm call of the companion allocates beyond what the function itself does.</param>
/// <param name="FirstBytes">What the first call on a new thread allocates: all storage that the sweep holds at its peak.</param>
internal sealed record Measurement(
    Subject Subject, double Primal, double Generated, double ByHand, double? Differences, double? Dual, long WarmBytes, long FirstBytes);
