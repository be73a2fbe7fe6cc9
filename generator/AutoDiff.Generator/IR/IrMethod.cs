namespace AutoDiff.Generator.IR;

/// <summary>What a parameter of a method or companion is.</summary>
internal enum ParameterRole
{
    Primal,
    Tangent,
    ResultAdjoint,
    Adjoint,
    Gradient,
    Product,

    /// <summary>The tape that the halves of the reverse mode share.</summary>
    Tape,
}

/// <summary>A parameter. <paramref name="IsActive"/>: its type is differentiable and it is not marked
/// <c>[NoDerivative]</c>; on companions, that a further transform differentiates through it. <paramref name="IsThis"/>: the
/// receiver, under <c>ThisIsActive</c>. <paramref name="Role"/> and <paramref name="ShadowOf"/> (the primal's variable id)
/// tell the shadows of a companion apart.</summary>
internal sealed record IrParameter(
    IrVariable Variable,
    PassingMode Mode,
    bool IsActive,
    bool IsThis = false,
    bool IsBatched = false,
    ParameterRole Role = ParameterRole.Primal,
    int ShadowOf = -1)
{
    /// <summary>Whether null may be passed, as the member declares it (<c>double[]? p</c>); the shadow of a null is null.</summary>
    public bool IsNullable { get; init; }

    /// <summary>Whether the method can write to the caller's data through this parameter.</summary>
    public bool IsMutable => Mode is PassingMode.Ref or PassingMode.Out
        || Variable.Type is SequenceType { IsReadOnlyView: false }
        || Variable.Type is AggregateType { Kind: AggregateKind.Class };
}

/// <summary>One part of what a method returns; a companion's tuple has several, with names.</summary>
internal sealed record IrResult(IrType Type, bool IsActive, string Name = "");

/// <summary>A differentiable method or a companion. Equal by value; holds nothing of Roslyn and no source location.</summary>
/// <remarks>After lowering, locals are mutable and may be assigned anywhere. After <c>Versioning</c> each variable is
/// assigned once per execution of its scope, except the carried variables of loops, assigned just before the loop and at
/// the end of its body. <paramref name="VariableCount"/> is the first free variable id.</remarks>
internal sealed record IrMethod(
    string Name,
    EquatableArray<IrParameter> Parameters,
    EquatableArray<IrResult> Results,
    EquatableArray<IrStatement> Body,
    EquatableArray<AggregateLayout> Layouts,
    int VariableCount,
    bool IsCheckpointed = false)
{
    /// <summary>What runs when an exception leaves the method, the outermost first.</summary>
    public EquatableArray<FailureGuard> Guards { get; init; } = EquatableArray<FailureGuard>.Empty;

    /// <summary>The method with only those of its active parameters active that are asked for.</summary>
    public IrMethod WithActive(Func<IrParameter, bool> isActive) =>
        this with { Parameters = Parameters.Select(parameter => parameter with { IsActive = parameter.IsActive && isActive(parameter) }).ToEquatableArray() };
}
