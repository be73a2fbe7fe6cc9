namespace AutoDiff.Fuzzer;

/// <summary>What a run found.</summary>
/// <param name="Programs">The number of programs.</param>
/// <param name="Compared">How many of them could be compared: the others leave the range of moderate numbers.</param>
/// <param name="Failures">The programs on which generated code is wrong.</param>
public sealed record FuzzResult(int Programs, int Compared, IReadOnlyList<FuzzFailure> Failures);
