using Microsoft.CodeAnalysis;

namespace AutoDiff.Generator.Lowering;

/// <summary>An inline array type: a struct that stands for a fixed number of elements.</summary>
internal sealed record InlineArray(int Length, ITypeSymbol ElementType)
{
    /// <summary>Longer ones are no values: each element is one in the code.</summary>
    public const int MostElements = 64;

    public bool IsUnrolled => Length <= MostElements;

    public static InlineArray? Of(ITypeSymbol? type)
    {
        if (type is not INamedTypeSymbol { TypeKind: TypeKind.Struct })
        {
            return null;
        }

        AttributeData? attribute = type.GetAttributes().FirstOrDefault(static a =>
            a.AttributeClass is { Name: "InlineArrayAttribute", ContainingNamespace.Name: "CompilerServices" });
        IFieldSymbol? field = type.GetMembers().OfType<IFieldSymbol>().FirstOrDefault(static f => !f.IsStatic);
        return attribute is { ConstructorArguments.Length: 1 } && attribute.ConstructorArguments[0].Value is int length && field is not null
            ? new InlineArray(length, field.Type)
            : null;
    }
}
