using Microsoft.CodeAnalysis;

namespace AutoDiff.Generator.Lowering;

/// <summary>A field of an aggregate as the source declares it: <paramref name="Symbol"/> is the field, or the property that
/// it stands behind.</summary>
internal sealed record AggregateField(string Name, ISymbol Symbol, ITypeSymbol Type, bool IsMarkedPassive);
