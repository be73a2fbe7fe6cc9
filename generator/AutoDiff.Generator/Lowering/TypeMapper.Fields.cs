using AutoDiff.Generator.IR;
using Microsoft.CodeAnalysis;

namespace AutoDiff.Generator.Lowering;

/// <summary>What an aggregate holds.</summary>
internal sealed partial class TypeMapper
{
    private const int DeepestNesting = 24;
    private const string BackingFieldSuffix = ">k__BackingField";

    private readonly Dictionary<INamedTypeSymbol, bool> differentiable = new(SymbolEqualityComparer.Default);

    /// <summary>Whether values of a struct, tuple or class can carry a derivative.</summary>
    private bool IsDifferentiable(INamedTypeSymbol type)
    {
        if (type.TypeKind is not (TypeKind.Struct or TypeKind.Class)
            || (type.SpecialType is not SpecialType.None && !type.IsTupleType)
            || type.OriginalDefinition.SpecialType == SpecialType.System_Nullable_T
            || type.IsUnboundGenericType)
        {
            return false;
        }

        if (!differentiable.TryGetValue(type, out bool result))
        {
            result = HasActiveField(FieldsOf(type), [type]);
            differentiable[type] = result;
        }

        return result;
    }

    private bool HasActiveField(IReadOnlyList<AggregateField> fields, HashSet<ITypeSymbol> visiting) =>
        fields.Any(field => !field.IsMarkedPassive && CarriesDerivative(field.Type, visiting));

    private bool CarriesDerivative(ITypeSymbol type, HashSet<ITypeSymbol> visiting)
    {
        switch (type)
        {
            case { SpecialType: SpecialType.System_Double or SpecialType.System_Single }:
                return true;
            case IArrayTypeSymbol array:
                return CarriesDerivative(array.ElementType, visiting);
            case ITypeParameterSymbol parameter:
                return known.IsReal(parameter);
            case INamedTypeSymbol named when SequenceKindOf(named) is not null || IsTensorSpan(named):
                return CarriesDerivative(named.TypeArguments[0], visiting);
            case INamedTypeSymbol { TypeKind: TypeKind.Struct or TypeKind.Class } named
                when named.OriginalDefinition.SpecialType == SpecialType.None || named.IsTupleType:
                // A type inside itself adds nothing; the depth bounds generic types that grow with each level.
                return visiting.Count < DeepestNesting && visiting.Add(named) && HasActiveField(FieldsOf(named), visiting);
            default:
                return false;
        }
    }

    /// <summary>The instance fields and auto-properties in declaration order, those of base classes first. The framework's
    /// own types have none but its vectors: what they hold is their affair.</summary>
    private List<AggregateField> FieldsOf(INamedTypeSymbol type)
    {
        var fields = new List<AggregateField>();
        if (type.IsTupleType)
        {
            foreach (IFieldSymbol element in type.TupleElements)
            {
                fields.Add(new AggregateField(CodeNames.Escape(element.Name), element, element.Type, IsMarkedPassive: false));
            }

            return fields;
        }

        if (IsOfFramework(type) && !known.IsVector(type))
        {
            return fields;
        }

        if (type is { TypeKind: TypeKind.Class, BaseType: { SpecialType: SpecialType.None } parent })
        {
            fields.AddRange(FieldsOf(parent));
        }

        if (type.Name == "Complex" && known.IsVector(type))
        {
            AddProperty(fields, type, "Real");
            AddProperty(fields, type, "Imaginary");
            return fields;
        }

        foreach (ISymbol member in type.GetMembers())
        {
            switch (member)
            {
                case IFieldSymbol { IsStatic: false, IsConst: false } field:
                    AddField(fields, type, field);
                    break;
                case IPropertySymbol { IsStatic: false, IsIndexer: false, GetMethod: { } getter } property
                    when type.DeclaringSyntaxReferences.IsEmpty && IsCompilerGenerated(getter) && fields.All(f => !KnownSymbols.Same(f.Symbol, property)):
                    AddProperty(fields, property);
                    break;
            }
        }

        return fields;
    }

    private void AddField(List<AggregateField> fields, INamedTypeSymbol type, IFieldSymbol field)
    {
        switch (field.AssociatedSymbol)
        {
            case IPropertySymbol property:
                AddProperty(fields, property);
                return;
            case IEventSymbol:
                return;
        }

        // The backing field of a property in metadata.
        if (field.Name.EndsWith(BackingFieldSuffix, StringComparison.Ordinal) && field.Name[0] == '<')
        {
            AddProperty(fields, type, field.Name.Substring(1, field.Name.Length - BackingFieldSuffix.Length - 1));
            return;
        }

        if (field.Type.TypeKind != TypeKind.Delegate)
        {
            fields.Add(new AggregateField(CodeNames.Escape(field.Name), field, field.Type, KnownSymbols.Has(field, known.NoDerivativeAttribute)));
        }
    }

    private void AddProperty(List<AggregateField> fields, INamedTypeSymbol type, string name)
    {
        if (type.GetMembers(name).OfType<IPropertySymbol>().FirstOrDefault() is { } property)
        {
            AddProperty(fields, property);
        }
    }

    private void AddProperty(List<AggregateField> fields, IPropertySymbol property)
    {
        bool passive = KnownSymbols.Has(property, known.NoDerivativeAttribute)
            || property.ContainingType.GetMembers().OfType<IFieldSymbol>().Any(f =>
                KnownSymbols.Same(f.AssociatedSymbol, property) && KnownSymbols.Has(f, known.NoDerivativeAttribute))
            || (property.ContainingType.IsRecord && PositionalParameter(property) is { } parameter
                && KnownSymbols.Has(parameter, known.NoDerivativeAttribute));
        fields.Add(new AggregateField(CodeNames.Escape(property.Name), property, property.Type, passive));
    }

    private static IParameterSymbol? PositionalParameter(IPropertySymbol property) => property.ContainingType.InstanceConstructors
        .SelectMany(static c => c.Parameters)
        .FirstOrDefault(p => p.Name == property.Name
            && p.DeclaringSyntaxReferences.Any(r => property.DeclaringSyntaxReferences.Any(q => q.SyntaxTree == r.SyntaxTree && q.Span == r.Span)));

    private bool IsOfFramework(INamedTypeSymbol type)
    {
        if (!type.DeclaringSyntaxReferences.IsEmpty)
        {
            return false;
        }

        INamespaceSymbol? space = type.ContainingNamespace;
        while (space is { ContainingNamespace.IsGlobalNamespace: false })
        {
            space = space.ContainingNamespace;
        }

        return space is { Name: "System" or "Microsoft" };
    }

    private static bool IsCompilerGenerated(IMethodSymbol accessor) =>
        accessor.GetAttributes().Any(static a => a.AttributeClass?.Name == "CompilerGeneratedAttribute");
}
