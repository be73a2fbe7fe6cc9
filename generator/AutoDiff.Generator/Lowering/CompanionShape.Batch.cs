using AutoDiff.Generator.IR;
using Microsoft.CodeAnalysis;

namespace AutoDiff.Generator.Lowering;

/// <summary>The signatures of batched companions.</summary>
internal sealed partial class CompanionShape
{
    /// <summary>Whether a method is the batched companion that <paramref name="companion"/> names (one flag).</summary>
    public bool IsBatch(IMethodSymbol candidate, DerivativeFlags companion)
    {
        List<(ITypeSymbol Type, RefKind RefKind)> parameters = BatchParameters(companion);
        return candidate.ReturnsVoid
            && candidate.Arity == signature.Method.Arity
            && candidate.IsStatic == (signature.Receiver is null)
            && candidate.Parameters.Length == parameters.Count
            && parameters.Select((p, i) => Agrees(candidate.Parameters[i], p)).All(static same => same);
    }

    /// <summary>What differs by point for all points, the results, and the gradients or Jacobians.</summary>
    private List<(ITypeSymbol Type, RefKind RefKind)> BatchParameters(DerivativeFlags companion)
    {
        var result = new List<(ITypeSymbol, RefKind)>();
        if (known.Span is not { } span || known.ReadOnlySpan is not { } readOnlySpan)
        {
            return result;
        }

        foreach (SignatureParameter parameter in signature.Parameters)
        {
            result.Add(!IsBatched(parameter) ? (parameter.TypeSymbol, parameter.RefKind)
                : parameter.TypeSymbol is IArrayTypeSymbol array ? (span.Construct(array.ElementType), RefKind.None)
                : parameter.Type is SequenceType ? (parameter.TypeSymbol, RefKind.None)
                : ((parameter.RefKind is RefKind.Ref or RefKind.Out ? span : readOnlySpan).Construct(parameter.TypeSymbol), RefKind.None));
        }

        if (signature.ReturnSymbol is { } returned)
        {
            result.Add((span.Construct(returned), RefKind.None));
        }

        if (companion == DerivativeFlags.JacobianBatch)
        {
            result.Add((span.Construct(ScalarOf(signature.Active.First().TypeSymbol)), RefKind.None));
        }

        if (companion == DerivativeFlags.GradientBatch)
        {
            foreach (SignatureParameter parameter in signature.Active.Where(static p => !p.IsThis && CompanionRules.HasGradientShadow(p)))
            {
                bool isValue = parameter.Type is RealType or AggregateType { Kind: not AggregateKind.Class };
                result.Add(!IsBatched(parameter) ? (Writable(parameter.TypeSymbol), isValue ? RefKind.Out : RefKind.None)
                    : parameter.TypeSymbol is IArrayTypeSymbol array ? (span.Construct(array.ElementType), RefKind.None)
                    : parameter.Type is SequenceType ? (Writable(parameter.TypeSymbol), RefKind.None)
                    : (span.Construct(parameter.TypeSymbol), RefKind.None));
            }
        }

        return result;
    }

    private bool IsBatched(SignatureParameter parameter) => parameter.Symbol is { } symbol && KnownSymbols.Has(symbol, known.BatchedAttribute);
}
