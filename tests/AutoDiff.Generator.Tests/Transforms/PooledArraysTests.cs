using AutoDiff.Generator.IR;
using AutoDiff.Generator.Transforms;

namespace AutoDiff.Generator.Tests.Transforms;

/// <summary>Arrays and shadows of arrays that lie on a tape.</summary>
public sealed class PooledArraysTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(5)]
    public void AreZeroEachTimeAndGivenBackInTurn(int rounds)
    {
        IrMethod method = Sums(passes: false);
        IrMethod pooled = IrVerifier.Verify(PooledArrays.Apply(method, IsShadow));
        using Emitted before = Emitted.Compile(method), after = Emitted.Compile(pooled);
        Assert.Equal(before.Method<Visit>("F")([5, 7, 0.25], rounds), after.Method<Visit>("F")([5, 7, 0.25], rounds));

        double[] x = [5, 7, 0.25];
        Visit warm = after.Method<Visit>("F");
        warm(x, rounds);
        long start = GC.GetAllocatedBytesForCurrentThread();
        warm(x, rounds);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - start);
    }

    [Fact]
    public void StayArraysWhereTheyArePassedOn()
    {
        IrMethod method = Sums(passes: true);
        Assert.Same(method, PooledArrays.Apply(method, IsShadow));
    }

    [Fact]
    public void StayArraysWhereTheyArePutIntoAnotherOne()
    {
        var m = new MethodBuilder();
        Operand two = MethodBuilder.Int(2);
        IrVariable rows = m.Let("rowsAdjoint", new AllocateExpression(EquatableArray.Of(two), SequenceType.ArrayOf(MethodBuilder.Array), OnStack: false)).Variable;
        IrVariable row = m.Let("rowAdjoint", new AllocateExpression(EquatableArray.Of(two), MethodBuilder.Array, OnStack: false)).Variable;
        m.Add(new StoreStatement(Place.Element(rows, MethodBuilder.Int(0)), (VariableOperand)row));
        IrMethod method = m.Return("F", m.Load(row, MethodBuilder.Int(1)));
        Assert.Same(method, PooledArrays.Apply(method, IsShadow));
    }

    [Fact]
    public void StayArraysWhereAPartOfThemOutlivesTheBlock()
    {
        var m = new MethodBuilder();
        Operand two = MethodBuilder.Int(2);
        SequenceType view = SequenceType.SpanOf(MethodBuilder.Array.Element);
        IrVariable x = m.Parameter("x", view), rounds = m.Parameter("rounds", PassiveType.Int32);
        IrVariable kept = m.Let("kept", new UseExpression((VariableOperand)x)).Variable;
        m.For("r", MethodBuilder.Int(0), rounds, _ =>
        {
            IrVariable row = m.Let("rowAdjoint", new AllocateExpression(EquatableArray.Of(two), MethodBuilder.Array, OnStack: false)).Variable;
            IrVariable part = m.Let("part", new SliceExpression(row, MethodBuilder.Int(0), two, view)).Variable;
            m.Assign(kept, (VariableOperand)part);
        });
        IrMethod method = m.Return("F", m.Load(kept, MethodBuilder.Int(1)));
        Assert.Same(method, PooledArrays.Apply(method, IsShadow));
    }

    [Fact]
    public void TheMethodsOwnArraysStayWhereThatIsSwitchedOff()
    {
        IrMethod method = Sums(passes: false);
        Assert.Same(method, PooledArrays.Apply(method, static _ => false, poolsOwn: false));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(5)]
    public void TheMethodsOwnArraysLieThereToo(int rounds)
    {
        IrMethod method = Sums(passes: false);
        IrMethod pooled = IrVerifier.Verify(PooledArrays.Apply(method, static _ => false));
        using Emitted before = Emitted.Compile(method), after = Emitted.Compile(pooled);
        Assert.Equal(before.Method<Visit>("F")([5, 7, 0.25], rounds), after.Method<Visit>("F")([5, 7, 0.25], rounds));

        double[] x = [5, 7, 0.25];
        Visit warm = after.Method<Visit>("F");
        warm(x, rounds);
        long start = GC.GetAllocatedBytesForCurrentThread();
        warm(x, rounds);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - start);
    }

    [Fact]
    public void ANegativeLengthThrowsAsForAnArray()
    {
        var m = new MethodBuilder();
        IrVariable x = m.Parameter("x", MethodBuilder.ReadOnlySpan), length = m.Parameter("length", PassiveType.Int32);
        IrVariable own = m.Let("own", new AllocateExpression(EquatableArray.Of<Operand>((VariableOperand)length), MethodBuilder.Array, OnStack: false)).Variable;
        m.Accumulate(own, MethodBuilder.Int(0), m.Load(x, MethodBuilder.Int(0)));
        IrMethod method = m.Return("F", m.Load(own, MethodBuilder.Int(0)));
        using Emitted before = Emitted.Compile(method), after = Emitted.Compile(IrVerifier.Verify(PooledArrays.Apply(method, static _ => false)));
        Assert.Equal(2.5, after.Method<Visit>("F")([2.5], 1));
        Assert.Throws<OverflowException>(() => before.Method<Visit>("F")([2.5], -1));
        Assert.Throws<OverflowException>(() => after.Method<Visit>("F")([2.5], -1));
    }

    private delegate double Visit(ReadOnlySpan<double> x, int rounds);

    private static bool IsShadow(IrVariable variable) => variable.Name.EndsWith("Adjoint", StringComparison.Ordinal);

    /// <summary>An array around a loop, and two in each iteration, the second in a branch.</summary>
    private static IrMethod Sums(bool passes)
    {
        var m = new MethodBuilder();
        IrVariable x = m.Parameter("x", MethodBuilder.ReadOnlySpan), rounds = m.Parameter("rounds", PassiveType.Int32);
        Operand length = m.Length(x);
        AllocateExpression allocation = new(EquatableArray.Of(length), MethodBuilder.Array, OnStack: false);
        IrVariable outer = m.Let("outerAdjoint", allocation).Variable;
        IrVariable sum = m.Let("sum", new UseExpression(MethodBuilder.Real(0))).Variable;
        m.For(
            "r",
            MethodBuilder.Int(0),
            rounds,
            r =>
            {
                IrVariable inner = m.Let("innerAdjoint", allocation).Variable;
                m.For("i", MethodBuilder.Int(0), length, i => m.Accumulate(inner, i, m.Load(x, i)));
                m.If(
                    m.Compare(BinaryOperator.Equal, m.Binary(BinaryOperator.Remainder, r, MethodBuilder.Int(2)), MethodBuilder.Int(0)),
                    () =>
                    {
                        IrVariable branch = m.Let("branchAdjoint", allocation).Variable;
                        m.Accumulate(branch, MethodBuilder.Int(1), m.Load(inner, MethodBuilder.Int(0)));
                        m.Assign(sum, m.Add(sum, m.Load(branch, MethodBuilder.Int(1))));
                        Pass(branch);
                    });
                m.Accumulate(outer, MethodBuilder.Int(2), m.Add(m.Load(inner, MethodBuilder.Int(2)), sum));
                Pass(outer);
                Pass(inner);
            });
        return m.Return("F", m.Load(outer, MethodBuilder.Int(2)));

        void Pass(IrVariable array)
        {
            if (passes)
            {
                m.Add(new EffectStatement("global::System.GC.KeepAlive({0})", EquatableArray.Of<Operand>((VariableOperand)array), EndsFlow: false));
            }
        }
    }
}
