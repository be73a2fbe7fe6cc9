namespace AutoDiff.Fuzzer;

/// <summary>What a random program can name at a point.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">What it is.</param>
internal sealed record Variable(string Name, VariableType Type)
{
    /// <summary>For memory, its length; for an integer, an exclusive bound, or 0 if there is none.</summary>
    public int Length { get; init; }

    /// <summary>Whether it can be written.</summary>
    public bool IsWritable { get; init; } = true;

    /// <summary>For memory and references, the storage it may share with others.</summary>
    public int Root { get; init; }
}
