namespace AutoDiff.Fuzzer;

/// <summary>A program on which generated code is wrong.</summary>
/// <param name="Program">The program.</param>
/// <param name="Kind">What is wrong, in a word that shrinking keeps.</param>
/// <param name="Message">What is wrong, with numbers.</param>
public sealed record FuzzFailure(FuzzProgram Program, string Kind, string Message)
{
    /// <inheritdoc/>
    public override string ToString() =>
        $"seed {Program.Seed}: {Kind}: {Message}{Environment.NewLine}{Program.Source}";
}
