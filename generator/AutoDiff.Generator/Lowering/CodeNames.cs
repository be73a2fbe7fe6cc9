using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace AutoDiff.Generator.Lowering;

/// <summary>How symbols are spelled in generated code.</summary>
internal static class CodeNames
{
    private static readonly SymbolDisplayFormat Qualified = SymbolDisplayFormat.FullyQualifiedFormat.WithMiscellaneousOptions(
        SymbolDisplayMiscellaneousOptions.UseSpecialTypes
        | SymbolDisplayMiscellaneousOptions.EscapeKeywordIdentifiers);

    private static readonly SymbolDisplayFormat QualifiedWithNullability = Qualified.AddMiscellaneousOptions(
        SymbolDisplayMiscellaneousOptions.IncludeNullableReferenceTypeModifier);

    private static readonly SymbolDisplayFormat MetadataLike = new(
        typeQualificationStyle: SymbolDisplayTypeQualificationStyle.NameAndContainingTypesAndNamespaces);

    /// <summary>The type from <c>global::</c> on.</summary>
    public static string Of(ITypeSymbol type) => type.ToDisplayString(Qualified);

    /// <summary>The type from <c>global::</c> on, with the question marks of nullable references.</summary>
    public static string WithNullability(ITypeSymbol type) => type.ToDisplayString(QualifiedWithNullability);

    /// <summary>The full name without type arguments: <c>N.Owner</c>.</summary>
    public static string FullName(ITypeSymbol type) => type.ToDisplayString(MetadataLike);

    /// <summary>The identifier, with an <c>@</c> if it is a keyword.</summary>
    public static string Escape(string identifier) =>
        SyntaxFacts.GetKeywordKind(identifier) != SyntaxKind.None || SyntaxFacts.GetContextualKeywordKind(identifier) != SyntaxKind.None
            ? "@" + identifier
            : identifier;

    /// <summary>The text as part of a template: braces doubled.</summary>
    public static string EscapeTemplate(string text) =>
        text.IndexOfAny(['{', '}']) < 0 ? text : text.Replace("{", "{{").Replace("}", "}}");

    /// <summary>Holes <c>{first}</c>, <c>{first + 1}</c>, … separated by commas.</summary>
    public static string Holes(int first, int count) =>
        string.Join(", ", Enumerable.Range(first, count).Select(static i => "{" + i.ToString(System.Globalization.CultureInfo.InvariantCulture) + "}"));
}
