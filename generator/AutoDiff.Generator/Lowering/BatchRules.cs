using AutoDiff.Generator.IR;
using Microsoft.CodeAnalysis;

namespace AutoDiff.Generator.Lowering;

/// <summary>Which batched companions make sense for a signature.</summary>
internal static class BatchRules
{
    /// <summary>Why there is no <c>MBatch</c>, as the end of a sentence; null where it makes sense.</summary>
    public static string? WhyNot(MemberSignature signature, TypeMapper types)
    {
        List<SignatureParameter> batched = [.. signature.Parameters.Where(p => IsBatched(p, types))];
        if (batched.Count == 0)
        {
            return "no parameter is marked [Batched]";
        }

        foreach (SignatureParameter parameter in batched)
        {
            switch (parameter.Type)
            {
                case SequenceType { Rank: 1, Kind: SequenceKind.Span or SequenceKind.ReadOnlySpan or SequenceKind.Array }
                    when parameter.RefKind is RefKind.None or RefKind.In:
                    break;
                case SequenceType:
                    return $"'{parameter.Name}' is batched, and of sequences only a span or an array by value can be";
                case var _ when parameter.TypeSymbol.IsRefLikeType:
                    return $"'{parameter.Name}' is batched, and values of type '{parameter.TypeSymbol.Name}' cannot lie in a span";
                case AggregateType { Kind: AggregateKind.Class } when parameter.IsActive:
                    return $"'{parameter.Name}' is batched, and a class cannot be; use a struct, a span or plain numbers";
            }
        }

        if (signature.ReturnSymbol is { IsRefLikeType: true })
        {
            return "the result cannot lie in a span";
        }

        return signature.ReturnSymbol is null && batched.TrueForAll(static p => p.Type is SequenceType)
            ? "the number of points follows from no result and no batched value"
            : null;
    }

    /// <summary>Why there is no <c>MGradientBatch</c> where there is an <c>MBatch</c>; null where it makes sense.</summary>
    public static string? WhyNoGradient(MemberSignature signature, TypeMapper types) =>
        CompanionRules.WhyNot(DerivativeFlags.Gradient, signature, types)
        ?? (signature.Parameters.Any(p => p.IsActive && IsBatched(p, types) && p.Type is SequenceType { Element: SequenceType or AggregateType { Kind: AggregateKind.Class } })
            ? "a batched parameter holds references"
            : null);

    /// <summary>Whether all arguments but spans can be captured.</summary>
    public static bool CanLeaveThread(MemberSignature signature) => signature.Parameters.All(static p =>
        (!p.TypeSymbol.IsRefLikeType || p.Type is SequenceType { Kind: SequenceKind.Span or SequenceKind.ReadOnlySpan })
        && p.TypeSymbol is not (IPointerTypeSymbol or IFunctionPointerTypeSymbol));

    public static bool IsBatched(SignatureParameter parameter, TypeMapper types) =>
        parameter.Symbol is { } symbol && KnownSymbols.Has(symbol, types.Known.BatchedAttribute);
}
