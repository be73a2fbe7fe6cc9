using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using AutoDiff.Generator.Emission;
using AutoDiff.Generator.IR;
using AutoDiff.Generator.Lowering;
using AutoDiff.Generator.Transforms;
using Microsoft.CodeAnalysis;

namespace AutoDiff.Generator.Pipeline;

/// <summary>The declaration and body of one marked member, lowered once per compilation, whether it is asked for as a member or
/// as somebody's callee.</summary>
internal sealed class BodyLowering
{
    private static readonly ConditionalWeakTable<Compilation, ConcurrentDictionary<IMethodSymbol, BodyLowering>> Caches = new();

    /// <summary>The companions that run the body once for each group of inputs.</summary>
    private const DerivativeFlags Repeating = DerivativeFlags.Jacobian | DerivativeFlags.Hessian | DerivativeFlags.JacobianBatch;

    private BodyLowering(MemberReading reading, IrMethod? method, TypeMapper types)
    {
        Reading = reading;
        Method = method;
        Types = types;
    }

    public MemberReading Reading { get; }

    /// <summary>The lowered body; null if there were problems.</summary>
    public IrMethod? Method { get; }

    public TypeMapper Types { get; }

    /// <summary>Whether nothing is asked of the body: the derivative is hand-written, implicit, or an override's.</summary>
    public bool IsForwarding { get; private set; }

    /// <summary>The problems of the body.</summary>
    public IReadOnlyList<MemberProblem> Problems { get; private set; } = [];

    /// <summary>The places that problems and gaps name by number.</summary>
    public IReadOnlyList<Location> Origins { get; private set; } = [];

    /// <summary>The differentiable methods that the body calls, by <see cref="Callee.BodyKey"/>.</summary>
    public IReadOnlyDictionary<string, IMethodSymbol> Callees { get; private set; } = new Dictionary<string, IMethodSymbol>();

    /// <summary>What the body refers to that not everybody can see.</summary>
    public IReadOnlyList<ISymbol> HiddenSymbols { get; private set; } = [];

    /// <summary>The recursive local functions of the body.</summary>
    public IReadOnlyList<LoweredFunction> Functions { get; private set; } = [];

    /// <summary>The equation that defines the result; null where the body does, or the derivative is hand-written.</summary>
    public ImplicitEquation? Implicit { get; private set; }

    /// <summary>The method that states the equation.</summary>
    public IMethodSymbol? Named { get; private set; }

    public static BodyLowering Of(IMethodSymbol method, Compilation compilation, CancellationToken cancellation)
    {
        ConcurrentDictionary<IMethodSymbol, BodyLowering> cache = Caches.GetValue(
            compilation, static _ => new ConcurrentDictionary<IMethodSymbol, BodyLowering>(SymbolEqualityComparer.Default));
        return cache.TryGetValue(method, out BodyLowering? known) ? known : cache.GetOrAdd(method, Lower(method, compilation, cancellation));
    }

    private static BodyLowering Lower(IMethodSymbol method, Compilation compilation, CancellationToken cancellation)
    {
        var types = new TypeMapper(compilation, method.ContainingType);
        MemberReading reading = MemberReader.Read(method, compilation, types);
        cancellation.ThrowIfCancellationRequested();
        if (reading.Signature.IsImplicit && !IsAllHandWritten(reading))
        {
            return LowerSolver(reading, compilation, types);
        }

        if (method.IsAbstract || IsAllHandWritten(reading))
        {
            return new BodyLowering(reading, Forwarding.Of(reading.Self, reading.Parameters, types.Layouts.ToEquatableArray()), types) { IsForwarding = true };
        }

        SyntaxTree tree = (method.PartialImplementationPart ?? method).DeclaringSyntaxReferences[0].SyntaxTree;
        var calls = new CallResolver(compilation, types, RuleReader.Read(compilation));
        LoweringResult lowered = MethodLowering.Lower(
            method, compilation.GetSemanticModel(tree), types, calls, reading.Parameters, RepeatingByName(reading), cancellation);
        if (lowered.MovesOn)
        {
            reading = reading with { Requested = reading.Requested & ~Repeating };
        }

        return new BodyLowering(reading, lowered.Method, types)
        {
            Problems = [.. lowered.Problems.Select(p => new MemberProblem(p.Id, lowered.Origins[p.Origin], p.Arguments))],
            Origins = lowered.Origins,
            Callees = calls.Callees,
            HiddenSymbols = lowered.HiddenSymbols,
            Functions = lowered.Functions,
        };
    }

    /// <summary>A solver whose derivative comes from the equation that it solves: its own body is not looked at.</summary>
    private static BodyLowering LowerSolver(MemberReading reading, Compilation compilation, TypeMapper types)
    {
        (ImplicitSignature? signature, string? reason) = ImplicitReader.Read(reading.Signature, compilation, types);
        if (signature is null)
        {
            Location name = reading.Signature.Declared.Locations.FirstOrDefault() ?? Location.None;
            return new BodyLowering(reading, null, types)
            {
                IsForwarding = true,
                Problems = [new MemberProblem("AD0013", name, EquatableArray.Of(reason!))],
            };
        }

        (IrMethod body, ImplicitEquation? equation) = ImplicitLowering.Lower(signature, reading, types);
        return new BodyLowering(reading, body, types) { IsForwarding = true, Implicit = equation, Named = signature.Named.Method };
    }

    /// <summary>The companion, asked for by name, that runs the body several times; nothing where there is none.</summary>
    private static string RepeatingByName(MemberReading reading)
    {
        DerivativeFlags named = reading.Requested & Repeating & ~reading.Optional;
        string family = reading.Signature.Family;
        return (named & DerivativeFlags.Hessian) != 0 ? CompanionNames.Hessian(family)
            : (named & DerivativeFlags.Jacobian) != 0 ? CompanionNames.Jacobian(family)
            : "";
    }

    private static bool IsAllHandWritten(MemberReading reading) =>
        reading.HandWritten.Contains(CompanionNames.Jvp(reading.Signature.Family))
        && reading.HandWritten.Contains(CompanionNames.Vjp(reading.Signature.Family));
}
