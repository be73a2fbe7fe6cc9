using AutoDiff.Generator.IR;
using AutoDiff.Generator.Transforms;

namespace AutoDiff.Generator.Tests.Transforms;

/// <summary>Integers that loops move evenly.</summary>
public sealed class InductionVariablesTests
{
    [Theory]
    [InlineData(0, 4, 1)]
    [InlineData(5, -1, -1)]
    [InlineData(3, 3, 1)]
    [InlineData(4, 2, 1)]
    [InlineData(-2, 2, 1)]
    public void IsAFunctionOfTheIndexBeforeAndAfterItsStepAndAfterTheLoop(int from, int to, int step)
    {
        IrMethod method = Count(from, to, step);
        IrMethod closed = IrVerifier.Verify(InductionVariables.Apply(method));
        var loop = Assert.Single(closed.Body.OfType<ForStatement>());
        Assert.DoesNotContain(loop.Body, statement => statement is AssignStatement { Target.Name: "at" });

        using Emitted before = Emitted.Compile(method);
        using Emitted after = Emitted.Compile(closed);
        int[] expected = new int[40], actual = new int[40];
        Assert.Equal(before.Method<Visit>("F")(7, 3, expected), after.Method<Visit>("F")(7, 3, actual));
        Assert.Equal(expected, actual);
    }

    [Fact]
    public void StaysWhereItIsMovedByWhatALoopChanges()
    {
        var m = new MethodBuilder();
        IrVariable start = m.Parameter("start", PassiveType.Int32);
        IrVariable at = m.Let("at", new UseExpression((VariableOperand)start)).Variable;
        m.For("i", MethodBuilder.Int(0), MethodBuilder.Int(4), i => m.Assign(at, new BinaryExpression(BinaryOperator.Add, at, i, PassiveType.Int32)));
        IrMethod method = m.Return("F", (VariableOperand)at);

        Assert.Same(method, InductionVariables.Apply(method));
    }

    private delegate int Visit(int start, int stride, Span<int> seen);

    /// <summary>Writes the variable to the places of twice the index, and one further after its step.</summary>
    private static IrMethod Count(int from, int to, int step)
    {
        var m = new MethodBuilder();
        IrVariable start = m.Parameter("start", PassiveType.Int32), stride = m.Parameter("stride", PassiveType.Int32);
        IrVariable seen = m.Parameter("seen", SequenceType.SpanOf(PassiveType.Int32));
        IrVariable at = m.Let("at", new UseExpression((VariableOperand)start)).Variable;
        m.For(
            "i",
            MethodBuilder.Int(from),
            MethodBuilder.Int(to),
            i =>
            {
                Operand even = m.Binary(BinaryOperator.Add, m.Binary(BinaryOperator.Multiply, i, MethodBuilder.Int(2)), MethodBuilder.Int(10));
                m.Store(seen, even, at);
                Operand copy = m.Let(new UseExpression((VariableOperand)at));
                m.Assign(at, m.Binary(BinaryOperator.Subtract, copy, stride));
                m.Store(seen, m.Binary(BinaryOperator.Add, even, MethodBuilder.Int(1)), at);
            },
            step);
        return m.Return("F", (VariableOperand)at);
    }
}
