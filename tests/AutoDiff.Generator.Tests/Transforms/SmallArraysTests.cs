using AutoDiff.Generator.IR;
using AutoDiff.Generator.Transforms;

namespace AutoDiff.Generator.Tests.Transforms;

/// <summary>Arrays of a few elements that are all named by constants.</summary>
public sealed class SmallArraysTests
{
    private static readonly AllocateExpression Three = new(EquatableArray.Of<Operand>(MethodBuilder.Int(3)), MethodBuilder.Span, OnStack: true);

    [Fact]
    public void BecomeLocalsAndTheirLoopsAreWrittenOut()
    {
        IrMethod method = Products(out _);
        IrMethod split = IrVerifier.Verify(SmallArrays.Apply(method));
        Assert.DoesNotContain(split.Body, static statement => statement is ForStatement or LetStatement { Value: AllocateExpression or SliceExpression });

        using Emitted before = Emitted.Compile(method);
        using Emitted after = Emitted.Compile(split);
        double[] x = [1.5, -0.25, 4];
        Assert.Equal(before.Method<Visit>("F")(x), after.Method<Visit>("F")(x));
    }

    [Theory]
    [InlineData("dynamic")]
    [InlineData("outside")]
    [InlineData("large")]
    [InlineData("passed")]
    public void StayWithTheirLoopsWhereAnElementIsNotKnown(string why)
    {
        var m = new MethodBuilder();
        IrVariable x = m.Parameter("x", MethodBuilder.ReadOnlySpan), n = m.Parameter("n", PassiveType.Int32);
        AllocateExpression allocation = why == "large" ? Three with { Lengths = EquatableArray.Of<Operand>(MethodBuilder.Int(17)) } : Three;
        IrVariable work = m.Let("work", allocation).Variable;
        m.For("i", MethodBuilder.Int(0), MethodBuilder.Int(3), i => m.Store(work, i, m.Load(x, i)));
        switch (why)
        {
            case "dynamic":
                m.Store(work, n, m.Load(x, n));
                break;
            case "outside":
                m.Store(work, MethodBuilder.Int(3), m.Load(x, n));
                break;
            case "passed":
                m.Add(new EffectStatement("{0}.Reverse()", EquatableArray.Of<Operand>((VariableOperand)work), EndsFlow: false));
                break;
        }

        IrMethod method = m.Return("F", m.Load(work, MethodBuilder.Int(0)));
        Assert.Same(method, SmallArrays.Apply(method));
    }

    [Fact]
    public void OneThatStaysDoesNotKeepAnother()
    {
        var m = new MethodBuilder();
        IrVariable x = m.Parameter("x", MethodBuilder.ReadOnlySpan), n = m.Parameter("n", PassiveType.Int32);
        IrVariable goes = m.Let("goes", Three).Variable, stays = m.Let("stays", Three).Variable;
        m.For("i", MethodBuilder.Int(0), MethodBuilder.Int(3), i => m.Store(goes, i, m.Load(x, i)));
        m.For("j", MethodBuilder.Int(0), MethodBuilder.Int(3), j => m.Store(stays, j, m.Load(x, j)));
        IrMethod method = m.Return("F", m.Add(m.Load(goes, MethodBuilder.Int(1)), m.Load(stays, n)));

        IrMethod split = IrVerifier.Verify(SmallArrays.Apply(method));
        Assert.Equal("stays", Assert.Single(split.Body.OfType<LetStatement>(), static let => let.Value is AllocateExpression).Target.Name);
        Assert.Single(split.Body.OfType<ForStatement>());
    }

    private delegate double Visit(ReadOnlySpan<double> x);

    /// <summary>Two arrays, a part of one, a copy, a loop downwards, and a triangle.</summary>
    private static IrMethod Products(out IrVariable x)
    {
        var m = new MethodBuilder();
        x = m.Parameter("x", MethodBuilder.ReadOnlySpan);
        IrVariable source = x;
        IrVariable work = m.Let("work", Three).Variable, other = m.Let("other", Three).Variable;
        m.For("i", MethodBuilder.Int(0), MethodBuilder.Int(3), i => m.Store(work, i, m.Mul(m.Load(source, i), MethodBuilder.Real(0.5))));
        m.Add(new CopyStatement(work, other));
        IrVariable tail = m.Let("tail", new SliceExpression(other, MethodBuilder.Int(1), null, MethodBuilder.Span)).Variable;
        m.For("i", MethodBuilder.Int(1), MethodBuilder.Int(-1), i => m.Accumulate(tail, i, m.Load(work, i)), -1);
        IrVariable sum = m.Let("sum", new UseExpression(MethodBuilder.Real(0))).Variable;
        m.For(
            "j",
            MethodBuilder.Int(0),
            m.Length(work),
            j => m.For(
                "k",
                MethodBuilder.Int(0),
                j,
                k => m.If(
                    m.Compare(BinaryOperator.Equal, m.Binary(BinaryOperator.Add, j, k), MethodBuilder.Int(2)),
                    () => m.Assign(sum, m.Sub(sum, m.Load(other, j))),
                    () => m.Assign(sum, m.Add(sum, m.Mul(m.Load(other, j), m.Load(work, k)))))));
        return m.Return("F", (VariableOperand)sum);
    }
}
