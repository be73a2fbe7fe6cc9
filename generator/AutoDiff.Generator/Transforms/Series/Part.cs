using AutoDiff.Generator.IR;

namespace AutoDiff.Generator.Transforms.Series;

/// <summary>A real number in the making: formulas of parts read as they are written in books.</summary>
internal readonly struct Part(Operand value, IrBuilder builder)
{
    public Operand Value { get; } = value;

    private RealType Real => (RealType)Value.Type;

    public static Part operator +(Part left, Part right) => left.With(BinaryOperator.Add, right);

    public static Part operator -(Part left, Part right) => left.With(BinaryOperator.Subtract, right);

    public static Part operator *(Part left, Part right) => left.With(BinaryOperator.Multiply, right);

    public static Part operator /(Part left, Part right) => left.With(BinaryOperator.Divide, right);

    public static Part operator *(double left, Part right) => right.Number(left) * right;

    public static Part operator -(double left, Part right) => right.Number(left) - right;

    public static Part operator /(double left, Part right) => right.Number(left) / right;

    public static Part operator +(Part left, double right) => left + left.Number(right);

    public static Part operator -(Part value) => value.New(new UnaryExpression(UnaryOperator.Negate, value.Value, value.Real));

    /// <summary>A number of the same type.</summary>
    public Part Number(double number) => new(new RealConstant(Real.Kind == RealKind.Single ? (float)number : number, Real), Builder);

    /// <summary>An elementary function of this and of <paramref name="others"/>.</summary>
    public Part Function(string name, params Part[] others)
    {
        string key = PrimitiveNames.Key(name, others.Length + 1);
        return New(new PrimitiveExpression(
            key, PrimitiveNames.Code(key, Real), others.Select(static other => other.Value).Prepend(Value).ToEquatableArray(), Real));
    }

    /// <summary>A number that the runtime knows.</summary>
    public Part Known(string code) => New(new TemplateExpression(code, EquatableArray<Operand>.Empty, Real, IsPure: true, IsStable: true));

    public Part Sqrt() => Function("Sqrt");

    public Part Sin() => Function("Sin");

    public Part Cos() => Function("Cos");

    public Part Exp() => Function("Exp");

    public Part Log() => Function("Log");

    private IrBuilder Builder { get; } = builder;

    private Part With(BinaryOperator operation, Part right) => New(new BinaryExpression(operation, Value, right.Value, Real));

    private Part New(Expression value) => new(Builder.Let(value), Builder);
}
