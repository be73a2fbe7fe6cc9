namespace AutoDiff.Fuzzer;

/// <summary>A parameter of a helper.</summary>
/// <param name="Modifier"><c>ref</c>, <c>out</c>, <c>in</c> or nothing.</param>
/// <param name="Variable">Its name, type and length.</param>
internal sealed record HelperParameter(string Modifier, Variable Variable)
{
    /// <summary>Whether a call writes through it.</summary>
    public bool IsWritten => Modifier is "ref" or "out" || Variable.Type is VariableType.Span or VariableType.Array or VariableType.Node or VariableType.List;
}
