using AutoDiff.Generator.IR;
using Microsoft.CodeAnalysis;

namespace AutoDiff.Generator.Lowering;

/// <summary>The signatures that the contract gives the companions of a member, compared with methods of the source.</summary>
internal sealed partial class CompanionShape(MemberSignature signature, Compilation compilation)
{
    private readonly MemberSignature signature = signature;
    private readonly KnownSymbols known = KnownSymbols.Of(compilation);

    /// <summary>How a candidate relates to a companion.</summary>
    public enum Match
    {
        /// <summary>An overload for something else.</summary>
        Unrelated,

        /// <summary>Its parameters begin like the original's, but the signature is not the contract's.</summary>
        Wrong,

        /// <summary>The companion.</summary>
        Exact,
    }

    /// <summary>Compares a method with the companion that <paramref name="companion"/> names (one flag). <paramref name="isForeign"/>: it is declared with <c>[DerivativeOf]</c>, and takes a receiver first.</summary>
    public Match Compare(IMethodSymbol candidate, DerivativeFlags companion, bool isForeign = false)
    {
        IMethodSymbol method = signature.Method;
        List<(ITypeSymbol Type, RefKind RefKind)> originals = Originals(isForeign);
        bool sameStaticness = isForeign ? candidate.IsStatic : candidate.IsStatic == (signature.Receiver is null);
        if (candidate.Parameters.Length < originals.Count || candidate.Arity != method.Arity)
        {
            return Match.Unrelated;
        }

        for (int i = 0; i < originals.Count; i++)
        {
            if (!Agrees(candidate.Parameters[i], originals[i]))
            {
                return Match.Unrelated;
            }
        }

        List<(ITypeSymbol Type, RefKind RefKind)> shadows = Shadows(companion);
        bool exact = sameStaticness
            && candidate.Parameters.Length == originals.Count + shadows.Count
            && shadows.Select((s, i) => Agrees(candidate.Parameters[originals.Count + i], s)).All(static ok => ok)
            && ReturnAgrees(candidate, companion);
        return exact ? Match.Exact : Match.Wrong;
    }

    /// <summary>Whether the same companion of another member of the family would have the same parameters.</summary>
    public bool CollidesWith(CompanionShape other, DerivativeFlags companion)
    {
        List<(ITypeSymbol Type, RefKind RefKind)> mine = AllParameters(companion);
        List<(ITypeSymbol Type, RefKind RefKind)> theirs = other.AllParameters(companion);
        return mine.Count == theirs.Count
            && signature.Method.Arity == other.signature.Method.Arity
            && mine.Zip(theirs, static (a, b) => (a.RefKind == RefKind.None) == (b.RefKind == RefKind.None) && SameType(a.Type, b.Type)).All(static same => same);
    }

    /// <summary>The companion's parameters and result as C#, for a message.</summary>
    public string Describe(string name, DerivativeFlags companion, bool isForeign = false)
    {
        IEnumerable<string> parameters = Originals(isForeign).Concat(Shadows(companion)).Select(static p =>
            (p.RefKind switch { RefKind.Ref => "ref ", RefKind.Out => "out ", RefKind.None => "", _ => "in " })
            + p.Type.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat));
        string result = signature.ReturnSymbol?.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat) ?? "void";
        if (companion == DerivativeFlags.Jvp && signature.IsReturnActive)
        {
            result = $"({result} Value, {result} Tangent)";
        }

        return $"{result} {name}({string.Join(", ", parameters)})";
    }

    /// <summary>Whether a method is the JVP of the VJP: the parameters of <c>MVjp</c>, and then the tangents of the active ones among them.</summary>
    public bool IsVjpJvp(IMethodSymbol candidate, bool isForeign = false)
    {
        List<(ITypeSymbol Type, RefKind RefKind)> expected =
        [
            .. Originals(isForeign), .. Shadows(DerivativeFlags.Vjp), .. Shadows(DerivativeFlags.Jvp), .. Shadows(DerivativeFlags.Vjp),
        ];
        return candidate.Arity == signature.Method.Arity
            && candidate.IsStatic == (isForeign || signature.Receiver is null)
            && candidate.Parameters.Length == expected.Count
            && expected.Select((p, i) => Agrees(candidate.Parameters[i], p)).All(static ok => ok)
            && ReturnAgrees(candidate, DerivativeFlags.Jvp);
    }

    /// <summary>Whether a method is the overload on dual numbers: each active parameter a <c>Dual</c> of its type.</summary>
    public bool IsDual(IMethodSymbol candidate) =>
        candidate.Arity == signature.Method.Arity
        && candidate.Parameters.Length == signature.Parameters.Count
        && signature.Parameters.Select((p, i) => p.IsActive
            ? candidate.Parameters[i].Type is INamedTypeSymbol { Name: "Dual", TypeArguments.Length: 1 } dual && SameType(dual.TypeArguments[0], p.TypeSymbol)
            : SameType(candidate.Parameters[i].Type, p.TypeSymbol)).All(static same => same);

    /// <summary>Whether a method computes the Taylor series: series in the place of the active parameters, and one for the result.</summary>
    public bool IsTaylor(IMethodSymbol candidate)
    {
        List<(ITypeSymbol Type, RefKind RefKind)> parameters = TaylorParameters();
        return candidate.Arity == signature.Method.Arity
            && candidate.IsStatic == (signature.Receiver is null)
            && candidate.Parameters.Length == parameters.Count
            && parameters.Select((p, i) => Agrees(candidate.Parameters[i], p)).All(static same => same)
            && (signature.IsReturnActive || signature.ReturnSymbol is null
                ? candidate.ReturnsVoid
                : SameType(candidate.ReturnType, signature.ReturnSymbol));
    }

    private List<(ITypeSymbol Type, RefKind RefKind)> TaylorParameters()
    {
        var result = new List<(ITypeSymbol, RefKind)>();
        foreach (SignatureParameter parameter in signature.Parameters)
        {
            bool isReference = parameter.RefKind is RefKind.Ref or RefKind.Out;
            INamedTypeSymbol? span = isReference ? known.Span : known.ReadOnlySpan;
            result.Add(parameter is { IsActive: true, Type: RealType or AggregateType { Kind: not AggregateKind.Class } } && span is not null
                ? (span.Construct(parameter.TypeSymbol), RefKind.None)
                : (parameter.TypeSymbol, parameter.RefKind));
        }

        if (signature is { IsReturnActive: true, ReturnSymbol: { } real } && known.Span is { } output)
        {
            result.Add((output.Construct(real), RefKind.None));
        }

        return result;
    }

    /// <summary>Whether a method is the forward half: the original's parameters and a tape.</summary>
    public bool IsForwardHalf(IMethodSymbol candidate) => IsHalf(candidate, Originals(false));

    /// <summary>Whether a method is the reverse half: the memory among the original's parameters, the shadows of
    /// <c>MVjp</c>, and a tape.</summary>
    public bool IsReverseHalf(IMethodSymbol candidate) => IsHalf(
        candidate,
        [
            .. signature.Parameters.Where(static p => Analysis.MemoryRoots.IsMemory(p.Type)).Select(static p => (p.TypeSymbol, p.RefKind)),
            .. Shadows(DerivativeFlags.Vjp),
        ]);

    private bool IsHalf(IMethodSymbol candidate, List<(ITypeSymbol Type, RefKind RefKind)> parameters) =>
        candidate.Arity == signature.Method.Arity
        && candidate.Parameters.Length == parameters.Count + 1
        && candidate.Parameters[parameters.Count].Type is { Name: "Tape" }
        && parameters.Select((p, i) => Agrees(candidate.Parameters[i], p)).All(static ok => ok);

    /// <summary>The type that a shadow in <c>MVjp</c> has where the parameter is read-only: the writable one.</summary>
    private ITypeSymbol Writable(ITypeSymbol type)
    {
        if (type is INamedTypeSymbol { TypeArguments.Length: 1 } named)
        {
            INamedTypeSymbol? writable = KnownSymbols.Same(named.OriginalDefinition, known.ReadOnlySpan) ? known.Span
                : KnownSymbols.Same(named.OriginalDefinition, known.ReadOnlyMemory) ? known.Memory
                : KnownSymbols.Same(named.OriginalDefinition, known.ReadOnlyTensorSpan) ? known.TensorSpan
                : null;
            return writable?.Construct(named.TypeArguments[0]) ?? type;
        }

        return type;
    }

    private List<(ITypeSymbol Type, RefKind RefKind)> AllParameters(DerivativeFlags companion) => companion switch
    {
        DerivativeFlags.Taylor => TaylorParameters(),
        DerivativeFlags.Batch or DerivativeFlags.GradientBatch or DerivativeFlags.JacobianBatch => BatchParameters(companion),
        _ => [.. Originals(false), .. Shadows(companion)],
    };

    private List<(ITypeSymbol Type, RefKind RefKind)> Originals(bool isForeign)
    {
        var result = new List<(ITypeSymbol, RefKind)>();
        if (isForeign && signature.Receiver is { } receiver)
        {
            result.Add((receiver.TypeSymbol, receiver.RefKind));
        }

        result.AddRange(signature.Parameters.Select(static p => (p.TypeSymbol, p.RefKind)));
        return result;
    }

    private List<(ITypeSymbol Type, RefKind RefKind)> Shadows(DerivativeFlags companion)
    {
        var result = new List<(ITypeSymbol, RefKind)>();
        if (companion == DerivativeFlags.Vjp && signature.IsReturnActive)
        {
            result.Add((signature.ReturnSymbol!, RefKind.None));
        }

        if (companion is DerivativeFlags.Jacobian or DerivativeFlags.Hessian && known.Span is { } span)
        {
            result.Add((span.Construct(ScalarOf(signature.Active.First().TypeSymbol)), RefKind.None));
            return result;
        }

        foreach (SignatureParameter active in signature.Active)
        {
            SignatureParameter parameter = active.IsThis ? active with { TypeSymbol = signature.ReceiverShadow! } : active;
            bool isValue = parameter.Type is RealType or AggregateType { Kind: not AggregateKind.Class };
            switch (companion)
            {
                case DerivativeFlags.Jvp:
                    result.Add((parameter.TypeSymbol, parameter.RefKind is RefKind.Ref or RefKind.Out ? parameter.RefKind : RefKind.None));
                    break;
                case DerivativeFlags.Vjp:
                    bool byReference = isValue || parameter.RefKind is RefKind.Ref or RefKind.Out;
                    result.Add((Writable(parameter.TypeSymbol), byReference ? RefKind.Ref : RefKind.None));
                    break;
                case DerivativeFlags.Hvp:
                    result.Add((parameter.TypeSymbol, parameter.RefKind is RefKind.Ref or RefKind.Out ? parameter.RefKind : RefKind.None));
                    break;
                case DerivativeFlags.Gradient when CompanionRules.HasGradientShadow(parameter):
                    result.Add((Writable(parameter.TypeSymbol), isValue ? RefKind.Out : RefKind.None));
                    break;
            }
        }

        if (companion == DerivativeFlags.Hvp)
        {
            result.AddRange(Shadows(DerivativeFlags.Gradient));
        }

        return result;
    }

    private static ITypeSymbol ScalarOf(ITypeSymbol type) => type switch
    {
        IArrayTypeSymbol array => ScalarOf(array.ElementType),
        INamedTypeSymbol { TypeArguments.Length: 1 } named => ScalarOf(named.TypeArguments[0]),
        _ => type,
    };

    private bool ReturnAgrees(IMethodSymbol candidate, DerivativeFlags companion)
    {
        if (signature.ReturnSymbol is not { } expected)
        {
            return candidate.ReturnsVoid;
        }

        if (companion == DerivativeFlags.Jvp && signature.IsReturnActive)
        {
            return candidate.ReturnType is INamedTypeSymbol { IsTupleType: true, TupleElements.Length: 2 } pair
                && pair.TupleElements.All(e => SameType(e.Type, expected));
        }

        return !candidate.ReturnsVoid && SameType(candidate.ReturnType, expected);
    }

    private static bool Agrees(IParameterSymbol parameter, (ITypeSymbol Type, RefKind RefKind) expected) =>
        Normalised(parameter.RefKind) == Normalised(expected.RefKind) && SameType(parameter.Type, expected.Type);

    private static RefKind Normalised(RefKind kind) => kind == RefKind.RefReadOnlyParameter ? RefKind.In : kind;

    /// <summary>Equality up to nullability, tuple names, and the identity of methods' own type parameters.</summary>
    private static bool SameType(ITypeSymbol left, ITypeSymbol right)
    {
        switch (left, right)
        {
            case (IArrayTypeSymbol a, IArrayTypeSymbol b):
                return a.Rank == b.Rank && SameType(a.ElementType, b.ElementType);
            case (ITypeParameterSymbol { DeclaringMethod: not null } a, ITypeParameterSymbol { DeclaringMethod: not null } b):
                return a.Ordinal == b.Ordinal;
            case (INamedTypeSymbol a, INamedTypeSymbol b):
                return SymbolEqualityComparer.Default.Equals(Plain(a).OriginalDefinition, Plain(b).OriginalDefinition)
                    && (a.ContainingType is null || b.ContainingType is null || SameType(a.ContainingType, b.ContainingType))
                    && Plain(a).TypeArguments.Zip(Plain(b).TypeArguments, SameType).All(static same => same);
            default:
                return SymbolEqualityComparer.Default.Equals(left, right);
        }
    }

    private static INamedTypeSymbol Plain(INamedTypeSymbol type) => type.TupleUnderlyingType ?? type;
}
