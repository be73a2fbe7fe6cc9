namespace AutoDiff.Fuzzer;

/// <summary>A helper method that later methods of the program may call.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Parameters">What it takes; for memory, of which length.</param>
/// <param name="ReturnsReal">Whether it returns a real or nothing.</param>
internal sealed record Helper(string Name, IReadOnlyList<HelperParameter> Parameters, bool ReturnsReal);
