namespace AutoDiff.Generator.IR;

/// <summary>How the companions of a member take part in dynamic dispatch: as the member itself does.</summary>
/// <param name="IsInterface">Whether the member is declared in an interface.</param>
/// <param name="IsAbstract">Whether the member has no body, and so its companions have none.</param>
/// <param name="IsOverridable">Whether a derived type can give another body.</param>
/// <param name="ExplicitInterface">The C# of the interface that the member explicitly implements; empty if it does not.</param>
/// <param name="Companions">The names of the companions that dispatch; any other calls these.</param>
/// <param name="Overridden">Those among them that a base class declares.</param>
/// <param name="Bodiless">Those among them that every implementation has to give.</param>
internal sealed record MemberDispatch(
    bool IsInterface,
    bool IsAbstract,
    bool IsOverridable,
    string ExplicitInterface,
    EquatableArray<string> Companions,
    EquatableArray<string> Overridden,
    EquatableArray<string> Bodiless)
{
    /// <summary>The class whose companions the overridden ones are, where the shadow of <c>this</c> is one of their parameters; empty elsewhere.</summary>
    public string ReceiverType { get; init; } = "";

    /// <summary>Of a member that is called as it stands.</summary>
    public static readonly MemberDispatch None =
        new(false, false, false, "", EquatableArray<string>.Empty, EquatableArray<string>.Empty, EquatableArray<string>.Empty);

    /// <summary>Whether a companion is declared without a body.</summary>
    public bool HasNoBody(string companion) => Bodiless.Contains(companion);

    /// <summary>The words that a companion's declaration begins with, accessibility excluded.</summary>
    public string Modifier(string companion, bool isStatic)
    {
        if (ExplicitInterface.Length > 0 || !Companions.Contains(companion))
        {
            return "";
        }

        if (IsInterface)
        {
            return !isStatic ? "" : HasNoBody(companion) ? "abstract" : IsOverridable ? "virtual" : "";
        }

        return Overridden.Contains(companion) ? (HasNoBody(companion) ? "abstract override" : IsOverridable ? "override" : "sealed override")
            : HasNoBody(companion) ? "abstract"
            : IsOverridable ? "virtual"
            : "";
    }
}
