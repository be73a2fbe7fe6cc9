using Microsoft.CodeAnalysis;

namespace AutoDiff.Testing;

/// <summary>A parameter as the driver writer sees it.</summary>
/// <param name="Name">The user's name without <c>@</c>, <c>this</c> for the receiver.</param>
/// <param name="Kind">How it is passed.</param>
/// <param name="IsActive">Whether it casts a shadow.</param>
/// <param name="Type">The constructed type.</param>
/// <param name="DefinitionType">The type in the member's definition, with its type parameters.</param>
/// <param name="IsReceiver">Whether it is <c>this</c>.</param>
internal sealed record ProbeParameter(
    string Name, ParameterKind Kind, bool IsActive, ITypeSymbol Type, ITypeSymbol DefinitionType, bool IsReceiver)
{
    /// <summary>The type of the variable that a driver keeps: the array under a span.</summary>
    public string StorageType => Differentiability.SpanElement(Type) is { } element
        ? ProbeNames.Of(element) + (Differentiability.IsTensor(Type) ? "[,]" : "[]")
        : ProbeNames.Of(Type);

    /// <summary>Whether a coefficient of it in <c>MTaylor</c> has its own type: a number, or a tuple, struct or record of such.</summary>
    public bool IsSeriesOfItself => Differentiability.IsReal(Type) || !Differentiability.IsMemory(Type);

    /// <summary>Whether a mutable span is wanted where the primal has a read-only one.</summary>
    public string WritableSpanType(ITypeSymbol type) => ProbeNames.Of(type)
        .Replace("global::System.ReadOnlySpan<", "global::System.Span<", StringComparison.Ordinal)
        .Replace("global::System.ReadOnlyMemory<", "global::System.Memory<", StringComparison.Ordinal)
        .Replace(".ReadOnlyTensorSpan<", ".TensorSpan<", StringComparison.Ordinal);

    /// <summary>The signature of the parameter itself.</summary>
    public string Signature => ModifierOf(Kind) + ProbeNames.Of(DefinitionType);

    /// <summary>The signature of its tangent.</summary>
    public string TangentSignature => Kind switch
    {
        ParameterKind.Ref => "ref ",
        ParameterKind.Out => "out ",
        _ => "",
    } + ProbeNames.Of(DefinitionType);

    /// <summary>The signature of its adjoint.</summary>
    public string AdjointSignature => Kind switch
    {
        ParameterKind.Span or ParameterKind.ReadOnlySpan => WritableSpanType(DefinitionType),
        ParameterKind.Reference => ProbeNames.Of(DefinitionType),
        _ => "ref " + ProbeNames.Of(DefinitionType),
    };

    /// <summary>The signature of its gradient.</summary>
    public string GradientSignature => Kind switch
    {
        ParameterKind.ReadOnlySpan => WritableSpanType(DefinitionType),
        ParameterKind.Reference => ProbeNames.Of(DefinitionType),
        _ => "out " + ProbeNames.Of(DefinitionType),
    };

    /// <summary>Whether it has a gradient, and is an input of the Jacobian.</summary>
    public bool HasGradient => IsActive && Kind is ParameterKind.Value or ParameterKind.In or ParameterKind.ReadOnlySpan or ParameterKind.Reference;

    /// <summary>The modifier with which arguments of that kind are passed.</summary>
    public static string ModifierOf(ParameterKind kind) => kind switch
    {
        ParameterKind.Ref => "ref ",
        ParameterKind.Out => "out ",
        ParameterKind.In => "in ",
        _ => "",
    };
}
