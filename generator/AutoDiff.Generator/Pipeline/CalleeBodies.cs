using AutoDiff.Generator.IR;
using AutoDiff.Generator.Lowering;
using AutoDiff.Generator.Transforms;
using Microsoft.CodeAnalysis;

namespace AutoDiff.Generator.Pipeline;

/// <summary>Gathers the bodies that may stand in a member in the place of its calls.</summary>
/// <remarks>Only methods of the same compilation whose derivative comes from their body: not hand-written, not implicit, not
/// dispatched; called with their own type parameters; and of which the caller's type sees all that they refer to.</remarks>
internal sealed class CalleeBodies
{
    private readonly Compilation compilation;
    private readonly BodyLowering caller;
    private readonly CancellationToken cancellation;
    private readonly SortedDictionary<string, InlineBody> found = new(StringComparer.Ordinal);
    private readonly HashSet<string> seen = new(StringComparer.Ordinal);

    /// <summary>The bodies of callees, those included that cannot stand in the place of a call.</summary>
    private readonly Dictionary<string, IrMethod> analysed = new(StringComparer.Ordinal);

    /// <summary>The marked callees of other assemblies.</summary>
    private readonly HashSet<string> unseen = new(StringComparer.Ordinal);

    private CalleeBodies(BodyLowering caller, Compilation compilation, CancellationToken cancellation)
    {
        this.caller = caller;
        this.compilation = compilation;
        this.cancellation = cancellation;
    }

    /// <summary>The member's body with what is known of its callees, and their bodies, those of theirs included: for transforms that callees
    /// have no companions of all that can be had, otherwise those of small leaves.</summary>
    public static (IrMethod? Method, EquatableArray<InlineBody> Bodies) Of(BodyLowering caller, Compilation compilation, CancellationToken cancellation)
    {
        if (caller.Method is not { } method || caller.IsForwarding || caller.Callees.Count == 0)
        {
            return (caller.Method, EquatableArray<InlineBody>.Empty);
        }

        var bodies = new CalleeBodies(caller, compilation, cancellation);
        bodies.Gather(caller);
        HashSet<string> withEffects = CalleeEffects.Among(bodies.analysed, bodies.unseen);
        var reads = new CalleeReads(bodies.analysed);
        EquatableArray<InlineBody> all = bodies.found.Values.Select(body => body with { Method = reads.Mark(CalleeEffects.Mark(body.Method, withEffects)) }).ToEquatableArray();
        method = reads.Mark(CalleeEffects.Mark(method, withEffects));
        bool needsAll = (caller.Reading.Signature.Asked & (DerivativeFlags.Taylor | DerivativeFlags.Batch | DerivativeFlags.Jacobian | DerivativeFlags.Hessian)) != 0;
        return (method, needsAll ? all : Inlining.LeavesOf(method, all));
    }

    /// <summary>The body of the method that states a solver's equation, and those of its callees.</summary>
    public static EquatableArray<InlineBody> Of(BodyLowering solver, IMethodSymbol named, Compilation compilation, CancellationToken cancellation)
    {
        var bodies = new CalleeBodies(solver, compilation, cancellation);
        if (new CalleeFactory(compilation, solver.Types).Create(named) is { } callee)
        {
            bodies.Gather(new Dictionary<string, IMethodSymbol> { [callee.BodyKey] = named });
        }

        return bodies.found.Values.ToEquatableArray();
    }

    private void Gather(BodyLowering from) => Gather(from.Callees);

    private void Gather(IReadOnlyDictionary<string, IMethodSymbol> callees)
    {
        foreach (KeyValuePair<string, IMethodSymbol> callee in callees)
        {
            if (!seen.Add(callee.Key))
            {
                continue;
            }

            var signature = MemberSignature.Read(callee.Value, caller.Types);
            if (!signature.IsMarked || signature.IsImplicit || signature.IsDispatched)
            {
                // Whoever declares a derivative says that it is a function; what may be overridden is run again by its VJP in any case.
                continue;
            }

            if (SourceOf(callee.Value) is not { } definition)
            {
                unseen.Add(callee.Key);
                continue;
            }

            cancellation.ThrowIfCancellationRequested();
            BodyLowering body = BodyLowering.Of(definition, compilation, cancellation);
            if (body is { Method: { } lowered, IsForwarding: false })
            {
                analysed[callee.Key] = lowered;
                if (IsAsWritten(callee.Value) && IsOwnDerivative(body.Reading) && IsVisible(body))
                {
                    bool isOptional = !lowered.IsCheckpointed
                        && (definition.MethodImplementationFlags & System.Reflection.MethodImplAttributes.NoInlining) == 0;
                    found[callee.Key] = new InlineBody(callee.Key, lowered, isOptional);
                }

                Gather(body);
            }
        }
    }

    /// <summary>The method whose body the call runs, whatever its type arguments; null if it has no source.</summary>
    private IMethodSymbol? SourceOf(IMethodSymbol method)
    {
        IMethodSymbol definition = method.OriginalDefinition;
        definition = definition.PartialDefinitionPart ?? definition;
        return SymbolEqualityComparer.Default.Equals(definition.ContainingAssembly, compilation.Assembly) && !definition.DeclaringSyntaxReferences.IsEmpty
            ? definition
            : null;
    }

    /// <summary>Whether the call runs the body as it is written, with the type parameters for arguments.</summary>
    private static bool IsAsWritten(IMethodSymbol method) =>
        AreOwn(method.TypeArguments, method.OriginalDefinition.TypeParameters) && IsOwn(method.ContainingType);

    private static bool IsOwn(INamedTypeSymbol? type) =>
        type is null || (AreOwn(type.TypeArguments, type.OriginalDefinition.TypeParameters) && IsOwn(type.ContainingType));

    /// <summary>Whether the arguments are called what the parameters are, so that the body's text means the same in the caller.</summary>
    private static bool AreOwn(IReadOnlyList<ITypeSymbol> arguments, IReadOnlyList<ITypeParameterSymbol> parameters) =>
        arguments.Zip(parameters, static (argument, parameter) => argument is ITypeParameterSymbol own && own.Name == parameter.Name).All(static own => own);

    private static bool IsOwnDerivative(MemberReading reading) => reading.IsUsable
        && !reading.Signature.IsDispatched
        && !reading.HandWritten.Contains(CompanionNames.Jvp(reading.Signature.Family))
        && !reading.HandWritten.Contains(CompanionNames.Vjp(reading.Signature.Family));

    private bool IsVisible(BodyLowering body)
    {
        INamedTypeSymbol owner = body.Reading.Signature.Method.ContainingType;
        INamedTypeSymbol home = caller.Reading.Signature.Method.ContainingType;
        for (INamedTypeSymbol? type = home; type is not null; type = type.ContainingType)
        {
            if (SymbolEqualityComparer.Default.Equals(type, owner))
            {
                return true;
            }
        }

        // The functions that it calls are private to its type.
        return body.Functions.Count == 0 && body.HiddenSymbols.All(symbol => compilation.IsSymbolAccessibleWithin(symbol, home))
            && body.Types.Aggregates.All(type => body.Types.LayoutOf(type)!.Equals(caller.Types.LayoutOf(type)));
    }
}
