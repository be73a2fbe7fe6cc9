namespace AutoDiff.Generator.IR;

/// <summary>The derivative of an elementary function: one formula per argument, null for a passive argument.
/// <paramref name="IsSingular"/>: a partial can be infinite or NaN at the end of the domain, so that products with a zero
/// tangent or adjoint must be exactly zero.</summary>
internal sealed record Rule(string Function, EquatableArray<FormulaSlot> Partials, bool IsSingular);

/// <summary>A formula or nothing.</summary>
internal sealed record FormulaSlot(Formula? Formula);

/// <summary>A formula in the arguments of a function and its value.</summary>
internal abstract record Formula;

/// <summary>A number by its bits.</summary>
internal sealed record FormulaNumber : Formula
{
    public FormulaNumber(double value) => Bits = BitConverter.DoubleToInt64Bits(value);

    public long Bits { get; }

    public double Value => BitConverter.Int64BitsToDouble(Bits);
}

/// <summary>Argument number <paramref name="Index"/>, or the function's value for -1.</summary>
internal sealed record FormulaArgument(int Index) : Formula;

internal sealed record FormulaUnary(UnaryOperator Operator, Formula Value) : Formula;

internal sealed record FormulaBinary(BinaryOperator Operator, Formula Left, Formula Right) : Formula;

internal sealed record FormulaConditional(Formula Condition, Formula WhenTrue, Formula WhenFalse) : Formula;

/// <summary>A call of a function that has a rule itself, by its key (<c>Cos</c>, <c>Log/2</c>), or of a predicate (<c>IsNaN</c>).</summary>
internal sealed record FormulaCall(string Function, EquatableArray<Formula> Arguments) : Formula;

/// <summary>All rules that a compilation sees, by function key. Equal by value, with the same instance as the fast path.</summary>
internal sealed class RuleTable(IReadOnlyDictionary<string, Rule> rules) : IEquatable<RuleTable>
{
    private readonly IReadOnlyDictionary<string, Rule> rules = rules;

    public IEnumerable<string> Functions => rules.Keys;

    public Rule? Find(string function) => rules.TryGetValue(function, out Rule? rule) ? rule : null;

    public bool Equals(RuleTable? other) => ReferenceEquals(this, other)
        || (other is not null && rules.Count == other.rules.Count && rules.All(pair => pair.Value.Equals(other.Find(pair.Key))));

    public override bool Equals(object? obj) => Equals(obj as RuleTable);

    public override int GetHashCode() => rules.Count;
}
