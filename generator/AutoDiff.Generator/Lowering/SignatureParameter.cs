using AutoDiff.Generator.IR;
using Microsoft.CodeAnalysis;

namespace AutoDiff.Generator.Lowering;

/// <summary>A parameter of a member, or its receiver (then <paramref name="Symbol"/> is null).</summary>
internal sealed record SignatureParameter(IParameterSymbol? Symbol, string Name, ITypeSymbol TypeSymbol, IrType Type, RefKind RefKind, bool IsActive)
{
    public bool IsThis => Symbol is null;

    public PassingMode Mode => RefKind switch
    {
        RefKind.Ref => PassingMode.Ref,
        RefKind.Out => PassingMode.Out,
        RefKind.None => PassingMode.Value,
        _ => PassingMode.In,
    };
}
