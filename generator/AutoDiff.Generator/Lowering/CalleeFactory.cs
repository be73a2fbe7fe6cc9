using AutoDiff.Generator.IR;
using Microsoft.CodeAnalysis;

namespace AutoDiff.Generator.Lowering;

/// <summary>Describes methods with companions as their callers see them, and finds where the companions live.</summary>
/// <remarks>Companions of a marked member of this compilation need not be there yet: every one gets its JVP, under
/// <c>MJvp</c> if it asks for it and else hidden under <c>M__Jvp</c>; and the halves of the reverse mode <c>M__Forward</c>
/// and <c>M__Reverse</c>, unless its VJP is hand-written, its adjoints cannot be written, only forward mode is asked for, or
/// the call dispatches: then callers use the VJP as a whole. In a referenced assembly the
/// companions are those that are there.</remarks>
internal sealed class CalleeFactory(Compilation compilation, TypeMapper types)
{
    private const string GeneratorName = "AutoDiff.Generators";

    /// <summary>The method as a callee with its companions; null if it has none.</summary>
    /// <param name="method">The method.</param>
    /// <param name="constrainedTo">The type parameter through which a static member of an interface is called.</param>
    public Callee? Create(IMethodSymbol method, ITypeSymbol? constrainedTo = null)
    {
        MemberSignature signature = MemberSignature.Read(method, types);
        if (signature.HidesActiveValues || signature.Family.Length == 0 || (signature.IsUnnamedConstructor && IsOfThisCompilation(method)) || method.MethodKind is MethodKind.LocalFunction or MethodKind.DelegateInvoke or MethodKind.AnonymousFunction)
        {
            return null;
        }

        List<CompanionReference> companions = signature.IsMarked && IsOfThisCompilation(method)
            ? Promised(signature)
            : Present(signature);
        if (constrainedTo is null || !method.IsStatic)
        {
            return companions.Count == 0 ? null : Create(signature, companions);
        }

        string declaring = CodeNames.Of(method.ContainingType);
        string owner = CodeNames.Of(constrainedTo);
        return companions.Count == 0 ? null : Create(signature, [.. companions.Select(c => c with { Target = owner + c.Target.Substring(declaring.Length) })]) with { Owner = owner };
    }

    /// <summary>The foreign method as a callee with the companions that <c>[DerivativeOf]</c> declares; null if none fits.</summary>
    public Callee? CreateForeign(IMethodSymbol method, IReadOnlyList<IMethodSymbol> candidates)
    {
        var companions = new List<CompanionReference>();
        MemberSignature? found = null;
        foreach ((CompanionKind kind, DerivativeFlags flag, string suffix) in new[]
        {
            (CompanionKind.Jvp, DerivativeFlags.Jvp, "Jvp"),
            (CompanionKind.Vjp, DerivativeFlags.Vjp, "Vjp"),
        })
        {
            foreach (IMethodSymbol candidate in candidates)
            {
                if (candidate.Name.EndsWith(suffix, StringComparison.Ordinal)
                    && MemberSignature.ReadForeign(method, candidate, types) is var signature
                    && new CompanionShape(signature, compilation).Compare(candidate, flag, isForeign: true) == CompanionShape.Match.Exact)
                {
                    found ??= signature;
                    companions.Add(new CompanionReference(kind, $"{CodeNames.Of(candidate.ContainingType)}.{candidate.Name}{TypeArguments(method)}"));
                    break;
                }
            }
        }

        if (found is not null && candidates.FirstOrDefault(candidate => candidate.Name.EndsWith("VjpJvp", StringComparison.Ordinal)
            && new CompanionShape(MemberSignature.ReadForeign(method, candidate, types), compilation).IsVjpJvp(candidate, isForeign: true)) is { } second)
        {
            companions.Add(new CompanionReference(CompanionKind.VjpJvp, $"{CodeNames.Of(second.ContainingType)}.{second.Name}{TypeArguments(method)}"));
        }

        return found is null ? null : Create(found, companions);
    }

    /// <summary>The member with the companions that the compilation promises, whoever writes them.</summary>
    public Callee CreateSelf(MemberSignature signature) => Create(signature, Promised(signature));

    /// <summary>The user's own companion of that name and kind; null if there is none.</summary>
    public IMethodSymbol? FindHandWritten(MemberSignature signature, string name, DerivativeFlags companion)
    {
        IMethodSymbol definition = signature.Method.OriginalDefinition;
        MemberSignature original = SymbolEqualityComparer.Default.Equals(definition, signature.Method)
            ? signature
            : MemberSignature.Read(definition, types);
        var shape = new CompanionShape(original, compilation);
        foreach (ISymbol member in definition.ContainingType.GetMembers(name))
        {
            if (member is IMethodSymbol candidate && !IsGenerated(candidate) && shape.Compare(candidate, companion) == CompanionShape.Match.Exact)
            {
                return candidate;
            }
        }

        return null;
    }

    /// <summary>Whether a method of this compilation is the generator's own.</summary>
    /// <remarks>Analyzers see the generated sources, the generator does not; both must read the same.</remarks>
    public static bool IsGenerated(IMethodSymbol method) => method.GetAttributes().Any(static a =>
        a.AttributeClass?.Name == "GeneratedCodeAttribute" && a.ConstructorArguments.Length > 0 && a.ConstructorArguments[0].Value is GeneratorName);

    private bool IsOfThisCompilation(IMethodSymbol method) =>
        SymbolEqualityComparer.Default.Equals(method.ContainingAssembly, compilation.Assembly);

    private List<CompanionReference> Promised(MemberSignature signature)
    {
        string family = signature.Family;
        var result = new List<CompanionReference>();
        bool asksJvp = (signature.Asked & DerivativeFlags.Jvp) != 0;
        bool ownJvp = FindHandWritten(signature, CompanionNames.Jvp(family), DerivativeFlags.Jvp) is not null;
        Add(CompanionKind.Jvp, asksJvp || ownJvp ? CompanionNames.Jvp(family) : CompanionNames.HiddenJvp(family));

        bool ownVjp = FindHandWritten(signature, CompanionNames.Vjp(family), DerivativeFlags.Vjp) is not null;
        if (!ownJvp && !ownVjp && CompanionRules.WhyNoSeries(signature, types, isHidden: true) is null)
        {
            // Generated where a series calls for it.
            Add(CompanionKind.Taylor, CompanionNames.HiddenTaylor(family, HalfNames.SuffixOf(signature)));
        }

        // What can be written to where the companions stand, not here.
        TypeMapper there = new(compilation, signature.Method.ContainingType.OriginalDefinition);
        MemberSignature declared = MemberSignature.Read(signature.Method.OriginalDefinition, there);
        bool canVjp = CompanionRules.Unwritable(declared, there) is null;
        bool canReverse = canVjp || (!signature.IsDispatched && CompanionRules.Unwritable(declared, there, objectsAreValues: true) is null);
        if (ownVjp || (canVjp && (signature.Asked & DerivativeFlags.Vjp) != 0))
        {
            Add(CompanionKind.Vjp, CompanionNames.Vjp(family));
        }

        if (ownVjp && HasVjpJvp(signature))
        {
            Add(CompanionKind.VjpJvp, CompanionNames.HandWrittenVjpJvp(family));
        }

        if (ownVjp || !canReverse || !signature.AsksReverse)
        {
            return result;
        }

        if (signature.IsDispatched)
        {
            Add(CompanionKind.VjpJvp, CompanionNames.VjpJvp(family));
        }
        else
        {
            // Their tangents are generated where a second derivative calls for them.
            string suffix = HalfNames.SuffixOf(signature);
            Add(CompanionKind.Forward, CompanionNames.Forward(family, suffix));
            Add(CompanionKind.Reverse, CompanionNames.Reverse(family, suffix));
            Add(CompanionKind.ForwardJvp, CompanionNames.ForwardJvp(family, suffix));
            Add(CompanionKind.ReverseJvp, CompanionNames.ReverseJvp(family, suffix));
        }

        return result;

        void Add(CompanionKind kind, string name) => result.Add(new CompanionReference(kind, Target(signature, name)));
    }

    private List<CompanionReference> Present(MemberSignature signature)
    {
        string family = signature.Family;
        var result = new List<CompanionReference>();
        INamedTypeSymbol type = signature.Method.OriginalDefinition.ContainingType;
        string? jvp = new[] { CompanionNames.Jvp(family), CompanionNames.HiddenJvp(family) }.FirstOrDefault(name =>
            Has(name, static (shape, m) => shape.Compare(m, DerivativeFlags.Jvp) == CompanionShape.Match.Exact));
        if (jvp is not null)
        {
            Add(CompanionKind.Jvp, jvp);
        }

        if (Has(CompanionNames.Taylor(family), static (shape, m) => shape.IsTaylor(m)))
        {
            Add(CompanionKind.PublicTaylor, CompanionNames.Taylor(family));
        }

        if (Has(CompanionNames.Vjp(family), static (shape, m) => shape.Compare(m, DerivativeFlags.Vjp) == CompanionShape.Match.Exact))
        {
            Add(CompanionKind.Vjp, CompanionNames.Vjp(family));
            if (signature.IsDispatched && !type.GetMembers(CompanionNames.VjpJvp(family)).IsEmpty)
            {
                Add(CompanionKind.VjpJvp, CompanionNames.VjpJvp(family));
            }
            else if (HasVjpJvp(signature))
            {
                Add(CompanionKind.VjpJvp, CompanionNames.HandWrittenVjpJvp(family));
            }
        }

        // A private overload is not to be seen here and still has lengthened the name.
        foreach (string suffix in new[] { HalfNames.FullSuffix(signature), "" })
        {
            if (Has(CompanionNames.Forward(family, suffix), static (shape, m) => shape.IsForwardHalf(m))
                && Has(CompanionNames.Reverse(family, suffix), static (shape, m) => shape.IsReverseHalf(m)))
            {
                Add(CompanionKind.Forward, CompanionNames.Forward(family, suffix));
                Add(CompanionKind.Reverse, CompanionNames.Reverse(family, suffix));
                if (!type.GetMembers(CompanionNames.ForwardJvp(family, suffix)).IsEmpty && !type.GetMembers(CompanionNames.ReverseJvp(family, suffix)).IsEmpty)
                {
                    Add(CompanionKind.ForwardJvp, CompanionNames.ForwardJvp(family, suffix));
                    Add(CompanionKind.ReverseJvp, CompanionNames.ReverseJvp(family, suffix));
                }

                break;
            }
        }

        return result;

        void Add(CompanionKind kind, string name) => result.Add(new CompanionReference(kind, Target(signature, name)));

        bool Has(string name, Func<CompanionShape, IMethodSymbol, bool> isIt)
        {
            var members = type.GetMembers(name);
            if (members.IsEmpty)
            {
                return false;
            }

            var shape = new CompanionShape(MemberSignature.Read(signature.Method.OriginalDefinition, types), compilation);
            return members.OfType<IMethodSymbol>().Any(m => isIt(shape, m));
        }
    }

    /// <summary>Whether there is a hand-written JVP of the VJP.</summary>
    private bool HasVjpJvp(MemberSignature signature)
    {
        IMethodSymbol definition = signature.Method.OriginalDefinition;
        var members = definition.ContainingType.GetMembers(CompanionNames.HandWrittenVjpJvp(signature.Family));
        if (members.IsEmpty)
        {
            return false;
        }

        var shape = new CompanionShape(MemberSignature.Read(definition, types), compilation);
        return members.OfType<IMethodSymbol>().Any(candidate => shape.IsVjpJvp(candidate));
    }

    private static string Target(MemberSignature signature, string name)
    {
        string prefix = signature.Receiver is null ? CodeNames.Of(signature.Method.ContainingType) : "";
        return $"{prefix}.{name}{TypeArguments(signature.Method)}";
    }

    private static Callee Create(MemberSignature signature, List<CompanionReference> companions)
    {
        IMethodSymbol method = signature.Method;
        IEnumerable<SignatureParameter> parameters = signature.Receiver is { } receiver
            ? new[] { receiver }.Concat(signature.Parameters)
            : signature.Parameters;
        return new Callee(
            KeyOf(method),
            CodeNames.Of(method.ContainingType),
            CodeNames.Escape(method.Name),
            signature.Family,
            TypeArguments(method),
            signature.Receiver is not null,
            PrimalTemplates.Of(signature, withReceiver: true),
            parameters.Select(static p => new CalleeParameter(p.Name, p.Type, p.Mode, p.IsActive, IsReadOnly(p))).ToEquatableArray(),
            signature.ReturnType,
            signature.IsReturnActive,
            companions.ToEquatableArray());
    }

    /// <summary>Identifies a method in a compilation and across its references.</summary>
    public static string KeyOf(IMethodSymbol method) =>
        method.OriginalDefinition.GetDocumentationCommentId() ?? CodeNames.Of(method.ContainingType) + "." + method.Name;

    private static string TypeArguments(IMethodSymbol method) => method.TypeArguments.IsEmpty
        ? ""
        : $"<{string.Join(", ", method.TypeArguments.Select(CodeNames.WithNullability))}>";

    private static bool IsReadOnly(SignatureParameter parameter) =>
        parameter.Mode is not (PassingMode.Ref or PassingMode.Out)
        && (IsFrozen(parameter)
            || parameter.Type is not (SequenceType { IsReadOnlyView: false }
                or AggregateType { Kind: AggregateKind.Class }));

    /// <summary>Passive data in an object that nothing can assign to: tables of a model, say.</summary>
    private static bool IsFrozen(SignatureParameter parameter)
    {
        if (parameter.IsActive || parameter.Type is not AggregateType { Kind: AggregateKind.Class })
        {
            return false;
        }

        for (ITypeSymbol? type = parameter.TypeSymbol; type is not null; type = type.BaseType)
        {
            if (type.GetMembers().OfType<IFieldSymbol>().Any(static field => !field.IsStatic && !field.IsReadOnly))
            {
                return false;
            }
        }

        return true;
    }
}
