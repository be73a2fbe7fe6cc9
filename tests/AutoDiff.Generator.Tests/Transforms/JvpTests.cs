using AutoDiff.Generator.IR;
using AutoDiff.Generator.Transforms;

namespace AutoDiff.Generator.Tests.Transforms;

public sealed class JvpTests
{
    private static readonly SequenceType Span = MethodBuilder.Span;

    [Fact]
    public void TheTangentStandsUnderItsPrimal()
    {
        var m = new MethodBuilder();
        IrVariable x = m.Parameter("x");
        Operand y = m.Let("y", new BinaryExpression(BinaryOperator.Multiply, (VariableOperand)x, m.Call("Exp", x), RealType.Double));
        IrMethod f = m.Return("F", m.Add(y, MethodBuilder.Real(1)));

        Assert.Equal(
            """
            double exp = global::System.Math.Exp(x);
            double y = x * exp;
            double yTangent = exp * xTangent + x * (exp * xTangent);
            return (y + 1.0, yTangent);

            """,
            Emitted.Body(Jvp(f)));
    }

    [Theory]
    [InlineData(0.5, 1.3, -2.0)]
    [InlineData(2.5, -0.3, 1.0)]
    public void ArithmeticFollowsTheRules(double x, double xTangent, double yTangent)
    {
        const double y = 1.7;
        AssertJvp(BinaryOperator.Add, x + y, xTangent + yTangent);
        AssertJvp(BinaryOperator.Subtract, x - y, xTangent - yTangent);
        AssertJvp(BinaryOperator.Multiply, x * y, (y * xTangent) + (x * yTangent));
        AssertJvp(BinaryOperator.Divide, x / y, (xTangent - (x / y * yTangent)) / y);
        AssertJvp(BinaryOperator.Remainder, x % y, xTangent - (Math.Truncate(x / y) * yTangent));

        void AssertJvp(BinaryOperator binary, double value, double tangent)
        {
            var m = new MethodBuilder();
            IrVariable a = m.Parameter("x");
            IrVariable b = m.Parameter("y");
            using Emitted code = Emitted.Compile(Jvp(m.Return("F", m.Binary(binary, a, b))));
            (double actual, double actualTangent) = code.Method<Func<double, double, double, double, (double, double)>>("FJvp")(x, y, xTangent, yTangent);
            Assert.Equal(value, actual);
            Assert.Equal(tangent, actualTangent, 12);
        }
    }

    [Fact]
    public void TheRemainderCountsTheMultiplesThatItTookAwayAndNotTheRoundedQuotient()
    {
        var m = new MethodBuilder();
        IrVariable x = m.Parameter("x");
        IrVariable y = m.Parameter("y");
        using Emitted code = Emitted.Compile(Jvp(m.Return("F", m.Binary(BinaryOperator.Remainder, x, y))));

        // 0.9 / 0.1 rounds to 9, but 0.1 goes into 0.9 only 8 times.
        Assert.Equal(-8.0, code.Method<Func<double, double, double, double, (double, double)>>("FJvp")(0.9, 0.1, 0.0, 1.0).Item2);
    }

    [Fact]
    public void AZeroTangentStaysZeroWhereADivisionIsSingular()
    {
        var m = new MethodBuilder();
        IrVariable x = m.Parameter("x");
        IrVariable y = m.Parameter("y");
        using Emitted code = Emitted.Compile(Jvp(m.Return("F", m.Div(x, y))));
        var jvp = code.Method<Func<double, double, double, double, (double, double)>>("FJvp");

        Assert.Equal(0.0, jvp(1.0, 0.0, 0.0, 0.0).Item2);
        Assert.Equal(double.PositiveInfinity, jvp(1.0, 0.0, 1.0, 0.0).Item2);
        Assert.Equal(double.NegativeInfinity, jvp(1.0, 0.0, 0.0, 1.0).Item2);
    }

    [Fact]
    public void AZeroTangentStaysZeroWhereAPrimitiveIsSingular()
    {
        var m = new MethodBuilder();
        IrVariable x = m.Parameter("x");
        using Emitted code = Emitted.Compile(Jvp(m.Return("F", m.Call("Sqrt", x))));
        var jvp = code.Method<Func<double, double, (double, double)>>("FJvp");

        Assert.Equal((0.0, 0.0), jvp(0.0, 0.0));
        Assert.Equal((0.0, double.PositiveInfinity), jvp(0.0, 1.0));
    }

    [Fact]
    public void AReassignedVariableUsesItsOldValue()
    {
        // p = p * x, then p = exp(p), in a loop.
        var m = new MethodBuilder();
        IrVariable x = m.Parameter("x");
        IrVariable p = m.Let("p", new UseExpression((VariableOperand)x)).Variable;
        m.For("i", MethodBuilder.Int(0), MethodBuilder.Int(2), _ =>
        {
            m.Assign(p, new BinaryExpression(BinaryOperator.Multiply, (VariableOperand)p, (VariableOperand)x, RealType.Double));
            m.Assign(p, m.Call("Exp", p));
        });
        using Emitted code = Emitted.Compile(Jvp(m.Return("F", (VariableOperand)p)));

        const double at = 0.3;
        double first = Math.Exp(at * at);
        double firstTangent = first * 2 * at;
        double second = Math.Exp(first * at);
        (double value, double tangent) = code.Method<Func<double, double, (double, double)>>("FJvp")(at, 1.0);
        Assert.Equal(second, value);
        Assert.Equal(second * ((firstTangent * at) + first), tangent, 12);
    }

    [Fact]
    public void ATemporaryKeepsTheTangentThatItsOperandHadWhenItWasComputed()
    {
        // t = y (a copy); y = x * x; result t + y.
        var m = new MethodBuilder();
        IrVariable x = m.Parameter("x");
        IrVariable y = m.Let("y", new UseExpression((VariableOperand)x)).Variable;
        Operand t = m.Let(new UseExpression((VariableOperand)y));
        m.Assign(y, m.Mul(x, x));
        using Emitted code = Emitted.Compile(Jvp(m.Return("F", m.Add(t, y))));

        Assert.Equal((12.0, 7.0), code.Method<Func<double, double, (double, double)>>("FJvp")(3.0, 1.0));
    }

    [Fact]
    public void MemoryWrittenInPlaceCarriesItsTangents()
    {
        // x[i] = x[i - 1] * x[i]
        var m = new MethodBuilder();
        IrVariable x = m.Parameter("x", Span);
        m.For("i", MethodBuilder.Int(1), m.Length(x), i =>
        {
            Operand previous = m.Let(new BinaryExpression(BinaryOperator.Subtract, (VariableOperand)i, MethodBuilder.Int(1), PassiveType.Int32));
            m.Store(x, (VariableOperand)i, m.Mul(m.Load(x, previous), m.Load(x, (VariableOperand)i)));
        });
        using Emitted code = Emitted.Compile(Jvp(m.Return("F")));

        double[] values = [2.0, 3.0, 5.0];
        double[] tangents = [1.0, 0.0, 0.0];
        code.Method<TwoSpans>("FJvp")(values, tangents);
        Assert.Equal([2.0, 6.0, 30.0], values);
        Assert.Equal([1.0, 3.0, 15.0], tangents);
    }

    [Fact]
    public void FillAndCopyAndSlicesDoTheSameToTheTangents()
    {
        var m = new MethodBuilder();
        IrVariable x = m.Parameter("x", MethodBuilder.ReadOnlySpan);
        IrVariable y = m.Parameter("y", Span);
        m.Add(new FillStatement(y, m.Mul(m.Load(x, MethodBuilder.Int(0)), MethodBuilder.Real(2))));
        IrVariable tail = m.Let("tail", new SliceExpression(y, MethodBuilder.Int(1), null, Span)).Variable;
        m.Add(new CopyStatement(x, tail));
        m.Accumulate(tail, MethodBuilder.Int(0), m.Load(y, MethodBuilder.Int(0)));
        using Emitted code = Emitted.Compile(Jvp(m.Return("F")));

        double[] y0 = new double[4];
        double[] y1 = [9.0, 9.0, 9.0, 9.0];
        code.Method<FourSpans>("FJvp")([1.0, 2.0], y0, [10.0, 20.0], y1);
        Assert.Equal([2.0, 3.0, 2.0, 2.0], y0);
        Assert.Equal([20.0, 30.0, 20.0, 20.0], y1);
    }

    [Fact]
    public void PassiveDataThatOverwritesActiveMemoryZeroesItsTangent()
    {
        var m = new MethodBuilder();
        IrVariable x = m.Parameter("x", Span);
        m.Store(x, MethodBuilder.Int(0), MethodBuilder.Real(4));
        using Emitted code = Emitted.Compile(Jvp(m.Return("F")));

        double[] tangents = [1.0, 2.0];
        code.Method<TwoSpans>("FJvp")([1.0, 1.0], tangents);
        Assert.Equal([0.0, 2.0], tangents);
    }

    [Fact]
    public void AVariableThatNothingActiveReachesHasNoTangent()
    {
        var m = new MethodBuilder();
        IrVariable x = m.Parameter("x");
        IrVariable c = m.Parameter("c", isActive: false);
        Operand passive = m.Let("scale", new BinaryExpression(BinaryOperator.Multiply, (VariableOperand)c, (VariableOperand)c, RealType.Double));
        IrVariable work = m.Let("work", new AllocateExpression(EquatableArray.Of<Operand>(MethodBuilder.Int(3)), Span, OnStack: true)).Variable;
        m.Store(work, MethodBuilder.Int(0), passive);

        string text = Emitted.Text(Jvp(m.Return("F", m.Mul(x, m.Load(work, MethodBuilder.Int(0))))));

        Assert.DoesNotContain("scaleTangent", text);
        Assert.DoesNotContain("workTangent", text);
        Assert.DoesNotContain("cTangent", text);
    }

    [Fact]
    public void APassiveBufferThatActiveDataIsPutIntoHasItsTangentsOnTheTape()
    {
        var m = new MethodBuilder();
        IrVariable x = m.Parameter("x");
        IrVariable work = m.Parameter("work", Span, isActive: false);
        m.Store(work, MethodBuilder.Int(0), m.Mul(x, x));
        using Emitted code = Emitted.Compile(Jvp(m.Return("F", m.Load(work, MethodBuilder.Int(0)))));

        Assert.Equal((9.0, 6.0), code.Method<ScalarSpanScalar>("FJvp")(3.0, new double[2], 1.0));
    }

    [Fact]
    public void BranchesCarryTheTangentOfTheBranchTaken()
    {
        var m = new MethodBuilder();
        IrVariable x = m.Parameter("x");
        IrVariable y = m.Body.NewVariable("y", RealType.Double);
        m.Add(new DeclareStatement(y, IsZeroed: false));
        m.If(m.Compare(BinaryOperator.Less, x, MethodBuilder.Real(0)), () => m.Assign(y, MethodBuilder.Real(1)), () => m.Assign(y, m.Call("Sin", x)));
        using Emitted code = Emitted.Compile(Jvp(m.Return("F", (VariableOperand)y)));
        var jvp = code.Method<Func<double, double, (double, double)>>("FJvp");

        Assert.Equal((1.0, 0.0), jvp(-2.0, 3.0));
        Assert.Equal((Math.Sin(2.0), Math.Cos(2.0) * 3.0), jvp(2.0, 3.0));
    }

    [Fact]
    public void AWhileLoopThatTestsActiveDataIsDifferentiatedThrough()
    {
        // while (x * x > 2) x = x * 0.5
        var m = new MethodBuilder();
        IrVariable x = m.Parameter("x");
        m.While(() => m.Compare(BinaryOperator.Greater, m.Mul(x, x), MethodBuilder.Real(2)), () => m.Assign(x, m.Mul(x, MethodBuilder.Real(0.5))));
        IrMethod f = Jvp(m.Return("F", (VariableOperand)x));

        Assert.Contains("while (x * x > 2.0)", Emitted.Text(Simplify.Apply(f, TransformOptions.Default)));
        using Emitted code = Emitted.Compile(f);
        Assert.Equal((1.25, 0.25), code.Method<Func<double, double, (double, double)>>("FJvp")(5.0, 1.0));
    }

    [Fact]
    public void ReferenceAndOutputParametersHaveTangentsOfTheirKind()
    {
        var m = new MethodBuilder();
        IrVariable x = m.Parameter("x");
        IrVariable r = m.Parameter("r", mode: PassingMode.Ref);
        IrVariable o = m.Parameter("o", mode: PassingMode.Out);
        m.Assign(o, MethodBuilder.Real(5));
        m.Assign(r, m.Mul(r, x));
        using Emitted code = Emitted.Compile(Jvp(m.Return("F")));

        double value = 3.0;
        double tangent = 10.0;
        code.Method<References>("FJvp")(2.0, ref value, out double output, 1.0, ref tangent, out double outputTangent);
        Assert.Equal((6.0, 23.0, 5.0, 0.0), (value, tangent, output, outputTangent));
    }

    [Fact]
    public void APassiveResultStaysAlone()
    {
        var m = new MethodBuilder();
        m.Parameter("x", Span);
        IrVariable n = m.Parameter("n", PassiveType.Int32);
        IrMethod jvp = Jvp(m.Return("F", (VariableOperand)n));

        Assert.Equal("int", AutoDiff.Generator.Emission.CSharpEmitter.Result(jvp.Results));
    }

    [Fact]
    public void AWrongShapeIsReportedBeforeAnythingHappens()
    {
        var m = new MethodBuilder();
        IrVariable x = m.Parameter("x", Span);
        m.Store(x, MethodBuilder.Int(0), MethodBuilder.Real(4));
        using Emitted code = Emitted.Compile(Jvp(m.Return("F")));

        double[] values = [1.0, 2.0];
        var exception = Assert.Throws<ArgumentException>(() => code.Method<TwoSpans>("FJvp")(values, new double[3]));
        Assert.Equal("xTangent", exception.ParamName);
        Assert.Equal([1.0, 2.0], values);
    }

    [Fact]
    public void TheJvpOfAJvpIsTheSecondDerivative()
    {
        // x * x * sin(x)
        var m = new MethodBuilder();
        IrVariable x = m.Parameter("x");
        IrMethod f = m.Return("F", m.Mul(m.Mul(x, x), m.Call("Sin", x)));
        IrMethod second = IrVerifier.Verify(AutoDiff.Generator.Transforms.Jvp.Transform(Jvp(f), TestRules.Table, "FSecond"));
        using Emitted code = Emitted.Compile(second);

        const double at = 0.7;
        (double value, double tangent, double _, double both) =
            code.Method<Func<double, double, double, double, (double, double, double, double)>>("FSecond")(at, 1.0, 1.0, 0.0);
        Assert.Equal(at * at * Math.Sin(at), value);
        Assert.Equal((2 * at * Math.Sin(at)) + (at * at * Math.Cos(at)), tangent, 12);
        Assert.Equal((2 * Math.Sin(at)) + (4 * at * Math.Cos(at)) - (at * at * Math.Sin(at)), both, 12);
    }

    [Theory]
    [InlineData(2.0, 1.0, 1.0)]
    [InlineData(1.0, 2.0, 0.0)]
    [InlineData(2.0, 2.0, 0.5)]
    public void AFormulaWithAChoiceTakesTheRightOne(double x, double y, double expected)
    {
        var m = new MethodBuilder();
        IrVariable a = m.Parameter("x");
        IrVariable b = m.Parameter("y");
        using Emitted code = Emitted.Compile(Jvp(m.Return("F", m.Call("Max", a, b))));

        Assert.Equal(expected, code.Method<Func<double, double, double, double, (double, double)>>("FJvp")(x, y, 1.0, 0.0).Item2);
    }

    [Fact]
    public void ADiscreteFunctionHasNoTangentAtAll()
    {
        var m = new MethodBuilder();
        IrVariable x = m.Parameter("x");
        Operand whole = m.Let("whole", new PrimitiveExpression("Floor/1", "global::System.Math.Floor", EquatableArray.Of<Operand>(new VariableOperand(x)), RealType.Double));

        Assert.DoesNotContain("wholeTangent", Emitted.Text(Jvp(m.Return("F", m.Sub(x, whole)))));
    }

    [Fact]
    public void SingleAndDoubleMixThroughConversions()
    {
        var m = new MethodBuilder();
        IrVariable x = m.Parameter("x", RealType.Single);
        Operand wide = m.Let(new ConvertExpression((VariableOperand)x, RealType.Double));
        Operand square = m.Mul(wide, wide);
        using Emitted code = Emitted.Compile(Jvp(m.Return("F", m.Let(new ConvertExpression(square, RealType.Single)))));

        Assert.Equal((9f, 6f), code.Method<Func<float, float, (float, float)>>("FJvp")(3f, 1f));
    }

    private static IrMethod Jvp(IrMethod method) =>
        IrVerifier.Verify(AutoDiff.Generator.Transforms.Jvp.Transform(method, TestRules.Table, method.Name + "Jvp"));

    private delegate void TwoSpans(Span<double> a, Span<double> b);

    private delegate void FourSpans(ReadOnlySpan<double> a, Span<double> b, ReadOnlySpan<double> c, Span<double> d);

    private delegate (double Value, double Tangent) ScalarSpanScalar(double x, Span<double> work, double xTangent);

    private delegate void References(double x, ref double r, out double o, double xTangent, ref double rTangent, out double oTangent);
}
