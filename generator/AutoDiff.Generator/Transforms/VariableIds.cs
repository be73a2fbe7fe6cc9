namespace AutoDiff.Generator.Transforms;

/// <summary>Hands out the variable ids of one method, so that all builders at work on it agree.</summary>
internal sealed class VariableIds(int next)
{
    /// <summary>The first free id: <c>IrMethod.VariableCount</c> of the method that is being built.</summary>
    public int Count { get; private set; } = next;

    public int Take() => Count++;
}
