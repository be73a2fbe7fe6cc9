namespace AutoDiff.Testing;

/// <summary>A parameter of a differentiable member, the receiver among them.</summary>
/// <param name="Name">The user's name, <c>this</c> for the receiver.</param>
/// <param name="Kind">How it is passed.</param>
/// <param name="IsActive">Whether it casts a shadow.</param>
public sealed record FlatParameter(string Name, ParameterKind Kind, bool IsActive)
{
    /// <summary>Whether its scalars on entry are inputs of the derivative.</summary>
    public bool IsInput => IsActive && Kind != ParameterKind.Out;

    /// <summary>Whether its scalars on exit are outputs of the derivative.</summary>
    public bool IsOutput => IsActive && Kind is ParameterKind.Ref or ParameterKind.Out or ParameterKind.Span or ParameterKind.Reference;

    /// <summary>Whether it counts as an input of the gradient, the Jacobian and the Hessian.</summary>
    public bool HasGradient => IsActive && Kind is ParameterKind.Value or ParameterKind.In or ParameterKind.ReadOnlySpan or ParameterKind.Reference;

    /// <summary>Whether it is an output of the Jacobian.</summary>
    public bool IsJacobianOutput => IsOutput && Kind != ParameterKind.Reference;
}
