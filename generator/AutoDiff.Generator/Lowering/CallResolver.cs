using AutoDiff.Generator.IR;
using Microsoft.CodeAnalysis;

namespace AutoDiff.Generator.Lowering;

/// <summary>Says what a called method means to differentiation.</summary>
internal sealed class CallResolver(Compilation compilation, TypeMapper types, RuleTable rules)
{
    private readonly KnownSymbols known = KnownSymbols.Of(compilation);
    private readonly CalleeFactory callees = new(compilation, types);
    private readonly Dictionary<IMethodSymbol, CallTarget> resolved = new(SymbolEqualityComparer.Default);
    private readonly Dictionary<string, IMethodSymbol> found = new(StringComparer.Ordinal);

    /// <summary>The differentiable methods asked about so far, by <see cref="Callee.BodyKey"/>; not those that a call through a type
    /// parameter chooses.</summary>
    public IReadOnlyDictionary<string, IMethodSymbol> Callees => found;

    /// <summary>The meaning of a method, getter, operator or constructor.</summary>
    /// <param name="method">The method.</param>
    /// <param name="constrainedTo">The type parameter through which a static member of an interface is called.</param>
    public CallTarget Resolve(IMethodSymbol method, ITypeSymbol? constrainedTo = null)
    {
        if (constrainedTo is not null && callees.Create(method, constrainedTo) is { } constrained)
        {
            return new DifferentiableTarget(constrained);
        }

        if (!resolved.TryGetValue(method, out CallTarget? target))
        {
            target = ResolveUncached(method);
            resolved[method] = target;
            if (target is DifferentiableTarget { Callee: var callee })
            {
                found[callee.BodyKey] = method;
            }
        }

        return target;
    }

    /// <summary>Whether there is a formula for an elementary function.</summary>
    public bool HasRule(string key) => rules.Find(key) is not null;

    private CallTarget ResolveUncached(IMethodSymbol method)
    {
        if (method.MethodKind is MethodKind.LocalFunction or MethodKind.DelegateInvoke or MethodKind.AnonymousFunction)
        {
            return Unknown(method);
        }

        INamedTypeSymbol owner = method.ContainingType;
        if (method.Name == "StopGradient" && KnownSymbols.Same(owner, known.Diff))
        {
            return StopGradientTarget.Instance;
        }

        if (ElementaryOwner(method) is { } code)
        {
            return ResolveElementary(method, code);
        }

        if (callees.Create(method) is { } callee)
        {
            return new DifferentiableTarget(callee);
        }

        if (DerivativeIndex.Of(compilation).CompanionsOf(owner, method.Name) is { Count: > 0 } candidates
            && callees.CreateForeign(method, candidates) is { } foreign)
        {
            return new DifferentiableTarget(foreign);
        }

        if (method.IsStatic)
        {
            string key = CodeNames.FullName(owner) + "." + PrimitiveNames.Key(method.Name, method.Parameters.Length);
            if (rules.Find(key) is not null && IsRealFunction(method))
            {
                return new PrimitiveTarget(key, CodeNames.Of(owner) + "." + CodeNames.Escape(method.Name));
            }
        }

        return IsObserver(method) ? ObserverTarget.Instance
            : IsSearch(method) ? PredicateTarget.Instance
            : IsSequenceMember(owner) ? SequenceMemberTarget.Instance
            : IsPredicate(method) ? PredicateTarget.Instance
            : Unknown(method);
    }

    private static UnknownTarget Unknown(IMethodSymbol method) =>
        new(method.ToDisplayString(SymbolDisplayFormat.CSharpShortErrorMessageFormat));

    /// <summary>The C# prefix of a static function of a real type, or null if the method is none.</summary>
    private string? ElementaryOwner(IMethodSymbol method)
    {
        INamedTypeSymbol owner = method.ContainingType;
        if (!method.IsStatic)
        {
            return null;
        }

        if (DerivativeIndex.IsElementary(owner))
        {
            return CodeNames.Of(owner);
        }

        // T.Sin(x): a static abstract member of ITrigonometricFunctions<T>.
        return owner is { TypeKind: TypeKind.Interface, ContainingNamespace: { Name: "Numerics", ContainingNamespace.Name: "System" }, TypeArguments.Length: > 0 }
            && owner.TypeArguments[0] is { } self && types.Map(self) is RealType real
                ? real.Code
                : null;
    }

    private CallTarget ResolveElementary(IMethodSymbol method, string code)
    {
        if (method.Name is "SinCos" or "SinCosPi")
        {
            (string sin, string cos) = method.Name == "SinCos" ? ("Sin", "Cos") : ("SinPi", "CosPi");
            return types.Map(method.Parameters[0].Type) is RealType argument
                ? new SinCosTarget(
                    PrimitiveNames.Key(sin, 1), PrimitiveNames.Code(sin, argument), PrimitiveNames.Key(cos, 1), PrimitiveNames.Code(cos, argument))
                : PredicateTarget.Instance;
        }

        string key = PrimitiveNames.Key(method.Name, method.Parameters.Length);
        return IsRealFunction(method) && rules.Find(key) is not null ? new PrimitiveTarget(key, code + "." + method.Name)
            : IsPredicate(method) ? PredicateTarget.Instance
            : Unknown(method);
    }

    /// <summary>Whether a method takes reals, and perhaps passive values, by value to a real.</summary>
    private bool IsRealFunction(IMethodSymbol method) =>
        !method.ReturnsVoid
        && types.Map(method.ReturnType) is RealType
        && method.Parameters.All(static p => p.RefKind is RefKind.None or RefKind.In)
        && method.Parameters.All(p => types.Map(p.Type) is RealType or PassiveType)
        && method.Parameters.Any(p => types.Map(p.Type) is RealType);

    /// <summary>Whether the result is passive and nothing that the method is given can be written to: scalars and read-only
    /// memory of them.</summary>
    private bool IsPredicate(IMethodSymbol method)
    {
        if (method.MethodKind == MethodKind.Constructor || method.ReturnsVoid || !IsDiscrete(method.ReturnType)
            || method.ContainingType is { Name: "BitConverter", ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } })
        {
            return false;
        }

        return (method.IsStatic || IsHarmlessReceiver(method)) && method.Parameters.All(p => types.Map(p.Type) switch
        {
            SequenceType { IsReadOnlyView: true, Element: RealType or PassiveType } => true,
            { IsDifferentiable: false } => true,
            RealType => p.RefKind is RefKind.None or RefKind.In or RefKind.RefReadOnlyParameter,
            AggregateType { Kind: AggregateKind.Class } => method is { Name: "Equals", IsStatic: false } or { MethodKind: MethodKind.UserDefinedOperator, Name: "op_Equality" or "op_Inequality" },
            AggregateType { Kind: not AggregateKind.Class } => p.RefKind is RefKind.None or RefKind.In or RefKind.RefReadOnlyParameter,
            _ => false,
        });
    }

    /// <summary>Whether a call leaves its receiver alone: a scalar, a struct in a <c>readonly</c> member, or anything that is compared, hashed or printed.</summary>
    private bool IsHarmlessReceiver(IMethodSymbol method) => types.Map(method.ContainingType) switch
    {
        RealType or PassiveType => true,
        AggregateType { Kind: not AggregateKind.Class } when method.IsReadOnly => true,
        AggregateType => method is { Name: "Equals", Parameters.Length: 1 } or { Name: "GetHashCode" or "ToString", Parameters.Length: 0 },
        _ => false,
    };

    /// <summary>Whether a value of the type cannot hold a real: what comes back from any other (a decimal, a time span, an
    /// object) could be the argument itself, and its derivative would be lost without a word.</summary>
    private static bool IsDiscrete(ITypeSymbol type) => type.TypeKind == TypeKind.Enum || type.SpecialType is
        SpecialType.System_Boolean or SpecialType.System_Char or SpecialType.System_String
        or SpecialType.System_SByte or SpecialType.System_Byte or SpecialType.System_Int16 or SpecialType.System_UInt16
        or SpecialType.System_Int32 or SpecialType.System_UInt32 or SpecialType.System_Int64 or SpecialType.System_UInt64
        or SpecialType.System_IntPtr or SpecialType.System_UIntPtr;

    private bool IsObserver(IMethodSymbol method)
    {
        INamedTypeSymbol owner = method.ContainingType;
        if (KnownSymbols.Same(owner, known.Debug) || KnownSymbols.Same(owner, known.Trace) || KnownSymbols.Same(owner, known.Debugger)
            || KnownSymbols.Same(owner, known.Console) || KnownSymbols.Same(owner, known.GarbageCollector)
            || KnownSymbols.Same(owner, known.StringBuilder) || KnownSymbols.Same(owner, known.LoggerExtensions)
            || owner.SpecialType is SpecialType.System_String or SpecialType.System_Object)
        {
            return true;
        }

        if (known.Logger is { } logger
            && (KnownSymbols.Same(owner, logger) || owner.AllInterfaces.Contains(logger, SymbolEqualityComparer.Default)))
        {
            return true;
        }

        for (INamedTypeSymbol? type = owner; type is not null; type = type.BaseType)
        {
            if (KnownSymbols.Same(type, known.Exception) || KnownSymbols.Same(type, known.TextWriter) || KnownSymbols.Same(type, known.TraceSource) || KnownSymbols.Same(type, known.EventSource))
            {
                return true;
            }
        }

        return method.Name is "ToString" or "Equals" or "GetHashCode" or "CompareTo" && types.Map(owner) is RealType or PassiveType;
    }

    /// <summary>Whether a member of arrays, lists or spans finds or compares values, and leaves them as they are.</summary>
    private bool IsSearch(IMethodSymbol method) =>
        method.Name is "BinarySearch" or "IndexOf" or "LastIndexOf" or "Contains" or "SequenceEqual" or "SequenceCompareTo"
        && IsDiscrete(method.ReturnType)
        && IsSequenceMember(method.ContainingType);

    private bool IsSequenceMember(INamedTypeSymbol owner)
    {
        INamedTypeSymbol definition = owner.OriginalDefinition;
        return KnownSymbols.Same(definition, known.Span)
            || KnownSymbols.Same(definition, known.ReadOnlySpan)
            || KnownSymbols.Same(definition, known.Memory)
            || KnownSymbols.Same(definition, known.ReadOnlyMemory)
            || KnownSymbols.Same(definition, known.List)
            || KnownSymbols.Same(definition, known.Array)
            || KnownSymbols.Same(definition, known.MemoryExtensions)
            || KnownSymbols.Same(definition, known.MemoryMarshal)
            || KnownSymbols.Same(definition, known.CollectionsMarshal)
            || KnownSymbols.Same(definition, known.TensorSpan)
            || KnownSymbols.Same(definition, known.ReadOnlyTensorSpan)
            || KnownSymbols.Same(definition, known.Tensor);
    }
}
