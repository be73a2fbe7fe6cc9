using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AutoDiff.Generator.Lowering;

/// <content>Objects that nobody can change, as most records are. They behave like structs.</content>
internal sealed partial class TypeMapper
{
    /// <summary>The simple names that stand in the base lists of a file: what may have derived types.</summary>
    private static readonly ConditionalWeakTable<SyntaxTree, HashSet<string>> BaseNames = new();

    /// <summary>Whether the type is a class whose members are all set for good at its construction, hold no reference that active
    /// data is behind, and can be given to its constructor; and that no other class derives from.</summary>
    private bool IsImmutable(INamedTypeSymbol type, HashSet<ITypeSymbol> visiting)
    {
        if (type is not { TypeKind: TypeKind.Class, IsAbstract: false } || !visiting.Add(type) || HasDerived(type))
        {
            return false;
        }

        List<AggregateField> fields = FieldsOf(type);
        bool result = fields.Count > 0
            && fields.All(field => IsSetForGood(field.Symbol) && CanRead(field.Symbol) && IsValue(field, visiting))
            && (ConstructionOf(type, fields).Length > 0 || FieldwiseOf(type) is not null);
        visiting.Remove(type);
        return result;
    }

    private static bool IsSetForGood(ISymbol symbol) => symbol switch
    {
        IFieldSymbol field => field.IsReadOnly,
        IPropertySymbol property => property.SetMethod is null or { IsInitOnly: true },
        _ => false,
    };

    private bool IsValue(AggregateField field, HashSet<ITypeSymbol> visiting) => IsValue(field.Type, visiting) || (field.IsMarkedPassive && field.Type.TypeKind != TypeKind.Array);

    private bool IsValue(ITypeSymbol type, HashSet<ITypeSymbol> visiting)
    {
        switch (type)
        {
            case IArrayTypeSymbol array:
                return !CarriesDerivative(array.ElementType, []);
            case INamedTypeSymbol named when SequenceKindOf(named) is not null || IsTensorSpan(named) || IsInlineArray(named):
                return !CarriesDerivative(named.TypeArguments.Length > 0 ? named.TypeArguments[0] : named, []);
            case INamedTypeSymbol named when IsDifferentiable(named):
                return named.IsValueType
                    ? visiting.Count < DeepestNesting && FieldsOf(named).All(field => IsValue(field, visiting))
                    : IsImmutable(named, visiting);
            default:
                return true;
        }
    }

    private bool HasDerived(INamedTypeSymbol type)
    {
        if (type.IsSealed)
        {
            return false;
        }

        foreach (SyntaxTree tree in compilation.SyntaxTrees)
        {
            if (BaseNames.GetValue(tree, ReadBaseNames).Contains(type.Name))
            {
                return true;
            }
        }

        // Elsewhere there may be any.
        return type.DeclaringSyntaxReferences.IsEmpty;
    }

    private static HashSet<string> ReadBaseNames(SyntaxTree tree) => new(
        tree.GetRoot().DescendantNodes(static node => node is not (StatementSyntax or ExpressionSyntax))
            .OfType<BaseTypeSyntax>()
            .Select(static declared => declared.Type switch
            {
                QualifiedNameSyntax { Right: var right } => right.Identifier.ValueText,
                AliasQualifiedNameSyntax { Name: var name } => name.Identifier.ValueText,
                SimpleNameSyntax name => name.Identifier.ValueText,
                _ => "",
            }),
        StringComparer.Ordinal);
}
