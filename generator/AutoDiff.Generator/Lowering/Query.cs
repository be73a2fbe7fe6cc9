using AutoDiff.Generator.IR;
using Microsoft.CodeAnalysis;

namespace AutoDiff.Generator.Lowering;

/// <summary>A LINQ query while it is lowered to loops.</summary>
/// <param name="elementType">The type of its elements.</param>
/// <param name="count">The number of elements; of a query without <see cref="At"/>, the most that there can be; null where nothing is known.</param>
/// <param name="at">The element at an index below the count; null where only <see cref="ForEach"/> knows which elements there are.</param>
/// <param name="forEach">Emits the loop.</param>
internal sealed class Query(ITypeSymbol elementType, Func<Operand>? count, Func<Operand, Value>? at, Action<Action<Value>, IReadOnlyList<VariableCell>> forEach)
{
    public ITypeSymbol ElementType { get; } = elementType;

    /// <summary>Evaluates the number of elements where the query is enumerated.</summary>
    public Func<Operand>? Count { get; } = count;

    public Func<Operand, Value>? At { get; } = at;

    /// <summary>Emits a loop with the given body; it ends when one of the flags is set.</summary>
    public void ForEach(Action<Value> body, params IReadOnlyList<VariableCell> stops) => forEach(body, stops);
}
