using AutoDiff.Generator.IR;
using AutoDiff.Generator.Transforms;

namespace AutoDiff.Generator.Tests.Transforms;

public sealed class SimplifyTests
{
    [Fact]
    public void ACopyGivesWayToWhatItCopies()
    {
        var m = new MethodBuilder();
        IrVariable x = m.Parameter("x");
        Operand copy = m.Let(new UseExpression((VariableOperand)x));
        IrMethod f = Run(m.Return("F", m.Mul(copy, copy)));

        Assert.Equal("return x * x;\n", Emitted.Body(f));
    }

    [Fact]
    public void ACopyOfAVariableThatChangesStays()
    {
        var m = new MethodBuilder();
        IrVariable x = m.Parameter("x");
        Operand copy = m.Let(new UseExpression((VariableOperand)x));
        m.Assign(x, m.Mul(x, x));
        IrMethod f = Run(m.Return("F", m.Sub(x, copy)));

        using Emitted code = Emitted.Compile(f);
        Assert.Equal(6.0, code.Method<Func<double, double>>("F")(3.0));
    }

    [Fact]
    public void ConstantsAreFoldedAsTheMachineWould()
    {
        var m = new MethodBuilder();
        Operand a = m.Add(MethodBuilder.Real(0.1), MethodBuilder.Real(0.2));
        Operand b = m.Div(a, MethodBuilder.Real(3));
        IrMethod f = Run(m.Return("F", b));

        Assert.Single(f.Body);
        Assert.Equal((0.1 + 0.2) / 3.0, ((RealConstant)((ReturnStatement)f.Body[0]).Values[0]).Value);
    }

    [Fact]
    public void SingleConstantsAreFoldedInSinglePrecision()
    {
        var m = new MethodBuilder();
        Operand a = m.Mul(new RealConstant(0.1f, RealType.Single), new RealConstant(0.3f, RealType.Single));
        IrMethod f = Run(m.Return("F", a));

        Assert.Equal(0.1f * 0.3f, ((RealConstant)((ReturnStatement)f.Body[0]).Values[0]).Value);
    }

    [Fact]
    public void AddingZeroIsKeptSinceItLosesTheSignOfANegativeZero()
    {
        var m = new MethodBuilder();
        IrVariable x = m.Parameter("x");
        using Emitted code = Emitted.Compile(Run(m.Return("F", m.Add(x, MethodBuilder.Real(0)))));

        Assert.False(double.IsNegative(code.Method<Func<double, double>>("F")(-0.0)));
    }

    [Fact]
    public void MultiplyingByOneAndSubtractingZeroVanish()
    {
        var m = new MethodBuilder();
        IrVariable x = m.Parameter("x");
        Operand a = m.Mul(m.Mul(MethodBuilder.Real(1), x), MethodBuilder.Real(1));

        Assert.Equal("return x;\n", Emitted.Body(Run(m.Return("F", m.Sub(a, MethodBuilder.Real(0))))));
    }

    [Fact]
    public void AnUnreadValueGoesWithAllThatOnlyFeedsIt()
    {
        var m = new MethodBuilder();
        IrVariable x = m.Parameter("x", MethodBuilder.ReadOnlySpan);
        IrVariable s = m.Let("s", new UseExpression(MethodBuilder.Real(0))).Variable;
        m.For("i", MethodBuilder.Int(0), m.Length(x), i =>
            m.If(m.Compare(BinaryOperator.Greater, m.Load(x, (VariableOperand)i), MethodBuilder.Real(0)), () => m.Assign(s, m.Add(s, m.Load(x, (VariableOperand)i)))));
        IrMethod f = Run(m.Return("F", MethodBuilder.Real(1)));

        Assert.Equal("return 1.0;\n", Emitted.Body(f));
    }

    [Fact]
    public void MemoryOfItsOwnThatIsOnlyWrittenGoes()
    {
        var m = new MethodBuilder();
        IrVariable x = m.Parameter("x");
        IrVariable work = m.Let("work", new AllocateExpression(EquatableArray.Of<Operand>(MethodBuilder.Int(3)), MethodBuilder.Array, OnStack: false)).Variable;
        m.Store(work, MethodBuilder.Int(0), m.Mul(x, x));
        m.Accumulate(work, MethodBuilder.Int(1), x);

        Assert.Equal("return x;\n", Emitted.Body(Run(m.Return("F", (VariableOperand)x))));
    }

    [Fact]
    public void MemoryThatAnotherNameReadsStays()
    {
        var m = new MethodBuilder();
        IrVariable x = m.Parameter("x");
        IrVariable work = m.Let("work", new AllocateExpression(EquatableArray.Of<Operand>(MethodBuilder.Int(3)), MethodBuilder.Array, OnStack: false)).Variable;
        IrVariable view = m.Let("view", new SliceExpression(work, MethodBuilder.Int(0), null, MethodBuilder.Span)).Variable;
        m.Store(work, MethodBuilder.Int(1), x);
        using Emitted code = Emitted.Compile(Run(m.Return("F", m.Load(view, MethodBuilder.Int(1)))));

        Assert.Equal(3.0, code.Method<Func<double, double>>("F")(3.0));
    }

    [Fact]
    public void WhatTheCallerSeesStays()
    {
        var m = new MethodBuilder();
        IrVariable x = m.Parameter("x", MethodBuilder.Span);
        IrVariable o = m.Parameter("o", mode: PassingMode.Out);
        m.Store(x, MethodBuilder.Int(0), MethodBuilder.Real(1));
        m.Assign(o, MethodBuilder.Real(2));
        m.Add(new EffectStatement("global::System.GC.KeepAlive(null)", EquatableArray<Operand>.Empty, EndsFlow: false));
        IrMethod f = m.Return("F");

        Assert.Equal(f.Body, Run(f).Body);
    }

    [Fact]
    public void TheFirstAdditionToAShadowIsItsDeclaration()
    {
        var m = new MethodBuilder();
        IrVariable x = m.Parameter("x");
        IrVariable a = m.Let("xAdjoint", new UseExpression(MethodBuilder.Real(0))).Variable;
        Operand y = m.Mul(x, x);
        m.Assign(a, m.Add(a, y));
        m.Assign(a, m.Add(a, x));
        IrMethod f = m.Return("F", (VariableOperand)a);

        Assert.Equal(
            """
            double xAdjoint = x * x;
            xAdjoint += x;
            return xAdjoint;

            """,
            Emitted.Body(IrVerifier.Verify(Simplify.Apply(f, TransformOptions.Default, variable => variable == a))));
    }

    [Fact]
    public void AnAdditionInALoopIsNotADeclaration()
    {
        var m = new MethodBuilder();
        IrVariable x = m.Parameter("x");
        IrVariable a = m.Let("xAdjoint", new UseExpression(MethodBuilder.Real(0))).Variable;
        m.For("i", MethodBuilder.Int(0), MethodBuilder.Int(3), _ => m.Assign(a, m.Add(a, x)));
        IrMethod f = IrVerifier.Verify(Simplify.Apply(m.Return("F", (VariableOperand)a), TransformOptions.Default, variable => variable == a));

        using Emitted code = Emitted.Compile(f);
        Assert.Equal(6.0, code.Method<Func<double, double>>("F")(2.0));
    }

    [Fact]
    public void AVariableOfThePrimalKeepsItsFirstAddition()
    {
        var m = new MethodBuilder();
        IrVariable x = m.Parameter("x");
        IrVariable s = m.Let("s", new UseExpression(MethodBuilder.Real(0))).Variable;
        m.Assign(s, m.Add(s, x));
        using Emitted code = Emitted.Compile(Run(m.Return("F", (VariableOperand)s)));

        Assert.False(double.IsNegative(code.Method<Func<double, double>>("F")(-0.0)));
    }

    [Fact]
    public void AnElementThatWasReadBeforeIsNotReadAgain()
    {
        var m = new MethodBuilder();
        IrVariable x = m.Parameter("x", MethodBuilder.ReadOnlySpan);
        IrMethod f = Run(m.Return("F", m.Mul(m.Load(x, MethodBuilder.Int(0)), m.Load(x, MethodBuilder.Int(0)))));

        Assert.Equal("double x0 = x[0];\nreturn x0 * x0;\n", Emitted.Body(f));
    }

    [Fact]
    public void AnElementThatMayHaveBeenWrittenIsReadAgain()
    {
        var m = new MethodBuilder();
        IrVariable x = m.Parameter("x", MethodBuilder.Span);
        Operand before = m.Load(x, MethodBuilder.Int(0));
        m.Store(x, MethodBuilder.Int(0), MethodBuilder.Real(7));
        Operand after = m.Load(x, MethodBuilder.Int(0));
        using Emitted code = Emitted.Compile(Run(m.Return("F", m.Sub(after, before))));

        Assert.Equal(5.0, code.Method<SpanCall>("F")([2.0]));
    }

    [Fact]
    public void AnElementReadBeforeALoopThatWritesIsReadAgainInIt()
    {
        var m = new MethodBuilder();
        IrVariable x = m.Parameter("x", MethodBuilder.Span);
        IrVariable s = m.Let("s", new UseExpression(m.Load(x, MethodBuilder.Int(0)))).Variable;
        m.For("i", MethodBuilder.Int(0), MethodBuilder.Int(3), _ =>
        {
            m.Assign(s, m.Add(s, m.Load(x, MethodBuilder.Int(0))));
            m.Store(x, MethodBuilder.Int(0), MethodBuilder.Real(10));
        });
        using Emitted code = Emitted.Compile(Run(m.Return("F", (VariableOperand)s)));

        Assert.Equal(24.0, code.Method<SpanCall>("F")([2.0]));
    }

    [Fact]
    public void WhatOneBranchReadsIsComputedThere()
    {
        var m = new MethodBuilder();
        IrVariable x = m.Parameter("x");
        IrVariable y = m.Let("y", new UseExpression(MethodBuilder.Real(0))).Variable;
        Operand square = m.Mul(x, x);
        Operand sin = m.Call("Sin", square);
        m.If(m.Compare(BinaryOperator.Greater, x, MethodBuilder.Real(0)), () => m.Assign(y, m.Mul(sin, sin)));

        Assert.Equal(
            """
            double y = 0.0;
            if (x > 0.0)
            {
                double sin = global::System.Math.Sin(x * x);
                y = sin * sin;
            }

            return y;

            """,
            Emitted.Body(Run(m.Return("F", (VariableOperand)y))));
    }

    [Fact]
    public void WhatIsReadAfterABranchStaysBeforeIt()
    {
        var m = new MethodBuilder();
        IrVariable x = m.Parameter("x");
        IrVariable y = m.Let("y", new UseExpression(MethodBuilder.Real(1))).Variable;
        Operand square = m.Mul(x, x);
        m.If(m.Compare(BinaryOperator.Greater, x, MethodBuilder.Real(0)), () => m.Assign(y, m.Mul(square, square)));
        using Emitted code = Emitted.Compile(Run(m.Return("F", m.Add(y, square))));

        Assert.Equal(20.0, code.Method<Func<double, double>>("F")(2.0));
        Assert.Equal(5.0, code.Method<Func<double, double>>("F")(-2.0));
    }

    [Fact]
    public void AddingANegationIsASubtraction()
    {
        var m = new MethodBuilder();
        IrVariable x = m.Parameter("x", MethodBuilder.Span);
        IrVariable y = m.Parameter("y");
        Operand negated = m.Let(new UnaryExpression(UnaryOperator.Negate, (VariableOperand)y, RealType.Double));
        m.Accumulate(x, MethodBuilder.Int(0), negated);

        Assert.Equal("x[0] -= y;\n", Emitted.Body(Run(m.Return("F"))));
    }

    [Fact]
    public void AVersionThatIsOnlyHandedOnGoes()
    {
        var m = new MethodBuilder();
        IrVariable x = m.Parameter("x");
        IrVariable r = m.Let("r", new UseExpression((VariableOperand)x)).Variable;
        m.For("i", MethodBuilder.Int(0), MethodBuilder.Int(3), _ =>
        {
            Operand version = m.Let("r", new BinaryExpression(BinaryOperator.Multiply, (VariableOperand)r, (VariableOperand)x, RealType.Double));
            m.Assign(r, version);
        });

        Assert.Contains("    r *= x;\n", Emitted.Body(Run(m.Return("F", (VariableOperand)r))));
    }

    [Fact]
    public void EachOptimisationOffGivesTheSameNumbersAsOn()
    {
        var m = new MethodBuilder();
        IrVariable x = m.Parameter("x", MethodBuilder.ReadOnlySpan);
        IrVariable s = m.Let("s", new UseExpression(MethodBuilder.Real(0))).Variable;
        IrVariable dead = m.Let("dead", new UseExpression(MethodBuilder.Real(0))).Variable;
        m.For("i", MethodBuilder.Int(0), m.Length(x), i =>
        {
            Operand copy = m.Let(new UseExpression(m.Load(x, (VariableOperand)i)));
            m.Assign(dead, m.Add(dead, copy));
            m.Assign(s, m.Add(s, m.Mul(m.Mul(copy, MethodBuilder.Real(1)), m.Call("Sin", copy))));
        });
        IrMethod f = AutoDiff.Generator.Transforms.Jvp.Transform(m.Return("F", (VariableOperand)s), TestRules.Table, "FJvp");
        TransformOptions[] choices =
        [
            TransformOptions.None,
            TransformOptions.Default,
            TransformOptions.Default with { PropagatesCopies = false },
            TransformOptions.Default with { FoldsConstants = false },
            TransformOptions.Default with { RemovesDeadCode = false },
            TransformOptions.Default with { MergesFirstAccumulation = false },
            TransformOptions.Default with { SharesCommonValues = false },
            TransformOptions.Default with { SinksIntoBranches = false },
        ];

        (double, double)? expected = null;
        foreach (TransformOptions options in choices)
        {
            using Emitted code = Emitted.Compile(IrVerifier.Verify(Simplify.Apply(f, options, variable => variable.Name.EndsWith("Tangent", StringComparison.Ordinal))));
            (double, double) actual = code.Method<SpanJvp>("FJvp")([0.3, -1.2, 2.5], [1.0, 2.0, -1.0]);
            expected ??= actual;
            Assert.Equal(expected, actual);
        }
    }

    private static IrMethod Run(IrMethod method) => IrVerifier.Verify(Simplify.Apply(method, TransformOptions.Default));

    private delegate double SpanCall(Span<double> x);

    private delegate (double Value, double Tangent) SpanJvp(ReadOnlySpan<double> x, ReadOnlySpan<double> xTangent);
}
