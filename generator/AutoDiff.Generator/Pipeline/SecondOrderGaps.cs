using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using AutoDiff.Generator.IR;
using AutoDiff.Generator.Lowering;
using AutoDiff.Generator.Transforms;
using Microsoft.CodeAnalysis;

namespace AutoDiff.Generator.Pipeline;

/// <summary>Which of the methods that a member reaches have no second derivative although their signature promises one: a
/// hand-written derivative somewhere below, or a solver whose equation cannot be differentiated once more.</summary>
/// <remarks>Follows calls from body to body, so that the analyzers, which see one member at a time, say what the generator does.</remarks>
internal sealed class SecondOrderGaps
{
    private static readonly ConditionalWeakTable<Compilation, ConcurrentDictionary<IMethodSymbol, SecondOrderCalls>> Caches = new();

    private readonly Compilation compilation;
    private readonly RuleTable rules;
    private readonly CancellationToken cancellation;
    private readonly HashSet<IMethodSymbol> seen = new(SymbolEqualityComparer.Default);
    private readonly List<SecondOrderCalls> reached = [];

    private SecondOrderGaps(Compilation compilation, CancellationToken cancellation)
    {
        this.compilation = compilation;
        this.cancellation = cancellation;
        rules = RuleReader.Read(compilation);
    }

    /// <summary>The keys of those that the member reaches, sorted.</summary>
    public static EquatableArray<string> Of(BodyLowering member, Compilation compilation, CancellationToken cancellation)
    {
        var gaps = new SecondOrderGaps(compilation, cancellation);
        gaps.Follow(member);
        return gaps.reached.Count == 0
            ? EquatableArray<string>.Empty
            : SecondOrderCalls.Impossible(gaps.reached, new SortedSet<string>(gaps.reached.Select(static calls => calls.Key), StringComparer.Ordinal).ToEquatableArray());
    }

    private void Follow(BodyLowering body)
    {
        foreach (IMethodSymbol callee in body.Named is { } named ? body.Callees.Values.Append(named) : body.Callees.Values)
        {
            IMethodSymbol definition = callee.OriginalDefinition;
            definition = definition.PartialDefinitionPart ?? definition;
            if (definition.DeclaringSyntaxReferences.IsEmpty
                || !SymbolEqualityComparer.Default.Equals(definition.ContainingAssembly, compilation.Assembly)
                || !seen.Add(definition))
            {
                continue;
            }

            cancellation.ThrowIfCancellationRequested();
            BodyLowering lowered = BodyLowering.Of(definition, compilation, cancellation);
            if (lowered.Method is { } method && lowered.Reading.IsUsable)
            {
                ConcurrentDictionary<IMethodSymbol, SecondOrderCalls> cache = Caches.GetValue(
                    compilation, static _ => new ConcurrentDictionary<IMethodSymbol, SecondOrderCalls>(SymbolEqualityComparer.Default));
                reached.Add(cache.TryGetValue(definition, out SecondOrderCalls? known)
                    ? known
                    : cache.GetOrAdd(definition, SecondOrderCalls.Of(MemberLowering.Alone(lowered, method, compilation, cancellation), rules)));
                Follow(lowered);
            }
        }
    }
}
