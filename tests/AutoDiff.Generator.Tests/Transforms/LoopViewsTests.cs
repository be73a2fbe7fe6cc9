using AutoDiff.Generator.IR;
using AutoDiff.Generator.Transforms;

namespace AutoDiff.Generator.Tests.Transforms;

/// <summary>Loops whose indices are checked once.</summary>
public sealed class LoopViewsTests
{
    private static readonly SequenceType Reals = SequenceType.SpanOf(RealType.Double);

    [Theory]
    [InlineData(1)]
    [InlineData(-1)]
    public void ARowOfAMatrixIsViewedOnceForTheLoop(int step)
    {
        IrMethod method = Row(step, shift: 0);
        IrMethod viewed = IrVerifier.Verify(LoopViews.Apply(method));
        ForStatement loop = Assert.Single(viewed.Body.OfType<ForStatement>());
        Assert.All(loop.Body.OfType<AccumulateStatement>(), access => Assert.Equal(new VariableOperand(loop.Index), access.Place.Indices[0]));
        Assert.Contains(viewed.Body, static statement => statement is LetStatement { Value: TemplateExpression { Template: var code } } && code.StartsWith(LoopViews.ViewCode, StringComparison.Ordinal));
        using Emitted before = Emitted.Compile(method), after = Emitted.Compile(viewed);
        foreach ((int row, int from, int to) in new[] { (0, 0, 3), (1, 1, 3), (2, 0, 3), (1, 2, 2), (1, 3, 0), (900, 5, 5), (-7, 4, 4) })
        {
            double[] first = [1, 2, 3, 4, 5, 6, 7, 8, 9], second = [.. first];
            before.Method<Visit>("F")(first, row, from, to);
            after.Method<Visit>("F")(second, row, from, to);
            Assert.Equal(first, second);
        }
    }

    [Theory]
    [InlineData(3, 0, 1)]
    [InlineData(0, -1, 2)]
    [InlineData(2, 0, 4)]
    [InlineData(-1, 0, 1)]
    public void AnElementThatIsNotThereIsTheSameError(int row, int from, int to)
    {
        using Emitted after = Emitted.Compile(LoopViews.Apply(Row(1, shift: 0)));
        Assert.Throws<IndexOutOfRangeException>(() => after.Method<Visit>("F")(new double[9], row, from, to));
    }

    [Fact]
    public void ALoopOverItsOwnIndexIsLeftToTheJit()
    {
        var m = new MethodBuilder();
        IrVariable x = m.Parameter("x", Reals), n = m.Parameter("n", PassiveType.Int32);
        m.For("i", MethodBuilder.Int(0), n, i => m.Accumulate(x, i, MethodBuilder.Real(1)));
        IrMethod method = m.Return("F");
        Assert.Same(method, LoopViews.Apply(method));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void AnInnerLoopOverItsOwnIndexHasViewsIfItWritesToOwnMemory(bool isOwn)
    {
        var m = new MethodBuilder();
        IrVariable x = m.Parameter("x", Reals), n = m.Parameter("n", PassiveType.Int32);
        IrVariable own = m.Let("own", new AllocateExpression(EquatableArray.Of<Operand>(m.Length(x)), MethodBuilder.Array, OnStack: false)).Variable;
        m.For("j", MethodBuilder.Int(0), n, _ => m.For("i", MethodBuilder.Int(0), n, i => m.Accumulate(isOwn ? own : x, i, MethodBuilder.Real(1))));
        IrMethod method = m.Return("F", m.Load(own, MethodBuilder.Int(0)));
        Assert.Equal(isOwn, HasViews(LoopViews.Apply(method).Body));
    }

    private static bool HasViews(EquatableArray<IrStatement> block) => block.Any(static statement =>
        statement is LetStatement { Value: TemplateExpression { Template: var code } } && code.StartsWith(LoopViews.ViewCode, StringComparison.Ordinal)
        || statement.Blocks().Any(HasViews));

    [Fact]
    public void AnAccessUnderAConditionIsCheckedWhereItHappens()
    {
        var m = new MethodBuilder();
        IrVariable x = m.Parameter("x", Reals), n = m.Parameter("n", PassiveType.Int32), k = m.Parameter("k", PassiveType.Int32);
        m.For("i", MethodBuilder.Int(0), n, i => m.If(m.Compare(BinaryOperator.Less, i, k), () => m.Accumulate(x, m.Add(i, k), MethodBuilder.Real(1))));
        IrMethod method = m.Return("F");
        Assert.Same(method, LoopViews.Apply(method));
    }

    [Fact]
    public void AnIndexThatTheLoopMovesIsNoView()
    {
        IrMethod method = Row(1, shift: 1);
        Assert.Same(method, LoopViews.Apply(method));
    }

    /// <summary>Elements before one that is not there are written, as the member writes them.</summary>
    [Fact]
    public void ALoopThatWritesToAnArgumentIsLeftAlone()
    {
        IrMethod method = Row(1, shift: 0, ParameterRole.Primal);
        Assert.Same(method, LoopViews.Apply(method));
    }

    private delegate void Visit(Span<double> x, int row, int from, int to);

    /// <summary>x[row * 3 + i] += 1 over i, where x is a shadow unless said otherwise; with a shift, row moves by it in each iteration.</summary>
    private static IrMethod Row(int step, int shift, ParameterRole role = ParameterRole.Adjoint)
    {
        var m = new MethodBuilder();
        IrVariable x = m.Parameter("x", Reals, role: role), row = m.Parameter("row", PassiveType.Int32), from = m.Parameter("from", PassiveType.Int32), to = m.Parameter("to", PassiveType.Int32);
        m.For(
            "i",
            from,
            to,
            i =>
            {
                m.Accumulate(x, m.Add(m.Mul(row, MethodBuilder.Int(3)), i), MethodBuilder.Real(1));
                if (shift != 0)
                {
                    m.Assign(row, new BinaryExpression(BinaryOperator.Add, (VariableOperand)row, MethodBuilder.Int(shift), PassiveType.Int32));
                }
            },
            step);
        return m.Return("F");
    }
}
