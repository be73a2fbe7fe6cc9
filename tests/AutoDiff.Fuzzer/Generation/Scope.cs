using System.Globalization;

namespace AutoDiff.Fuzzer;

/// <summary>The variables of a block and of the blocks around it.</summary>
/// <remarks>
/// Names carry the depth of their block, so that siblings share names but no block hides a name of one around it.
/// </remarks>
internal sealed class Scope(Scope? outer, bool isBarrier = false)
{
    // Names on which a code generator might stumble.
    private static readonly string[] Stems = ["t", "acc", "tangent", "xTangent", "tape", "value", "xAdjoint", "@in"];

    private readonly List<Variable> variables = [];
    private int names;

    /// <summary>How deep the block is.</summary>
    public int Depth { get; } = outer is null ? 0 : outer.Depth + 1;

    /// <summary>Whether a loop stands around.</summary>
    public bool InLoop { get; init; } = outer?.InLoop ?? false;

    /// <summary>The number of loops around.</summary>
    public int Loops { get; init; } = outer?.Loops ?? 0;

    /// <summary>All variables that can be named.</summary>
    public IEnumerable<Variable> All => outer is null || isBarrier ? variables : outer.All.Concat(variables);

    /// <summary>The local functions of this block.</summary>
    public List<string> Functions { get; } = [];

    /// <summary>All local functions that can be called.</summary>
    public IEnumerable<string> AllFunctions => outer is null || isBarrier ? Functions : outer.AllFunctions.Concat(Functions);

    /// <summary>Declares a variable.</summary>
    public void Add(Variable variable) => variables.Add(variable);

    /// <summary>A name that nothing around has.</summary>
    public string NewName(Random random)
    {
        string stem = Stems[random.Next(Stems.Length)];
        return string.Create(CultureInfo.InvariantCulture, $"{stem}{(Depth == 0 ? "" : "_" + Depth)}{(char)('a' + (names++ % 26))}{(names > 26 ? names : "")}");
    }
}
