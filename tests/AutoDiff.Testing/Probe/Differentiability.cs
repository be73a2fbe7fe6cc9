using Microsoft.CodeAnalysis;

namespace AutoDiff.Testing;

/// <summary>The contract's rules on types: what is differentiable, and how a type is passed.</summary>
internal static class Differentiability
{
    private static readonly HashSet<string> Vectors = new(StringComparer.Ordinal)
    {
        "System.Numerics.Vector2", "System.Numerics.Vector3", "System.Numerics.Vector4", "System.Numerics.Quaternion",
        "System.Numerics.Matrix3x2", "System.Numerics.Matrix4x4", "System.Numerics.Plane", "System.Numerics.Complex",
    };

    private static readonly HashSet<string> Containers = new(StringComparer.Ordinal)
    {
        "System.Span<T>", "System.ReadOnlySpan<T>", "System.Memory<T>", "System.ReadOnlyMemory<T>",
        "System.Collections.Generic.List<T>", "System.Numerics.Tensors.TensorSpan<T>", "System.Numerics.Tensors.ReadOnlyTensorSpan<T>",
    };

    /// <summary>Whether values of the type can be active.</summary>
    public static bool IsDifferentiable(ITypeSymbol type) => IsDifferentiable(type, []);

    /// <summary>Whether the type is one real number.</summary>
    public static bool IsReal(ITypeSymbol type) => type.SpecialType switch
    {
        SpecialType.System_Double or SpecialType.System_Single => true,
        _ => type is ITypeParameterSymbol parameter
            && parameter.ConstraintTypes.Any(constraint => constraint.Name == "IFloatingPointIeee754"),
    };

    /// <summary>The element type of a span or memory, or null.</summary>
    public static ITypeSymbol? SpanElement(ITypeSymbol type) =>
        IsSpan(type) ? ((INamedTypeSymbol)type).TypeArguments[0] : null;

    /// <summary>Whether the type is a tensor span, which drivers keep as a rectangular array.</summary>
    public static bool IsTensor(ITypeSymbol type) => Definition(type) is
        "System.Numerics.Tensors.TensorSpan<T>" or "System.Numerics.Tensors.ReadOnlyTensorSpan<T>";

    /// <summary>Whether the type is a span, memory or tensor span.</summary>
    public static bool IsSpan(ITypeSymbol type) => IsTensor(type) || Definition(type) is
        "System.Span<T>" or "System.ReadOnlySpan<T>" or "System.Memory<T>" or "System.ReadOnlyMemory<T>";

    /// <summary>Whether the type is an array, a list, a span or memory.</summary>
    public static bool IsMemory(ITypeSymbol type) => type is IArrayTypeSymbol || Containers.Contains(Definition(type));

    /// <summary>Whether the type is a span or memory that can be read only.</summary>
    public static bool IsReadOnlySpan(ITypeSymbol type) => Definition(type) is
        "System.ReadOnlySpan<T>" or "System.ReadOnlyMemory<T>" or "System.Numerics.Tensors.ReadOnlyTensorSpan<T>";

    /// <summary>How a parameter of that type is passed.</summary>
    public static ParameterKind KindOf(ITypeSymbol type, RefKind refKind) => refKind switch
    {
        RefKind.Ref => ParameterKind.Ref,
        RefKind.Out => ParameterKind.Out,
        RefKind.In or RefKind.RefReadOnlyParameter => ParameterKind.In,
        _ when IsReadOnlySpan(type) => ParameterKind.ReadOnlySpan,
        _ when IsSpan(type) => ParameterKind.Span,
        _ when type.IsReferenceType => ParameterKind.Reference,
        _ => ParameterKind.Value,
    };

    /// <summary>Whether the symbol carries <c>[NoDerivative]</c>.</summary>
    public static bool HasNoDerivative(IEnumerable<AttributeData> attributes) =>
        attributes.Any(attribute => attribute.AttributeClass?.Name == nameof(NoDerivativeAttribute));

    private static bool IsDifferentiable(ITypeSymbol type, HashSet<ITypeSymbol> open)
    {
        if (IsReal(type))
        {
            return true;
        }

        if (type is IArrayTypeSymbol array)
        {
            return IsDifferentiable(array.ElementType, open);
        }

        if (type is not INamedTypeSymbol named || named.TypeKind is not (TypeKind.Struct or TypeKind.Class))
        {
            return false;
        }

        string definition = Definition(type);
        if (Vectors.Contains(definition))
        {
            return true;
        }

        if (Containers.Contains(definition))
        {
            return IsDifferentiable(named.TypeArguments[0], open);
        }

        if (named.IsTupleType)
        {
            return named.TupleElements.Any(element => IsDifferentiable(element.Type, open));
        }

        bool isOfUser = named.OriginalDefinition.DeclaringSyntaxReferences.Length > 0;
        return isOfUser && open.Add(type) && Fields(named).Any(field => IsDifferentiable(field.Type, open));
    }

    private static IEnumerable<IFieldSymbol> Fields(INamedTypeSymbol type)
    {
        for (INamedTypeSymbol? t = type; t is not null; t = t.BaseType)
        {
            foreach (IFieldSymbol field in t.GetMembers().OfType<IFieldSymbol>())
            {
                bool isConstant = field.IsStatic || HasNoDerivative(field.GetAttributes())
                    || (field.AssociatedSymbol is { } property && HasNoDerivative(property.GetAttributes()));
                if (!isConstant)
                {
                    yield return field;
                }
            }
        }
    }

    private static string Definition(ITypeSymbol type) => type.OriginalDefinition.ToDisplayString();
}
