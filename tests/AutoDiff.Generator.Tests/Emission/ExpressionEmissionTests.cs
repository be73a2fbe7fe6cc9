using AutoDiff.Generator.Emission;
using AutoDiff.Generator.IR;
using AutoDiff.Generator.Tests.Transforms;

namespace AutoDiff.Generator.Tests.Emission;

public sealed class ExpressionEmissionTests
{
    [Fact]
    public void TemporariesThatAreReadOnceAreNestedBack()
    {
        var m = new MethodBuilder();
        IrVariable x = m.Parameter("x");
        IrVariable y = m.Parameter("y");

        IrMethod f = m.Return("F", m.Add(m.Mul(x, m.Call("Sin", y)), MethodBuilder.Real(2)));

        Assert.Equal("return x * global::System.Math.Sin(y) + 2.0;\n", Emitted.Body(f));
    }

    [Fact]
    public void ATemporaryThatIsReadTwiceIsNamedAfterWhatItHolds()
    {
        var m = new MethodBuilder();
        IrVariable x = m.Parameter("x");
        Operand sin = m.Call("Sin", x);

        IrMethod f = m.Return("F", m.Mul(sin, sin));

        Assert.Equal(
            """
            double sin = global::System.Math.Sin(x);
            return sin * sin;

            """,
            Emitted.Body(f));
    }

    [Theory]
    [InlineData(BinaryOperator.Subtract, "a - (b - c)", "a - b - c")]
    [InlineData(BinaryOperator.Add, "a + (b + c)", "a + b + c")]
    [InlineData(BinaryOperator.Multiply, "a * (b * c)", "a * b * c")]
    [InlineData(BinaryOperator.Divide, "a / (b / c)", "a / b / c")]
    [InlineData(BinaryOperator.Remainder, "a % (b % c)", "a % b % c")]
    internal void TheOrderOfEvaluationIsKept(BinaryOperator binary, string right, string left)
    {
        Assert.Equal($"return {right};\n", Emitted.Body(Three(binary, isRightNested: true)));
        Assert.Equal($"return {left};\n", Emitted.Body(Three(binary, isRightNested: false)));
    }

    [Fact]
    public void AProductOfSumsKeepsItsParentheses()
    {
        var m = new MethodBuilder();
        IrVariable a = m.Parameter("a");
        IrVariable b = m.Parameter("b");

        IrMethod f = m.Return("F", m.Mul(m.Add(a, b), m.Sub(a, b)));

        Assert.Equal("return (a + b) * (a - b);\n", Emitted.Body(f));
    }

    [Fact]
    public void NegationsDoNotRunTogether()
    {
        var m = new MethodBuilder();
        IrVariable a = m.Parameter("a");
        Operand negated = m.Let(new UnaryExpression(UnaryOperator.Negate, (VariableOperand)a, RealType.Double));
        Operand twice = m.Let(new UnaryExpression(UnaryOperator.Negate, negated, RealType.Double));

        IrMethod f = m.Return("F", m.Sub(twice, MethodBuilder.Real(-2)));

        Assert.Equal("return -(-a) - -2.0;\n", Emitted.Body(f));
        using Emitted code = Emitted.Compile(f);
        Assert.Equal(5.0, code.Method<Func<double, double>>("F")(3.0));
    }

    [Fact]
    public void AnIntegerBesideARealNeedsNoCast()
    {
        var m = new MethodBuilder();
        IrVariable x = m.Parameter("x");
        IrVariable n = m.Parameter("n", PassiveType.Int32);
        Operand real = m.Let(new ConvertExpression((VariableOperand)n, RealType.Double));

        Assert.Equal("return x / n;\n", Emitted.Body(m.Return("F", m.Div(x, real))));
    }

    [Fact]
    public void TwoIntegersKeepACastSoThatTheDivisionIsReal()
    {
        var m = new MethodBuilder();
        IrVariable n = m.Parameter("n", PassiveType.Int32);
        IrVariable k = m.Parameter("k", PassiveType.Int32);
        Operand left = m.Let(new ConvertExpression((VariableOperand)n, RealType.Double));
        Operand right = m.Let(new ConvertExpression((VariableOperand)k, RealType.Double));

        IrMethod f = m.Return("F", m.Div(left, right));

        using Emitted code = Emitted.Compile(f);
        Assert.Equal(3.5, code.Method<Func<int, int, double>>("F")(7, 2));
    }

    [Fact]
    public void ALongSumIsBrokenIntoLinesAndCompiles()
    {
        var m = new MethodBuilder();
        IrVariable x = m.Parameter("x");
        Operand sum = new VariableOperand(x);
        for (int i = 0; i < 2000; i++)
        {
            sum = m.Add(sum, m.Mul(MethodBuilder.Real(i), x));
        }

        IrMethod f = m.Return("F", sum);

        Assert.All(Emitted.Body(f).Split('\n'), line => Assert.InRange(line.Length, 0, 200));
        using Emitted code = Emitted.Compile(f);
        double expected = 2.0;
        for (int i = 0; i < 2000; i++)
        {
            expected += i * 2.0;
        }

        Assert.Equal(expected, code.Method<Func<double, double>>("F")(2.0));
    }

    [Fact]
    public void ATowerOfThousandsOfOperationsCompiles()
    {
        var m = new MethodBuilder();
        IrVariable x = m.Parameter("x");
        Operand value = new VariableOperand(x);
        for (int i = 0; i < 2000; i++)
        {
            value = m.Add(x, m.Mul(MethodBuilder.Real(0.5), value));
        }

        using Emitted code = Emitted.Compile(m.Return("F", value));

        Assert.Equal(2.0, code.Method<Func<double, double>>("F")(1.0), 12);
    }

    [Fact]
    public void AConditionalOperatorIsParenthesisedWhereItIsAnOperand()
    {
        var m = new MethodBuilder();
        IrVariable x = m.Parameter("x");
        Operand isPositive = m.Compare(BinaryOperator.Greater, x, MethodBuilder.Real(0));
        Operand chosen = m.Let(new SelectExpression(isPositive, MethodBuilder.Real(1), (VariableOperand)x, RealType.Double));

        Assert.Equal("return (x > 0.0 ? 1.0 : x) * 2.0;\n", Emitted.Body(m.Return("F", m.Mul(chosen, MethodBuilder.Real(2)))));
    }

    [Fact]
    public void ATemplateIsFilledWithParenthesesOnlyWhereTheyMatter()
    {
        var m = new MethodBuilder();
        IrVariable n = m.Parameter("n", PassiveType.Int32);
        Operand next = m.Let(new BinaryExpression(BinaryOperator.Multiply, (VariableOperand)n, MethodBuilder.Int(2), PassiveType.Int32));
        Operand text = m.Let(new TemplateExpression("{0}.ToString()", EquatableArray.Of(next), new PassiveType("string"), IsPure: true, IsStable: true));
        Operand length = m.Let(new TemplateExpression("int.Parse({0})", EquatableArray.Of(text), PassiveType.Int32, IsPure: true, IsStable: true));

        Assert.Equal("return int.Parse((n * 2).ToString());\n", Emitted.Body(m.Return("F", length)));
    }

    [Theory]
    [InlineData(0.1)]
    [InlineData(1.0)]
    [InlineData(-0.0)]
    [InlineData(0.1 + 0.2)]
    [InlineData(1e300)]
    [InlineData(5e-324)]
    [InlineData(-1.7976931348623157e308)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(double.NegativeInfinity)]
    public void ConstantsRoundTripToTheLastBit(double value)
    {
        using Emitted code = Emitted.Compile(
            new MethodBuilder().Return("F", MethodBuilder.Real(value)),
            new MethodBuilder().Return("G", new RealConstant((float)value, RealType.Single)));

        Assert.Equal(BitConverter.DoubleToInt64Bits(value), BitConverter.DoubleToInt64Bits(code.Method<Func<double>>("F")()));
        Assert.Equal(BitConverter.SingleToInt32Bits((float)value), BitConverter.SingleToInt32Bits(code.Method<Func<float>>("G")()));
    }

    [Theory]
    [InlineData(0.0, "T.Zero")]
    [InlineData(-0.0, "T.NegativeZero")]
    [InlineData(1.0, "T.One")]
    [InlineData(0.5, "T.CreateChecked(0.5)")]
    [InlineData(double.NaN, "T.NaN")]
    public void GenericConstantsAreMembersOfTheType(double value, string expected) =>
        Assert.Equal(expected, ConstantPrinter.Print(new RealConstant(value, new RealType(RealKind.Generic, "T"))));

    [Fact]
    public void NestedExpressionsComputeTheSameBitsAsTheirFlatForm()
    {
        var random = new Random(5);
        for (int round = 0; round < 20; round++)
        {
            var m = new MethodBuilder();
            IrVariable x = m.Parameter("x");
            IrVariable y = m.Parameter("y");
            List<Operand> operands = [x, y];
            List<double> values = [1.0 / 3, -7.1];
            for (int i = 0; i < 60; i++)
            {
                int a = random.Next(operands.Count);
                int b = random.Next(operands.Count);
                var binary = (BinaryOperator)random.Next(4);
                operands.Add(m.Binary(binary, operands[a], operands[b]));
                values.Add(binary switch
                {
                    BinaryOperator.Add => values[a] + values[b],
                    BinaryOperator.Subtract => values[a] - values[b],
                    BinaryOperator.Multiply => values[a] * values[b],
                    _ => values[a] / values[b],
                });
            }

            Operand sum = operands[^1];
            double expected = values[^1];
            for (int i = 0; i < operands.Count - 1; i++)
            {
                sum = m.Add(sum, operands[i]);
                expected += values[i];
            }

            using Emitted code = Emitted.Compile(m.Return("F", sum));
            Assert.Equal(expected, code.Method<Func<double, double, double>>("F")(1.0 / 3, -7.1));
        }
    }

    private static IrMethod Three(BinaryOperator binary, bool isRightNested)
    {
        var m = new MethodBuilder();
        IrVariable a = m.Parameter("a");
        IrVariable b = m.Parameter("b");
        IrVariable c = m.Parameter("c");
        return m.Return("F", isRightNested ? m.Binary(binary, a, m.Binary(binary, b, c)) : m.Binary(binary, m.Binary(binary, a, b), c));
    }
}
