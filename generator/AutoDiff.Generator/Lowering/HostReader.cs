using System.Text;
using AutoDiff.Generator.IR;
using Microsoft.CodeAnalysis;

namespace AutoDiff.Generator.Lowering;

/// <summary>Reads where the companions of a member are declared and what their declarations repeat.</summary>
internal static class HostReader
{
    private static readonly SymbolDisplayFormat Readable = new(
        typeQualificationStyle: SymbolDisplayTypeQualificationStyle.NameOnly,
        genericsOptions: SymbolDisplayGenericsOptions.IncludeTypeParameters,
        miscellaneousOptions: SymbolDisplayMiscellaneousOptions.UseSpecialTypes);

    public static MemberHost Read(MemberSignature signature, TypeMapper types)
    {
        IMethodSymbol method = signature.Method;
        INamedTypeSymbol type = method.ContainingType;
        string key = CalleeFactory.KeyOf(method);
        bool isStatic = signature.Receiver is null;
        var (space, headers) = DeclarationOf(type);
        return new MemberHost(
            space,
            headers,
            AccessibilityOf(signature.Declared),
            isStatic,
            signature.Family,
            TypeParameters(method.TypeParameters, withVariance: false),
            method.IsOverride || Contracts.IsExplicit(method) ? "" : Constraints(method.TypeParameters),
            KindOf(signature),
            method.IsExtensionMethod || ExtensionMembers.MemberOf(method) is { IsStatic: false },
            !isStatic && type.IsValueType && !type.IsReadOnly && method.IsReadOnly,
            CodeNames.Of(type),
            PrimalCall(signature),
            CrefOf(signature),
            key,
            HintNameOf(signature, key))
        {
            HalfSuffix = HalfNames.SuffixOf(signature),
            Dispatch = DispatchOf(signature, types),
            PassiveContracts = PassiveContractsOf(signature, types),
            ContractKeys = signature.Contracts.Select(static c => CalleeFactory.KeyOf(c.Method)).Distinct().ToEquatableArray(),
        };
    }

    private static MemberDispatch DispatchOf(MemberSignature signature, TypeMapper types)
    {
        IMethodSymbol method = signature.Method;
        if (!signature.IsDispatched)
        {
            return MemberDispatch.None;
        }

        // A gradient is the VJP from zero, but no static member of an interface can call another.
        DerivativeFlags bodiless = method.IsStatic ? DerivativeFlags.Default : DerivativeFlags.Jvp | DerivativeFlags.Vjp;
        MemberSignature? overridden = signature.Contracts.FirstOrDefault(c => c.Method.ContainingType.TypeKind == TypeKind.Class && !Contracts.IsExplicit(method)
            && c.Receiver?.IsActive == signature.Receiver?.IsActive);
        return new MemberDispatch(
            method.ContainingType.TypeKind == TypeKind.Interface,
            method.IsAbstract,
            Contracts.IsOverridable(method),
            Contracts.IsExplicit(method) ? CodeNames.Of(method.ExplicitInterfaceImplementations[0].ContainingType) : "",
            Dispatching(signature, DerivativeFlags.Default),
            overridden is null ? EquatableArray<string>.Empty : Dispatching(overridden, DerivativeFlags.Default),
            !method.IsAbstract ? EquatableArray<string>.Empty : Dispatching(signature, bodiless))
        {
            ReceiverType = overridden is not null && signature.Receiver is { IsActive: true } ? CodeNames.Of(signature.ReceiverShadow!) : "",
        };

        EquatableArray<string> Dispatching(MemberSignature member, DerivativeFlags among) => new[]
        {
            (DerivativeFlags.Jvp, CompanionNames.Jvp(member.Family)),
            (DerivativeFlags.Vjp, CompanionNames.Vjp(member.Family)),
            (DerivativeFlags.Vjp, CompanionNames.VjpJvp(member.Family)),
            (DerivativeFlags.Gradient, CompanionNames.Gradient(member.Family)),
        }.Where(c => (member.Asked & among & c.Item1) != 0 && IsThere(member, c.Item2) && CompanionRules.WhyNot(c.Item1, member, types) is null)
            .Select(static c => c.Item2)
            .ToEquatableArray();

        // A member of this compilation has all that its callers need; another has what it was built with.
        static bool IsThere(MemberSignature member, string companion) => !member.Method.DeclaringSyntaxReferences.IsEmpty
            || !member.Method.ContainingType.GetMembers(companion).IsEmpty;
    }

    private static EquatableArray<PassiveContract> PassiveContractsOf(MemberSignature signature, TypeMapper types)
    {
        return signature.Receiver is not { IsActive: true }
            ? EquatableArray<PassiveContract>.Empty
            : signature.Contracts
                .Where(contract => contract.Receiver is { IsActive: false } && contract.Parameters.Any(static parameter => parameter.IsActive) && (contract.Method.ContainingType.TypeKind == TypeKind.Class || IsListed(contract.Method.ContainingType)))
                .Select(contract => new PassiveContract(
                    contract.Method.ContainingType.TypeKind == TypeKind.Class ? "" : CodeNames.Of(contract.Method.ContainingType),
                    Name(contract, DerivativeFlags.Jvp, CompanionNames.Jvp(contract.Family)),
                    Name(contract, DerivativeFlags.Vjp, CompanionNames.Vjp(contract.Family)),
                    Name(contract, DerivativeFlags.Vjp, CompanionNames.VjpJvp(contract.Family))))
                .Distinct()
                .ToEquatableArray();

        string Name(MemberSignature contract, DerivativeFlags companion, string name) =>
            (contract.Asked & companion) != 0 && CompanionRules.WhyNot(companion, contract, types) is null ? name : "";

        // A base class that implements the interface has its companions, too.
        bool IsListed(INamedTypeSymbol contract) => signature.Method.ContainingType.Interfaces
            .Any(listed => listed.AllInterfaces.Add(listed).Contains(contract, SymbolEqualityComparer.Default));
    }

    private static MemberKind KindOf(MemberSignature signature) => signature.Method.MethodKind switch
    {
        MethodKind.Constructor => MemberKind.Constructor,
        MethodKind.PropertyGet => signature.Declared is IPropertySymbol { IsIndexer: true } ? MemberKind.Indexer : MemberKind.Property,
        MethodKind.UserDefinedOperator or MethodKind.Conversion or MethodKind.BuiltinOperator => MemberKind.Operator,
        _ => MemberKind.Method,
    };

    /// <summary>The declaration of the types around a generated member of a type, outermost first, and their namespace.</summary>
    public static (string Namespace, EquatableArray<TypeHeader> Types) DeclarationOf(INamedTypeSymbol type) =>
        (type.ContainingNamespace.IsGlobalNamespace ? "" : NamespaceOf(type.ContainingNamespace), Headers(type).ToEquatableArray());

    private static string NamespaceOf(INamespaceSymbol space) => space.ContainingNamespace.IsGlobalNamespace
        ? CodeNames.Escape(space.Name)
        : NamespaceOf(space.ContainingNamespace) + "." + CodeNames.Escape(space.Name);

    private static IEnumerable<TypeHeader> Headers(INamedTypeSymbol type)
    {
        if (type.ContainingType is { } outer)
        {
            foreach (TypeHeader header in Headers(outer))
            {
                yield return header;
            }
        }

        string keyword = type switch
        {
            { IsRecord: true, IsValueType: true } => "record struct",
            { IsRecord: true } => "record",
            { TypeKind: TypeKind.Interface } => "interface",
            { IsValueType: true } => "struct",
            _ => "class",
        };
        yield return new TypeHeader(
            $"partial {keyword} {CodeNames.Escape(type.Name)}{TypeParameters(type.TypeParameters, type.TypeKind == TypeKind.Interface)}");
    }

    private static string AccessibilityOf(ISymbol symbol) => symbol.DeclaredAccessibility switch
    {
        Accessibility.Public => "public",
        Accessibility.Internal => "internal",
        Accessibility.Protected => "protected",
        Accessibility.ProtectedOrInternal => "protected internal",
        Accessibility.ProtectedAndInternal => "private protected",
        _ => "private",
    };

    public static string TypeParameters(IEnumerable<ITypeParameterSymbol> parameters, bool withVariance)
    {
        string list = string.Join(", ", parameters.Select(p => (withVariance, p.Variance) switch
        {
            (true, VarianceKind.In) => "in ",
            (true, VarianceKind.Out) => "out ",
            _ => "",
        } + CodeNames.Escape(p.Name)));
        return list.Length == 0 ? "" : $"<{list}>";
    }

    private static string Constraints(IEnumerable<ITypeParameterSymbol> parameters)
    {
        var text = new StringBuilder();
        foreach (ITypeParameterSymbol parameter in parameters)
        {
            var constraints = new List<string>();
            if (parameter.HasUnmanagedTypeConstraint)
            {
                constraints.Add("unmanaged");
            }
            else if (parameter.HasValueTypeConstraint)
            {
                constraints.Add("struct");
            }
            else if (parameter.HasReferenceTypeConstraint)
            {
                constraints.Add(parameter.ReferenceTypeConstraintNullableAnnotation == NullableAnnotation.Annotated ? "class?" : "class");
            }
            else if (parameter.HasNotNullConstraint)
            {
                constraints.Add("notnull");
            }

            constraints.AddRange(parameter.ConstraintTypes.Select(CodeNames.WithNullability));
            if (parameter.HasConstructorConstraint)
            {
                constraints.Add("new()");
            }

            if (parameter.AllowsRefLikeType)
            {
                constraints.Add("allows ref struct");
            }

            if (constraints.Count > 0)
            {
                text.Append(" where ").Append(CodeNames.Escape(parameter.Name)).Append(" : ").Append(string.Join(", ", constraints));
            }
        }

        return text.ToString();
    }

    private static string PrimalCall(MemberSignature signature)
    {
        string template = PrimalTemplates.Of(signature, withReceiver: false);
        if (template.Length > 0)
        {
            return template;
        }

        IMethodSymbol method = signature.Method;
        string name = CodeNames.Escape(method.Name);
        if (Contracts.IsExplicit(method))
        {
            IMethodSymbol contract = method.ExplicitInterfaceImplementations[0];
            name = $"(({CodeNames.EscapeTemplate(CodeNames.Of(contract.ContainingType))})this).{CodeNames.Escape(contract.Name)}";
        }
        else if (method.Parameters.Any(p => p.Name == method.Name))
        {
            name = (method.IsStatic ? CodeNames.EscapeTemplate(CodeNames.Of(method.ContainingType)) : "this") + "." + name;
        }

        return $"{name}{TypeParameters(method.TypeParameters, withVariance: false)}({PrimalTemplates.Arguments(method, 0)})";
    }

    private static string CrefOf(MemberSignature signature)
    {
        IMethodSymbol method = signature.Method;
        string type = Braces(CodeNames.Of(method.ContainingType));
        if (signature.Declared is IPropertySymbol { IsIndexer: false } property && !Contracts.IsExplicit(method))
        {
            return $"{type}.{CodeNames.Escape(property.Name)}";
        }

        if (method.MethodKind is not MethodKind.Ordinary || Contracts.IsExplicit(method))
        {
            return type;
        }

        string parameters = string.Join(", ", method.Parameters.Select(static p =>
            (p.RefKind switch
            {
                RefKind.Ref => "ref ",
                RefKind.Out => "out ",
                RefKind.In => "in ",
                RefKind.RefReadOnlyParameter => "ref readonly ",
                _ => "",
            }) + Braces(CodeNames.Of(p.Type))));
        return $"{type}.{CodeNames.Escape(method.Name)}{Braces(TypeParameters(method.TypeParameters, withVariance: false))}({parameters})";
    }

    private static string Braces(string code) => code.Replace('<', '{').Replace('>', '}');

    /// <summary>A file name from which the member can be told, unique also where two names differ in case alone.</summary>
    private static string HintNameOf(MemberSignature signature, string key)
    {
        IMethodSymbol method = signature.Method;
        var text = new StringBuilder();
        AppendType(text, method.ContainingType);
        text.Append(signature.IsUnnamedConstructor ? "ctor" : signature.Declared.MetadataName.Replace("op_", ""));
        if (method.Arity > 0)
        {
            text.Append('{').Append(string.Join(",", method.TypeParameters.Select(static p => p.Name))).Append('}');
        }

        bool isMethod = signature.Declared is IMethodSymbol or IPropertySymbol { IsIndexer: true };
        if (isMethod)
        {
            text.Append('(').Append(string.Join(",", method.Parameters.Select(static p => p.Type.ToDisplayString(Readable)))).Append(')');
        }

        string name = Sanitise(text.ToString());
        if (name.Length > 96 || !IsPlain(signature))
        {
            // Short forms of types and names that differ in case could meet: the full signature decides.
            name = name.Substring(0, Math.Min(name.Length, 96)) + "-" + StableHash(key);
        }

        return name + ".g.cs";
    }

    private static void AppendType(StringBuilder text, INamedTypeSymbol type)
    {
        if (type.ContainingType is { } outer)
        {
            AppendType(text, outer);
        }
        else if (!type.ContainingNamespace.IsGlobalNamespace)
        {
            text.Append(type.ContainingNamespace.ToDisplayString()).Append('.');
        }

        text.Append(type.Name);
        if (type.Arity > 0)
        {
            text.Append('{').Append(string.Join(",", type.TypeParameters.Select(static p => p.Name))).Append('}');
        }

        text.Append('.');
    }

    /// <summary>Whether the readable form is the only one of its kind.</summary>
    private static bool IsPlain(MemberSignature signature)
    {
        INamedTypeSymbol type = signature.Method.ContainingType;
        string name = signature.Declared.MetadataName;
        return signature.Method.Parameters.All(static p => IsPlain(p.Type) && p.RefKind == RefKind.None)
            && signature.Method.Arity == 0
            && !type.MemberNames.Any(n => n != name && string.Equals(n, name, StringComparison.OrdinalIgnoreCase))
            && !HasCaseTwin(type);
    }

    private static bool HasCaseTwin(INamedTypeSymbol type)
    {
        INamespaceOrTypeSymbol container = type.ContainingType ?? (INamespaceOrTypeSymbol)type.ContainingNamespace;
        return container.GetTypeMembers().Any(t => t.Name.Length == type.Name.Length
                && t.Name != type.Name && string.Equals(t.Name, type.Name, StringComparison.OrdinalIgnoreCase))
            || (type.ContainingType is { } outer && HasCaseTwin(outer));
    }

    internal static bool IsPlain(ITypeSymbol type) => type switch
    {
        IArrayTypeSymbol array => IsPlain(array.ElementType),
        INamedTypeSymbol { IsTupleType: true } => false,
        INamedTypeSymbol { Name: "Span" or "ReadOnlySpan", ContainingNamespace.Name: "System" } span => IsPlain(span.TypeArguments[0]),
        _ => type.SpecialType != SpecialType.None,
    };

    private static string Sanitise(string name)
    {
        var text = new StringBuilder(name.Length);
        foreach (char c in name)
        {
            text.Append(c switch
            {
                '<' => '{',
                '>' => '}',
                _ when char.IsLetterOrDigit(c) || "_.,(){}[]-".IndexOf(c) >= 0 => c,
                _ => '_',
            });
        }

        return text.ToString();
    }

    /// <summary>FNV-1a: the same on every machine.</summary>
    internal static string StableHash(string text)
    {
        uint hash = 2166136261;
        foreach (char c in text)
        {
            hash = unchecked((hash ^ c) * 16777619);
        }

        return hash.ToString("x8", System.Globalization.CultureInfo.InvariantCulture);
    }
}
