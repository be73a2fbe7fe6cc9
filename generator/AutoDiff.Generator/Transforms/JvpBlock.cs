using AutoDiff.Generator.IR;

namespace AutoDiff.Generator.Transforms;

/// <summary>A block that <see cref="Jvp"/> is writing, and the temporaries in it whose tangents wait to be computed.</summary>
internal sealed class JvpBlock(IrBuilder builder)
{
    public IrBuilder Builder { get; } = builder;

    /// <summary>In the order of their definition.</summary>
    public List<LetStatement> Deferred { get; } = [];
}
