using AutoDiff.Generator.IR;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AutoDiff.Generator.Lowering;

/// <content>Operators and conversions.</content>
internal sealed partial class MethodLowering
{
    private Value LowerBinary(IBinaryOperation operation)
    {
        if (operation.OperatorKind is BinaryOperatorKind.ConditionalAnd or BinaryOperatorKind.ConditionalOr && operation.OperatorMethod is null)
        {
            return LowerLogical(operation);
        }

        if (operation is { OperatorKind: BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals, OperatorMethod: null } && TryCompareObjects(operation) is { } compared)
        {
            return compared;
        }

        // A sum of thousands of terms leans to the left: its spine is walked, not recursed into.
        Stack<IBinaryOperation> spine = new();
        IOperation leftmost = operation;
        while (leftmost is IBinaryOperation { ConstantValue.HasValue: false } binary
            && !(binary.OperatorKind is BinaryOperatorKind.ConditionalAnd or BinaryOperatorKind.ConditionalOr))
        {
            spine.Push(binary);
            leftmost = Unwrap(binary.LeftOperand);
        }

        Value left = Lower(leftmost);
        while (spine.Count > 0)
        {
            IBinaryOperation binary = spine.Pop();
            if (facts.MayWrite(binary.RightOperand))
            {
                left = Snapshot(left);
            }

            Value right = Lower(binary.RightOperand);
            site = binary.Syntax;
            left = ApplyBinary(binary, left, right);
        }

        return left;
    }

    /// <summary>Whether two references are the same; null for anything else.</summary>
    private Value? TryCompareObjects(IBinaryOperation operation)
    {
        IOperation left = StripConversions(operation.LeftOperand);
        IOperation right = StripConversions(operation.RightOperand);
        bool isEqual = operation.OperatorKind == BinaryOperatorKind.Equals;
        if (IsNull(right) && IsObject(left))
        {
            return Test(isEqual ? "{0} is null" : "{0} is not null", LowerOperand(left));
        }

        if (IsNull(left) && IsObject(right))
        {
            return Test(isEqual ? "{0} is null" : "{0} is not null", LowerOperand(right));
        }

        if (IsObject(left) && IsObject(right))
        {
            Operand[] both = LowerOperands([left, right]);
            return Test(isEqual ? "object.ReferenceEquals({0}, {1})" : "!object.ReferenceEquals({0}, {1})", both);
        }

        return null;

        Value Test(string template, params Operand[] operands) =>
            Let(new TemplateExpression(template, EquatableArray.Of(operands), PassiveType.Boolean, IsPure: true, IsStable: true));
        bool IsObject(IOperation operand) => operand.Type is { IsReferenceType: true } type
            && types.Map(type) is AggregateType { Kind: AggregateKind.Class } or SequenceType { IsDifferentiable: true };
        static bool IsNull(IOperation operand) => operand.ConstantValue is { HasValue: true, Value: null };
    }

    private static IOperation Unwrap(IOperation operation)
    {
        while (operation is IParenthesizedOperation parenthesized)
        {
            operation = parenthesized.Operand;
        }

        return operation;
    }

    private Value ApplyBinary(IBinaryOperation operation, Value left, Value right)
    {
        IrType type = types.Map(operation.Type!);
        return ApplyBinary(operation.OperatorKind, operation.OperatorMethod, left, right, type, operation.IsChecked, operation);
    }

    private Value ApplyBinary(
        BinaryOperatorKind kind,
        IMethodSymbol? userOperator,
        Value left,
        Value right,
        IrType type,
        bool isChecked,
        IOperation operation)
    {
        bool isBuiltIn = left.Type is RealType || right.Type is RealType
            ? left.Type == right.Type
            : userOperator is null || !(left.Type.IsDifferentiable || right.Type.IsDifferentiable || type.IsDifferentiable);
        if (!isBuiltIn && userOperator is not null)
        {
            return CallOperator(userOperator, [left, right], operation);
        }

        if (MapOperator(kind, operation) is not { } mapped)
        {
            return Unsupported(operation, "the operator " + kind);
        }

        Operand l = Materialize(left);
        Operand r = Materialize(right);
        isChecked &= type is PassiveType;
        return IsNumeric(operation, userOperator)
            ? Let(new BinaryExpression(mapped, l, r, type, isChecked))
            : Let(new TemplateExpression($"{{0}} {OperatorText(mapped)} {{1}}", EquatableArray.Of(l, r), type, IsPure: true, IsStable: userOperator is null));
    }

    /// <summary>Whether both sides are numbers, booleans or enumerations, so that the operator is the machine's.</summary>
    private static bool IsNumeric(IOperation operation, IMethodSymbol? userOperator)
    {
        if (userOperator is null)
        {
            return operation.Type?.SpecialType != SpecialType.System_String && operation.Type?.SpecialType != SpecialType.System_Decimal;
        }

        return userOperator.Parameters.All(static p => p.Type is ITypeParameterSymbol || IsMachineType(p.Type));
    }

    private static bool IsMachineType(ITypeSymbol type) => type.TypeKind == TypeKind.Enum
        || type.SpecialType is >= SpecialType.System_Boolean and <= SpecialType.System_UInt64
        or SpecialType.System_Single or SpecialType.System_Double or SpecialType.System_IntPtr or SpecialType.System_UIntPtr;

    private static BinaryOperator? MapOperator(BinaryOperatorKind kind, IOperation operation) => kind switch
    {
        BinaryOperatorKind.Add => BinaryOperator.Add,
        BinaryOperatorKind.Subtract => BinaryOperator.Subtract,
        BinaryOperatorKind.Multiply => BinaryOperator.Multiply,
        BinaryOperatorKind.Divide or BinaryOperatorKind.IntegerDivide => BinaryOperator.Divide,
        BinaryOperatorKind.Remainder => BinaryOperator.Remainder,
        BinaryOperatorKind.LeftShift => BinaryOperator.ShiftLeft,
        BinaryOperatorKind.RightShift => BinaryOperator.ShiftRight,
        BinaryOperatorKind.UnsignedRightShift => BinaryOperator.UnsignedShiftRight,
        BinaryOperatorKind.And => BinaryOperator.And,
        BinaryOperatorKind.Or => BinaryOperator.Or,
        BinaryOperatorKind.ExclusiveOr => BinaryOperator.ExclusiveOr,
        BinaryOperatorKind.Equals => BinaryOperator.Equal,
        BinaryOperatorKind.NotEquals => BinaryOperator.NotEqual,
        BinaryOperatorKind.LessThan => BinaryOperator.Less,
        BinaryOperatorKind.LessThanOrEqual => BinaryOperator.LessOrEqual,
        BinaryOperatorKind.GreaterThan => BinaryOperator.Greater,
        BinaryOperatorKind.GreaterThanOrEqual => BinaryOperator.GreaterOrEqual,
        _ => null,
    };

    private static string OperatorText(BinaryOperator op) => op switch
    {
        BinaryOperator.Add => "+",
        BinaryOperator.Subtract => "-",
        BinaryOperator.Multiply => "*",
        BinaryOperator.Divide => "/",
        BinaryOperator.Remainder => "%",
        BinaryOperator.Equal => "==",
        BinaryOperator.NotEqual => "!=",
        BinaryOperator.Less => "<",
        BinaryOperator.LessOrEqual => "<=",
        BinaryOperator.Greater => ">",
        BinaryOperator.GreaterOrEqual => ">=",
        BinaryOperator.And => "&",
        BinaryOperator.Or => "|",
        BinaryOperator.ExclusiveOr => "^",
        BinaryOperator.AndAlso => "&&",
        BinaryOperator.OrElse => "||",
        BinaryOperator.ShiftLeft => "<<",
        BinaryOperator.ShiftRight => ">>",
        _ => ">>>",
    };

    private Value LowerUnary(IUnaryOperation operation)
    {
        if (operation.OperatorKind == UnaryOperatorKind.Hat)
        {
            return LowerPassive(operation);
        }

        Value value = Lower(operation.Operand);
        IrType type = types.Map(operation.Type!);
        if (operation.OperatorMethod is { } method && value.Type is not RealType)
        {
            return CallOperator(method, [value], operation);
        }

        Operand operand = Materialize(value);
        switch (operation.OperatorKind)
        {
            case UnaryOperatorKind.Plus:
                return operand;
            case UnaryOperatorKind.Minus when operation.IsChecked && type is PassiveType:
                return Let(new TemplateExpression("checked(-{0})", EquatableArray.Of(operand), type, IsPure: true, IsStable: true));
            case UnaryOperatorKind.Minus:
                return Let(new UnaryExpression(UnaryOperator.Negate, operand, type));
            case UnaryOperatorKind.Not:
                return Let(new UnaryExpression(UnaryOperator.LogicalNot, operand, type));
            case UnaryOperatorKind.BitwiseNegation:
                return Let(new UnaryExpression(UnaryOperator.BitwiseNot, operand, type));
            default:
                return Unsupported(operation, "the operator " + operation.OperatorKind);
        }
    }

    private Value LowerConversion(IConversionOperation operation)
    {
        if (operation.Operand is IAnonymousFunctionOperation or IMethodReferenceOperation or IDelegateCreationOperation)
        {
            return LowerPassive(operation);
        }

        if (operation.Operand is ITupleOperation { Type: null } tuple && operation.Type is INamedTypeSymbol)
        {
            return LowerTuple(tuple, operation.Type);
        }

        if (operation.Operand.Type is null)
        {
            // null, default and throw have the type that they are converted to.
            return operation.Operand is IThrowOperation
                ? Lower(operation.Operand)
                : types.Map(operation.Type!) is AggregateType { Kind: AggregateKind.Immutable }
                ? Unsupported(operation, $"null in place of an object of the type {operation.Type!.Name}")
                : DefaultValue(types.Map(operation.Type!));
        }

        if (IsStackAllocation(operation.Operand))
        {
            Value span = LowerStackAllocation(operation.Operand);
            return types.Map(operation.Type!) is SequenceType view && view != span.Type && span.Type is SequenceType
                ? View(MaterializeVariable(span), PassiveConstant.Int(0), null, view)
                : span;
        }

        if (InlineArray.Of(operation.Operand.Type) is { } inline && types.Map(operation.Type!) is SequenceType elements)
        {
            return View(MemoryOf(operation.Operand, inline), PassiveConstant.Int(0), null, elements);
        }

        return Convert(Lower(operation.Operand), operation.Operand.Type, operation.Type!, operation.OperatorMethod, operation.IsChecked, operation);
    }

    /// <summary>Converts a value; <paramref name="userConversion"/> is the conversion operator, if one is meant.</summary>
    private Value Convert(Value value, ITypeSymbol from, ITypeSymbol to, IMethodSymbol? userConversion, bool isChecked, IOperation operation)
    {
        IrType type = types.Map(to);
        IrType source = value.Type;
        if (source == type)
        {
            return value;
        }

        if (source is SequenceType && type is SequenceType view)
        {
            return Let(new SliceExpression(MaterializeVariable(value), PassiveConstant.Int(0), null, view));
        }

        if (type is AggregateType aggregate && source is AggregateType { Kind: AggregateKind.Tuple } && aggregate.Kind == AggregateKind.Tuple)
        {
            return ConvertTuple(value, from, to, isChecked, operation);
        }

        bool isNumeric = (source is RealType || IsMachineType(from)) && (type is RealType || IsMachineType(to));
        if (isNumeric)
        {
            return Let(new ConvertExpression(Materialize(value), type, isChecked && type is PassiveType));
        }

        if (userConversion is not null && (source.IsDifferentiable || type.IsDifferentiable))
        {
            return CallOperator(userConversion, [value], operation);
        }

        if (source is AggregateType { Kind: AggregateKind.Class or AggregateKind.Immutable } && type is AggregateType { Kind: AggregateKind.Class })
        {
            if (compilation.HasImplicitConversion(from, to))
            {
                // The same object under the type of its base.
                return value;
            }

            return Unsupported(operation, "a cast between classes");
        }

        Operand operand = Materialize(value);
        bool isIdentity = SymbolEqualityComparer.Default.Equals(from, to);
        if (isIdentity)
        {
            return operand;
        }

        // Boxing an active value would hide it from the derivative.
        Gap? gap = !source.IsDifferentiable || IsOnlyObserved(operation) ? null
            : to.IsReferenceType && CallOf(operation) is { } taker ? new Gap("AD0003", Origin(taker), EquatableArray.Of(DisplayName(taker)))
            : new Gap("AD0002", Origin(operation), EquatableArray.Of($"the conversion to {to.Name}"));
        string code = CodeNames.EscapeTemplate(CodeNames.WithNullability(to));
        return Let(new TemplateExpression($"({code}){{0}}", EquatableArray.Of(operand), type, IsPure: true, IsStable: true, gap));
    }

    private static string DisplayName(IOperation call) => call switch
    {
        IInvocationOperation invocation => DisplayName(invocation.TargetMethod),
        IObjectCreationOperation creation => $"new {creation.Type!.Name}",
        _ => call.Syntax.ToString(),
    };

    /// <summary>The call or creation that a value goes into under another type.</summary>
    private static IOperation? CallOf(IOperation operation)
    {
        IOperation? user = operation.Parent;
        while (user is IConversionOperation or IParenthesizedOperation or IArgumentOperation or IArrayCreationOperation or IArrayInitializerOperation)
        {
            user = user.Parent;
        }

        return user is IInvocationOperation or IObjectCreationOperation ? user : null;
    }

    /// <summary>Whether a boxed value is compared with null, printed or formatted, and nothing else.</summary>
    private bool IsOnlyObserved(IOperation operation)
    {
        for (IOperation? user = operation.Parent; user is not null; user = user.Parent)
        {
            switch (user)
            {
                case IConversionOperation or IParenthesizedOperation or IArgumentOperation or IArrayCreationOperation or IArrayInitializerOperation:
                    continue;
                case IBinaryOperation binary:
                    return binary.OperatorKind is BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals || IsText(binary.Type);
                case IInterpolationOperation:
                    return true;
                case IInvocationOperation invocation:
                    return IsText(invocation.Type) || calls.Resolve(invocation.TargetMethod, invocation.ConstrainedToType) is ObserverTarget;
                case IObjectCreationOperation creation:
                    return compilation.HasImplicitConversion(creation.Type, known.Exception);
                default:
                    return false;
            }
        }

        return false;
    }

    private static bool IsText(ITypeSymbol? type) => type?.SpecialType == SpecialType.System_String;
}
