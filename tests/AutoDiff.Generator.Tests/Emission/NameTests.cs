using AutoDiff.Generator.IR;
using AutoDiff.Generator.Tests.Transforms;

namespace AutoDiff.Generator.Tests.Emission;

public sealed class NameTests
{
    [Fact]
    public void VersionsOfAVariableAreNumbered()
    {
        var m = new MethodBuilder();
        IrVariable x = m.Parameter("x");
        Operand first = m.Let("y", new UseExpression((VariableOperand)x));
        Operand second = m.Let("y", new BinaryExpression(BinaryOperator.Multiply, first, first, RealType.Double));

        Assert.Equal(
            """
            double y = x;
            double y1 = y * y;
            return y1 - y;

            """,
            Emitted.Body(m.Return("F", m.Sub(second, first))));
    }

    [Fact]
    public void ANumberNeverMeetsANameOfTheUser()
    {
        var m = new MethodBuilder();
        IrVariable x = m.Parameter("x");
        Operand taken = m.Let("y1", new UseExpression((VariableOperand)x));
        Operand first = m.Let("y", new UseExpression((VariableOperand)x));
        Operand second = m.Let("y", new BinaryExpression(BinaryOperator.Multiply, first, taken, RealType.Double));

        Assert.Contains("double y2 = y * y1;", Emitted.Body(m.Return("F", second)));
    }

    [Fact]
    public void AVariableOfAnInnerScopeGivesWayToOneThatIsDeclaredLaterAroundIt()
    {
        var m = new MethodBuilder();
        IrVariable x = m.Parameter("x");
        IrVariable s = m.Let("s", new UseExpression(MethodBuilder.Real(0))).Variable;
        m.If(m.Compare(BinaryOperator.Greater, x, MethodBuilder.Real(0)), () =>
        {
            Operand inner = m.Let("t", new BinaryExpression(BinaryOperator.Multiply, (VariableOperand)x, (VariableOperand)x, RealType.Double));
            m.Assign(s, m.Add(inner, inner));
        });
        Operand outer = m.Let("t", new BinaryExpression(BinaryOperator.Add, (VariableOperand)s, (VariableOperand)x, RealType.Double));

        using Emitted code = Emitted.Compile(m.Return("F", m.Mul(outer, outer)));

        Assert.Equal(441.0, code.Method<Func<double, double>>("F")(3.0));
    }

    [Fact]
    public void KeywordsAreEscaped()
    {
        var m = new MethodBuilder();
        IrVariable x = m.Parameter("params");
        Operand y = m.Let("event", new BinaryExpression(BinaryOperator.Multiply, (VariableOperand)x, (VariableOperand)x, RealType.Double));

        using Emitted code = Emitted.Compile(m.Return("F", m.Add(y, y)));

        Assert.Equal(8.0, code.Method<Func<double, double>>("F")(2.0));
    }

    [Fact]
    public void ElementsAreNamedAfterTheirPlace()
    {
        var m = new MethodBuilder();
        IrVariable x = m.Parameter("x", MethodBuilder.ReadOnlySpan);
        IrVariable xTangent = m.Parameter("xTangent", MethodBuilder.ReadOnlySpan);
        Operand a = m.Load(x, MethodBuilder.Int(0));
        Operand b = m.Load(xTangent, MethodBuilder.Int(0));

        Assert.Equal(
            """
            double x0 = x[0];
            double x0Tangent = xTangent[0];
            return x0 * x0 * (x0Tangent * x0Tangent);

            """,
            Emitted.Body(m.Return("F", m.Mul(m.Mul(a, a), m.Mul(b, b)))));
    }
}
