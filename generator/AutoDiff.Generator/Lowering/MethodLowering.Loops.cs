using AutoDiff.Generator.IR;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AutoDiff.Generator.Lowering;

/// <content>Loops.</content>
internal sealed partial class MethodLowering
{
    private readonly Dictionary<ISymbol, JumpTarget> jumpTargets = new(SymbolEqualityComparer.Default);

    private JumpTarget NewTarget(ILabelSymbol label, string name)
    {
        JumpTarget target = new(name);
        jumpTargets[label] = target;
        return target;
    }

    private void LowerBranchStatement(IBranchOperation branch)
    {
        if (branch.BranchKind == BranchKind.GoTo)
        {
            if (!TryGoToCase(branch))
            {
                Unsupported(branch, "goto");
            }

            return;
        }

        if (jumpTargets.TryGetValue(branch.Target, out JumpTarget? target))
        {
            Jump(target);
        }
    }

    private void LowerWhile(IWhileLoopOperation loop)
    {
        EmitSource(loop.Syntax);
        if (loop.ConditionIsTop)
        {
            LowerLoop(loop, () => LowerOperand(loop.Condition!), () => LowerStatement(loop.Body), null);
            return;
        }

        // do body while (condition): the condition is carried to the next iteration's head.
        IrVariable again = NewVariable("again", PassiveType.Boolean);
        Emit(new LetStatement(again, new UseExpression(PassiveConstant.True)));
        LowerLoop(
            loop,
            () => new VariableOperand(again),
            () => LowerStatement(loop.Body),
            () => Emit(new AssignStatement(again, new UseExpression(LowerOperand(loop.Condition!)))));
    }

    /// <summary>A loop with a head that is evaluated each time. <paramref name="bottom"/> runs after the body, also after a
    /// <c>continue</c>.</summary>
    /// <param name="isBottomUnseen">Whether nobody can tell whether the bottom has also run after a jump out of the loop.</param>
    private void LowerLoop(ILoopOperation loop, Func<Operand> condition, Action body, Action? bottom, bool isBottomUnseen = false)
    {
        JumpTarget exit = NewTarget(loop.ExitLabel, "stop");
        JumpTarget next = NewTarget(loop.ContinueLabel, "skip");
        Operand test = PassiveConstant.True;
        Branch header = LowerBranch(() =>
        {
            scope = current;
            test = condition();
        });
        Block bodyRoot = new();
        Branch inner = LowerBranch(() =>
        {
            Emit(new FlagDeclarationNode(next));
            bodyRoot = current;
            body();
        });
        List<JumpTarget> leaving = inner.Taken.Where(target => target != next).ToList();
        if (bottom is not null && (inner.IsReachable || inner.Taken.Contains(next)))
        {
            AppendBottom(inner, bodyRoot, next, isBottomUnseen ? [] : leaving, bottom, isBottomUnseen);
        }

        Emit(new FlagDeclarationNode(exit));
        Emit(new WhileNode(header.Root, test, inner.Root, leaving));
        List<JumpTarget> outer = leaving.Where(target => target != exit).ToList();
        AddTaken(outer);
        bool neverEndsByItself = test == PassiveConstant.True;
        if (neverEndsByItself && !leaving.Contains(exit))
        {
            isReachable = false;
        }
        else
        {
            Guard(outer);
        }
    }

    private void AppendBottom(Branch inner, Block bodyRoot, JumpTarget next, List<JumpTarget> leaving, Action bottom, bool isForAll)
    {
        (Block savedBlock, bool savedReachable) = (current, isReachable);
        isReachable = true;
        if (!isForAll && !inner.Taken.Contains(next))
        {
            current = inner.End;
        }
        else
        {
            current = bodyRoot;
            Guard(leaving);
        }

        scope = current;
        bottom();
        (current, isReachable) = (savedBlock, savedReachable);
    }

    private void LowerFor(IForLoopOperation loop)
    {
        EmitSource(loop.Syntax);
        if (CountedLoop.TryRecognize(loop, facts, IsInvariant) is { } counted && !(counted.IsDeclaredOutside && IsSeenWhenLeft(loop, counted.Index)))
        {
            LowerCounted(loop, counted);
            return;
        }

        // An index that moves in any case, also where the loop is left, follows from the number of iterations.
        bool isBottomUnseen = CountedLoop.CountsUntilLeft(loop, facts, IsInvariant);
        LowerStatements(loop.Before);
        LowerLoop(
            loop,
            () => loop.Condition is null ? PassiveConstant.True : LowerOperand(loop.Condition),
            () => LowerStatement(loop.Body),
            () =>
            {
                foreach (IOperation step in loop.AtLoopBottom)
                {
                    LowerEffect(step is IExpressionStatementOperation statement ? statement.Operation : step);
                }
            },
            isBottomUnseen);
    }

    /// <summary>Whether a <c>finally</c> around a loop reads its index, also where an exception has left it.</summary>
    private static bool IsSeenWhenLeft(IForLoopOperation loop, ILocalSymbol index)
    {
        for (IOperation? around = loop.Parent; around is not null; around = around.Parent)
        {
            if (around is ITryOperation { Finally: { } last }
                && last.Descendants().Any(part => part is ILocalReferenceOperation local && SymbolEqualityComparer.Default.Equals(local.Local, index)))
            {
                return true;
            }
        }

        return false;
    }

    private void LowerCounted(IForLoopOperation loop, CountedLoop counted)
    {
        // What the head declares besides the index.
        foreach (IOperation before in loop.Before)
        {
            if (before is IVariableDeclarationGroupOperation group)
            {
                foreach (IVariableDeclaratorOperation declarator in group.Declarations.SelectMany(static d => d.Declarators))
                {
                    if (!SymbolEqualityComparer.Default.Equals(declarator.Symbol, counted.Index))
                    {
                        LowerDeclarator(declarator.Symbol, declarator.GetVariableInitializer()?.Value);
                    }
                }
            }
        }

        // The bounds are invariant; only the index declared outside reads the first one again after the loop.
        bool isNative = counted.Index.Type.SpecialType == SpecialType.System_IntPtr;
        Operand from = isNative ? PassiveConstant.Int((int)counted.From.ConstantValue.Value!) : LowerOperand(counted.From);
        from = counted.IsDeclaredOutside ? Snapshot(from) : from;
        Operand to = TensorLength.Of(counted.To) is { } length ? LowerTensorLength(length) : LowerOperand(counted.To);
        int offset = (counted.IsInclusive ? counted.Step > 0 ? 1 : -1 : 0) - counted.Ahead;
        if (offset != 0)
        {
            to = Offset(to, offset);
        }

        Cell? outer = counted.IsDeclaredOutside ? cells[counted.Index] : null;
        IrVariable index = NewVariable(isNative ? "" : counted.Index.Name, PassiveType.Int32);
        cells[counted.Index] = new VariableCell(index);
        LowerForBody(loop, index, from, to, counted.Step, () =>
        {
            if (isNative)
            {
                cells[counted.Index] = new VariableCell(Let(new ConvertExpression(index, types.Map(counted.Index.Type)), counted.Index.Name).Variable);
            }

            LowerStatement(loop.Body);
        });
        if (outer is not null)
        {
            cells[counted.Index] = outer;
            BinaryOperator test = counted.Step > 0 ? BinaryOperator.Less : BinaryOperator.Greater;
            Operand runs = Let(new BinaryExpression(test, from, to, PassiveType.Boolean));
            If(runs, () => Write(outer, Native(to)), () => Write(outer, Native(from)));
        }

        Operand Native(Operand value) => isNative ? Let(new ConvertExpression(value, types.Map(counted.Index.Type))) : value;
    }

    private Operand Offset(Operand value, int offset) =>
        value is PassiveConstant { Code: var code } && int.TryParse(code, System.Globalization.NumberStyles.AllowLeadingSign, System.Globalization.CultureInfo.InvariantCulture, out int number)
            && number + (long)offset is >= int.MinValue and <= int.MaxValue
            ? PassiveConstant.Int(number + offset)
            : Let(new BinaryExpression(offset > 0 ? BinaryOperator.Add : BinaryOperator.Subtract, value, PassiveConstant.Int(Math.Abs(offset)), PassiveType.Int32));

    /// <summary>The body of a counted loop, which nothing leaves.</summary>
    private void LowerForBody(ILoopOperation loop, IrVariable index, Operand from, Operand to, int step, Action body, Operand? budget = null)
    {
        JumpTarget next = NewTarget(loop.ContinueLabel, "skip");
        Branch inner = LowerBranch(() =>
        {
            Emit(new FlagDeclarationNode(next));
            body();
        });
        Emit(new ForNode(index, from, to, step, inner.Root, budget));
    }

    /// <summary>Whether an expression has the same value in each iteration of a loop and is free to evaluate once.</summary>
    private bool IsInvariant(IOperation expression, ILoopOperation loop)
    {
        if (expression.ConstantValue.HasValue)
        {
            return true;
        }

        switch (expression)
        {
            case IParenthesizedOperation parenthesized:
                return IsInvariant(parenthesized.Operand, loop);
            case ILocalReferenceOperation local:
                return IsUnassigned(local.Local, loop);
            case IParameterReferenceOperation parameter:
                return IsUnassigned(parameter.Parameter, loop);
            case IConversionOperation { OperatorMethod: null } conversion when conversion.Type is { } type && IsMachineType(type):
                return IsInvariant(conversion.Operand, loop);
            case IBinaryOperation { OperatorMethod: null, OperatorKind: BinaryOperatorKind.Add or BinaryOperatorKind.Subtract or BinaryOperatorKind.Multiply or BinaryOperatorKind.Divide or BinaryOperatorKind.Remainder or BinaryOperatorKind.LeftShift or BinaryOperatorKind.RightShift } binary:
                // The head of a loop is evaluated at least once: a division by zero throws there either way.
                return IsInvariant(binary.LeftOperand, loop) && IsInvariant(binary.RightOperand, loop);
            case IUnaryOperation { OperatorMethod: null } unary:
                return IsInvariant(unary.Operand, loop);
            case IPropertyReferenceOperation when TensorLength.Of(expression) is { } length:
                return IsInvariant(length.Tensor, loop);
            case IPropertyReferenceOperation { Property.Name: "Length", Instance: { Type: { } type } instance } when types.Map(type) is SequenceType:
                return IsInvariant(instance, loop);
            case IPropertyReferenceOperation { Property.Name: "Count", Instance: { Type: { } type } instance } when types.Map(type) is SequenceType { Kind: SequenceKind.List }:
                return IsInvariant(instance, loop) && !ChangesLists(loop);
            case IInvocationOperation { TargetMethod: { Name: "GetLength", ContainingType.SpecialType: SpecialType.System_Array }, Instance: { } instance } call:
                return IsInvariant(StripArray(instance), loop) && IsInvariant(call.Arguments[0].Value, loop);
            case IInvocationOperation { TargetMethod: { Name: "Min" or "Max", ContainingType.Name: "Math" } } call:
                return call.Arguments.All(a => IsInvariant(a.Value, loop));
            case IFieldReferenceOperation field:
                return (field.Field.IsReadOnly || (!facts.IsWritten(field.Field) && !CallsOut(loop))) && (field.Instance is null || IsInvariantReceiver(field.Instance, loop));
            case IPropertyReferenceOperation property when IsFieldLike(property.Property):
                return (property.Property.SetMethod is null or { IsInitOnly: true } || (!facts.IsWritten(property.Property) && !CallsOut(loop)))
                    && (property.Instance is null || IsInvariantReceiver(property.Instance, loop));
            default:
                return false;
        }
    }

    /// <summary>Whether a list may have another number of elements after an iteration.</summary>
    private bool ChangesLists(ILoopOperation loop) => loop.Descendants().OfType<IInvocationOperation>().Any(call =>
        (call.Instance?.Type is { } owner && types.Map(owner) is SequenceType { Kind: SequenceKind.List } && OwnListMembers.Contains(call.TargetMethod.Name) && call.TargetMethod.Name is not ("ToArray" or "CopyTo"))
        || calls.Resolve(call.TargetMethod) is not (PrimitiveTarget or PredicateTarget or StopGradientTarget or SinCosTarget or ObserverTarget or SequenceMemberTarget));

    private bool IsInvariantReceiver(IOperation instance, ILoopOperation loop) => instance is IInstanceReferenceOperation || IsInvariant(instance, loop);

    /// <summary>Whether the loop calls a method that might write to fields.</summary>
    private bool CallsOut(ILoopOperation loop) => loop.Descendants().OfType<IInvocationOperation>().Any(call =>
        calls.Resolve(call.TargetMethod) is not (PrimitiveTarget or PredicateTarget or SinCosTarget or StopGradientTarget or SequenceMemberTarget or ObserverTarget));

    private bool IsUnassigned(ISymbol variable, ILoopOperation loop) =>
        !facts.IsAssigned(variable) || (!facts.IsAssignedByFunction(variable) && !CountedLoop.Assigns(loop, variable));
}
