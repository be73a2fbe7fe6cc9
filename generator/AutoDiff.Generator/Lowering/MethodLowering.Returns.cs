using AutoDiff.Generator.IR;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AutoDiff.Generator.Lowering;

/// <content>The method as a whole, and its returns.</content>
internal sealed partial class MethodLowering
{
    private FunctionFrame frame = null!;

    /// <summary>The method, or the function inlined into it, whose body is being lowered.</summary>
    private sealed class FunctionFrame(JumpTarget target, IMethodSymbol symbol, FunctionFrame? outer)
    {
        public JumpTarget Target { get; } = target;

        public IMethodSymbol Symbol { get; } = symbol;

        public FunctionFrame? Outer { get; } = outer;

        /// <summary>Where returns put the value; null while the only return is the last statement.</summary>
        public Cell? Result { get; set; }

        /// <summary>What the only return gave.</summary>
        public Value? Value { get; set; }

        /// <summary>What the last <c>return ref</c> referred to.</summary>
        public Cell? Place { get; set; }
    }

    private void LowerMethodBody(IOperation body, EquatableArray<IrResult> results)
    {
        current = scope = root;
        frame = new FunctionFrame(new JumpTarget("returned"), method, null);
        if (method.MethodKind == MethodKind.Constructor)
        {
            LowerConstructorBody(body);
            return;
        }

        Value? value = LowerFunctionBody(StatementsOf(body), results.Count == 0 ? null : results[0].Type, facts.ReturnCount);
        isReachable = true;
        if (results.Count > 0)
        {
            // Without a value the body always throws.
            Operand operand = value is null ? DefaultOf(results[0].Type) : Materialize(value);
            Emit(new ReturnStatement(EquatableArray.Of(operand)));
        }
    }

    /// <summary>A constructor as a function that returns the new object.</summary>
    private void LowerConstructorBody(IOperation body)
    {
        if (types.Map(method.ContainingType) is not AggregateType type || LayoutOf(type) is not { } layout)
        {
            Unsupported(body, "a constructor of a type without differentiable fields");
            return;
        }

        SplitCell made = NewObject(type, layout);
        thisCell = made;
        RunConstructor(method, made, body);
        isReachable = true;
        Emit(new ReturnStatement(EquatableArray.Of(Materialize(Read(made)))));
    }

    /// <summary>Lowers the statements of <see cref="frame"/> and gives the value returned; all paths arrive at the point after.</summary>
    private Value? LowerFunctionBody(IReadOnlyList<IOperation> statements, IrType? result, int returnCount)
    {
        bool isSingle = returnCount == 1 && statements.Count > 0 && statements[statements.Count - 1] is IReturnOperation;
        Emit(new FlagDeclarationNode(frame.Target));
        if (!isSingle && result is not null)
        {
            frame.Result = DeclareCell("result", result, Declaration.ByUser);
        }

        Block start = current;
        bool wasReachable = isReachable;
        LowerStatements(statements);
        bool returns = taken.Remove(frame.Target);
        (current, isReachable) = (start, wasReachable && (isReachable || returns));
        return frame.Result is { } cell ? Read(cell) : frame.Value;
    }

    private void LowerReturn(IReturnOperation operation)
    {
        Value? value = null;
        if (operation.ReturnedValue is { } returned)
        {
            if (frame.Symbol.ReturnsByRef || frame.Symbol.ReturnsByRefReadonly)
            {
                frame.Place = ResolveCell(returned);
                value = Read(frame.Place);
            }
            else
            {
                value = Lower(returned);
            }
        }

        if (value is not null && frame.Result is { } cell)
        {
            Write(cell, value);
        }
        else
        {
            frame.Value = value;
        }

        Jump(frame.Target);
    }

    private static IReadOnlyList<IOperation> StatementsOf(IOperation body) => body switch
    {
        IMethodBodyOperation m => (m.BlockBody ?? m.ExpressionBody)!.Operations,
        IConstructorBodyOperation c => (c.BlockBody ?? c.ExpressionBody)!.Operations,
        IBlockOperation b => b.Operations,
        _ => [body],
    };
}
