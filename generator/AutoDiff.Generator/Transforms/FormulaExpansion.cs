using AutoDiff.Generator.IR;

namespace AutoDiff.Generator.Transforms;

/// <summary>Turns the formula of a partial derivative into IR.</summary>
internal static class FormulaExpansion
{
    /// <summary>The value of <paramref name="formula"/> for the given arguments of the function, its
    /// <paramref name="result"/>, and the real type that it computes in. Constants come back as constants.</summary>
    /// <param name="find">A variable that holds the value of a function already; null where there is none.</param>
    public static Operand Expand(
        Formula formula, EquatableArray<Operand> arguments, Operand result, RealType type, IrBuilder builder, Func<PrimitiveExpression, IrVariable?>? find = null) =>
        new Expansion(arguments, result, type, builder, find).Real(formula);

    private readonly struct Expansion(EquatableArray<Operand> arguments, Operand result, RealType type, IrBuilder builder, Func<PrimitiveExpression, IrVariable?>? find)
    {
        /// <summary>The value as a real of the function's type: a passive argument is converted.</summary>
        public Operand Real(Formula formula)
        {
            Operand value = Value(formula);
            return value.Type is RealType ? value : builder.Let(new ConvertExpression(value, type));
        }

        private Operand Value(Formula formula) => formula switch
        {
            FormulaNumber number => Constant(number.Value),
            FormulaArgument { Index: < 0 } => result,
            FormulaArgument argument => arguments[argument.Index],
            FormulaUnary { Operator: UnaryOperator.Negate } unary => Negate(Real(unary.Value)),
            FormulaUnary unary => builder.Let(new UnaryExpression(unary.Operator, Value(unary.Value), PassiveType.Boolean)),
            FormulaBinary binary => Binary(binary),
            FormulaConditional conditional => builder.Let(new SelectExpression(
                Value(conditional.Condition),
                Real(conditional.WhenTrue),
                Real(conditional.WhenFalse),
                type)),
            FormulaCall call => Call(call),
            _ => throw new InvalidOperationException($"No expansion of the formula {formula}."),
        };

        private RealConstant Constant(double value) => new(type.Kind == RealKind.Single ? (float)value : value, type);

        private Operand Negate(Operand value) => value is RealConstant constant
            ? Constant(-constant.Value)
            : builder.Let(new UnaryExpression(UnaryOperator.Negate, value, type));

        private Operand Binary(FormulaBinary binary)
        {
            switch (binary.Operator)
            {
                case BinaryOperator.Add or BinaryOperator.Subtract or BinaryOperator.Multiply or BinaryOperator.Divide or BinaryOperator.Remainder:
                    return builder.Let(new BinaryExpression(binary.Operator, Real(binary.Left), Real(binary.Right), type));
                case BinaryOperator.AndAlso or BinaryOperator.OrElse:
                    return builder.Let(new BinaryExpression(binary.Operator, Value(binary.Left), Value(binary.Right), PassiveType.Boolean));
                default:
                    return builder.Let(new BinaryExpression(binary.Operator, Real(binary.Left), Real(binary.Right), PassiveType.Boolean));
            }
        }

        private Operand Call(FormulaCall call)
        {
            var values = new Operand[call.Arguments.Count];
            for (int i = 0; i < values.Length; i++)
            {
                // A passive argument (the exponent of ScaleB) goes in as it is.
                values[i] = Value(call.Arguments[i]);
            }

            string name = PrimitiveNames.NameOf(call.Function);
            if (name.StartsWith("Is", StringComparison.Ordinal) && name.Length > 2 && char.IsUpper(name[2]))
            {
                return builder.Let(new TemplateExpression(
                    $"{type.Code}.{name}({{0}})", new EquatableArray<Operand>(values), PassiveType.Boolean, IsPure: true, IsStable: true));
            }

            string key = call.Function.IndexOf('/') >= 0 ? call.Function : PrimitiveNames.Key(name, values.Length);
            PrimitiveExpression function = new(key, PrimitiveNames.Code(key, type), new EquatableArray<Operand>(values), type);
            return find?.Invoke(function) is { } known ? known : builder.Let(function);
        }
    }
}
