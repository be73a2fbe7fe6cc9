using AutoDiff.Generator.IR;
using AutoDiff.Generator.Tests.Transforms;

namespace AutoDiff.Generator.Tests.Emission;

public sealed class StatementEmissionTests
{
    [Fact]
    public void AnAssignmentToItselfIsCompound()
    {
        var m = new MethodBuilder();
        IrVariable x = m.Parameter("x");
        IrVariable s = m.Let("s", new UseExpression(MethodBuilder.Real(1))).Variable;
        m.Assign(s, m.Add(s, m.Mul(x, x)));
        m.Assign(s, m.Sub(s, m.Sub(x, MethodBuilder.Real(1))));
        IrMethod f = m.Return("F", (VariableOperand)s);

        Assert.Equal(
            """
            double s = 1.0;
            s += x * x;
            s -= x - 1.0;
            return s;

            """,
            Emitted.Body(f));
    }

    [Fact]
    public void ALoadIsNotMovedOverAStore()
    {
        var m = new MethodBuilder();
        IrVariable x = m.Parameter("x", MethodBuilder.Span);
        Operand old = m.Load(x, MethodBuilder.Int(0));
        m.Store(x, MethodBuilder.Int(0), MethodBuilder.Real(7));
        IrMethod f = m.Return("F", old);

        Assert.Equal(
            """
            double x0 = x[0];
            x[0] = 7.0;
            return x0;

            """,
            Emitted.Body(f));
    }

    [Fact]
    public void AValueIsNotMovedOverAnAssignmentToItsOperand()
    {
        var m = new MethodBuilder();
        IrVariable x = m.Parameter("x");
        Operand square = m.Mul(x, x);
        m.Assign(x, MethodBuilder.Real(1));
        IrMethod f = m.Return("F", square);

        using Emitted code = Emitted.Compile(f);
        Assert.Equal(9.0, code.Method<Func<double, double>>("F")(3.0));
    }

    [Fact]
    public void AReadOfAReferenceParameterIsNotMovedOverAStore()
    {
        var m = new MethodBuilder();
        IrVariable x = m.Parameter("x", MethodBuilder.Array);
        IrVariable r = m.Parameter("r", mode: PassingMode.Ref);
        Operand twice = m.Add(r, r);
        m.Store(x, MethodBuilder.Int(0), MethodBuilder.Real(7));
        IrMethod f = m.Return("F", twice);

        using Emitted code = Emitted.Compile(f);
        double[] data = [3.0];
        Assert.Equal(6.0, code.Method<RefCall>("F")(data, ref data[0]));
    }

    [Fact]
    public void LoopsLookLikeLoops()
    {
        var m = new MethodBuilder();
        IrVariable x = m.Parameter("x", MethodBuilder.ReadOnlySpan);
        IrVariable s = m.Let("s", new UseExpression(MethodBuilder.Real(0))).Variable;
        m.For("i", MethodBuilder.Int(0), m.Length(x), i => m.Assign(s, m.Add(s, m.Load(x, (VariableOperand)i))));
        m.For(
            "i",
            m.Let(new BinaryExpression(BinaryOperator.Subtract, m.Length(x), MethodBuilder.Int(1), PassiveType.Int32)),
            MethodBuilder.Int(-1),
            i => m.Assign(s, m.Sub(s, m.Load(x, (VariableOperand)i))),
            step: -2);
        IrMethod f = m.Return("F", (VariableOperand)s);

        Assert.Equal(
            """
            double s = 0.0;
            for (int i = 0; i < x.Length; i++)
            {
                s += x[i];
            }

            for (int i = x.Length - 1; i >= 0; i -= 2)
            {
                s -= x[i];
            }

            return s;

            """,
            Emitted.Body(f));
    }

    [Fact]
    public void ABoundThatTheBodyChangesIsEvaluatedOnce()
    {
        var m = new MethodBuilder();
        IrVariable n = m.Parameter("n", PassiveType.Int32);
        IrVariable count = m.Let("count", new UseExpression(MethodBuilder.Int(0))).Variable;
        Operand end = m.Let(new BinaryExpression(BinaryOperator.Multiply, (VariableOperand)n, MethodBuilder.Int(2), PassiveType.Int32));
        m.For("i", MethodBuilder.Int(0), end, _ =>
        {
            m.Assign(n, MethodBuilder.Int(0));
            m.Assign(count, m.Let(new BinaryExpression(BinaryOperator.Add, (VariableOperand)count, MethodBuilder.Int(1), PassiveType.Int32)));
        });
        IrMethod f = m.Return("F", (VariableOperand)count);

        Assert.Contains("count++;", Emitted.Body(f));
        using Emitted code = Emitted.Compile(f);
        Assert.Equal(6, code.Method<Func<int, int>>("F")(3));
    }

    [Fact]
    public void AWhileLoopKeepsTheSenseOfItsConditionForNaN()
    {
        var m = new MethodBuilder();
        IrVariable x = m.Parameter("x");
        m.While(
            () =>
            {
                IrVariable half = m.Let("half", new BinaryExpression(BinaryOperator.Multiply, (VariableOperand)x, MethodBuilder.Real(0.5), RealType.Double)).Variable;
                return m.Compare(BinaryOperator.Greater, half, MethodBuilder.Real(1));
            },
            () => m.Assign(x, m.Mul(x, MethodBuilder.Real(0.5))));
        IrMethod f = m.Return("F", (VariableOperand)x);

        Assert.Equal(
            """
            while (true)
            {
                double half = x * 0.5;
                if (!(half > 1.0))
                {
                    break;
                }

                x *= 0.5;
            }

            return x;

            """,
            Emitted.Body(f));
        using Emitted code = Emitted.Compile(f);
        Assert.Equal(double.NaN, code.Method<Func<double, double>>("F")(double.NaN));
        Assert.Equal(1.25, code.Method<Func<double, double>>("F")(10.0));
    }

    [Fact]
    public void AHeaderThatOnlyComputesItsConditionIsTheConditionOfAWhile()
    {
        var m = new MethodBuilder();
        IrVariable x = m.Parameter("x");
        m.While(() => m.Compare(BinaryOperator.Greater, m.Mul(x, x), MethodBuilder.Real(2)), () => m.Assign(x, m.Mul(x, MethodBuilder.Real(0.5))));

        Assert.StartsWith("while (x * x > 2.0)\n", Emitted.Body(m.Return("F", (VariableOperand)x)));
    }

    [Fact]
    public void ABranchThatOnlyChoosesAValueIsAConditionalExpression()
    {
        var m = new MethodBuilder();
        IrVariable x = m.Parameter("x");
        IrVariable y = m.Body.NewVariable("y", RealType.Double);
        m.Add(new DeclareStatement(y, IsZeroed: false));
        m.If(m.Compare(BinaryOperator.Less, x, MethodBuilder.Real(0)), () => m.Assign(y, MethodBuilder.Real(0)), () => m.Assign(y, m.Call("Sqrt", x)));

        Assert.Equal(
            """
            double y = x < 0.0 ? 0.0 : global::System.Math.Sqrt(x);
            return y;

            """,
            Emitted.Body(m.Return("F", (VariableOperand)y)));
    }

    [Fact]
    public void NestedElseBranchesAreAChain()
    {
        var m = new MethodBuilder();
        IrVariable x = m.Parameter("x", MethodBuilder.Span);
        IrVariable n = m.Parameter("n", PassiveType.Int32);
        m.If(
            m.Compare(BinaryOperator.Equal, n, MethodBuilder.Int(0)),
            () => m.Store(x, MethodBuilder.Int(0), MethodBuilder.Real(1)),
            () => m.If(
                m.Compare(BinaryOperator.Equal, n, MethodBuilder.Int(1)),
                () => m.Store(x, MethodBuilder.Int(1), MethodBuilder.Real(2)),
                () => m.Accumulate(x, MethodBuilder.Int(2), MethodBuilder.Real(3))));

        Assert.Equal(
            """
            if (n == 0)
            {
                x[0] = 1.0;
            }
            else if (n == 1)
            {
                x[1] = 2.0;
            }
            else
            {
                x[2] += 3.0;
            }

            """,
            Emitted.Body(m.Return("F")));
    }

    [Fact]
    public void ABranchWithOnlyAnElseIsNegated()
    {
        var m = new MethodBuilder();
        IrVariable x = m.Parameter("x", MethodBuilder.Span);
        IrVariable a = m.Parameter("a");
        m.If(m.Compare(BinaryOperator.Less, a, MethodBuilder.Real(0)), () => { }, () => m.Store(x, MethodBuilder.Int(0), a));

        Assert.StartsWith("if (!(a < 0.0))\n", Emitted.Body(m.Return("F")));
    }

    [Fact]
    public void ASpanThatMayComeToReferToTheStackIsScoped()
    {
        var m = new MethodBuilder();
        IrVariable x = m.Parameter("x", MethodBuilder.Span);
        IrVariable s = m.Body.NewVariable("s", MethodBuilder.Span);
        m.Add(new DeclareStatement(s, IsZeroed: false));
        m.If(
            m.Compare(BinaryOperator.Greater, m.Length(x), MethodBuilder.Int(2)),
            () => m.Assign(s, (VariableOperand)x),
            () => m.Assign(s, new AllocateExpression(EquatableArray.Of<Operand>(MethodBuilder.Int(3)), MethodBuilder.Span, OnStack: true)));
        IrMethod f = m.Return("F", m.Load(s, MethodBuilder.Int(2)));

        using Emitted code = Emitted.Compile(f);
        Assert.Equal(0.0, code.Method<SpanCall>("F")([1.0]));
        Assert.Equal(3.0, code.Method<SpanCall>("F")([1.0, 2.0, 3.0]));
    }

    [Fact]
    public void AVariableThatOnlyAFlagGuardsIsDeclaredWithAValue()
    {
        var m = new MethodBuilder();
        IrVariable x = m.Parameter("x");
        IrVariable isSet = m.Let("isSet", new UseExpression(PassiveConstant.False)).Variable;
        IrVariable y = m.Body.NewVariable("y", RealType.Double);
        m.Add(new DeclareStatement(y, IsZeroed: false));
        m.If(m.Compare(BinaryOperator.Greater, x, MethodBuilder.Real(0)), () =>
        {
            m.Assign(y, (VariableOperand)x);
            m.Assign(isSet, PassiveConstant.True);
        });
        IrVariable z = m.Let("z", new UseExpression(MethodBuilder.Real(-1))).Variable;
        m.If((VariableOperand)isSet, () => m.Assign(z, (VariableOperand)y));

        using Emitted code = Emitted.Compile(m.Return("F", (VariableOperand)z));

        Assert.Equal(2.0, code.Method<Func<double, double>>("F")(2.0));
        Assert.Equal(-1.0, code.Method<Func<double, double>>("F")(-2.0));
    }

    [Fact]
    public void ACommentWithNothingUnderItGoes()
    {
        var m = new MethodBuilder();
        IrVariable x = m.Parameter("x", MethodBuilder.Span);
        m.Add(new SourceStatement("a = b;"));
        m.Add(new SourceStatement("x[0] = 1;"));
        m.Store(x, MethodBuilder.Int(0), MethodBuilder.Real(1));
        m.Add(new SourceStatement("c = d;"));

        Assert.Equal(
            """
            // x[0] = 1;
            x[0] = 1.0;

            """,
            Emitted.Body(m.Return("F")));
    }

    private delegate double RefCall(double[] x, ref double r);

    private delegate double SpanCall(Span<double> x);
}
