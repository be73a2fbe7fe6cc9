using AutoDiff.Generator.IR;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AutoDiff.Generator.Lowering;

/// <summary>Constructors for types whose own ones compute: a partial type is given one that assigns its members.</summary>
internal sealed partial class TypeMapper
{
    private const string FieldwiseTag = "global::AutoDiff.CompilerServices.FieldwiseConstruction";

    private static string FieldwiseConstruction(INamedTypeSymbol type, int fields) =>
        $"new {CodeNames.EscapeTemplate(CodeNames.Of(type))}(default({FieldwiseTag}), {CodeNames.Holes(0, fields)})";

    /// <summary>Whether it is such a constructor, of another assembly.</summary>
    private static bool IsFieldwise(IMethodSymbol constructor, List<AggregateField> fields) =>
        constructor.Parameters.Length == fields.Count + 1
        && CodeNames.Of(constructor.Parameters[0].Type) == FieldwiseTag
        && fields.Zip(constructor.Parameters.Skip(1), static (field, parameter) => SymbolEqualityComparer.Default.Equals(field.Type, parameter.Type)).All(static same => same);

    /// <summary>The constructor to generate; null where the type is not the user's to extend or has members that no other part of it can assign.</summary>
    private FieldwiseConstructor? FieldwiseOf(INamedTypeSymbol type)
    {
        INamedTypeSymbol definition = type.OriginalDefinition;
        List<AggregateField> fields = FieldsOf(definition);
        bool isSelfContained = definition is { IsValueType: true } or { TypeKind: TypeKind.Class, BaseType.SpecialType: SpecialType.System_Object, IsAbstract: false };
        if (fields.Count == 0 || !isSelfContained || !IsOpen(definition) || HasPrimaryConstructor(definition)
            || !fields.All(static f => IsAssignedInside(f.Symbol)) || FieldwiseAccessibility(definition, fields) is not { } accessibility)
        {
            return null;
        }

        var (space, types) = HostReader.DeclarationOf(definition);
        string parameters = string.Join(", ", fields.Select(static (f, i) => $"{CodeNames.WithNullability(f.Type)} {ParameterName(i)}"));
        string attribute = fields.Any(static f => f.Symbol is IFieldSymbol { IsRequired: true } or IPropertySymbol { IsRequired: true })
            ? "[global::System.Diagnostics.CodeAnalysis.SetsRequiredMembers] "
            : "";
        return new FieldwiseConstructor(
            CodeNames.FullName(definition) + (definition.Arity == 0 ? "" : "`" + definition.Arity.ToString(System.Globalization.CultureInfo.InvariantCulture)) + ".Fieldwise.g.cs",
            space,
            types,
            $"{attribute}{accessibility} {CodeNames.Escape(definition.Name)}({FieldwiseTag} _, {parameters})",
            fields.Select(static (f, i) => $"this.{f.Name} = {ParameterName(i)};").ToEquatableArray())
        {
            Default = definition is { IsValueType: false } && !HasConstructors(definition)
                ? $"public {CodeNames.Escape(definition.Name)}() {{ }}"
                : "",
        };
    }

    /// <summary>Whether the user wrote a constructor. The analyzers see the generated ones, too.</summary>
    private static bool HasConstructors(INamedTypeSymbol type) =>
        type.InstanceConstructors.Any(static constructor => !constructor.IsImplicitlyDeclared && !CalleeFactory.IsGenerated(constructor));

    private static string ParameterName(int index) => "member" + (index + 1).ToString(System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>Whether the type and all around it are partial, in source.</summary>
    private static bool IsOpen(INamedTypeSymbol type) =>
        type.DeclaringSyntaxReferences.Any(static reference => reference.GetSyntax() is TypeDeclarationSyntax declaration
            && declaration.Modifiers.Any(static modifier => modifier.ValueText == "partial"))
        && (type.ContainingType is null || IsOpen(type.ContainingType));

    /// <summary>Every other constructor would have to call it, with arguments that nobody knows.</summary>
    private static bool HasPrimaryConstructor(INamedTypeSymbol type) =>
        type.InstanceConstructors.Any(static constructor => constructor.DeclaringSyntaxReferences.Any(static reference => reference.GetSyntax() is TypeDeclarationSyntax));

    private static bool IsAssignedInside(ISymbol symbol) => symbol is IFieldSymbol { IsImplicitlyDeclared: false, RefKind: RefKind.None, IsFixedSizeBuffer: false }
        or IPropertySymbol { ContainingType.DeclaringSyntaxReferences.IsEmpty: false };

    /// <summary>As accessible as the types of all its parameters; null where only other members of a type around can name one.</summary>
    private static string? FieldwiseAccessibility(INamedTypeSymbol type, List<AggregateField> fields)
    {
        Accessibility least = fields.Select(static f => Reach(f.Type)).Append(Reach(type)).Min();
        return least == Accessibility.Public ? "public" : least == Accessibility.Internal ? "internal" : null;
    }

    /// <summary>Public, internal, or less.</summary>
    private static Accessibility Reach(ITypeSymbol type) => type switch
    {
        IArrayTypeSymbol array => Reach(array.ElementType),
        INamedTypeSymbol named => named.TypeArguments.Select(Reach)
            .Append(named.ContainingType is { } outer ? Reach(outer) : Accessibility.Public)
            .Append(named.IsTupleType ? Accessibility.Public : named.DeclaredAccessibility switch
            {
                Accessibility.Public => Accessibility.Public,
                Accessibility.Internal or Accessibility.ProtectedOrInternal => Accessibility.Internal,
                _ => Accessibility.Private,
            })
            .Min(),
        _ => Accessibility.Public,
    };
}
