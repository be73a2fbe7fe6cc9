using AutoDiff.Generator.IR;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AutoDiff.Generator.Lowering;

/// <content>Local functions, and lambdas called where they are made, are inlined; what they capture is simply there.</content>
internal sealed partial class MethodLowering
{
    private const int DeepestInlining = 32;

    private readonly Dictionary<ISymbol, IOperation> functions = new(SymbolEqualityComparer.Default);

    /// <summary>Keeps a lambda that a local holds for good, to be inlined where the local is called.</summary>
    private bool TryKeepFunction(ILocalSymbol local, IOperation? initializer)
    {
        if (initializer is null || facts.IsAssigned(local) || FunctionOf(initializer) is not { } function)
        {
            return false;
        }

        functions[local] = function;
        return true;
    }

    private bool TryKeepFunction(ISimpleAssignmentOperation assignment) =>
        assignment.Target is ILocalReferenceOperation { Local: var local } && FunctionOf(assignment.Value) is { } function
        && facts.AssignmentsOf(local) == 1 && IsInBlockOf(local, assignment) && TryAddFunction(local, function);

    private bool TryAddFunction(ISymbol symbol, IOperation function)
    {
        functions[symbol] = function;
        return true;
    }

    /// <summary>The lambda or method group that an expression makes a delegate of.</summary>
    private IOperation? FunctionOf(IOperation operation) => operation switch
    {
        IParenthesizedOperation parenthesized => FunctionOf(parenthesized.Operand),
        IConversionOperation conversion => FunctionOf(conversion.Operand),
        IDelegateCreationOperation creation => FunctionOf(creation.Target),
        IAnonymousFunctionOperation or IMethodReferenceOperation => operation,
        ILocalReferenceOperation local when functions.TryGetValue(local.Local, out IOperation? function) => function,
        IParameterReferenceOperation parameter when functions.TryGetValue(parameter.Parameter, out IOperation? function) => function,
        _ => null,
    };

    private bool TryInline(IInvocationOperation invocation, out Value? value)
    {
        value = null;
        switch (invocation.TargetMethod.MethodKind)
        {
            case MethodKind.LocalFunction:
                value = InlineLocalFunction(invocation.TargetMethod, invocation.Arguments, invocation);
                return true;
            case MethodKind.DelegateInvoke when invocation.Instance is { } instance && FunctionOf(instance) is { } function:
                value = InlineFunction(function, invocation.Arguments, invocation);
                return true;
            case MethodKind.Ordinary when MustInline(invocation) && SourceOf(invocation.TargetMethod) is { } body:
                IncludeFacts(body);
                value = WithTypes(invocation.TargetMethod, () => Inline(invocation.TargetMethod.OriginalDefinition, body, invocation.Arguments, invocation));
                return true;
            default:
                return false;
        }
    }

    /// <summary>Whether only its body at the place of the call can be differentiated: a lambda goes in, or a reference comes
    /// out.</summary>
    private bool MustInline(IInvocationOperation invocation)
    {
        IMethodSymbol target = invocation.TargetMethod;
        bool isKnownReceiver = invocation.Instance is null or IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.ContainingTypeInstance };
        return isKnownReceiver && !target.ContainingType.IsGenericType && !target.IsVirtual && !target.IsOverride && !target.IsAbstract
            && SymbolEqualityComparer.Default.Equals(target.ContainingAssembly, compilation.Assembly)
            && (((target.ReturnsByRef || target.ReturnsByRefReadonly) && types.Map(target.ReturnType).IsDifferentiable)
                || TakesFunction(invocation));
    }

    /// <summary>The body of a method of this compilation.</summary>
    private IBlockOperation? SourceOf(IMethodSymbol target)
    {
        SyntaxNode? syntax = (target.PartialImplementationPart ?? target).DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(cancellation);
        return syntax is not null && compilation.GetSemanticModel(syntax.SyntaxTree).GetOperation(syntax, cancellation) is IMethodBodyOperation body
            ? body.BlockBody ?? body.ExpressionBody
            : null;
    }

    /// <summary>Looks over a body that is inlined, too.</summary>
    private void IncludeFacts(IOperation body)
    {
        if (!bodies.Contains(body))
        {
            bodies.Add(body);
            facts = new BodyFacts(bodies);
        }
    }

    private readonly List<IOperation> bodies = [];

    private Value? InlineLocalFunction(IMethodSymbol method, IReadOnlyList<IArgumentOperation> arguments, IOperation call)
    {
        if (!facts.LocalFunctions.TryGetValue(method.OriginalDefinition, out ILocalFunctionOperation? function) || (function.Body ?? function.IgnoredBody) is not { } body)
        {
            return Unsupported(call, $"the local function {method.Name}", method.ReturnsVoid ? null : method.ReturnType);
        }

        if (FunctionLifting.IsRecursive(method.OriginalDefinition, facts))
        {
            return CallLifted(method.OriginalDefinition, arguments, call);
        }

        return WithTypes(method, () => Inline(function.Symbol, body, arguments, call));
    }

    private Value? InlineFunction(IOperation function, IReadOnlyList<IArgumentOperation> arguments, IOperation call)
    {
        switch (function)
        {
            case IAnonymousFunctionOperation lambda:
                return Inline(lambda.Symbol, lambda.Body, arguments, call);
            case IMethodReferenceOperation { Method: { MethodKind: MethodKind.LocalFunction } method }:
                return InlineLocalFunction(method, arguments, call);
            case IMethodReferenceOperation reference:
                return LowerCall(reference.Method, reference.Instance, arguments, call, isStatement: reference.Method.ReturnsVoid);
            default:
                return Unsupported(call, "this delegate");
        }
    }

    /// <summary>Lowers the body of a function in place of a call.</summary>
    private Value? Inline(IMethodSymbol function, IBlockOperation body, IReadOnlyList<IArgumentOperation> arguments, IOperation call)
    {
        // The same body inside of itself, by way of a delegate, is given other functions.
        Dictionary<ISymbol, IOperation> outer = new(functions, SymbolEqualityComparer.Default);
        Cell[] bound = new Cell[function.Parameters.Length];
        for (int i = 0; i < arguments.Count; i++)
        {
            int ordinal = arguments[i].Parameter?.Ordinal ?? i;
            IParameterSymbol parameter = function.Parameters[ordinal];
            if (FunctionOf(arguments[i].Value) is { } passed)
            {
                functions[parameter] = passed;
                continue;
            }

            bound[ordinal] = parameter.RefKind is RefKind.Ref or RefKind.Out
                ? Freeze(ResolveCell(arguments[i].Value))
                : new ValueCell(LowerBefore(arguments[i].Value, arguments.Skip(i + 1).Select(static a => a.Value)));
        }

        Value? result = InlineBound(function, body, bound, call);
        Restore(functions, outer);
        return result;
    }

    private Value? InlineBound(IMethodSymbol function, IBlockOperation body, Cell?[] arguments, IOperation call)
    {
        int depth = 0;
        bool isNested = false;
        for (FunctionFrame? outer = frame; outer is not null; outer = outer.Outer)
        {
            bool isSame = SymbolEqualityComparer.Default.Equals(outer.Symbol, function);
            isNested |= isSame;
            if ((isSame && IsInside(call, function)) || ++depth > DeepestInlining)
            {
                return Unsupported(call, $"the recursive function {function.Name}", function.ReturnsVoid ? null : function.ReturnType);
            }
        }

        if (isNested)
        {
            // The same body inside of itself, by way of a delegate: its variables are others.
            Dictionary<ISymbol, Cell> outerCells = new(cells, SymbolEqualityComparer.Default);
            Dictionary<ISymbol, JumpTarget> outerTargets = new(jumpTargets, SymbolEqualityComparer.Default);
            Value? result = RunInline(function, body, arguments, call);
            Restore(cells, outerCells);
            Restore(jumpTargets, outerTargets);
            return result;
        }

        return RunInline(function, body, arguments, call);
    }

    private static void Restore<T>(Dictionary<ISymbol, T> current, Dictionary<ISymbol, T> saved)
    {
        foreach (KeyValuePair<ISymbol, T> entry in saved)
        {
            current[entry.Key] = entry.Value;
        }
    }

    /// <summary>Whether a call stands in the body of the function that it calls.</summary>
    private static bool IsInside(IOperation call, IMethodSymbol function) => function.DeclaringSyntaxReferences
        .Any(reference => reference.SyntaxTree == call.Syntax.SyntaxTree && reference.Span.Contains(call.Syntax.Span));

    private Value? RunInline(IMethodSymbol function, IBlockOperation body, Cell?[] arguments, IOperation call)
    {
        if (function.IsAsync)
        {
            return Unsupported(call, "await", function.ReturnsVoid ? null : function.ReturnType);
        }

        for (int i = 0; i < arguments.Length; i++)
        {
            IParameterSymbol parameter = function.Parameters[i];
            if (arguments[i] is ValueCell { Value: var value })
            {
                cells[parameter] = DeclareCell(parameter.Name, types.Map(parameter.Type), value, parameter);
            }
            else if (arguments[i] is { } alias)
            {
                cells[parameter] = alias;
            }
        }

        int returns = ReturnsOf(body);
        if (returns > 1 && (function.ReturnsByRef || function.ReturnsByRefReadonly))
        {
            return Unsupported(call, "a function that returns one of several references", function.ReturnType);
        }

        frame = new FunctionFrame(new JumpTarget("returned"), function, frame);
        IrType? result = function.ReturnsVoid ? null : types.Map(function.ReturnType);
        Value? returned = LowerFunctionBody(body.Operations, result, returns);
        lastPlace = frame.Place;
        frame = frame.Outer!;
        return returned ?? (result is null ? null : (Value)DefaultOf(result));
    }

    /// <summary>What the function inlined last returned by reference.</summary>
    private Cell? lastPlace;

    /// <summary>How many returns a function has, those of functions inside it not counted.</summary>
    private static int ReturnsOf(IOperation body)
    {
        int count = 0;
        Stack<IOperation> pending = new();
        pending.Push(body);
        while (pending.Count > 0)
        {
            switch (pending.Pop())
            {
                case IAnonymousFunctionOperation or ILocalFunctionOperation:
                    break;
                case var operation:
                    count += operation is IReturnOperation ? 1 : 0;
                    foreach (IOperation child in operation.ChildOperations)
                    {
                        pending.Push(child);
                    }

                    break;
            }
        }

        return count;
    }

    /// <summary>Where the result of a call by reference lives; only functions that are inlined tell.</summary>
    private Cell ResolveReferenceCall(IInvocationOperation invocation)
    {
        bool isInlined = invocation.TargetMethod.MethodKind is MethodKind.LocalFunction or MethodKind.DelegateInvoke || MustInline(invocation);
        lastPlace = null;
        Value? value = LowerInvocation(invocation);
        if (isInlined && lastPlace is { } place)
        {
            return place;
        }

        return new ValueCell(value ?? DefaultOf(types.Map(invocation.Type!)));
    }
}
