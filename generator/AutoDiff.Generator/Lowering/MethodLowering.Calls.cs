using AutoDiff.Generator.Analysis;
using AutoDiff.Generator.IR;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AutoDiff.Generator.Lowering;

/// <content>Calls of methods, operators and getters.</content>
internal sealed partial class MethodLowering
{
    private Value? LowerInvocation(IInvocationOperation invocation, bool isStatement = false)
    {
        IMethodSymbol target = invocation.TargetMethod;
        if (types.Substitution.Count > 0 && TryCallImplementation(invocation, isStatement, out Value? implemented))
        {
            return implemented;
        }

        if (ExtensionMembers.ImplementationOf(target) is { } extension)
        {
            return LowerExtension(extension, invocation.Instance, invocation.Arguments, invocation);
        }

        if (TryInline(invocation, out Value? inlined))
        {
            return inlined;
        }

        if (types.Substitution.Count > 0 && !target.TypeArguments.IsEmpty)
        {
            target = target.ConstructedFrom.Construct([.. target.TypeArguments.Select(types.Substitute)]);
        }

        ITypeSymbol? constrainedTo = invocation.ConstrainedToType is { } constraint ? types.Substitute(constraint) : null;
        if (StaticImplementationOf(target, constrainedTo) is { } implementation)
        {
            (target, constrainedTo) = (implementation, null);
        }

        return LowerCall(target, invocation.Instance, invocation.Arguments, invocation, isStatement, constrainedTo);
    }

    private Value? LowerCall(
        IMethodSymbol method,
        IOperation? instance,
        IReadOnlyList<IArgumentOperation> arguments,
        IOperation operation,
        bool isStatement,
        ITypeSymbol? constrainedTo = null)
    {
        switch (calls.Resolve(method, constrainedTo))
        {
            case PrimitiveTarget primitive:
                Operand[] operands = LowerArguments(arguments);
                return Let(new PrimitiveExpression(primitive.Function, primitive.Code, operands.ToEquatableArray(), types.Map(method.ReturnType)));
            case SinCosTarget both:
                Operand angle = Materialize(Snapshot(Lower(arguments[0].Value)));
                IrType real = angle.Type;
                VariableOperand sin = Let(new PrimitiveExpression(both.SinFunction, both.SinCode, EquatableArray.Of(angle), real));
                VariableOperand cos = Let(new PrimitiveExpression(both.CosFunction, both.CosCode, EquatableArray.Of(angle), real));
                return MakeTuple((INamedTypeSymbol)method.ReturnType, [sin, cos]);
            case StopGradientTarget:
                return LowerStopGradient(arguments[0], method);
            case DifferentiableTarget when HasNoCompanions(method) && TakesUnknownFunction(arguments):
                return CallUnknown(method, instance, arguments, operation, isStatement, constrainedTo, DisplayName(method));
            case DifferentiableTarget differentiable:
                return CallDifferentiable(differentiable.Callee, method, instance, arguments, operation);
            case ObserverTarget when isStatement:
                return LowerObserver(method, instance, arguments, constrainedTo);
            case SequenceMemberTarget:
                return TryLowerSequenceMember(method, instance, arguments, operation, out Value? value)
                    ? value
                    : CallUnknown(method, instance, arguments, operation, isStatement, constrainedTo, DisplayName(method));
            case UnknownTarget unknown:
                return TryLowerKnownMember(method, instance, arguments, operation, out Value? known)
                    ? known
                    : CallUnknown(method, instance, arguments, operation, isStatement, constrainedTo, unknown.DisplayName);
            default:
                return TryLowerKnownMember(method, instance, arguments, operation, out Value? member)
                    ? member
                    : CallUnknown(method, instance, arguments, operation, isStatement, constrainedTo, null);
        }
    }

    /// <summary>Evaluates arguments in the order that the user wrote and gives them in the order of the parameters.</summary>
    private Operand[] LowerArguments(IReadOnlyList<IArgumentOperation> arguments)
    {
        Operand[] evaluated = LowerOperands(arguments.Select(static a => a.Value).ToList());
        Operand[] ordered = new Operand[evaluated.Length];
        for (int i = 0; i < evaluated.Length; i++)
        {
            ordered[arguments[i].Parameter?.Ordinal ?? i] = evaluated[i];
        }

        return ordered;
    }

    private Value LowerStopGradient(IArgumentOperation argument, IMethodSymbol method)
    {
        Operand operand = LowerOperand(argument.Value);
        IrType type = types.Map(method.ReturnType);
        string template = type is SequenceType ? $"{CodeNames.EscapeTemplate(CodeNames.Of(method.ContainingType))}.StopGradient({{0}})" : "{0}";
        Value value = Let(new TemplateExpression(template, EquatableArray.Of(operand), type, IsPure: true, IsStable: true));
        return value;
    }

    private Value? CallDifferentiable(
        Callee callee,
        IMethodSymbol method,
        IOperation? instance,
        IReadOnlyList<IArgumentOperation> arguments,
        IOperation operation,
        bool isExtension = false,
        IReadOnlyList<ISymbol>? captures = null)
    {
        int offset = callee.HasReceiver || isExtension ? 1 : 0;
        if (instance?.Syntax is Microsoft.CodeAnalysis.CSharp.Syntax.BaseExpressionSyntax)
        {
            callee = callee with { Owner = "base" };
        }

        Argument[] lowered = new Argument[callee.Parameters.Count];
        List<(Cell Cell, IrVariable Result)> writeBacks = [];
        List<(int Position, Cell Cell)> references = [];
        if (callee.HasReceiver)
        {
            Argument? receiver = instance is null
                ? Argument.In(new PassiveConstant("this", callee.Parameters[0].Type))
                : LowerReceiver(instance, callee.Parameters[0], arguments, references);
            if (receiver is not null)
            {
                lowered[0] = instance is null ? receiver : Constant(receiver, callee.Parameters[0], method, operation);
            }
        }

        if (isExtension && LowerArgument(instance!, 0, callee.Parameters[0], arguments.Select(static a => a.Value), references) is { } extended)
        {
            lowered[0] = extended;
        }

        for (int i = 0; i < arguments.Count; i++)
        {
            int position = (arguments[i].Parameter?.Ordinal ?? i) + offset;
            if (LowerArgument(arguments[i].Value, position, callee.Parameters[position], arguments.Skip(i + 1).Select(static a => a.Value), references) is { } argument)
            {
                lowered[position] = argument;
            }
        }

        for (int i = 0; captures is not null && i < captures.Count; i++)
        {
            references.Add((offset + method.Parameters.Length + i, cells[captures[i]]));
        }

        // A reference is found in its turn, and read when the call begins: what comes after it may have written to the place.
        foreach ((int position, Cell cell) in references)
        {
            Argument reference = callee.Parameters[position].Mode is PassingMode.Value or PassingMode.In
                ? new Argument(Materialize(Read(cell)), null, callee.Parameters[position].Mode)
                : LowerReference(cell, callee.Parameters[position], writeBacks);
            lowered[position] = callee.HasReceiver && position == 0 ? Constant(reference, callee.Parameters[0], method, operation) : reference;
        }

        IrType? resultType = callee.ReturnType;
        IrVariable[] results = resultType is null ? [] : [NewVariable("", resultType)];
        Emit(new CallStatement(results.ToEquatableArray(), callee, CompanionKind.Primal, lowered.ToEquatableArray(), Origin(operation)));
        foreach ((Cell cell, IrVariable result) in writeBacks)
        {
            WriteTo(cell, result, operation);
        }

        return results.Length == 0 ? null : (Value)results[0];
    }

    /// <summary>A receiver that the companions take as constant must not be active.</summary>
    private Argument Constant(Argument receiver, CalleeParameter parameter, IMethodSymbol method, IOperation operation)
    {
        if (parameter.IsActive || receiver.Value is not { Type.IsDifferentiable: true } value || value is PassiveConstant)
        {
            return receiver;
        }

        Gap gap = new("AD0003", Origin(operation), EquatableArray.Of($"this of {DisplayName(method)}, which ThisIsActive = true makes active"));
        VariableOperand constant = Let(new TemplateExpression("{0}", EquatableArray.Of(value), value.Type, IsPure: true, IsStable: true, gap));
        return receiver with { Value = constant };
    }

    private Argument? LowerReceiver(IOperation instance, CalleeParameter parameter, IReadOnlyList<IArgumentOperation> arguments, List<(int Position, Cell Cell)> references)
    {
        if (instance is IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.ContainingTypeInstance } && thisCell is null)
        {
            string code = instance.Syntax is Microsoft.CodeAnalysis.CSharp.Syntax.BaseExpressionSyntax ? "base" : "this";
            return new Argument(new PassiveConstant(code, parameter.Type), null, PassingMode.Value);
        }

        if (arguments.Count > 0 && instance.Type is { IsValueType: true } && IsPlace(instance))
        {
            // The method sees the variable, not a copy of it.
            references.Add((0, Freeze(ResolveCell(instance))));
            return null;
        }

        return LowerArgument(instance, 0, parameter, arguments.Select(static a => a.Value), references);
    }

    /// <summary>Whether C# passes an expression by reference, and no copy of its value.</summary>
    private static bool IsReference(IOperation operation) =>
        operation is ILocalReferenceOperation or IParameterReferenceOperation or IFieldReferenceOperation or IArrayElementReferenceOperation
            or IInlineArrayAccessOperation or IInstanceReferenceOperation or IPropertyReferenceOperation { Property.RefKind: not RefKind.None } or IInvocationOperation { TargetMethod.RefKind: not RefKind.None };

    private static bool IsPlace(IOperation operation) => operation switch
    {
        ILocalReferenceOperation or IParameterReferenceOperation => true,
        IFieldReferenceOperation { Field.IsStatic: false, Instance: { Type.IsValueType: true } owner } => IsPlace(owner),
        IArrayElementReferenceOperation => true,
        _ => false,
    };

    /// <summary>Null for a reference, which is added to <paramref name="references"/>.</summary>
    private Argument? LowerArgument(IOperation value, int position, CalleeParameter parameter, IEnumerable<IOperation> following, List<(int Position, Cell Cell)> references)
    {
        bool isReference = parameter.Mode == PassingMode.In && following.Any() && value.Type is { IsValueType: true } && IsPlace(value);
        if (parameter.Mode is PassingMode.Value or PassingMode.In && !isReference)
        {
            return new Argument(Materialize(LowerBefore(value, following)), null, parameter.Mode) { IsComputed = parameter.Mode == PassingMode.In && !IsReference(value) };
        }

        references.Add((position, Freeze(ResolveCell(value))));
        return null;
    }

    private Argument LowerReference(Cell cell, CalleeParameter parameter, List<(Cell Cell, IrVariable Result)> writeBacks)
    {
        bool isOut = parameter.Mode == PassingMode.Out;
        if (cell is VariableCell { Variable: var variable } && variable.Type == parameter.Type)
        {
            return new Argument(isOut ? null : new VariableOperand(variable), variable, parameter.Mode);
        }

        IrVariable temporary;
        if (isOut)
        {
            temporary = NewVariable("", parameter.Type);
            Emit(new DeclareStatement(temporary, IsZeroed: false));
        }
        else
        {
            Operand initial = Materialize(Read(cell));
            temporary = cell is PlaceCell or TextCell or SplitCell && initial is VariableOperand fresh ? fresh.Variable : Let(new UseExpression(initial)).Variable;
        }

        // A receiver without a place of its own is a copy that the call may change and nobody sees again.
        if (cell is not DiscardCell && !(cell is ValueCell && parameter.Name == "this"))
        {
            writeBacks.Add((cell, temporary));
        }

        return new Argument(isOut ? null : new VariableOperand(temporary), temporary, parameter.Mode);
    }

    /// <summary>Calls an operator or conversion on values.</summary>
    private Value CallOperator(IMethodSymbol method, Value[] operands, IOperation operation)
    {
        ITypeSymbol? constrainedTo = ConstraintOf(operation);
        method = StaticImplementationOf(method, constrainedTo) ?? ExtensionMembers.ImplementationOf(method) ?? method;
        Operand[] arguments = operands.Select(Materialize).ToArray();
        IrType type = types.Map(method.ReturnType);
        switch (calls.Resolve(method))
        {
            case DifferentiableTarget { Callee: var callee }:
                IrVariable result = NewVariable("", callee.ReturnType!);
                Emit(new CallStatement(EquatableArray.Of(result), callee, CompanionKind.Primal, arguments.Select((a, i) => new Argument(a, null, callee.Parameters[i].Mode)).ToEquatableArray(), Origin(operation)));
                return result;
            case PrimitiveTarget primitive:
                return Let(new PrimitiveExpression(primitive.Function, primitive.Code, arguments.ToEquatableArray(), type));
            case var target:
                bool isActive = arguments.Any(static a => a.Type.IsDifferentiable) && (type.IsDifferentiable || target is UnknownTarget);
                Gap? gap = isActive
                    ? new Gap(method.IsAbstract && IsOfTypeParameter(constrainedTo) ? "" : "AD0003", Origin(operation), EquatableArray.Of(target is UnknownTarget unknown ? unknown.DisplayName : DisplayName(method)))
                    : null;
                string template = PrimalTemplates.Of(MemberSignature.Read(method, types), withReceiver: true);
                if (template.Length == 0)
                {
                    template = $"{TypeCode(method.ContainingType)}.{CodeNames.Escape(method.Name)}({CodeNames.Holes(0, arguments.Length)})";
                }

                // What an object holds may change between two comparisons.
                bool looksAtObjects = arguments.Any(static a => MemoryRoots.IsMemory(a.Type));
                return Let(new TemplateExpression(template, arguments.ToEquatableArray(), type, IsPure: gap is null && !looksAtObjects, IsStable: !looksAtObjects, gap));
        }
    }

    /// <summary>A call that has no derivative: text, with a gap where active data could go through it.</summary>
    private Value? CallUnknown(
        IMethodSymbol method,
        IOperation? instance,
        IReadOnlyList<IArgumentOperation> arguments,
        IOperation operation,
        bool isStatement,
        ITypeSymbol? constrainedTo,
        string? unknown)
    {
        bool hasReferences = arguments.Any(static a => a.Parameter?.RefKind is RefKind.Ref or RefKind.Out);
        if (hasReferences)
        {
            return CallWithReferences(method, instance, arguments, operation, unknown);
        }

        IEnumerable<ITypeSymbol?> given = arguments.Select(static a => a.Value.Type).Append(instance is IInstanceReferenceOperation && thisCell is null ? null : instance?.Type);
        int origin = Origin(operation);
        TemplateBuilder template = new() { IsPure = unknown is null, IsStable = unknown is null };
        RenderCall(method, instance, arguments, template, constrainedTo);

        // What a lambda captures goes in too, whatever comes out.
        bool captures = arguments.Any(static a => a.Value.DescendantsAndSelf().Any(static part => part is IAnonymousFunctionOperation));
        bool takesActive = unknown is not null && given.Any(type => type is not null && types.Map(type).IsDifferentiable);
        takesActive |= (unknown is not null || captures || (!method.ReturnsVoid && nestedDepth == 0 && CanHide(method.ReturnType))) && template.Arguments.Any(static argument => argument.Type.IsDifferentiable);
        Gap? gap = takesActive ? new Gap(IsFunctional(method, instance) || (method.IsAbstract && IsOfTypeParameter(constrainedTo ?? instance?.Type)) ? "" : "AD0003", origin, EquatableArray.Of(unknown ?? DisplayName(method))) : null;
        if (method.ReturnsVoid || isStatement)
        {
            Emit(new EffectStatement(template.ToString(), template.Arguments, EndsFlow: false, gap));
            return null;
        }

        // The predicates of numbers have no effect; of anything else nothing is known.
        bool isPure = unknown is null && IsPureFunction(method, instance);
        return Let(new TemplateExpression(template.ToString(), template.Arguments, types.Map(method.ReturnType), isPure, isPure, gap));
    }

    /// <summary>Whether a value of the type could hold reals that nobody sees.</summary>
    private bool CanHide(ITypeSymbol type) => types.Map(type).IsDifferentiable
        || !(IsMachineType(type)
            || type.SpecialType is SpecialType.System_String or SpecialType.System_Void or SpecialType.System_DateTime
            || type is INamedTypeSymbol { Name: "TimeSpan" or "Index" or "Range" or "Type", ContainingNamespace.Name: "System" }
            || (type is IArrayTypeSymbol array && IsMachineType(array.ElementType)));

    private bool IsPureFunction(IMethodSymbol method, IOperation? instance) => method.IsStatic && instance is null
        && method.ContainingType is { } owner
        && (owner.SpecialType != SpecialType.None || KnownSymbols.Same(owner, known.Math) || KnownSymbols.Same(owner, known.MathF) || owner.TypeKind == TypeKind.Interface)
        && method.Parameters.All(p => types.Map(p.Type) is RealType || IsMachineType(p.Type));

    /// <summary>A call of an unknown method that writes to its arguments: a call without companions.</summary>
    private Value? CallWithReferences(IMethodSymbol method, IOperation? instance, IReadOnlyList<IArgumentOperation> arguments, IOperation operation, string? unknown)
    {
        if (unknown is not null && arguments.Any(a => a.Parameter?.RefKind != RefKind.Out && a.Value.Type is { } type && types.Map(type).IsDifferentiable))
        {
            Report("AD0003", operation, unknown);
        }

        MemberSignature signature = MemberSignature.Read(method, types);
        IEnumerable<SignatureParameter> parameters = signature.Receiver is { } receiver ? signature.Parameters.Prepend(receiver) : signature.Parameters;
        string typeArguments = method.TypeArguments.IsEmpty ? "" : $"<{string.Join(", ", method.TypeArguments.Select(CodeNames.WithNullability))}>";
        Callee callee = new(
            CalleeFactory.KeyOf(method),
            CodeNames.Of(method.ContainingType),
            CodeNames.Escape(method.Name),
            method.Name,
            typeArguments,
            signature.Receiver is not null,
            PrimalTemplates.Of(signature, withReceiver: true),
            parameters.Select(static p => new CalleeParameter(p.Name, p.Type, p.IsThis ? PassingMode.Value : p.Mode, false, true)).ToEquatableArray(),
            signature.ReturnType,
            false,
            EquatableArray<CompanionReference>.Empty);
        return CallDifferentiable(callee, method, instance, arguments, operation);
    }

    private Value? LowerObserver(IMethodSymbol method, IOperation? instance, IReadOnlyList<IArgumentOperation> arguments, ITypeSymbol? constrainedTo)
    {
        TemplateBuilder template = new();
        nestedDepth++;
        RenderCall(method, instance, arguments, template, constrainedTo);
        nestedDepth--;
        bool neverReturns = method.GetAttributes().Any(static a => a.AttributeClass?.Name == "DoesNotReturnAttribute");
        Emit(new EffectStatement(template.ToString(), template.Arguments, neverReturns));
        isReachable &= !neverReturns;
        return null;
    }
}
