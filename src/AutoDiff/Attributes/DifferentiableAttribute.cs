namespace AutoDiff;

/// <summary>
/// Asks the compiler for companions of a member that compute its derivatives. The types around the member are
/// <c>partial</c>; the companions become members of the same type.
/// </summary>
/// <param name="derivatives">The companions to generate. One that makes no sense for the signature is left out
/// under <see cref="Derivatives.Default"/> and <see cref="Derivatives.All"/>, and an error where asked for by name.</param>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Constructor | AttributeTargets.Property, Inherited = false)]
public sealed class DifferentiableAttribute(Derivatives derivatives = Derivatives.Default) : Attribute
{
    /// <summary>The companions to generate.</summary>
    public Derivatives Derivatives { get; } = derivatives;

    /// <summary>The name from which the companions take theirs, where it is not the member's own.
    /// A constructor has companions only under a name.</summary>
    public string? Name { get; set; }

    /// <summary>Whether <c>this</c> is differentiated too; its shadow then comes first among the shadows.</summary>
    public bool ThisIsActive { get; set; }
}
