namespace AutoDiff.Generator.IR;

/// <summary>Where the companions of a member are declared, and what their declarations repeat of the member's own.</summary>
/// <param name="Namespace">The namespace, empty for the global one.</param>
/// <param name="Types">The types around the member, outermost first.</param>
/// <param name="Accessibility">The accessibility that companions share with the member, e.g. <c>public</c>; empty where
/// it is the default.</param>
/// <param name="IsStatic">Whether companions are static: also those of operators and constructors.</param>
/// <param name="Family">The name from which companions take theirs: <c>F</c> of <c>FJvp</c>.</param>
/// <param name="TypeParameters">The member's own type parameters, e.g. <c>&lt;T&gt;</c>; empty if there are none.</param>
/// <param name="Constraints">Their constraints, e.g. <c> where T : struct</c>, with a leading blank; empty if none.</param>
/// <param name="Kind">The kind of member.</param>
/// <param name="IsExtension">Whether the first parameter is a <c>this</c> parameter.</param>
/// <param name="IsReadOnlyMember">Whether companions are declared <c>readonly</c>: members of a struct that is not
/// itself readonly.</param>
/// <param name="ReceiverType">The C# of the containing type.</param>
/// <param name="PrimalTemplate">How a companion calls the member itself: a C# template with a hole per parameter, the
/// receiver excluded (<c>F({0}, out {1})</c>, <c>{0} + {1}</c>).</param>
/// <param name="Cref">The member as a documentation reference.</param>
/// <param name="Key">Identifies the member in the compilation.</param>
/// <param name="HintName">The name of the generated file.</param>
internal sealed record MemberHost(
    string Namespace,
    EquatableArray<TypeHeader> Types,
    string Accessibility,
    bool IsStatic,
    string Family,
    string TypeParameters,
    string Constraints,
    MemberKind Kind,
    bool IsExtension,
    bool IsReadOnlyMember,
    string ReceiverType,
    string PrimalTemplate,
    string Cref,
    string Key,
    string HintName)
{
    /// <summary>The end of the names of the halves of the reverse mode, where the member is overloaded.</summary>
    public string HalfSuffix { get; init; } = "";

    /// <summary>The keys of the members that this one overrides or implements.</summary>
    public EquatableArray<string> ContractKeys { get; init; } = EquatableArray<string>.Empty;

    /// <summary>The interfaces whose companions know no shadow of <c>this</c>, where the member's own have one.</summary>
    public EquatableArray<PassiveContract> PassiveContracts { get; init; } = EquatableArray<PassiveContract>.Empty;

    /// <summary>Whether this is a marked constructor without a name: callers in this assembly have its body, those in others its hidden companions.</summary>
    public bool IsUnnamedConstructor => Kind == MemberKind.Constructor && Family == CompanionNames.UnnamedConstructor;

    /// <summary>How companions dispatch.</summary>
    public MemberDispatch Dispatch { get; init; } = MemberDispatch.None;
}
