using AutoDiff.Generator.IR;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AutoDiff.Generator.Lowering;

/// <content>LINQ over arrays, lists and ranges: loops with the lambdas inlined. Which queries are known, and what asks them.</content>
internal sealed partial class MethodLowering
{
    /// <summary>The queries that locals stand for. A query is run where it is enumerated, whatever its local is called.</summary>
    private readonly Dictionary<ISymbol, Query> queries = new(SymbolEqualityComparer.Default);

    private readonly HashSet<ISymbol> filteredLocals = new(SymbolEqualityComparer.Default);

    private static bool IsQueryMethod(IMethodSymbol method) =>
        method.ContainingType is { Name: "Enumerable", ContainingNamespace: { Name: "Linq", ContainingNamespace.Name: "System" } };

    private static IOperation[] OperandsOf(IReadOnlyList<IArgumentOperation> arguments) =>
        arguments.OrderBy(static a => a.Parameter?.Ordinal ?? 0).Select(static a => a.Value).ToArray();

    private bool TryLowerQuery(IMethodSymbol method, IReadOnlyList<IArgumentOperation> arguments, out Value? value)
    {
        value = null;
        if (!IsQueryMethod(method) || arguments.Count == 0)
        {
            return false;
        }

        IOperation[] operands = OperandsOf(arguments);
        if (!IsResult(method, operands) || !IsQuery(operands[0]))
        {
            return false;
        }

        Query query = LowerQuery(operands[0]);
        IOperation? function = operands.Length == 2 ? FunctionOf(operands[1]) : null;
        if (function is not null && method.Name is "Sum" or "Average" or "Max" or "Min")
        {
            query = Select(query, function, method.TypeArguments.Length > 1 ? method.TypeArguments[1] : ((IAnonymousFunctionOperation?)(function as IAnonymousFunctionOperation))?.Symbol.ReturnType ?? method.ReturnType);
        }
        else if (function is not null && method.Name is "Count" or "Any" or "First" or "Last" or "FirstOrDefault" or "LastOrDefault")
        {
            query = Where(query, function!);
        }

        value = method.Name switch
        {
            "Sum" => Sum(query, method.ReturnType, isAverage: false),
            "Average" => Sum(query, method.ReturnType, isAverage: true),
            "Max" => Extreme(query, isMaximum: true),
            "Min" => Extreme(query, isMaximum: false),
            "MaxBy" => ExtremeBy(query, function!, method.TypeArguments[1], isMaximum: true),
            "MinBy" => ExtremeBy(query, function!, method.TypeArguments[1], isMaximum: false),
            "Count" => CountOf(query),
            "Any" => Any(query),
            "All" => All(query, function!),
            "First" or "FirstOrDefault" => End(query, isFirst: true, method.Name == "FirstOrDefault", function is not null),
            "Last" or "LastOrDefault" => End(query, isFirst: false, method.Name == "LastOrDefault", function is not null),
            "ElementAt" => query.At!(Snapshot(LowerOperand(operands[1]))),
            "ToArray" => ToArray(query, (SequenceType)types.Map(method.ReturnType)),
            "ToList" => ToList(query, (SequenceType)types.Map(method.ReturnType)),
            _ => Aggregate(query, operands),
        };
        return true;
    }

    /// <summary>Whether a method turns a query into a value, in a form that has a lowering.</summary>
    private bool IsResult(IMethodSymbol method, IOperation[] operands) => (method.Name, operands.Length) switch
    {
        ("Sum" or "Average" or "Max" or "Min", 1) => types.Map(method.ReturnType) is RealType or AggregateType || (method.Name == "Sum" && types.Map(method.ReturnType) is PassiveType),
        ("Sum" or "Average" or "Max" or "Min", 2) => FunctionOf(operands[1]) is not null && (types.Map(method.ReturnType) is RealType || method.Name == "Sum"),
        ("MaxBy" or "MinBy", 2) => FunctionOf(operands[1]) is not null && IsComparable(method.TypeArguments[1]),
        ("Count" or "Any", 1) => true,
        ("Count" or "Any" or "All", 2) => FunctionOf(operands[1]) is not null,
        ("First" or "Last" or "FirstOrDefault" or "LastOrDefault", 1) => IsValue(method.ReturnType, method.Name),
        ("First" or "Last" or "FirstOrDefault" or "LastOrDefault", 2) => FunctionOf(operands[1]) is not null && IsValue(method.ReturnType, method.Name),
        ("ElementAt", 2) => operands[1].Type?.SpecialType == SpecialType.System_Int32 && !IsFiltered(operands[0]),
        ("Aggregate", 2) => FunctionOf(operands[1]) is not null,
        ("Aggregate", 3) => FunctionOf(operands[2]) is not null,
        ("Aggregate", 4) => FunctionOf(operands[2]) is not null && FunctionOf(operands[3]) is not null,
        ("ToArray", 1) => types.Map(method.ReturnType) is SequenceType,
        ("ToList", 1) => types.Map(method.ReturnType) is SequenceType { IsDifferentiable: true },
        _ => false,
    };

    private bool IsComparable(ITypeSymbol type) => types.Map(type) is RealType || IsMachineType(type);

    private bool IsValue(ITypeSymbol type, string name) =>
        types.Map(type) is RealType || IsMachineType(type) || (types.Map(type) is AggregateType or SequenceType && !name.EndsWith("OrDefault", StringComparison.Ordinal));

    /// <summary>Whether the expression is a sequence or a query over one that lowers to a loop.</summary>
    private bool IsQuery(IOperation operation)
    {
        IOperation source = StripConversions(operation);
        if (source is ILocalReferenceOperation { Local: var local } && queries.ContainsKey(local))
        {
            return true;
        }

        if (source.Type is { } type && types.Map(type) is SequenceType { Kind: SequenceKind.Array or SequenceKind.List })
        {
            return source is not IInvocationOperation { TargetMethod: var inner } || !IsQueryMethod(inner) || inner.Name != "ToList" || types.Map(type).IsDifferentiable;
        }

        if (source is not IInvocationOperation { TargetMethod: var method } call || !IsQueryMethod(method))
        {
            return IsPassiveEnumeration(source);
        }

        IOperation[] operands = OperandsOf(call.Arguments);
        return (method.Name, operands.Length) switch
        {
            ("Range" or "Repeat", 2) => true,
            ("Select", 2) => FunctionOf(operands[1]) is not null && IsQuery(operands[0]),
            ("Where" or "TakeWhile" or "SkipWhile", 2) => FunctionOf(operands[1]) is not null && IsQuery(operands[0]),
            ("SelectMany", 2 or 3) => IsQuery(operands[0]) && InnerQuery(operands[1]) is { } inner && IsQuery(inner) && (operands.Length == 2 || FunctionOf(operands[2]) is not null),
            ("Zip", 2) => IsQuery(operands[0]) && IsQuery(operands[1]) && !IsFiltered(operands[0]) && !IsFiltered(operands[1]),
            ("Zip", 3) => FunctionOf(operands[2]) is not null && IsQuery(operands[0]) && IsQuery(operands[1]) && !IsFiltered(operands[0]) && !IsFiltered(operands[1]),
            ("Skip" or "Take", 2) => operands[1].Type?.SpecialType == SpecialType.System_Int32 && IsQuery(operands[0]),
            ("SkipLast" or "TakeLast", 2) => IsQuery(operands[0]) && !IsFiltered(operands[0]),
            ("Index", 1) => IsQuery(operands[0]) && !IsFiltered(operands[0]),
            ("Concat", 2) => IsQuery(operands[0]) && IsQuery(operands[1]),
            ("Append" or "Prepend", 2) => IsQuery(operands[0]),
            ("Reverse", 1) => IsQuery(operands[0]) && !IsFiltered(operands[0]),
            ("AsEnumerable", 1) => IsQuery(operands[0]),
            _ => IsPassiveEnumeration(source),
        };
    }

    /// <summary>Whether only a loop over the query knows which elements it has.</summary>
    private bool IsFiltered(IOperation operation)
    {
        IOperation source = StripConversions(operation);
        if (source is ILocalReferenceOperation { Local: var local } && queries.ContainsKey(local))
        {
            return filteredLocals.Contains(local);
        }

        return source is IInvocationOperation { TargetMethod: var method } call && IsQueryMethod(method)
            && !(source.Type is { } type && types.Map(type) is SequenceType)
            && (method.Name is "Where" or "TakeWhile" or "SkipWhile" or "SelectMany" or "Concat" or "Append" or "Prepend"
                || (call.Arguments.Length > 0 && method.Name is "Select" or "Skip" or "Take" or "AsEnumerable" && IsFiltered(OperandsOf(call.Arguments)[0])));
    }

    /// <summary>The query that a lambda returns.</summary>
    private IOperation? InnerQuery(IOperation operand) =>
        FunctionOf(operand) is IAnonymousFunctionOperation { Symbol.Parameters.Length: 1, Body.Operations: { Length: 1 } body } && body[0] is IReturnOperation { ReturnedValue: { } returned } ? returned : null;

    /// <summary>A local that stands for a query which nobody has asked yet.</summary>
    private bool TryKeepQuery(ILocalSymbol local, IOperation? initializer)
    {
        if (initializer is null || facts.IsAssigned(local) || local.IsRef || types.Map(local.Type) is SequenceType || StripConversions(initializer) is not IInvocationOperation { TargetMethod: var method }
            || !IsQueryMethod(method) || !IsQuery(initializer) || !AreQueried(local, IsFiltered(initializer)))
        {
            return false;
        }

        queries[local] = LowerQuery(initializer);
        return true;
    }

    /// <summary>Whether all references to a query ask it in a form that is known, or build such a one on it.</summary>
    private bool AreQueried(ILocalSymbol local, bool isFiltered)
    {
        if (facts.IsAssigned(local))
        {
            return false;
        }

        // What is asked of the references below is asked of the query.
        queries[local] = NotYet;
        if (isFiltered)
        {
            filteredLocals.Add(local);
        }

        bool result = facts.UsesOf(local).All(IsQueried);
        queries.Remove(local);
        if (!result)
        {
            filteredLocals.Remove(local);
        }

        return result;
    }

    private static readonly Query NotYet = new(null!, null, null, static (_, _) => { });

    private bool IsQueried(IOperation use)
    {
        IOperation? parent = use.Parent;
        while (parent is IParenthesizedOperation or IConversionOperation { IsImplicit: true } or ITranslatedQueryOperation)
        {
            parent = parent.Parent;
        }

        switch (parent)
        {
            case IForEachLoopOperation loop:
                return !IsFiltered(loop.Collection) || !CountedLoop.Leaves(loop);
            case IArgumentOperation { Parent: IInvocationOperation call } when IsQueryMethod(call.TargetMethod):
                return IsResult(call.TargetMethod, OperandsOf(call.Arguments)) || (IsQuery(call) && IsQueried(call));
            case IVariableInitializerOperation { Parent: IVariableDeclaratorOperation { Symbol: var other } }:
                return AreQueried(other, IsFiltered(use));
            default:
                return false;
        }
    }

    private static IOperation StripConversions(IOperation operation)
    {
        while (true)
        {
            switch (operation)
            {
                case IParenthesizedOperation parenthesized:
                    operation = parenthesized.Operand;
                    break;
                case IConversionOperation { IsImplicit: true, OperatorMethod: null } conversion:
                    operation = conversion.Operand;
                    break;
                case ITranslatedQueryOperation translated:
                    operation = translated.Operation;
                    break;
                default:
                    return operation;
            }
        }
    }

    private static int ParameterCount(IOperation function) => function switch
    {
        IAnonymousFunctionOperation lambda => lambda.Symbol.Parameters.Length,
        IMethodReferenceOperation reference => reference.Method.Parameters.Length,
        _ => 0,
    };

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
}
