using AutoDiff.Generator.Analysis;
using AutoDiff.Generator.IR;

namespace AutoDiff.Analyzers.Doubts;

/// <summary>Recognises sums of squares, also such as a loop adds up.</summary>
internal sealed class SumOfSquares(DoubtContext context, GuardFinder guards)
{
    /// <summary>The variables that go into the sum, itself included; null if the operand is no sum of squares and of nothing
    /// else.</summary>
    public HashSet<int>? Terms(Operand operand)
    {
        var found = new HashSet<int>();
        bool hasSquare = false;
        return IsSum(operand, found, ref hasSquare) && hasSquare ? found : null;
    }

    private bool IsSum(Operand operand, HashSet<int> found, ref bool hasSquare)
    {
        switch (operand)
        {
            case RealConstant constant:
                return constant.IsZero;
            case VariableOperand { Variable: var variable }:
                if (!found.Add(variable.Id))
                {
                    // A carried sum is one if it is one in the next iteration.
                    return true;
                }

                if (context.DefinitionOf(operand) is not { } let || !IsSum(let, found, ref hasSquare))
                {
                    return false;
                }

                foreach (PrimalNode assignment in context.Tree.Assignments(variable))
                {
                    if (assignment.Statement is not AssignStatement { Value: UseExpression { Value: var next } } || !IsSum(next, found, ref hasSquare))
                    {
                        return false;
                    }
                }

                return true;
            default:
                return false;
        }
    }

    private bool IsSum(LetStatement let, HashSet<int> found, ref bool hasSquare)
    {
        switch (let.Value)
        {
            case UseExpression use:
                return IsSum(use.Value, found, ref hasSquare);
            case BinaryExpression { Operator: BinaryOperator.Add } sum:
                return IsSum(sum.Left, found, ref hasSquare) && IsSum(sum.Right, found, ref hasSquare);
            case BinaryExpression { Operator: BinaryOperator.Multiply } square when guards.AreSame(square.Left, square.Right) && context.IsLive(square.Left):
                AddOperand(square.Left, found);
                return hasSquare = true;
            case PrimitiveExpression { Function: "Pow/2" } power when power.Arguments[1] is RealConstant { Value: 2 } && context.IsLive(power.Arguments[0]):
                AddOperand(power.Arguments[0], found);
                return hasSquare = true;
            default:
                return false;
        }
    }

    private static void AddOperand(Operand operand, HashSet<int> found)
    {
        if (operand is VariableOperand v)
        {
            found.Add(v.Variable.Id);
        }
    }
}
