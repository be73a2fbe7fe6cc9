using AutoDiff.Generator.IR;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AutoDiff.Generator.Lowering;

/// <content>LINQ over arrays, lists and ranges that ends in a number or an array: one loop, with the lambdas inlined.</content>
internal sealed partial class MethodLowering
{
    /// <summary>A query. <see cref="At"/> gives the element at an index below <see cref="Count"/>; a filtered query has only
    /// <see cref="ForEach"/>.</summary>
    private sealed class Query(Operand count, ITypeSymbol elementType, Func<Operand, Value>? at, Action<Action<Value>> forEach)
    {
        /// <summary>The number of elements; of a filtered query, the most that there can be.</summary>
        public Operand Count { get; } = count;

        public ITypeSymbol ElementType { get; } = elementType;

        public Func<Operand, Value>? At { get; } = at;

        public Action<Action<Value>> ForEach { get; } = forEach;
    }

    private static bool IsQueryMethod(IMethodSymbol method) =>
        method.ContainingType is { Name: "Enumerable", ContainingNamespace: { Name: "Linq", ContainingNamespace.Name: "System" } };

    private bool TryLowerQuery(IMethodSymbol method, IReadOnlyList<IArgumentOperation> arguments, out Value? value)
    {
        value = null;
        if (!IsQueryMethod(method) || arguments.Count == 0)
        {
            return false;
        }

        IOperation[] operands = arguments.OrderBy(static a => a.Parameter?.Ordinal ?? 0).Select(static a => a.Value).ToArray();
        bool isKnown = (method.Name, operands.Length) switch
        {
            ("Sum" or "Average" or "Max" or "Min" or "Count", 1) => true,
            ("Sum" or "Average" or "Max" or "Min" or "Count", 2) => FunctionOf(operands[1]) is not null,
            ("Aggregate", 2) => FunctionOf(operands[1]) is not null,
            ("Aggregate", 3) => FunctionOf(operands[2]) is not null,
            ("Aggregate", 4) => FunctionOf(operands[2]) is not null && FunctionOf(operands[3]) is not null,
            ("ToArray", 1) => true,
            _ => false,
        };
        if (!isKnown || !IsQuery(operands[0]) || !(types.Map(method.ReturnType) is RealType or SequenceType or AggregateType || method.Name is "Count" or "Sum" or "Aggregate"))
        {
            return false;
        }

        Query query = LowerQuery(operands[0]);
        if (operands.Length == 2 && method.Name is "Sum" or "Average" or "Max" or "Min" && FunctionOf(operands[operands.Length - 1]) is { } selector && operands.Length == 2)
        {
            query = Select(query, selector, method.TypeArguments.Length > 1 ? method.TypeArguments[1] : ((IAnonymousFunctionOperation?)(selector as IAnonymousFunctionOperation))?.Symbol.ReturnType ?? method.ReturnType);
        }
        else if (operands.Length == 2 && method.Name == "Count")
        {
            query = Where(query, FunctionOf(operands[1])!);
        }

        value = method.Name switch
        {
            "Sum" => Sum(query, method.ReturnType, isAverage: false),
            "Average" => Sum(query, method.ReturnType, isAverage: true),
            "Max" => Extreme(query, isMaximum: true),
            "Min" => Extreme(query, isMaximum: false),
            "Count" => CountOf(query),
            "ToArray" => ToArray(query, (SequenceType)types.Map(method.ReturnType)),
            _ => Aggregate(query, operands),
        };
        return true;
    }

    /// <summary>Whether the expression is a sequence or a query over one that lowers to a loop.</summary>
    private bool IsQuery(IOperation operation)
    {
        IOperation source = StripConversions(operation);
        if (source.Type is { } type && types.Map(type) is SequenceType { Kind: SequenceKind.Array or SequenceKind.List })
        {
            return source is not IInvocationOperation { TargetMethod: var inner } || !IsQueryMethod(inner) || inner.Name != "ToList";
        }

        if (source is not IInvocationOperation { TargetMethod: var method } call || !IsQueryMethod(method))
        {
            return false;
        }

        IOperation[] operands = call.Arguments.OrderBy(static a => a.Parameter?.Ordinal ?? 0).Select(static a => a.Value).ToArray();
        return (method.Name, operands.Length) switch
        {
            ("Range" or "Repeat", 2) => true,
            ("Select", 2) => FunctionOf(operands[1]) is { } f && IsQuery(operands[0]) && (ParameterCount(f) == 1 || !IsFiltered(operands[0])),
            ("Where", 2) => FunctionOf(operands[1]) is { } f && ParameterCount(f) == 1 && IsQuery(operands[0]),
            ("Zip", 2) => IsQuery(operands[0]) && IsQuery(operands[1]) && !IsFiltered(operands[0]) && !IsFiltered(operands[1]),
            ("Zip", 3) => FunctionOf(operands[2]) is not null && IsQuery(operands[0]) && IsQuery(operands[1]) && !IsFiltered(operands[0]) && !IsFiltered(operands[1]),
            ("Skip" or "Take", 2) => operands[1].Type?.SpecialType == SpecialType.System_Int32 && IsQuery(operands[0]) && !IsFiltered(operands[0]),
            ("Reverse", 1) => IsQuery(operands[0]) && !IsFiltered(operands[0]),
            _ => false,
        };
    }

    private bool IsFiltered(IOperation operation)
    {
        IOperation source = StripConversions(operation);
        return source is IInvocationOperation { TargetMethod: var method } call && IsQueryMethod(method)
            && !(source.Type is { } type && types.Map(type) is SequenceType)
            && (method.Name == "Where" || (call.Arguments.Length > 0 && method.Name is "Select" && IsFiltered(call.Arguments[0].Value)));
    }

    private static IOperation StripConversions(IOperation operation)
    {
        while (operation is IParenthesizedOperation or IConversionOperation { IsImplicit: true, OperatorMethod: null })
        {
            operation = operation is IParenthesizedOperation parenthesized ? parenthesized.Operand : ((IConversionOperation)operation).Operand;
        }

        return operation;
    }

    private static int ParameterCount(IOperation function) => function switch
    {
        IAnonymousFunctionOperation lambda => lambda.Symbol.Parameters.Length,
        IMethodReferenceOperation reference => reference.Method.Parameters.Length,
        _ => 0,
    };

    private Query LowerQuery(IOperation operation)
    {
        IOperation source = StripConversions(operation);
        if (source.Type is { } type && types.Map(type) is SequenceType)
        {
            IrVariable sequence = MaterializeVariable(Snapshot(LowerMemory(source)));
            return Counted(Let(new LengthExpression(sequence)), ElementTypeOf(type), index => Read(new PlaceCell(Place.Element(sequence, index))));
        }

        IInvocationOperation call = (IInvocationOperation)source;
        IOperation[] operands = call.Arguments.OrderBy(static a => a.Parameter?.Ordinal ?? 0).Select(static a => a.Value).ToArray();
        ITypeSymbol elementType = ((INamedTypeSymbol)call.TargetMethod.ReturnType).TypeArguments[0];
        if (call.TargetMethod.Name is "Range" or "Repeat")
        {
            Operand[] given = LowerOperands(operands).Select(Snapshot).ToArray();
            return call.TargetMethod.Name == "Range"
                ? Counted(given[1], elementType, index => Let(new BinaryExpression(BinaryOperator.Add, given[0], index, PassiveType.Int32)))
                : Counted(given[1], elementType, _ => given[0]);
        }

        Query query = LowerQuery(operands[0]);
        switch (call.TargetMethod.Name)
        {
            case "Select":
                return Select(query, FunctionOf(operands[1])!, elementType);
            case "Where":
                return Where(query, FunctionOf(operands[1])!);
            case "Skip":
                Operand skipped = AtLeastZero(LowerOperand(operands[1]));
                Operand rest = AtLeastZero(Let(new BinaryExpression(BinaryOperator.Subtract, query.Count, skipped, PassiveType.Int32)));
                return Counted(rest, elementType, index => query.At!(Let(new BinaryExpression(BinaryOperator.Add, index, skipped, PassiveType.Int32))));
            case "Take":
                return Counted(Smaller(query.Count, AtLeastZero(LowerOperand(operands[1]))), elementType, query.At!);
            case "Reverse":
                Operand last = Let(new BinaryExpression(BinaryOperator.Subtract, query.Count, PassiveConstant.Int(1), PassiveType.Int32));
                return Counted(query.Count, elementType, index => query.At!(Let(new BinaryExpression(BinaryOperator.Subtract, last, index, PassiveType.Int32))));
            default:
                Query other = LowerQuery(operands[1]);
                Operand count = Smaller(query.Count, other.Count);
                return Counted(count, elementType, index =>
                {
                    Value first = query.At!(index);
                    Value second = other.At!(index);
                    return operands.Length == 3
                        ? Apply(FunctionOf(operands[2])!, [first, second], call)
                        : MakeTuple((INamedTypeSymbol)elementType, [first, second]);
                });
        }
    }

    private Operand Smaller(Operand left, Operand right) =>
        Let(new TemplateExpression("global::System.Math.Min({0}, {1})", EquatableArray.Of(left, right), PassiveType.Int32, IsPure: true, IsStable: true));

    private Operand AtLeastZero(Operand value) =>
        Let(new TemplateExpression("global::System.Math.Max({0}, 0)", EquatableArray.Of(value), PassiveType.Int32, IsPure: true, IsStable: true));

    private Query Counted(Operand count, ITypeSymbol elementType, Func<Operand, Value> at) => new(count, elementType, at, body => Repeat(PassiveConstant.Int(0), count, index => body(at(index))));

    /// <summary>A counted loop of lowering's own.</summary>
    private void Repeat(Operand from, Operand to, Action<Operand> body)
    {
        IrVariable index = NewVariable("", PassiveType.Int32);
        Branch inner = LowerBranch(() =>
        {
            scope = current;
            body(index);
        });
        Emit(new ForNode(index, from, to, 1, inner.Root));
    }

    private Query Select(Query query, IOperation function, ITypeSymbol elementType)
    {
        if (query.At is { } at)
        {
            bool hasIndex = ParameterCount(function) == 2;
            return Counted(query.Count, elementType, index => Apply(function, hasIndex ? [at(index), index] : [at(index)], function));
        }

        return new Query(query.Count, elementType, null, body => query.ForEach(element => body(Apply(function, [element], function))));
    }

    private Query Where(Query query, IOperation predicate) => new(
        query.Count,
        query.ElementType,
        null,
        body => query.ForEach(element =>
        {
            Value kept = Snapshot(element);
            If(Materialize(Apply(predicate, [kept], predicate)), () => body(kept));
        }));

    /// <summary>Calls a lambda or method group on values.</summary>
    private Value Apply(IOperation function, Value[] arguments, IOperation call)
    {
        switch (function)
        {
            case IAnonymousFunctionOperation lambda:
                return InlineBound(lambda.Symbol, lambda.Body, arguments.Select(static a => (Cell?)new ValueCell(a)).ToArray(), call) ?? PassiveConstant.False;
            case IMethodReferenceOperation { Method: { MethodKind: MethodKind.LocalFunction } method } when facts.LocalFunctions.TryGetValue(method.OriginalDefinition, out ILocalFunctionOperation? local) && local.Body is { } body:
                return InlineBound(local.Symbol, body, arguments.Select(static a => (Cell?)new ValueCell(a)).ToArray(), call) ?? PassiveConstant.False;
            case IMethodReferenceOperation { Instance: null, Method: var method }:
                return CallOperator(method, arguments, call);
            default:
                return Unsupported(call, "this delegate");
        }
    }

    private Value Sum(Query query, ITypeSymbol resultType, bool isAverage)
    {
        IrType result = types.Map(resultType);

        // Sums and means of float are computed in double; the mean of integers, too.
        bool isInteger = types.Map(query.ElementType) is PassiveType;
        ITypeSymbol accumulated = isInteger && !isAverage ? resultType : known.Double;
        IrType accumulator = types.Map(accumulated);
        if (isAverage && query.At is not null)
        {
            ThrowIfEmpty(Let(new BinaryExpression(BinaryOperator.Equal, query.Count, PassiveConstant.Int(0), PassiveType.Boolean)));
        }

        VariableCell sum = (VariableCell)DeclareCell("sum", accumulator, DefaultOf(accumulator));
        VariableCell? count = isAverage && query.At is null ? (VariableCell)DeclareCell("count", PassiveType.Int32, PassiveConstant.Int(0)) : null;
        query.ForEach(element =>
        {
            Operand term = Materialize(Convert(element, query.ElementType, accumulated, null, false, null!));
            Write(sum, Let(new BinaryExpression(BinaryOperator.Add, sum.Variable, term, accumulator, isInteger && !isAverage)));
            if (count is not null)
            {
                Write(count, Let(new BinaryExpression(BinaryOperator.Add, count.Variable, PassiveConstant.Int(1), PassiveType.Int32)));
            }
        });
        Operand total = sum.Operand;
        if (isAverage)
        {
            if (count is not null)
            {
                ThrowIfEmpty(Let(new BinaryExpression(BinaryOperator.Equal, count.Variable, PassiveConstant.Int(0), PassiveType.Boolean)));
            }

            Operand n = Let(new ConvertExpression(count is null ? query.Count : count.Operand, RealType.Double));
            total = Let(new BinaryExpression(BinaryOperator.Divide, total, n, RealType.Double));
        }

        return total.Type == result ? total : Let(new ConvertExpression(total, result));
    }

    private void ThrowIfEmpty(Operand isEmpty) => If(isEmpty, () =>
    {
        Emit(new EffectStatement("throw new global::System.InvalidOperationException(\"Sequence contains no elements\")", EquatableArray<Operand>.Empty, EndsFlow: true));
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
            Operand isNaN = Let(new TemplateExpression(real.Code + ".IsNaN({0})", EquatableArray.Of(isMaximum ? m : x), PassiveType.Boolean, IsPure: true, IsStable: true));
            isBetter = Let(new BinaryExpression(BinaryOperator.OrElse, isBetter, isNaN, PassiveType.Boolean));
        }

        If(isBetter, () => Write(best, element));
    });

    /// <summary>Folds from the first element on; throws if there is none.</summary>
    private Value Fold(Query query, Action<Cell, Value> step)
    {
        IrType type = types.Map(query.ElementType);
        if (query.At is { } at)
        {
            ThrowIfEmpty(Let(new BinaryExpression(BinaryOperator.Equal, query.Count, PassiveConstant.Int(0), PassiveType.Boolean)));
            Cell folded = DeclareCell("folded", type, at(PassiveConstant.Int(0)));
            Repeat(PassiveConstant.Int(1), query.Count, index => step(folded, at(index)));
            return Read(folded);
        }

        VariableCell any = (VariableCell)DeclareCell("any", PassiveType.Boolean, PassiveConstant.False);
        Cell result = DeclareCell("folded", type, Declaration.Zeroed);
        query.ForEach(element => If(
            any.Operand,
            () => step(result, element),
            () =>
            {
                Write(result, element);
                Write(any, PassiveConstant.True);
            }));
        ThrowIfEmpty(Let(new UnaryExpression(UnaryOperator.LogicalNot, any.Variable, PassiveType.Boolean)));
        return Read(result);
    }

    private Value CountOf(Query query)
    {
        if (query.At is not null)
        {
            return query.Count;
        }

        VariableCell count = (VariableCell)DeclareCell("count", PassiveType.Int32, PassiveConstant.Int(0));
        query.ForEach(_ => Write(count, Let(new BinaryExpression(BinaryOperator.Add, count.Variable, PassiveConstant.Int(1), PassiveType.Int32))));
        return count.Variable;
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
        IrVariable array = Let(new AllocateExpression(EquatableArray.Of(query.Count), type, OnStack: false)).Variable;
        if (query.At is { } at)
        {
            Repeat(PassiveConstant.Int(0), query.Count, index => Write(new PlaceCell(Place.Element(array, index)), at(index)));
            return array;
        }

        VariableCell count = (VariableCell)DeclareCell("count", PassiveType.Int32, PassiveConstant.Int(0));
        query.ForEach(element =>
        {
            Write(new PlaceCell(Place.Element(array, Snapshot(count.Operand))), element);
            Write(count, Let(new BinaryExpression(BinaryOperator.Add, count.Variable, PassiveConstant.Int(1), PassiveType.Int32)));
        });
        return CopyOf(array, PassiveConstant.Int(0), count.Variable);
    }
}
