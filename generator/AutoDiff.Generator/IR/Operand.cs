namespace AutoDiff.Generator.IR;

/// <summary>A named value or a mutable cell of a method. Identity is <paramref name="Id"/>; the name is a wish that the
/// emitter's allocator makes unique (empty: a temporary).</summary>
internal sealed record IrVariable(int Id, string Name, IrType Type)
{
    private VariableOperand? operand;

    /// <summary>The variable as an operand, made once.</summary>
    /// <remarks>A copy made with <c>with</c> begins with that of its original, which is another variable.</remarks>
    public VariableOperand Operand => operand is { } known && ReferenceEquals(known.Variable, this) ? known : operand = new VariableOperand(this);

    public bool Equals(IrVariable? other) => ReferenceEquals(other, this) || (other is not null && other.Id == Id && other.Name == Name && other.Type == Type);

    public override int GetHashCode() => Id;

    public static implicit operator VariableOperand(IrVariable variable) => variable.Operand;
}

/// <summary>An argument of an operation: a variable or a constant. IR is flat, so operands never nest.</summary>
internal abstract record Operand(IrType Type);

internal sealed record VariableOperand(IrVariable Variable) : Operand(Variable.Type);

/// <summary>A real constant by its bits, so that NaN, infinities and -0.0 compare and round-trip exactly. For
/// <c>float</c> and generic reals the value is widened to <c>double</c>.</summary>
internal sealed record RealConstant : Operand
{
    public RealConstant(double value, RealType real)
        : base(real)
    {
        Bits = BitConverter.DoubleToInt64Bits(value);
        Real = real;
    }

    public long Bits { get; }

    public RealType Real { get; }

    public double Value => BitConverter.Int64BitsToDouble(Bits);

    public bool IsZero => Value == 0;
}

/// <summary>A compile-time constant of any other type by its C# text: <c>3</c>, <c>true</c>, <c>"text"</c>, <c>default(T)</c>.</summary>
internal sealed record PassiveConstant(string Code, IrType ConstantType) : Operand(ConstantType)
{
    public static readonly PassiveConstant True = new("true", PassiveType.Boolean);
    public static readonly PassiveConstant False = new("false", PassiveType.Boolean);

    public static PassiveConstant Int(int value) => new(value.ToString(System.Globalization.CultureInfo.InvariantCulture), PassiveType.Int32);
}
