namespace AutoDiff.Generator.IR;

/// <summary>A marked member as it goes through the pipeline: all that its companions depend on.</summary>
/// <remarks>Contract: an immutable record, equal by value, that reaches no symbol, syntax, compilation or location; an edit
/// that changes nothing here re-emits nothing.</remarks>
/// <param name="Host">Where the companions are declared.</param>
/// <param name="Method">The lowered body.</param>
/// <param name="Self">The member as its callers see it; a body whose derivative is hand-written forwards to this.</param>
/// <param name="Requested">The companions to have: what the attribute asks for, less what the signature rules out.</param>
/// <param name="HandWritten">The names of companions that the user wrote and that are therefore not generated, sorted.</param>
internal sealed record DifferentiableMember(
    MemberHost Host,
    IrMethod Method,
    Callee Self,
    DerivativeFlags Requested,
    EquatableArray<string> HandWritten)
{
    /// <summary>The bodies of callees that the transforms may put in the place of calls, in the order of their keys.</summary>
    public EquatableArray<InlineBody> Bodies { get; init; } = EquatableArray<InlineBody>.Empty;

    /// <summary>The companions among <see cref="Requested"/> that are left out without a word where they turn out to make no sense.</summary>
    public DerivativeFlags Optional { get; init; }

    /// <summary>The keys of the members of the compilation that have no second derivative although they might seem to, sorted; only for a
    /// member that takes second derivatives.</summary>
    public EquatableArray<string> WithoutSecondDerivative { get; init; } = EquatableArray<string>.Empty;

    /// <summary>Whether another assembly may take second derivatives of it: a library's member that is visible outside and has its own.</summary>
    public bool IsOfferedInSecondOrder { get; init; }

    /// <summary>The equation that defines what the member returns; null where its body does.</summary>
    public ImplicitEquation? Implicit { get; init; }

    /// <summary>The recursive local functions of the body, as members of their own.</summary>
    public EquatableArray<DifferentiableMember> Functions { get; init; } = EquatableArray<DifferentiableMember>.Empty;

    /// <summary>Whether it is a local function of another member, which nobody has written as a method.</summary>
    public bool IsFunction { get; init; }

    /// <summary>The layouts of all types that the companions may make.</summary>
    public IEnumerable<AggregateLayout> Layouts =>
        Method.Layouts.Concat(Bodies.SelectMany(static body => body.Method.Layouts)).Concat(Implicit?.Method.Layouts ?? []);

    /// <summary>Whether a companion of that name is the user's own.</summary>
    public bool IsHandWritten(string companion) => HandWritten.Contains(companion);
}
