using Microsoft.CodeAnalysis;

namespace AutoDiff.Testing;

/// <summary>Names of symbols as drivers write them.</summary>
internal static class ProbeNames
{
    private static readonly SymbolDisplayFormat Format = SymbolDisplayFormat.FullyQualifiedFormat
        .WithMiscellaneousOptions(
            SymbolDisplayMiscellaneousOptions.EscapeKeywordIdentifiers | SymbolDisplayMiscellaneousOptions.UseSpecialTypes);

    /// <summary>The fully qualified name of a type, without nullability.</summary>
    public static string Of(ITypeSymbol type) =>
        type.WithNullableAnnotation(NullableAnnotation.None).ToDisplayString(Format);
}
