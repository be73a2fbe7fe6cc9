using AutoDiff.Generator.IR;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace AutoDiff.Generator.Lowering;

/// <content>
/// Ref locals: names for places. One that is made to refer to something else inside of a branch is a choice between
/// places from there on, by a flag that the branch sets.
/// </content>
internal sealed partial class MethodLowering
{
    private readonly Dictionary<SyntaxNode, (IrVariable IsTaken, IrVariable Index)> choices = [];

    /// <summary>Resolves <c>ref expression</c> to a cell that later assignments do not move.</summary>
    private Cell LowerReference(IOperation operation) =>
        Unwrap(operation) is IConditionalOperation conditional ? ResolveConditional(conditional) : Freeze(ResolveCell(operation));

    private void DeclareReference(ILocalSymbol local, IOperation? initializer)
    {
        if (initializer is not null)
        {
            cells[local] = LowerReference(local, initializer);
        }

        foreach (ISimpleAssignmentOperation assignment in facts.ReferenceAssignmentsOf(local))
        {
            if (!IsInBlockOf(local, assignment))
            {
                IrVariable taken = Let(new UseExpression(PassiveConstant.False)).Variable;
                IrVariable index = Let(new UseExpression(PassiveConstant.Int(0))).Variable;
                choices[assignment.Syntax] = (taken, index);
            }
        }
    }

    /// <summary>Whether a loop makes the local refer to something else: an index of its own then says to which element.</summary>
    private bool Moves(ILocalSymbol local) => facts.ReferenceAssignmentsOf(local).Any(assignment => IsInLoopSince(local, assignment));

    private Cell LowerReference(ILocalSymbol local, IOperation target)
    {
        Cell cell = LowerReference(target);
        return Moves(local) && cell is PlaceCell { Place: { Indices.Count: 1 } place }
            ? new PlaceCell(place with { Indices = EquatableArray.Of<Operand>(Let(new UseExpression(place.Indices[0]))) })
            : cell;
    }

    private void LowerReferenceAssignment(ISimpleAssignmentOperation assignment, bool isUsed)
    {
        if (isUsed || assignment.Target is not ILocalReferenceOperation { Local: var local })
        {
            Unsupported(assignment, "reassigning a ref local");
            return;
        }

        if (IsInBlockOf(local, assignment))
        {
            cells[local] = LowerReference(local, assignment.Value);
            return;
        }

        if (Moves(local) && cells.TryGetValue(local, out Cell? moving) && moving is PlaceCell { Place: { Indices: { Count: 1 } position } from }
            && ResolveCell(assignment.Value) is PlaceCell { Place: { Indices.Count: 1 } to } && to.Base == from.Base && to.Path == from.Path)
        {
            Emit(new AssignStatement(((VariableOperand)position[0]).Variable, new UseExpression(to.Indices[0])));
            return;
        }

        if (!cells.TryGetValue(local, out Cell? old) || !choices.TryGetValue(assignment.Syntax, out (IrVariable IsTaken, IrVariable Index) choice)
            || IsInLoopSince(local, assignment) || Chosen(ResolveCell(assignment.Value), choice.Index) is not { } chosen)
        {
            Unsupported(assignment, "reassigning a ref local");
            return;
        }

        Emit(new AssignStatement(choice.IsTaken, new UseExpression(PassiveConstant.True)));
        cells[local] = new ConditionalCell(choice.IsTaken, chosen, old);
    }

    /// <summary>The cell with what it needs in a variable that lives as long as the ref local.</summary>
    private Cell? Chosen(Cell cell, IrVariable index)
    {
        switch (cell)
        {
            case VariableCell or SplitCell:
                return cell;
            case PlaceCell { Place: { Base.Name.Length: > 0, Indices.Count: 1 } place }:
                Emit(new AssignStatement(index, new UseExpression(place.Indices[0])));
                return new PlaceCell(place with { Indices = EquatableArray.Of<Operand>(index) });
            default:
                return null;
        }
    }

    private bool IsInBlockOf(ILocalSymbol local, ISimpleAssignmentOperation assignment) =>
        assignment.Syntax.Parent is ExpressionStatementSyntax { Parent: { } block } && block == BlockOf(local);

    private SyntaxNode? BlockOf(ILocalSymbol local) =>
        local.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(cancellation).FirstAncestorOrSelf<StatementSyntax>()?.Parent;

    private bool IsInLoopSince(ILocalSymbol local, ISimpleAssignmentOperation assignment)
    {
        SyntaxNode? block = BlockOf(local);
        for (SyntaxNode? node = assignment.Syntax; node is not null && node != block; node = node.Parent)
        {
            if (node is ForStatementSyntax or CommonForEachStatementSyntax or WhileStatementSyntax or DoStatementSyntax
                or LocalFunctionStatementSyntax or AnonymousFunctionExpressionSyntax)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary><c>ref condition ? ref a : ref b</c>; only one side's receivers and indices may be evaluated.</summary>
    private Cell ResolveConditional(IConditionalOperation conditional)
    {
        Operand condition = Snapshot(LowerOperand(conditional.Condition));
        int start = current.Items.Count;
        Block before = current;
        Cell whenTrue = Freeze(ResolveCell(conditional.WhenTrue));
        Cell whenFalse = Freeze(ResolveCell(conditional.WhenFalse!));
        bool isFree = current == before && current.Items.Skip(start).All(static item => item is IrStatement statement && FreeExpressions.IsFree(statement));
        return isFree
            ? new ConditionalCell(condition, whenTrue, whenFalse)
            : new ValueCell(Unsupported(conditional, "a conditional ref with effects"));
    }
}
