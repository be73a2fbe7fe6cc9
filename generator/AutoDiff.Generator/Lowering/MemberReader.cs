using AutoDiff.Generator.IR;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AutoDiff.Generator.Lowering;

/// <summary>Reads the declaration of a marked member: where its companions go, which make sense, which the user wrote, and
/// what is wrong with it before its body is looked at.</summary>
internal sealed class MemberReader
{
    private static readonly DerivativeFlags[] Companions =
    [
        DerivativeFlags.Jvp, DerivativeFlags.Vjp, DerivativeFlags.Gradient, DerivativeFlags.Jacobian, DerivativeFlags.Hvp,
        DerivativeFlags.Hessian, DerivativeFlags.Dual, DerivativeFlags.Taylor, DerivativeFlags.Batch,
    ];

    private readonly Compilation compilation;
    private readonly TypeMapper types;
    private readonly MemberSignature signature;
    private readonly CalleeFactory callees;
    private readonly List<MemberProblem> problems = [];
    private bool isUsable = true;

    /// <summary>The companions that are left out without a word where they make no sense.</summary>
    private DerivativeFlags silent;

    private MemberReader(IMethodSymbol method, Compilation compilation, TypeMapper types)
    {
        this.compilation = compilation;
        this.types = types;
        signature = MemberSignature.Read(method, types);
        callees = new CalleeFactory(compilation, types);
    }

    private ISymbol Declared => signature.Declared;

    private Location NameLocation => Declared.Locations.FirstOrDefault() ?? Location.None;

    /// <summary>The method whose body a marked symbol stands for: itself, or the getter of a property.</summary>
    public static IMethodSymbol? MethodOf(ISymbol marked) => marked switch
    {
        IMethodSymbol { MethodKind: MethodKind.PropertySet } => null,
        IMethodSymbol method when ExtensionMembers.IsMember(method) => ExtensionMembers.ImplementationOf(method),
        IPropertySymbol { GetMethod: { } getter } when ExtensionMembers.IsMember(getter) => ExtensionMembers.ImplementationOf(getter),
        IMethodSymbol { AssociatedSymbol: IPropertySymbol property } => property.GetMethod,
        IMethodSymbol { MethodKind: MethodKind.LocalFunction or MethodKind.AnonymousFunction } => null,
        IMethodSymbol method => method.PartialDefinitionPart ?? method,
        IPropertySymbol property => (property.PartialDefinitionPart ?? property).GetMethod,
        _ => null,
    };

    public static MemberReading Read(IMethodSymbol method, Compilation compilation, TypeMapper types) =>
        new MemberReader(method, compilation, types).Read();

    private MemberReading Read()
    {
        CheckTypes();
        CheckKind();
        DerivativeFlags requested = CheckCompanions();
        var handWritten = CheckNames(ref requested);
        return new MemberReading(
            signature,
            HostReader.Read(signature, types),
            callees.CreateSelf(signature),
            MakeParameters(),
            requested,
            handWritten,
            problems,
            isUsable)
        {
            Optional = silent,
        };
    }

    private void Report(string id, Location location, params string[] arguments) =>
        problems.Add(new MemberProblem(id, location, EquatableArray.Of(arguments)));

    private void Stop(string id, Location location, params string[] arguments)
    {
        isUsable = false;
        Report(id, location, arguments);
    }

    private void CheckTypes()
    {
        for (INamedTypeSymbol? type = signature.Method.ContainingType; type is not null; type = type.ContainingType)
        {
            if (type.IsFileLocal)
            {
                Stop("AD0002", NameLocation, $"a member of '{type.Name}', which is local to its file (generated code stands in another)");
                return;
            }

            foreach (SyntaxReference reference in type.DeclaringSyntaxReferences)
            {
                if (reference.GetSyntax() is TypeDeclarationSyntax declaration && !declaration.Modifiers.Any(SyntaxKind.PartialKeyword))
                {
                    Stop("AD0001", declaration.Identifier.GetLocation(), type.Name, Declared.Name);
                }
            }
        }
    }

    private void CheckKind()
    {
        IMethodSymbol method = signature.Method;
        string? construct = method switch
        {
            _ when Contracts.IsExplicit(method) && signature.Contracts.Count == 0 =>
                "an explicit implementation of an interface member that is not marked [Differentiable] itself",
            _ when signature.Receiver is { IsActive: true } && Contracts.IsOverridable(method) && signature.Contracts.Any(static contract => contract.Receiver is { IsActive: false }) =>
                "an overridable member with ThisIsActive that implements one of an interface, or of a class without reals (which knows no shadow of 'this': seal it)",
            { IsAsync: true } => "an async method",
            { ReturnsByRef: true } or { ReturnsByRefReadonly: true } => "a method that returns by reference",
            { IsExtern: true } => "an extern method",
            { MethodKind: MethodKind.StaticConstructor or MethodKind.Destructor } => "a constructor of this kind",
            _ => null,
        };
        if (construct is not null)
        {
            Stop("AD0002", NameLocation, construct);
        }

        foreach (IParameterSymbol parameter in method.Parameters)
        {
            if (types.FindUnsupported(parameter.Type, isParameter: parameter.RefKind is RefKind.None or RefKind.In) is { } type)
            {
                Stop("AD0002", parameter.Locations.FirstOrDefault() ?? NameLocation, $"a parameter of type '{Display(type)}'");
            }
        }

        if (signature.ReturnSymbol is { } result && types.FindUnsupported(result) is { } unsupported)
        {
            Stop("AD0002", NameLocation, $"a result of type '{Display(unsupported)}'");
        }
    }

    private DerivativeFlags CheckCompanions()
    {
        if (!signature.Active.Any())
        {
            Stop("AD0009", NameLocation, Declared.Name, "no parameter is active: none has a differentiable type without [NoDerivative]");
            return DerivativeFlags.None;
        }

        if (signature.IsUnnamedConstructor)
        {
            // Differentiable where it is called; nobody asks for companions of it by name.
            return DerivativeFlags.None;
        }

        DerivativeFlags asked = signature.Asked;
        DerivativeFlags own = signature.OwnFlags;
        silent = own == DerivativeFlags.All ? DerivativeFlags.All
            : ((own & DerivativeFlags.Default) == DerivativeFlags.Default ? DerivativeFlags.Default : DerivativeFlags.None) | (asked & ~own);

        // The overload of an overridden method calls the override.
        silent |= signature.Contracts.Any(static contract => contract.Method.ContainingType.TypeKind == TypeKind.Class && (contract.Asked & DerivativeFlags.Dual) != 0)
            ? DerivativeFlags.Dual
            : DerivativeFlags.None;
        DerivativeFlags requested = DerivativeFlags.None;
        foreach (DerivativeFlags companion in Companions)
        {
            if ((asked & companion) == 0)
            {
                continue;
            }

            string? reason = CompanionRules.WhyNot(companion, signature, types);
            if (reason is null)
            {
                requested |= companion;
            }
            else if ((silent & companion) == 0)
            {
                Report("AD0009", NameLocation, NameOf(companion), reason);
            }
            else if (companion == DerivativeFlags.Vjp)
            {
                // The contract names the members of a class that keep an adjoint from being written, whoever asks.
                Report("AD0009", NameLocation, NameOf(companion), reason);
            }
        }

        return requested | Batches(requested);
    }

    /// <summary>The batched derivatives that the requested ones bring with them.</summary>
    private DerivativeFlags Batches(DerivativeFlags requested)
    {
        if ((requested & DerivativeFlags.Batch) == 0)
        {
            return DerivativeFlags.None;
        }

        return (BatchRules.WhyNoGradient(signature, types) is null ? DerivativeFlags.GradientBatch : DerivativeFlags.None)
            | (BatchRules.CanLeaveThread(signature) ? DerivativeFlags.ParallelBatch : DerivativeFlags.None)
            | ((requested & DerivativeFlags.Jacobian) != 0 ? DerivativeFlags.JacobianBatch : DerivativeFlags.None);
    }

    private string NameOf(DerivativeFlags companion) => companion switch
    {
        DerivativeFlags.Jvp => CompanionNames.Jvp(signature.Family),
        DerivativeFlags.Vjp => CompanionNames.Vjp(signature.Family),
        DerivativeFlags.Gradient => CompanionNames.Gradient(signature.Family),
        DerivativeFlags.Jacobian => CompanionNames.Jacobian(signature.Family),
        DerivativeFlags.Hvp => CompanionNames.Hvp(signature.Family),
        DerivativeFlags.Hessian => CompanionNames.Hessian(signature.Family),
        DerivativeFlags.Taylor => CompanionNames.Taylor(signature.Family),
        DerivativeFlags.Batch => CompanionNames.Batch(signature.Family),
        DerivativeFlags.GradientBatch => CompanionNames.GradientBatch(signature.Family),
        DerivativeFlags.JacobianBatch => CompanionNames.JacobianBatch(signature.Family),
        _ => CompanionNames.Dual(signature.Family),
    };

    /// <summary>Looks who else has the companions' names: the user's own companions are kept, anything else is a problem.</summary>
    private EquatableArray<string> CheckNames(ref DerivativeFlags requested)
    {
        var handWritten = new SortedSet<string>(StringComparer.Ordinal);
        INamedTypeSymbol type = signature.Method.ContainingType;
        var shape = new CompanionShape(signature, compilation);
        foreach (DerivativeFlags companion in Companions)
        {
            // The user's JVP and VJP serve callers even where the attribute does not ask for them.
            bool serves = companion is DerivativeFlags.Jvp or DerivativeFlags.Vjp;
            if (companion == DerivativeFlags.Dual && (requested & companion) != 0
                && type.GetMembers(signature.Method.Name).OfType<IMethodSymbol>().Any(m => !CalleeFactory.IsGenerated(m) && shape.IsDual(m)))
            {
                handWritten.Add(NameOf(companion));
            }

            if (companion == DerivativeFlags.Taylor && (requested & companion) != 0)
            {
                CheckTaylorName(type, shape, handWritten);
            }

            if (companion is DerivativeFlags.Dual or DerivativeFlags.Taylor or DerivativeFlags.Batch
                || ((requested & companion) == 0 && !serves) || signature.IsUnnamedConstructor)
            {
                continue;
            }

            string name = NameOf(companion);
            foreach (ISymbol member in type.GetMembers(name))
            {
                switch (member)
                {
                    case IMethodSymbol candidate when CalleeFactory.IsGenerated(candidate):
                        break;
                    case IMethodSymbol candidate:
                        switch (shape.Compare(candidate, companion))
                        {
                            case CompanionShape.Match.Exact when Contracts.IsOverridable(signature.Method) && !Contracts.IsDispatched(candidate)
                                && companion is DerivativeFlags.Jvp or DerivativeFlags.Vjp:
                                Stop("AD0010", candidate.Locations.FirstOrDefault() ?? NameLocation, name, "virtual " + shape.Describe(name, companion));
                                break;
                            case CompanionShape.Match.Exact:
                                handWritten.Add(name);
                                break;
                            case CompanionShape.Match.Wrong when !BelongsToAnOverload(candidate, companion):
                                Stop("AD0010", candidate.Locations.FirstOrDefault() ?? NameLocation, name, shape.Describe(name, companion));
                                break;
                        }

                        break;
                    default:
                        if ((requested & companion) != 0)
                        {
                            Stop("AD0014", NameLocation, name, Declared.Name);
                        }

                        break;
                }
            }
        }

        // Nobody asks for them by name: what the user calls so stays.
        handWritten.UnionWith(CompanionNames.Sparse(signature.Family)
            .Where(companion => type.GetMembers(companion).Any(static member => member is not IMethodSymbol method || !CalleeFactory.IsGenerated(method))));

        CheckBatchNames(type, shape, requested, handWritten);
        CheckOverloads(ref requested);
        return handWritten.ToEquatableArray();
    }

    /// <summary>The parameters of the companion are not those of the original: any other overload is free.</summary>
    private void CheckTaylorName(INamedTypeSymbol type, CompanionShape shape, SortedSet<string> handWritten)
    {
        string name = NameOf(DerivativeFlags.Taylor);
        foreach (ISymbol member in type.GetMembers(name))
        {
            switch (member)
            {
                case IMethodSymbol candidate when CalleeFactory.IsGenerated(candidate):
                    break;
                case IMethodSymbol candidate:
                    if (shape.IsTaylor(candidate))
                    {
                        handWritten.Add(name);
                    }

                    break;
                default:
                    Stop("AD0014", NameLocation, name, Declared.Name);
                    break;
            }
        }
    }

    /// <summary>As with the series, the parameters are not those of the original.</summary>
    private void CheckBatchNames(INamedTypeSymbol type, CompanionShape shape, DerivativeFlags requested, SortedSet<string> handWritten)
    {
        foreach (DerivativeFlags companion in (DerivativeFlags[])[DerivativeFlags.Batch, DerivativeFlags.GradientBatch, DerivativeFlags.JacobianBatch])
        {
            if ((requested & companion) == 0)
            {
                continue;
            }

            string name = NameOf(companion);
            foreach (ISymbol member in type.GetMembers(name))
            {
                if (member is not IMethodSymbol candidate)
                {
                    Stop("AD0014", NameLocation, name, Declared.Name);
                }
                else if (!CalleeFactory.IsGenerated(candidate) && shape.IsBatch(candidate, companion))
                {
                    handWritten.Add(name);
                }
            }
        }
    }

    private IEnumerable<MemberSignature> Overloads()
    {
        INamedTypeSymbol type = signature.Method.ContainingType;
        IEnumerable<ISymbol> others = signature.HasGivenName || type.GetMembers().Any(member => HasGivenName(member) || MethodOf(member) is { MethodKind: MethodKind.UserDefinedOperator or MethodKind.Conversion })
            ? type.GetMembers()
            : type.GetMembers(Declared.MetadataName);
        foreach (ISymbol other in others)
        {
            if (MethodOf(other) is { } method && other is not IMethodSymbol { AssociatedSymbol: not null }
                && !SymbolEqualityComparer.Default.Equals(method, signature.Method)
                && MemberSignature.Read(method, types) is var read && read.Family == signature.Family)
            {
                yield return read;
            }
        }
    }

    private bool HasGivenName(ISymbol member) => member.GetAttributes().Any(attribute =>
        KnownSymbols.Same(attribute.AttributeClass, KnownSymbols.Of(compilation).DifferentiableAttribute) && attribute.NamedArguments.Any(static argument => argument.Key == "Name"));

    private bool BelongsToAnOverload(IMethodSymbol candidate, DerivativeFlags companion) =>
        Overloads().Any(o => new CompanionShape(o, compilation).Compare(candidate, companion) == CompanionShape.Match.Exact);

    /// <summary>Two members of one family may have companions of the same parameters; the later one is then in the way.</summary>
    private void CheckOverloads(ref DerivativeFlags requested)
    {
        var shape = new CompanionShape(signature, compilation);
        foreach (MemberSignature overload in Overloads().Where(static o => o.IsMarked))
        {
            if (!IsBefore(overload.Declared, Declared))
            {
                continue;
            }

            foreach (DerivativeFlags companion in Companions)
            {
                if ((companion & requested & CompanionRules.Supported) == 0 || companion == DerivativeFlags.Dual)
                {
                    continue;
                }

                if (companion is DerivativeFlags.Taylor or DerivativeFlags.Batch && (silent & companion) != 0)
                {
                    // F(double) and F(ReadOnlySpan<double>) differ, and their series or points do not.
                    if ((overload.Asked & companion) != 0 && shape.CollidesWith(new CompanionShape(overload, compilation), companion))
                    {
                        requested &= companion == DerivativeFlags.Batch
                            ? ~(DerivativeFlags.Batch | DerivativeFlags.GradientBatch | DerivativeFlags.JacobianBatch)
                            : ~companion;
                    }

                    continue;
                }

                if ((overload.Asked & companion) != 0 && shape.CollidesWith(new CompanionShape(overload, compilation), companion))
                {
                    Stop("AD0014", NameLocation, NameOf(companion), Declared.Name);
                    return;
                }
            }
        }
    }

    private static bool IsBefore(ISymbol left, ISymbol right)
    {
        Location a = left.Locations[0];
        Location b = right.Locations[0];
        int paths = string.CompareOrdinal(a.SourceTree?.FilePath, b.SourceTree?.FilePath);
        return paths != 0 ? paths < 0 : a.SourceSpan.Start < b.SourceSpan.Start;
    }

    private EquatableArray<IrParameter> MakeParameters()
    {
        var result = new List<IrParameter>();
        if (signature.Receiver is { IsActive: true } receiver)
        {
            result.Add(new IrParameter(new IrVariable(0, "this", receiver.Type), receiver.Mode, IsActive: true, IsThis: true));
        }

        foreach (SignatureParameter parameter in signature.Parameters)
        {
            result.Add(new IrParameter(
                new IrVariable(result.Count, parameter.Name, parameter.Type),
                parameter.Mode,
                parameter.IsActive,
                IsBatched: KnownSymbols.Has(parameter.Symbol!, types.Known.BatchedAttribute))
            {
                IsNullable = parameter.Symbol is { NullableAnnotation: NullableAnnotation.Annotated, Type.IsReferenceType: true },
            });
        }

        return result.ToEquatableArray();
    }

    private static string Display(ITypeSymbol type) => type.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat);
}
