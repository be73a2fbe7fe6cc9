using AutoDiff.Generator.IR;
using AutoDiff.Generator.Transforms;

namespace AutoDiff.Generator.Tests.Transforms;

public sealed class SimplifyRegularPartialsTests
{
    [Fact]
    public void TheReciprocalOfOneAndASquareIsFinite() => Assert.Equal("*", OperatorFor(static (m, x) => m.Add(MethodBuilder.Real(1), m.Mul(x, x))));

    [Fact]
    public void SoIsThatOfOneAndAnExponential() => Assert.Equal("*", OperatorFor(static (m, x) => m.Add(m.Call("Exp", x), MethodBuilder.Real(1))));

    [Fact]
    public void SoIsThatOfTheRootOfWhatIsPositive() =>
        Assert.Equal("*", OperatorFor(static (m, x) => m.Call("Sqrt", m.Add(m.Mul(x, x), MethodBuilder.Real(1e-6)))));

    [Fact]
    public void ASquareMayBeZero() => Assert.Equal("chain", OperatorFor(static (m, x) => m.Mul(x, x)));

    [Fact]
    public void AnExponentialMayBeZero() => Assert.Equal("chain", OperatorFor(static (m, x) => m.Call("Exp", x)));

    [Fact]
    public void ATinyBoundIsNone() => Assert.Equal("chain", OperatorFor(static (m, x) => m.Add(m.Mul(x, x), MethodBuilder.Real(1e-300))));

    [Fact]
    public void ADifferenceHasNoBound() => Assert.Equal("chain", OperatorFor(static (m, x) => m.Sub(MethodBuilder.Real(1), m.Mul(x, x))));

    [Fact]
    public void AProductOfTwoHasNone() => Assert.Equal("chain", OperatorFor(static (m, x) => m.Add(MethodBuilder.Real(1), m.Mul(x, m.Parameter("y")))));

    [Fact]
    public void AVariableThatIsAssignedAgainHasNone()
    {
        var m = new MethodBuilder();
        IrVariable x = m.Parameter("x");
        VariableOperand divisor = m.Let("divisor", new BinaryExpression(BinaryOperator.Add, MethodBuilder.Real(1), m.Mul(x, x), RealType.Double));
        m.Assign(divisor.Variable, x);
        Assert.Equal("chain", Operator(m, m.Div(MethodBuilder.Real(1), divisor), x));
    }

    private static string OperatorFor(Func<MethodBuilder, VariableOperand, Operand> divisor)
    {
        var m = new MethodBuilder();
        IrVariable x = m.Parameter("x");
        return Operator(m, m.Div(x, divisor(m, new VariableOperand(x))), x);
    }

    /// <summary>How the partial is multiplied by the shadow.</summary>
    private static string Operator(MethodBuilder m, VariableOperand partial, IrVariable shadow)
    {
        VariableOperand product = m.Let(new ChainExpression(partial, new VariableOperand(shadow), RealType.Double));
        IrMethod method = SimplifyRegularPartials.Apply(m.Return("F", product));
        return method.Body.OfType<LetStatement>().Single(let => let.Target.Id == product.Variable.Id).Value switch
        {
            ChainExpression => "chain",
            BinaryExpression { Operator: BinaryOperator.Multiply } => "*",
            var other => other.ToString(),
        };
    }
}
