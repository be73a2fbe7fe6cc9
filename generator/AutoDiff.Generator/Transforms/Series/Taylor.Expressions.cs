using AutoDiff.Generator.IR;

namespace AutoDiff.Generator.Transforms.Series;

/// <summary>The series of expressions.</summary>
internal sealed partial class Taylor
{
    /// <summary>Computes the series of a real expression into <paramref name="target"/>.</summary>
    private void Evaluate(Expression value, IrVariable target, IrBuilder builder)
    {
        var real = (RealType)value.Type;
        var result = new VariableOperand(target);
        switch (value)
        {
            case var _ when !variedness.IsVaried(value):
                // Of a variable that holds active data at other times.
                Expression passive = Passive(value, builder);
                Operand constant = passive is UseExpression known ? known.Value : builder.Let(passive);
                builder.Add(Call("Constant", real, constant, result));
                break;
            case UseExpression use:
                builder.Add(new CopyStatement(Series(((VariableOperand)use.Value).Variable), target));
                break;
            case UnaryExpression { Operator: UnaryOperator.Negate } unary:
                builder.Add(Call("Negate", real, Argument(unary.Value), result));
                break;
            case BinaryExpression binary:
                Binary(binary, real, result, builder);
                break;
            case ConvertExpression { Value: VariableOperand { Variable: { Type: RealType from } variable } }:
                builder.Add(new EffectStatement(
                    $"{Runtime}Convert<{from.Code}, {real.Code}>({{0}}, {{1}})", EquatableArray.Of<Operand>(new VariableOperand(Series(variable)), result), EndsFlow: false));
                break;
            case PrimitiveExpression primitive:
                Primitive(primitive, real, result, builder);
                break;
            case LoadExpression { Place: { Path.IsEmpty: true } place }:
                builder.Add(new CopyStatement(Element(place, builder), target));
                break;
            case LoadExpression { Place: { Indices.IsEmpty: true } place }:
                builder.Add(new CopyStatement(Part(place), target));
                break;
            case LoadExpression { Place: var place }:
                LoadPart(place, target, builder);
                break;
            default:
                throw new TransformException($"active data comes from {value.GetType().Name}, which has no form for series");
        }
    }

    private void Binary(BinaryExpression binary, RealType real, VariableOperand result, IrBuilder builder)
    {
        if (binary.Operator == BinaryOperator.Remainder)
        {
            List<IrVariable> taken = [];
            builder.Add(Call("Remainder", real, SeriesArgument(binary.Left, taken, builder), SeriesArgument(binary.Right, taken, builder), result));
            taken.ForEach(GiveBack);
            return;
        }

        string name = binary.Operator switch
        {
            BinaryOperator.Add => "Add",
            BinaryOperator.Subtract => "Subtract",
            BinaryOperator.Multiply => "Multiply",
            BinaryOperator.Divide => "Divide",
            _ => throw new TransformException($"'{OperatorTokens.Of(binary.Operator)}' has no recurrence for series"),
        };
        builder.Add(Call(name, real, Argument(binary.Left), Argument(binary.Right), result));
    }

    private void Primitive(PrimitiveExpression primitive, RealType real, VariableOperand result, IrBuilder builder)
    {
        if (!TaylorFunctions.Has(primitive.Function))
        {
            throw new TransformException($"'{PrimitiveNames.NameOf(primitive.Function)}' has no recurrence for series");
        }

        List<IrVariable> taken = [];
        List<Operand> arguments = [];
        for (int i = 0; i < primitive.Arguments.Count; i++)
        {
            Operand argument = primitive.Arguments[i];
            arguments.Add(argument.Type is not RealType || (TaylorFunctions.TakesScalar(primitive.Function, i) && !variedness.IsVaried(argument))
                ? Value(argument, builder)
                : SeriesArgument(argument, taken, builder));
        }

        arguments.Add(result);
        builder.Add(Call(PrimitiveNames.RuntimeName(primitive.Function), real, [.. arguments]));
        taken.ForEach(GiveBack);
    }

    /// <summary>A series, or the constant or passive variable itself.</summary>
    private Operand Argument(Operand operand) =>
        variedness.IsVaried(operand) ? new VariableOperand(Series(((VariableOperand)operand).Variable)) : operand;

    /// <summary>A series in any case: that of a constant is made.</summary>
    private Operand SeriesArgument(Operand operand, List<IrVariable> taken, IrBuilder builder)
    {
        if (variedness.IsVaried(operand))
        {
            return Argument(operand);
        }

        IrVariable constant = Take((RealType)operand.Type);
        taken.Add(constant);
        builder.Add(Call("Constant", (RealType)operand.Type, operand, new VariableOperand(constant)));
        return new VariableOperand(constant);
    }

    /// <summary>The value of an operand, for code that carries no derivative.</summary>
    private Operand Value(Operand operand, IrBuilder builder)
    {
        if (!variedness.IsVaried(operand))
        {
            return operand;
        }

        IrVariable variable = ((VariableOperand)operand).Variable;
        return variable.Type is RealType ? builder.Let(new LoadExpression(Place.Element(Series(variable), PassiveConstant.Int(0))))
            : variable.Type is AggregateType { Kind: not AggregateKind.Class } aggregate ? ValueOf(variable, "", aggregate, builder)
            : throw new TransformException($"code without a derivative reads '{variable.Name}' of type '{variable.Type.Code}' as a whole");
    }

    /// <summary>An expression without a derivative, on values.</summary>
    private Expression Passive(Expression value, IrBuilder builder)
    {
        switch (value)
        {
            case LengthExpression length when variedness.IsVaried(length.Sequence):
                return Length(length, builder);
            case LoadExpression { Place: var place } when variedness.IsVaried(place.Base):
                if (place.Indices.IsEmpty)
                {
                    return new UseExpression(PassivePart(place));
                }

                return place is { Path.IsEmpty: true, Type: RealType }
                    ? new LoadExpression(Place.Element(Element(place, builder, isView: true), PassiveConstant.Int(0)))
                    : IsOfParts(place) ? new LoadExpression(First(place, builder))
                    : throw new TransformException("a part of an object that also holds active data is read");
            default:
                return value.Map(operand => Value(operand, builder), variable => variedness.IsVaried(variable)
                    ? throw new TransformException($"code without a derivative reads '{variable.Name}' of type '{variable.Type.Code}' as a whole")
                    : variable);
        }
    }

    private static EffectStatement Call(string name, RealType real, params Operand[] arguments) => new(
        $"{Runtime}{name}<{real.Code}>({string.Join(", ", arguments.Select(static (_, i) => "{" + i.ToString(System.Globalization.CultureInfo.InvariantCulture) + "}"))})",
        new EquatableArray<Operand>(arguments),
        EndsFlow: false);
}
