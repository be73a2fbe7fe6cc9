using AutoDiff.Generator.IR;

namespace AutoDiff.Generator.Transforms;

/// <summary>A partial that no argument makes infinite is multiplied without the question whether the shadow is zero.</summary>
/// <remarks><code>
/// t = 1 + x · x          t = 1 + x · x
/// p = 1 / t         →    p = 1 / t
/// chain(p, adjoint)      p · adjoint
/// </code>
/// The question is there for partials that are infinite where the shadow is zero, of which the product were NaN. A quotient whose divisor has a positive lower bound
/// is as finite as its dividend, like the factors of any product. Bounds come from constants, squares and functions that are not negative.</remarks>
internal sealed class SimplifyRegularPartials : IrRewriter
{
    /// <summary>Sums of more terms are not looked through.</summary>
    private const int Depth = 8;

    private readonly Definitions definitions;
    private readonly VariableSet assigned = [];

    private SimplifyRegularPartials(IrMethod method)
    {
        definitions = Definitions.Of(method);
        AssignedVariables.Gather(method.Body, assigned);
    }

    public static IrMethod Apply(IrMethod method) => Chains(method.Body) ? new SimplifyRegularPartials(method).Rewrite(method) : method;

    protected override Expression Expression(Expression expression) =>
        expression is ChainExpression { Partial: VariableOperand, Partial.Type: RealType { Kind: not RealKind.Lanes } real } chain
            && Definition(chain.Partial) is BinaryExpression { Operator: BinaryOperator.Divide } quotient
            && LowerBound(quotient.Right, Depth) >= Least(real)
            ? new BinaryExpression(BinaryOperator.Multiply, chain.Partial, chain.Shadow, chain.Type)
            : expression;

    /// <summary>A bound whose reciprocal is far from the end of the range; of a generic real any kind may come.</summary>
    private static double Least(RealType real) => real.Kind switch
    {
        RealKind.Double => 1e-100,
        RealKind.Single => 1e-12,
        _ => 1e-2,
    };

    private static bool Chains(EquatableArray<IrStatement> block) => block.Any(static statement => statement switch
    {
        LetStatement let => let.Value is ChainExpression,
        AssignStatement assign => assign.Value is ChainExpression,
        _ => statement.Blocks().Any(Chains),
    });

    private Expression? Definition(Operand operand) =>
        operand is VariableOperand { Variable: var variable } && !assigned.Contains(variable.Id) ? definitions[variable] : null;

    /// <summary>What a real number is not below, if it is a number at all; minus infinity where nothing is known.</summary>
    private double LowerBound(Operand operand, int depth)
    {
        if (operand is RealConstant constant)
        {
            return double.IsNaN(constant.Value) ? double.NegativeInfinity : constant.Value;
        }

        return depth == 0 ? double.NegativeInfinity : Definition(operand) switch
        {
            UseExpression use => LowerBound(use.Value, depth - 1),
            BinaryExpression { Operator: BinaryOperator.Add } sum => LowerBound(sum.Left, depth - 1) + LowerBound(sum.Right, depth - 1),
            BinaryExpression { Operator: BinaryOperator.Multiply } product =>
                product.Left == product.Right || (LowerBound(product.Left, depth - 1) >= 0 && LowerBound(product.Right, depth - 1) >= 0) ? 0 : double.NegativeInfinity,
            BinaryExpression { Operator: BinaryOperator.Divide } quotient =>
                LowerBound(quotient.Left, depth - 1) >= 0 && LowerBound(quotient.Right, depth - 1) >= 0 ? 0 : double.NegativeInfinity,
            PrimitiveExpression function => LowerBound(function, depth - 1),
            _ => double.NegativeInfinity,
        };
    }

    private double LowerBound(PrimitiveExpression function, int depth) => function.Function switch
    {
        "Exp/1" or "Exp2/1" or "Exp10/1" or "Abs/1" or "Hypot/2" => 0,
        "Cosh/1" => 1,
        "Sqrt/1" => Math.Sqrt(Math.Max(0, LowerBound(function.Arguments[0], depth))),
        "Max/2" => Math.Max(LowerBound(function.Arguments[0], depth), LowerBound(function.Arguments[1], depth)),
        _ => double.NegativeInfinity,
    };
}
