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
        OwnFlags = mark is { ConstructorArguments.Length: 1 } && mark.ConstructorArguments[0].Value is int flags ? (DerivativeFlags)flags : DerivativeFlags.Default;
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
        Family = HasGivenName ? name! : IsUnnamedConstructor ? CompanionNames.UnnamedConstructor : FamilyOf(method, declared);
        Asked = OwnFlags;
    }

    /// <summary>The method, getter, operator or constructor.</summary>
    public IMethodSymbol Method { get; }

    /// <summary>What carries the attribute: the method, or the property of the getter.</summary>
    public ISymbol Declared { get; }

    public bool IsMarked { get; }

    /// <summary>Whether the derivative comes from the implicit function theorem.</summary>
    public bool IsImplicit { get; }

    public bool ThisIsActive { get; private set; }

    public bool HasGivenName { get; }

    /// <summary>Whether this is a marked constructor without a name: differentiable where it is called, with companions for other assemblies that nobody sees.</summary>
    public bool IsUnnamedConstructor => IsMarked && !HasGivenName && Method.MethodKind == MethodKind.Constructor;

    public string Family { get; private set; }

    /// <summary>What the member's own attribute asks for.</summary>
    public DerivativeFlags OwnFlags { get; }

    /// <summary>What the attribute asks for, and what the members ask for that this one overrides or implements.</summary>
    public DerivativeFlags Asked { get; private set; }

    /// <summary>Whether a companion is asked for that needs reverse mode, so that callers may use it, too.</summary>
    public bool AsksReverse => (Asked & ~(DerivativeFlags.Jvp | DerivativeFlags.Dual | DerivativeFlags.Taylor | DerivativeFlags.Batch)) != 0;

    /// <summary>The marked members that this one overrides or implements.</summary>
    public IReadOnlyList<MemberSignature> Contracts { get; private set; } = [];

    /// <summary>Whether a call may run another body than the member's own, so that companions dispatch, too.</summary>
    public bool IsDispatched => Lowering.Contracts.IsDispatched(Method) || Lowering.Contracts.IsExplicit(Method);

    /// <summary>The parameters, without the receiver.</summary>
    public IReadOnlyList<SignatureParameter> Parameters { get; private set; } = [];

    /// <summary>The receiver of an instance member.</summary>
    public SignatureParameter? Receiver { get; private set; }

    /// <summary>The type of the shadow of the receiver: the class that declares the member first.</summary>
    public ITypeSymbol? ReceiverShadow =>
        Contracts.LastOrDefault(contract => contract.Method.ContainingType.TypeKind == TypeKind.Class && contract.Receiver is { IsActive: true })?.Receiver!.TypeSymbol ?? Receiver?.TypeSymbol;

    /// <summary>The type of the result; null for <c>void</c>.</summary>
    public ITypeSymbol? ReturnSymbol { get; private set; }

    public IrType? ReturnType { get; private set; }

    public bool IsReturnActive { get; private set; }

    /// <summary>Whether a parameter's type is differentiable only for the type arguments of this call: the companions, made
    /// for all of them, have no shadow of it.</summary>
    public bool HidesActiveValues { get; private set; }

    /// <summary>The parameters with a shadow, the receiver first.</summary>
    public IEnumerable<SignatureParameter> Active =>
        (Receiver is { IsActive: true } receiver ? new[] { receiver } : []).Concat(Parameters.Where(static p => p.IsActive));

    public static MemberSignature Read(IMethodSymbol method, TypeMapper types)
    {
        KnownSymbols known = types.Known;
        IMethodSymbol written = ExtensionMembers.MemberOf(method) ?? method;
        ISymbol declared = written.AssociatedSymbol is IPropertySymbol property ? property : written;
        var attributes = declared.GetAttributes();
        if (!ReferenceEquals(declared, written))
        {
            attributes = attributes.AddRange(written.GetAttributes());
        }

        var signature = new MemberSignature(
            method,
            declared,
            KnownSymbols.Find(attributes, known.DifferentiableAttribute),
            KnownSymbols.Find(attributes, known.ImplicitDerivativeAttribute));
        if (signature.IsMarked)
        {
            signature.Inherit(types);
        }

        signature.ReadParameters(types, markers: method);
        return signature;
    }

    /// <summary>What callers know a member by decides the shape of its companions.</summary>
    private void Inherit(TypeMapper types)
    {
        Contracts = [.. Lowering.Contracts.Of(Method).Select(contract => Read(contract, types)).Where(static contract => contract.IsMarked)];
        if (Contracts.Count > 0)
        {
            Family = HasGivenName ? Family : Contracts[0].Family;
            ThisIsActive |= Contracts.Any(static contract => contract.ThisIsActive);
            foreach (MemberSignature contract in Contracts)
            {
                Asked |= contract.Asked & DerivativeFlags.Default;
            }
        }

        if (IsDispatched)
        {
            // There are no halves to dispatch to, so that callers need these.
            Asked |= DerivativeFlags.Jvp;
            Asked |= AsksReverse ? DerivativeFlags.Vjp : DerivativeFlags.None;
        }
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
            bool isActive = offset == 1 ? markers.Parameters.Length > 0 && !KnownSymbols.Has(markers.Parameters[0], known.NoDerivativeAttribute) : ThisIsActive && !Lowering.Contracts.IsExplicit(Method);
            Receiver = new SignatureParameter(null, "this", type, mapped, kind, isActive && mapped.IsDifferentiable);
        }

        Parameters = [.. Method.Parameters.Select((p, i) =>
        {
            IrType type = types.Map(p.Type);
            IParameterSymbol marker = i + offset < markers.Parameters.Length ? markers.Parameters[i + offset] : p;
            bool wanted = type.IsDifferentiable && !KnownSymbols.Has(marker, known.NoDerivativeAttribute);
            bool active = wanted && types.Map(Method.OriginalDefinition.Parameters[i].Type).IsDifferentiable;
            HidesActiveValues |= wanted && !active;
            active &= Contracts.All(contract => contract.Parameters[i].IsActive);
            return new SignatureParameter(p, p.Name, p.Type, type, p.RefKind, active);
        })];
        ReturnSymbol = isConstructor ? Method.ContainingType : Method.ReturnsVoid ? null : Method.ReturnType;
        ReturnType = ReturnSymbol is null ? null : types.Map(ReturnSymbol);
        IsReturnActive = ReturnType is { IsDifferentiable: true }
            && KnownSymbols.Find(Method.GetReturnTypeAttributes(), known.NoDerivativeAttribute) is null
            && (ReferenceEquals(Declared, Method) || !KnownSymbols.Has(Declared, known.NoDerivativeAttribute))
            && (isConstructor || types.Map(Method.OriginalDefinition.ReturnType).IsDifferentiable)
            && Contracts.All(static contract => contract.IsReturnActive);
    }

    private static string FamilyOf(IMethodSymbol method, ISymbol declared) => declared switch
    {
        IPropertySymbol { IsIndexer: true } indexer => Simple(indexer.MetadataName),
        IPropertySymbol property => Simple(property.Name),
        _ when method.MethodKind == MethodKind.Constructor => "",
        _ => WithoutPrefix(Simple(method.Name)),
    };

    private static string WithoutPrefix(string name) => name.StartsWith("op_", StringComparison.Ordinal) ? name.Substring(3) : name;

    /// <summary>The name of a member without the interface that it explicitly implements.</summary>
    private static string Simple(string name) => name.Substring(name.LastIndexOf('.') + 1);
}
