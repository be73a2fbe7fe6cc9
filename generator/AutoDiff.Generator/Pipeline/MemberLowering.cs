using AutoDiff.Generator.Emission;
using AutoDiff.Generator.IR;
using AutoDiff.Generator.Lowering;
using AutoDiff.Generator.Transforms;
using Microsoft.CodeAnalysis;

namespace AutoDiff.Generator.Pipeline;

/// <summary>Lowers marked members. Generator and analyzers both ask here, so that a diagnostic and a missing companion can
/// never disagree.</summary>
internal static class MemberLowering
{
    /// <summary>Lowers the member that carries the attribute; null if it is none that can.</summary>
    public static LoweredMember? Lower(ISymbol marked, Compilation compilation, CancellationToken cancellation)
    {
        if (MemberReader.MethodOf(marked) is not { DeclaringSyntaxReferences.IsEmpty: false } method)
        {
            return null;
        }

        try
        {
            return Lower(method, compilation, cancellation);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            // One member that lowering fails on must not cost the others their companions.
            Location place = marked.Locations.FirstOrDefault() ?? Location.None;
            return new LoweredMember(null, [new MemberProblem("AD0002", place, CompanionFactory.Failure(exception))], []);
        }
    }

    /// <summary>The key of a marked member that has a problem before any transform; null for any other. Its callers ask.</summary>
    public static string? KeyOfRefused(ISymbol marked, Compilation compilation, CancellationToken cancellation)
    {
        if (MemberReader.MethodOf(marked) is not { DeclaringSyntaxReferences.IsEmpty: false } method)
        {
            return null;
        }

        try
        {
            BodyLowering lowered = BodyLowering.Of(method, compilation, cancellation);
            if (!lowered.Reading.Signature.Active.Any())
            {
                // Nothing active goes in, so that callers ask for no companion of it.
                return null;
            }

            return lowered.Method is null || !lowered.Reading.IsUsable ? CalleeFactory.KeyOf(method) : null;
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            return CalleeFactory.KeyOf(method);
        }
    }

    private static LoweredMember Lower(IMethodSymbol method, Compilation compilation, CancellationToken cancellation)
    {
        BodyLowering lowered = BodyLowering.Of(method, compilation, cancellation);
        MemberReading reading = lowered.Reading;
        var (body, bodies) = CalleeBodies.Of(lowered, compilation, cancellation);
        DifferentiableMember? member = body is null || !reading.IsUsable
            ? null
            : Alone(lowered, body, compilation, cancellation) with
            {
                Optional = reading.Optional,
                Bodies = bodies,
                Functions = lowered.Functions.Select(function => FunctionOf(lowered, function)).ToEquatableArray(),
            };
        if (member is not null && (AsksSecondOrder(member) || member.Implicit is { Form: ImplicitForm.Objective }))
        {
            member = member with { WithoutSecondDerivative = SecondOrderGaps.Of(lowered, compilation, cancellation) };
        }

        return new LoweredMember(member, [.. reading.Problems, .. lowered.Problems], lowered.Origins);
    }

    /// <summary>A recursive local function as a member beside its own.</summary>
    private static DifferentiableMember FunctionOf(BodyLowering lowered, LoweredFunction function)
    {
        MemberHost host = lowered.Reading.Host with
        {
            Accessibility = "private",
            IsStatic = !function.Self.HasReceiver,
            Family = function.Self.Name,
            Kind = MemberKind.Method,
            IsExtension = false,
            PrimalTemplate = "",
            Key = function.Self.Key,
            HintName = lowered.Reading.Host.HintName.Replace(".g.cs", "." + function.Self.Name + ".g.cs"),
            HalfSuffix = "",
            ContractKeys = EquatableArray<string>.Empty,
            PassiveContracts = EquatableArray<PassiveContract>.Empty,
            Dispatch = MemberDispatch.None,
        };
        return new DifferentiableMember(host, function.Method, function.Self, DerivativeFlags.None, EquatableArray<string>.Empty) { IsFunction = true };
    }

    /// <summary>The member without what it knows of those that it calls.</summary>
    internal static DifferentiableMember Alone(BodyLowering lowered, IrMethod body, Compilation compilation, CancellationToken cancellation) =>
        new(lowered.Reading.Host, body, lowered.Reading.Self, lowered.Reading.Requested, lowered.Reading.HandWritten)
        {
            Implicit = EquationOf(lowered, compilation, cancellation),
            IsOfferedInSecondOrder = (lowered.Reading.Requested & (DerivativeFlags.Hvp | DerivativeFlags.Hessian)) != 0
                && compilation.Options.OutputKind == OutputKind.DynamicallyLinkedLibrary
                && IsVisible(lowered.Reading.Signature.Method),
        };

    private static bool IsVisible(ISymbol symbol)
    {
        for (ISymbol? around = symbol; around is not (null or INamespaceSymbol); around = around.ContainingSymbol)
        {
            if (around.DeclaredAccessibility is not (Accessibility.Public or Accessibility.Protected or Accessibility.ProtectedOrInternal))
            {
                return false;
            }
        }

        return true;
    }

    private static bool AsksSecondOrder(DifferentiableMember member) => (member.Requested & (DerivativeFlags.Hvp | DerivativeFlags.Hessian)) != 0;

    /// <summary>The equation of a solver. An objective is differentiated more often than its callees have companions: their bodies stand
    /// in their places; elsewhere those of small ones.</summary>
    private static ImplicitEquation? EquationOf(BodyLowering lowered, Compilation compilation, CancellationToken cancellation)
    {
        if (lowered.Implicit is not { } equation)
        {
            return null;
        }

        EquatableArray<InlineBody> bodies = CalleeBodies.Of(lowered, lowered.Named!, compilation, cancellation);
        return equation with
        {
            Method = equation.Form == ImplicitForm.Objective ? Inlining.All(equation.Method, bodies) : Inlining.Leaves(equation.Method, bodies),
        };
    }
}
