using AutoDiff.Generator.IR;

namespace AutoDiff.Generator.Lowering;

/// <summary>What <see cref="MemberReader"/> makes of a declaration. <paramref name="Problems"/> that are not empty mean that
/// there are no companions, but for those of a companion alone: <paramref name="IsUsable"/>.</summary>
internal sealed record MemberReading(
    MemberSignature Signature,
    MemberHost Host,
    Callee Self,
    EquatableArray<IrParameter> Parameters,
    DerivativeFlags Requested,
    EquatableArray<string> HandWritten,
    IReadOnlyList<MemberProblem> Problems,
    bool IsUsable)
{
    /// <summary>The companions that are left out without a word where they turn out to make no sense.</summary>
    public DerivativeFlags Optional { get; init; }
}
