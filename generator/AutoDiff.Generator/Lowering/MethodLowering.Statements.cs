using AutoDiff.Generator.IR;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AutoDiff.Generator.Lowering;

/// <content>Statements.</content>
internal sealed partial class MethodLowering
{
    private void LowerStatements(IReadOnlyList<IOperation> statements)
    {
        for (int i = 0; i < statements.Count && isReachable; i++)
        {
            if (statements[i] is IUsingDeclarationOperation declaration)
            {
                LowerUsingDeclaration(declaration, statements.Skip(i + 1).ToList());
                return;
            }

            LowerStatement(statements[i]);
        }
    }

    private void LowerStatement(IOperation statement)
    {
        cancellation.ThrowIfCancellationRequested();
        scope = current;
        switch (statement)
        {
            case IBlockOperation block:
                LowerStatements(block.Operations);
                break;
            case IExpressionStatementOperation expression:
                if (expression.Parent is not IForLoopOperation)
                {
                    EmitSource(expression.Syntax);
                }

                LowerEffect(expression.Operation);
                break;
            case IVariableDeclarationGroupOperation group:
                LowerDeclarations(group);
                break;
            case IConditionalOperation conditional:
                LowerIf(conditional);
                break;
            case IForLoopOperation loop:
                LowerFor(loop);
                break;
            case IForEachLoopOperation loop:
                LowerForEach(loop);
                break;
            case IWhileLoopOperation loop:
                LowerWhile(loop);
                break;
            case ISwitchOperation operation:
                LowerSwitch(operation);
                break;
            case IBranchOperation branch:
                LowerBranchStatement(branch);
                break;
            case IReturnOperation { Kind: OperationKind.Return } operation:
                EmitSource(operation.Syntax);
                LowerReturn(operation);
                break;
            case IReturnOperation:
                Unsupported(statement, "yield");
                isReachable = false;
                break;
            case IThrowOperation operation:
                LowerThrow(operation);
                break;
            case ILocalFunctionOperation or IEmptyOperation:
                break;
            case ILabeledOperation labeled:
                // A label does no harm; what jumps to it is reported.
                if (labeled.Operation is { } marked)
                {
                    LowerStatement(marked);
                }

                break;
            case IUsingOperation operation:
                LowerUsing(operation);
                break;
            case ITryOperation operation:
                LowerTry(operation);
                break;
            case ILockOperation:
                if (!TryKeepStatement(statement, "lock"))
                {
                    Unsupported(statement, "lock");
                }

                break;
            default:
                Unsupported(statement, ConstructName(statement));
                break;
        }
    }

    private void LowerIf(IConditionalOperation conditional)
    {
        if (conditional.Condition.ConstantValue is { HasValue: true, Value: bool constant })
        {
            if (constant)
            {
                LowerStatement(conditional.WhenTrue);
            }
            else if (conditional.WhenFalse is not null)
            {
                LowerStatement(conditional.WhenFalse);
            }

            return;
        }

        EmitSource(conditional.Syntax);
        Operand condition = LowerOperand(conditional.Condition);
        If(
            condition,
            () => LowerStatement(conditional.WhenTrue),
            conditional.WhenFalse is { } otherwise ? () => LowerStatement(otherwise) : null);
    }

    private void LowerDeclarations(IVariableDeclarationGroupOperation group)
    {
        foreach (IVariableDeclarationOperation declaration in group.Declarations)
        {
            foreach (IVariableDeclaratorOperation declarator in declaration.Declarators)
            {
                IOperation? initializer = declarator.GetVariableInitializer()?.Value;
                if (initializer is not null && !declarator.Symbol.IsConst && group.Parent is not IForLoopOperation)
                {
                    EmitSource(group.Declarations.Length == 1 && declaration.Declarators.Length == 1 ? group.Syntax : declarator.Syntax);
                }

                LowerDeclarator(declarator.Symbol, initializer);
            }
        }
    }

    private void LowerDeclarator(ILocalSymbol local, IOperation? initializer)
    {
        if (local.IsConst)
        {
            return;
        }

        if (TryKeepFunction(local, initializer) || TryKeepQuery(local, initializer))
        {
            return;
        }

        if (local.IsRef)
        {
            DeclareReference(local, initializer);
            return;
        }

        if (MakesList(local.Type, initializer) && !IsHandedOn(local) && !predeclared.Contains(local))
        {
            GrowingListCell list = DeclareList(local.Name, (SequenceType)types.Map(local.Type));
            FillList(list, initializer!);
            cells[local] = list;
            return;
        }

        if (InlineArray.Of(local.Type) is { } inline)
        {
            cells[local] = DeclareInlineArray(local, inline, initializer);
            return;
        }

        if (predeclared.Contains(local))
        {
            if (initializer is not null)
            {
                Write(cells[local], Lower(initializer));
            }

            return;
        }

        IrType type = types.Map(local.Type);
        if (initializer is null)
        {
            cells[local] = DeclareCell(local.Name, type, Declaration.ByUser);
            return;
        }

        if (type is AggregateType && (type is AggregateType { Kind: AggregateKind.Class } || !IsSplit(type)) && TryDeclareObject(local, initializer))
        {
            return;
        }

        Value value = Lower(initializer);
        if (type is AggregateType { Kind: AggregateKind.Immutable } && facts.IsNullTested(local))
        {
            // It stays an object, which may be null.
            IrVariable whole = NewVariable(local.Name, type);
            Emit(new LetStatement(whole, new UseExpression(Materialize(value))));
            cells[local] = new VariableCell(whole);
            return;
        }

        if (type is AggregateType { Kind: AggregateKind.Class } && value.Type is AggregateType { Kind: AggregateKind.Class } && !facts.IsAssigned(local))
        {
            // An object under the type of its base keeps its own, so that its fields stay known.
            type = value.Type;
        }

        cells[local] = DeclareCell(local.Name, type, value, local);
    }

    private void LowerThrow(IThrowOperation operation)
    {
        if (operation.Exception is null)
        {
            Unsupported(operation, "throw outside of a catch");
            return;
        }

        TemplateBuilder template = new();
        template.Text("throw ");
        RenderNested(operation.Exception, template);
        Emit(new EffectStatement(template.ToString(), template.Arguments, EndsFlow: true));
        isReachable = false;
    }

    /// <summary>Quotes the user's statement, or the head of a compound one.</summary>
    private void EmitSource(SyntaxNode syntax)
    {
        if (frame.Outer is null)
        {
            Emit(new SourceStatement(SourceText.Of(syntax), Origin(syntax.GetLocation())));
        }
    }
}
