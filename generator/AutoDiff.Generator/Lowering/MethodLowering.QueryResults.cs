using AutoDiff.Generator.IR;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AutoDiff.Generator.Lowering;

/// <content>The values that queries are asked for.</content>
internal sealed partial class MethodLowering
{
    private const string NoElements = "Sequence contains no elements";
    private const string NoMatch = "Sequence contains no matching element";

    private Value Sum(Query query, ITypeSymbol resultType, bool isAverage)
    {
        IrType result = types.Map(resultType);

        // Sums and means of float are computed in double; the mean of integers, too.
        bool isInteger = types.Map(query.ElementType) is PassiveType;
        ITypeSymbol accumulated = isInteger && !isAverage ? resultType : known.Double;
        IrType accumulator = types.Map(accumulated);
        Operand? total = isAverage && query.At is not null ? Snapshot(query.Count!()) : null;
        if (total is not null)
        {
            ThrowIf(Let(new BinaryExpression(BinaryOperator.Equal, total, PassiveConstant.Int(0), PassiveType.Boolean)), NoElements);
        }

        VariableCell sum = (VariableCell)DeclareCell("sum", accumulator, DefaultOf(accumulator));
        VariableCell? count = isAverage && query.At is null ? Counter("count") : null;
        query.ForEach(element =>
        {
            Operand term = Materialize(Convert(element, query.ElementType, accumulated, null, false, null!));
            Write(sum, Let(new BinaryExpression(BinaryOperator.Add, sum.Variable, term, accumulator, isInteger && !isAverage)));
            if (count is not null)
            {
                Increment(count);
            }
        });
        Operand value = sum.Operand;
        if (isAverage)
        {
            if (count is not null)
            {
                ThrowIf(Let(new BinaryExpression(BinaryOperator.Equal, count.Variable, PassiveConstant.Int(0), PassiveType.Boolean)), NoElements);
            }

            Operand n = Let(new ConvertExpression(total ?? count!.Operand, RealType.Double));
            value = Let(new BinaryExpression(BinaryOperator.Divide, value, n, RealType.Double));
        }

        return value.Type == result ? value : Let(new ConvertExpression(value, result));
    }

    private void ThrowIf(Operand condition, string message) => If(condition, () =>
    {
        Emit(new EffectStatement($"throw new global::System.InvalidOperationException(\"{message}\")", EquatableArray<Operand>.Empty, EndsFlow: true));
        isReachable = false;
    });

    private Value Extreme(Query query, bool isMaximum) => Fold(query, (best, element) =>
    {
        Operand x = Materialize(element);
        Operand m = Materialize(Read(best));
        Operand isBetter = Let(new BinaryExpression(isMaximum ? BinaryOperator.Greater : BinaryOperator.Less, x, m, PassiveType.Boolean));
        if (x.Type is RealType real)
        {
            // Max passes over NaN, Min keeps it.
            Operand isNaN = IsNaN(isMaximum ? m : x, real);
            isBetter = Let(new BinaryExpression(BinaryOperator.OrElse, isBetter, isNaN, PassiveType.Boolean));
        }

        If(isBetter, () => Write(best, element));
    });

    private Operand IsNaN(Operand value, RealType real) =>
        Let(new TemplateExpression(real.Code + ".IsNaN({0})", EquatableArray.Of(value), PassiveType.Boolean, IsPure: true, IsStable: true));

    /// <summary>The element whose key is the greatest or the least, the first one of equals. NaN is less than any number.</summary>
    private Value ExtremeBy(Query query, IOperation selector, ITypeSymbol keyType, bool isMaximum)
    {
        Cell bestKey = DeclareCell("bestKey", types.Map(keyType), Declaration.Zeroed);
        return Fold(
            query,
            (best, element) =>
            {
                Value kept = Snapshot(element);
                Operand key = Materialize(Snapshot(Apply(selector, [kept], selector)));
                Operand old = Materialize(Read(bestKey));
                Operand isBetter = Let(new BinaryExpression(isMaximum ? BinaryOperator.Greater : BinaryOperator.Less, key, old, PassiveType.Boolean));
                if (key.Type is RealType real)
                {
                    Operand isNumber = Let(new UnaryExpression(UnaryOperator.LogicalNot, IsNaN(isMaximum ? key : old, real), PassiveType.Boolean));
                    Operand replaces = Let(new BinaryExpression(BinaryOperator.AndAlso, IsNaN(isMaximum ? old : key, real), isNumber, PassiveType.Boolean));
                    isBetter = Let(new BinaryExpression(BinaryOperator.OrElse, isBetter, replaces, PassiveType.Boolean));
                }

                If(isBetter, () =>
                {
                    Write(best, kept);
                    Write(bestKey, key);
                });
            },
            first => Write(bestKey, Apply(selector, [first], selector)));
    }

    /// <summary>Folds from the first element on; throws if there is none.</summary>
    private Value Fold(Query query, Action<Cell, Value> step, Action<Value>? begin = null)
    {
        IrType type = types.Map(query.ElementType);
        if (query.At is { } at)
        {
            Operand total = Snapshot(query.Count!());
            ThrowIf(Let(new BinaryExpression(BinaryOperator.Equal, total, PassiveConstant.Int(0), PassiveType.Boolean)), NoElements);
            Cell folded = DeclareCell("folded", type, at(PassiveConstant.Int(0)));
            begin?.Invoke(Read(folded));
            Repeat(PassiveConstant.Int(1), total, index => step(folded, at(index)));
            return Read(folded);
        }

        VariableCell any = Flag("any");
        Cell result = DeclareCell("folded", type, Declaration.Zeroed);
        query.ForEach(element => If(
            any.Operand,
            () => step(result, element),
            () =>
            {
                Write(result, element);
                Write(any, PassiveConstant.True);
                begin?.Invoke(Read(result));
            }));
        ThrowIf(Let(new UnaryExpression(UnaryOperator.LogicalNot, any.Variable, PassiveType.Boolean)), NoElements);
        return Read(result);
    }

    private Value CountOf(Query query)
    {
        if (query.At is not null)
        {
            return query.Count!();
        }

        VariableCell count = Counter("count");
        query.ForEach(_ => Increment(count));
        return count.Variable;
    }

    private Value Any(Query query)
    {
        if (query.At is not null)
        {
            return Let(new BinaryExpression(BinaryOperator.Greater, query.Count!(), PassiveConstant.Int(0), PassiveType.Boolean));
        }

        VariableCell any = Flag("any");
        query.ForEach(_ => Write(any, PassiveConstant.True), any);
        return any.Variable;
    }

    private Value All(Query query, IOperation predicate)
    {
        VariableCell fails = Flag("fails");
        query.ForEach(element => Write(fails, Let(new UnaryExpression(UnaryOperator.LogicalNot, Materialize(Apply(predicate, [element], predicate)), PassiveType.Boolean))), fails);
        return Let(new UnaryExpression(UnaryOperator.LogicalNot, fails.Variable, PassiveType.Boolean));
    }

    /// <summary>The first or last element; <paramref name="orDefault"/>: zero where there is none.</summary>
    private Value End(Query query, bool isFirst, bool orDefault, bool isMatch)
    {
        IrType type = types.Map(query.ElementType);
        if (query.At is { } at)
        {
            Operand total = Snapshot(query.Count!());
            Operand isEmpty = Let(new BinaryExpression(BinaryOperator.Equal, total, PassiveConstant.Int(0), PassiveType.Boolean));
            if (!orDefault)
            {
                ThrowIf(isEmpty, NoElements);
                return At();
            }

            return Choose(isEmpty, type, () => DefaultValue(type), At);

            Value At() => at(isFirst ? PassiveConstant.Int(0) : Let(new BinaryExpression(BinaryOperator.Subtract, total, PassiveConstant.Int(1), PassiveType.Int32)));
        }

        VariableCell found = Flag("found");
        Cell result = DeclareCell("element", type, Declaration.Zeroed);
        query.ForEach(
            element =>
            {
                Write(result, element);
                Write(found, PassiveConstant.True);
            },
            isFirst ? [found] : []);
        if (!orDefault)
        {
            ThrowIf(Let(new UnaryExpression(UnaryOperator.LogicalNot, found.Variable, PassiveType.Boolean)), isMatch ? NoMatch : NoElements);
        }

        return Read(result);
    }

    private Value Aggregate(Query query, IOperation[] operands)
    {
        if (operands.Length == 2)
        {
            IOperation fold = FunctionOf(operands[1])!;
            return Fold(query, (folded, element) => Write(folded, Apply(fold, [Read(folded), element], fold)));
        }

        IOperation step = FunctionOf(operands[2])!;
        Cell result = DeclareCell("folded", types.Map(operands[1].Type!), Lower(operands[1]));
        query.ForEach(element => Write(result, Apply(step, [Read(result), element], step)));
        return operands.Length == 4 ? Apply(FunctionOf(operands[3])!, [Read(result)], operands[3]) : Read(result);
    }

    private Value ToArray(Query query, SequenceType type)
    {
        if (query.Count is null)
        {
            GrowingListCell list = DeclareList("", type);
            query.ForEach(element => Add(list, element));
            return CopyOf(list.Items.Variable, PassiveConstant.Int(0), list.Count.Operand);
        }

        Operand bound = Snapshot(query.Count());
        IrVariable array = Let(new AllocateExpression(EquatableArray.Of(bound), type, OnStack: false)).Variable;
        if (query.At is { } at)
        {
            Repeat(PassiveConstant.Int(0), bound, index => Write(new PlaceCell(Place.Element(array, index)), at(index)));
            return array;
        }

        VariableCell count = Counter("count");
        query.ForEach(element =>
        {
            Write(new PlaceCell(Place.Element(array, Snapshot(count.Operand))), element);
            Increment(count);
        });
        return CopyOf(array, PassiveConstant.Int(0), count.Variable);
    }

    private IrVariable ToList(Query query, SequenceType type)
    {
        IrVariable list = Let(new AllocateExpression(EquatableArray.Of<Operand>(PassiveConstant.Int(0)), type, OnStack: false)).Variable;
        query.ForEach(element => Append(list, element));
        return list;
    }
}
