using AutoDiff.Generator.IR;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AutoDiff.Generator.Lowering;

/// <content>What a query enumerates, and the operators that make one query of another.</content>
internal sealed partial class MethodLowering
{
    private Query LowerQuery(IOperation operation)
    {
        IOperation source = StripConversions(operation);
        if (source is ILocalReferenceOperation { Local: var local } && queries.TryGetValue(local, out Query? kept))
        {
            return kept;
        }

        if (source.Type is { } type && types.Map(type) is SequenceType)
        {
            return OverMemory(source, type);
        }

        if (IsPassiveEnumeration(source))
        {
            return OverEnumeration(source);
        }

        IInvocationOperation call = (IInvocationOperation)source;
        IOperation[] operands = OperandsOf(call.Arguments);
        ITypeSymbol elementType = ((INamedTypeSymbol)call.TargetMethod.ReturnType).TypeArguments[0];
        if (call.TargetMethod.Name is "Range" or "Repeat")
        {
            Operand[] given = LowerOperands(operands).Select(Snapshot).ToArray();
            return call.TargetMethod.Name == "Range"
                ? Indexed(() => given[1], elementType, index => Let(new BinaryExpression(BinaryOperator.Add, given[0], index, PassiveType.Int32)))
                : Indexed(() => given[1], elementType, _ => given[0]);
        }

        Query query = LowerQuery(operands[0]);
        switch (call.TargetMethod.Name)
        {
            case "AsEnumerable":
                return query;
            case "Select":
                return Select(query, FunctionOf(operands[1])!, elementType);
            case "Where":
                return Where(query, FunctionOf(operands[1])!);
            case "TakeWhile":
                return TakeWhile(query, FunctionOf(operands[1])!);
            case "SkipWhile":
                return SkipWhile(query, FunctionOf(operands[1])!);
            case "SelectMany":
                return SelectMany(query, operands, elementType);
            case "Skip":
                return Skip(query, Snapshot(AtLeastZero(LowerOperand(operands[1]))));
            case "Take":
                return Take(query, Snapshot(AtLeastZero(LowerOperand(operands[1]))));
            case "SkipLast":
                Operand dropped = Snapshot(AtLeastZero(LowerOperand(operands[1])));
                return Indexed(() => Remaining(query, dropped), elementType, query.At!);
            case "TakeLast":
                Operand wanted = Snapshot(AtLeastZero(LowerOperand(operands[1])));
                return Indexed(
                    () => Smaller(query.Count!(), wanted),
                    elementType,
                    index => query.At!(Let(new BinaryExpression(BinaryOperator.Add, index, Remaining(query, wanted), PassiveType.Int32))));
            case "Index":
                return Indexed(query.Count!, elementType, index => MakeTuple((INamedTypeSymbol)elementType, [index, query.At!(index)]));
            case "Concat":
                return Concat(query, LowerQuery(operands[1]));
            case "Append":
                return Concat(query, Single(Snapshot(Lower(operands[1])), elementType));
            case "Prepend":
                return Concat(Single(Snapshot(Lower(operands[1])), elementType), query);
            case "Reverse":
                return Indexed(query.Count!, elementType, index =>
                {
                    Operand last = Let(new BinaryExpression(BinaryOperator.Subtract, query.Count!(), PassiveConstant.Int(1), PassiveType.Int32));
                    return query.At!(Let(new BinaryExpression(BinaryOperator.Subtract, last, index, PassiveType.Int32)));
                });
            default:
                return Zip(query, LowerQuery(operands[1]), operands, elementType, call);
        }
    }

    /// <summary>An array or list. A list made here is looked at when the query is enumerated, for it may have grown until then.</summary>
    private Query OverMemory(IOperation source, ITypeSymbol type)
    {
        if (GrowingListOf(source) is { } list)
        {
            return Indexed(() => list.Count.Operand, ElementTypeOf(type), index => Read(ElementOf(list, index)));
        }

        IrVariable sequence = MaterializeVariable(Snapshot(LowerMemory(source)));
        return Indexed(() => Let(new LengthExpression(sequence)), ElementTypeOf(type), index => Read(new PlaceCell(Place.Element(sequence, index))));
    }

    private Operand Smaller(Operand left, Operand right) =>
        Let(new TemplateExpression("global::System.Math.Min({0}, {1})", EquatableArray.Of(left, right), PassiveType.Int32, IsPure: true, IsStable: true));

    private Operand AtLeastZero(Operand value) =>
        Let(new TemplateExpression("global::System.Math.Max({0}, 0)", EquatableArray.Of(value), PassiveType.Int32, IsPure: true, IsStable: true));

    private Query Indexed(Func<Operand> count, ITypeSymbol elementType, Func<Operand, Value> at) =>
        new(elementType, count, at, (body, stops) => Repeat(PassiveConstant.Int(0), Snapshot(count()), index => body(at(index)), stops));

    /// <summary>A query over the elements of another that a loop alone knows.</summary>
    private static Query Looped(ITypeSymbol elementType, Func<Operand>? bound, Action<Action<Value>, IReadOnlyList<VariableCell>> forEach) => new(elementType, bound, null, forEach);

    private Query Single(Value value, ITypeSymbol elementType) => Indexed(static () => PassiveConstant.Int(1), elementType, _ => value);

    /// <summary>A counted loop of lowering's own; one with a condition where flags may end it.</summary>
    private void Repeat(Operand from, Operand to, Action<Operand> body, IReadOnlyList<VariableCell>? stops = null)
    {
        IrVariable index = NewVariable("", PassiveType.Int32);
        if (stops is not { Count: > 0 })
        {
            Branch counted = LowerBranch(() =>
            {
                scope = current;
                body(index);
            });
            Emit(new ForNode(index, from, to, 1, counted.Root));
            return;
        }

        Emit(new LetStatement(index, new UseExpression(from)));
        Operand test = PassiveConstant.True;
        Branch header = LowerBranch(() =>
        {
            scope = current;
            test = Let(new BinaryExpression(BinaryOperator.Less, index, to, PassiveType.Boolean));
            foreach (VariableCell stop in stops)
            {
                Operand runs = Let(new UnaryExpression(UnaryOperator.LogicalNot, stop.Variable, PassiveType.Boolean));
                test = Let(new BinaryExpression(BinaryOperator.AndAlso, test, runs, PassiveType.Boolean));
            }
        });
        Branch inner = LowerBranch(() =>
        {
            scope = current;
            body(index);
            Operand next = Let(new BinaryExpression(BinaryOperator.Add, index, PassiveConstant.Int(1), PassiveType.Int32));
            Emit(new AssignStatement(index, new UseExpression(next)));
        });
        Emit(new WhileNode(header.Root, test, inner.Root, []));
    }

    private VariableCell Flag(string name) => (VariableCell)DeclareCell(name, PassiveType.Boolean, PassiveConstant.False);

    private VariableCell Counter(string name) => (VariableCell)DeclareCell(name, PassiveType.Int32, PassiveConstant.Int(0));

    private void Increment(VariableCell counter) =>
        Write(counter, Let(new BinaryExpression(BinaryOperator.Add, counter.Variable, PassiveConstant.Int(1), PassiveType.Int32)));

    private Query Select(Query query, IOperation function, ITypeSymbol elementType)
    {
        bool hasIndex = ParameterCount(function) == 2;
        if (query.At is { } at)
        {
            return Indexed(query.Count!, elementType, index => Apply(function, hasIndex ? [at(index), index] : [at(index)], function));
        }

        return Looped(elementType, query.Count, (body, stops) =>
        {
            VariableCell? position = hasIndex ? Counter("position") : null;
            query.ForEach(
                element =>
                {
                    Value selected = Apply(function, position is null ? [element] : [element, Snapshot(position.Operand)], function);
                    if (position is not null)
                    {
                        selected = Snapshot(selected);
                        Increment(position);
                    }

                    body(selected);
                },
                stops);
        });
    }

    private Query Where(Query query, IOperation predicate) => Looped(query.ElementType, query.Count, (body, stops) =>
    {
        Func<Value, Operand> holds = Tested(predicate);
        query.ForEach(
            element =>
            {
                Value kept = Snapshot(element);
                If(holds(kept), () => body(kept));
            },
            stops);
    });

    private Query TakeWhile(Query query, IOperation predicate) => Looped(query.ElementType, query.Count, (body, stops) =>
    {
        Func<Value, Operand> holds = Tested(predicate);
        VariableCell ended = Flag("ended");
        query.ForEach(
            element =>
            {
                Value kept = Snapshot(element);
                If(holds(kept), () => body(kept), () => Write(ended, PassiveConstant.True));
            },
            [.. stops, ended]);
    });

    private Query SkipWhile(Query query, IOperation predicate) => Looped(query.ElementType, query.Count, (body, stops) =>
    {
        Func<Value, Operand> holds = Tested(predicate);
        VariableCell begun = Flag("begun");
        query.ForEach(
            element =>
            {
                Value kept = Snapshot(element);
                If(
                    Let(new UnaryExpression(UnaryOperator.LogicalNot, begun.Variable, PassiveType.Boolean)),
                    () => If(holds(kept), static () => { }, () => Write(begun, PassiveConstant.True)));
                If(begun.Operand, () => body(kept));
            },
            stops);
    });

    /// <summary>What a predicate says of one element after the other; one of two parameters is told the element's position, too.</summary>
    private Func<Value, Operand> Tested(IOperation predicate)
    {
        if (ParameterCount(predicate) < 2)
        {
            return element => Materialize(Apply(predicate, [element], predicate));
        }

        VariableCell position = Counter("position");
        return element =>
        {
            Operand result = Materialize(Snapshot(Apply(predicate, [element, Snapshot(position.Operand)], predicate)));
            Increment(position);
            return result;
        };
    }

    /// <summary>How many elements there are beside the given number of them.</summary>
    private Operand Remaining(Query query, Operand others) =>
        AtLeastZero(Let(new BinaryExpression(BinaryOperator.Subtract, query.Count!(), others, PassiveType.Int32)));

    private Query Skip(Query query, Operand skipped)
    {
        if (query.At is { } at)
        {
            return Indexed(
                () => Remaining(query, skipped),
                query.ElementType,
                index => at(Let(new BinaryExpression(BinaryOperator.Add, index, skipped, PassiveType.Int32))));
        }

        return Looped(query.ElementType, query.Count, (body, stops) =>
        {
            VariableCell position = Counter("position");
            query.ForEach(
                element =>
                {
                    Operand isSkipped = Let(new BinaryExpression(BinaryOperator.Less, position.Variable, skipped, PassiveType.Boolean));
                    If(isSkipped, () => Increment(position), () => body(element));
                },
                stops);
        });
    }

    private Query Take(Query query, Operand taken)
    {
        if (query.At is { } at)
        {
            return Indexed(() => Smaller(query.Count!(), taken), query.ElementType, at);
        }

        return Looped(query.ElementType, query.Count, (body, stops) =>
        {
            VariableCell position = Counter("position");
            VariableCell ended = (VariableCell)DeclareCell("ended", PassiveType.Boolean, Let(new BinaryExpression(BinaryOperator.Equal, taken, PassiveConstant.Int(0), PassiveType.Boolean)));
            query.ForEach(
                element =>
                {
                    Increment(position);
                    Write(ended, Let(new BinaryExpression(BinaryOperator.GreaterOrEqual, position.Variable, taken, PassiveType.Boolean)));
                    body(element);
                },
                [.. stops, ended]);
        });
    }

    private Query Concat(Query first, Query second)
    {
        Func<Operand>? bound = first.Count is { } one && second.Count is { } other
            ? () => Let(new BinaryExpression(BinaryOperator.Add, one(), other(), PassiveType.Int32))
            : null;
        return Looped(first.ElementType, bound, (body, stops) =>
        {
            first.ForEach(body, stops);
            second.ForEach(body, stops);
        });
    }

    private Query SelectMany(Query query, IOperation[] operands, ITypeSymbol elementType)
    {
        IAnonymousFunctionOperation collection = (IAnonymousFunctionOperation)FunctionOf(operands[1])!;
        IOperation? result = operands.Length == 3 ? FunctionOf(operands[2]) : null;
        IParameterSymbol parameter = collection.Symbol.Parameters[0];
        return Looped(elementType, null, (body, stops) => query.ForEach(
            element =>
            {
                Value kept = Snapshot(element);
                cells[parameter] = DeclareCell(parameter.Name, types.Map(parameter.Type), kept, parameter);
                Query inner = LowerQuery(InnerQuery(operands[1])!);
                inner.ForEach(item => body(result is null ? item : Apply(result, [kept, item], result)), stops);
            },
            stops));
    }

    private Query Zip(Query query, Query other, IOperation[] operands, ITypeSymbol elementType, IOperation call) =>
        Indexed(() => Smaller(query.Count!(), other.Count!()), elementType, index =>
        {
            Value first = query.At!(index);
            Value second = other.At!(index);
            return operands.Length == 3
                ? Apply(FunctionOf(operands[2])!, [first, second], call)
                : MakeTuple((INamedTypeSymbol)elementType, [first, second]);
        });
}
