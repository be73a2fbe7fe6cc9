using AutoDiff.Generator.IR;
using Microsoft.CodeAnalysis;

namespace AutoDiff.Generator.Lowering;

/// <summary>What a member's declaration says about its derivative: its parameters with their activity, its result, and what
/// its attribute asks for.</summary>
internal sealed class MemberSignature
{
    private MemberSignature(IMethodSymbol method, ISymbol declared, AttributeData? mark, AttributeData? implicitMark)
    {
        Method = method;
        Declared = declared;
        IsMarked = mark is not null || implicitMark is not null;
        IsImplicit = implicitMark is not null;
        Asked = mark is { ConstructorArguments.Length: 1 } && mark.ConstructorArguments[0].Value is int flags ? (DerivativeFlags)flags : DerivativeFlags.Default;
        string? name = null;
        foreach (KeyValuePair<string, TypedConstant> argument in mark?.NamedArguments ?? [])
        {
            switch (argument.Key)
            {
                case "Name":
                    name = argument.Value.Value as string;
                    break;
                case "ThisIsActive":
                    ThisIsActive = argument.Value.Value is true;
                    break;
            }
        }

        HasGivenName = !string.IsNullOrEmpty(name);
        Family = HasGivenName ? name! : FamilyOf(method, declared);
    }

    /// <summary>The method, getter, operator or constructor.</summary>
    public IMethodSymbol Method { get; }

    /// <summary>What carries the attribute: the method, or the property of the getter.</summary>
    public ISymbol Declared { get; }

    public bool IsMarked { get; }

    /// <summary>Whether the derivative comes from the implicit function theorem.</summary>
    public bool IsImplicit { get; }

    public bool ThisIsActive { get; }

    public bool HasGivenName { get; }

    public string Family { get; }

    public DerivativeFlags Asked { get; }

    /// <summary>The parameters, without the receiver.</summary>
    public IReadOnlyList<SignatureParameter> Parameters { get; private set; } = [];

    /// <summary>The receiver of an instance member.</summary>
    public SignatureParameter? Receiver { get; private set; }

    /// <summary>The type of the result; null for <c>void</c>.</summary>
    public ITypeSymbol? ReturnSymbol { get; private set; }

    public IrType? ReturnType { get; private set; }

    public bool IsReturnActive { get; private set; }

    /// <summary>The parameters with a shadow, the receiver first.</summary>
    public IEnumerable<SignatureParameter> Active =>
        (Receiver is { IsActive: true } receiver ? new[] { receiver } : []).Concat(Parameters.Where(static p => p.IsActive));

    public static MemberSignature Read(IMethodSymbol method, TypeMapper types)
    {
        KnownSymbols known = types.Known;
        ISymbol declared = method.AssociatedSymbol is IPropertySymbol property ? property : method;
        var attributes = declared.GetAttributes();
        if (!ReferenceEquals(declared, method))
        {
            attributes = attributes.AddRange(method.GetAttributes());
        }

        var signature = new MemberSignature(
            method,
            declared,
            KnownSymbols.Find(attributes, known.DifferentiableAttribute),
            KnownSymbols.Find(attributes, known.ImplicitDerivativeAttribute));
        signature.ReadParameters(types, markers: method);
        return signature;
    }

    /// <summary>The signature of somebody else's method, where <c>[NoDerivative]</c> stands on the companion's parameters.</summary>
    public static MemberSignature ReadForeign(IMethodSymbol method, IMethodSymbol companion, TypeMapper types)
    {
        var signature = new MemberSignature(method, method, null, null);
        signature.ReadParameters(types, companion);
        return signature;
    }

    private void ReadParameters(TypeMapper types, IMethodSymbol markers)
    {
        KnownSymbols known = types.Known;
        bool isConstructor = Method.MethodKind == MethodKind.Constructor;
        bool hasReceiver = !Method.IsStatic && !isConstructor;
        int offset = !SymbolEqualityComparer.Default.Equals(markers, Method) && hasReceiver ? 1 : 0;
        if (hasReceiver)
        {
            INamedTypeSymbol type = Method.ContainingType;
            RefKind kind = type.IsValueType && !type.IsReadOnly && !Method.IsReadOnly ? RefKind.Ref : RefKind.None;
            IrType mapped = types.Map(type);

            // A foreign receiver is the first parameter of the companion, active like any other.
            bool isActive = offset == 1 ? markers.Parameters.Length > 0 && !KnownSymbols.Has(markers.Parameters[0], known.NoDerivativeAttribute) : ThisIsActive;
            Receiver = new SignatureParameter(null, "this", type, mapped, kind, isActive && mapped.IsDifferentiable);
        }

        Parameters = [.. Method.Parameters.Select((p, i) =>
        {
            IrType type = types.Map(p.Type);
            IParameterSymbol marker = i + offset < markers.Parameters.Length ? markers.Parameters[i + offset] : p;
            bool active = type.IsDifferentiable && !KnownSymbols.Has(marker, known.NoDerivativeAttribute);
            return new SignatureParameter(p, p.Name, p.Type, type, p.RefKind, active);
        })];
        ReturnSymbol = isConstructor ? Method.ContainingType : Method.ReturnsVoid ? null : Method.ReturnType;
        ReturnType = ReturnSymbol is null ? null : types.Map(ReturnSymbol);
        IsReturnActive = ReturnType is { IsDifferentiable: true }
            && KnownSymbols.Find(Method.GetReturnTypeAttributes(), known.NoDerivativeAttribute) is null
            && (ReferenceEquals(Declared, Method) || !KnownSymbols.Has(Declared, known.NoDerivativeAttribute));
    }

    private static string FamilyOf(IMethodSymbol method, ISymbol declared) => declared switch
    {
        IPropertySymbol { IsIndexer: true } indexer => indexer.MetadataName,
        IPropertySymbol property => property.Name,
        _ when method.Name.StartsWith("op_", StringComparison.Ordinal) => method.Name.Substring(3),
        _ when method.MethodKind == MethodKind.Constructor => "",
        _ => method.Name,
    };
}
