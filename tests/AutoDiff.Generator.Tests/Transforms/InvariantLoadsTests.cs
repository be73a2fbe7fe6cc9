using AutoDiff.Generator.IR;
using AutoDiff.Generator.Transforms;

namespace AutoDiff.Generator.Tests.Transforms;

/// <summary>Elements that a loop reads anew in each iteration.</summary>
public sealed class InvariantLoadsTests
{
    private static readonly SequenceType Reals = SequenceType.SpanOf(RealType.Double);

    [Fact]
    public void AnElementOfAParameterIsReadOnceBeforeALoopThatWritesOwnMemory()
    {
        IrMethod method = Sum(isOwn: true);
        IrMethod hoisted = IrVerifier.Verify(InvariantLoads.Apply(method));
        var loop = Assert.Single(hoisted.Body.OfType<ForStatement>());
        Assert.DoesNotContain(loop.Body, static statement => statement is LetStatement { Value: LoadExpression });
        Assert.Contains(hoisted.Body, static statement => statement is IfStatement { Then: [AssignStatement { Value: LoadExpression }] });

        using Emitted before = Emitted.Compile(method);
        using Emitted after = Emitted.Compile(hoisted);
        Assert.Equal(before.Method<Visit>("F")(3, [5, 7], 1, []), after.Method<Visit>("F")(3, [5, 7], 1, []));

        // A loop that does not run reads nothing.
        Assert.Equal(0.0, after.Method<Visit>("F")(0, [5, 7], 9, []));
        Assert.Throws<IndexOutOfRangeException>(() => after.Method<Visit>("F")(1, [5, 7], 9, []));
    }

    [Fact]
    public void AnElementStaysInALoopThatWritesWhatMayBeTheSameMemory()
    {
        IrMethod method = Sum(isOwn: false);
        var loop = Assert.Single(InvariantLoads.Apply(method).Body.OfType<ForStatement>());
        Assert.Contains(loop.Body, static statement => statement is LetStatement { Value: LoadExpression });
    }

    private delegate double Visit(int n, Span<double> x, int j, Span<double> y);

    /// <summary>y[i] = x[j] and sum += x[j] over i, then x[0] = sum, with y a parameter or of the method's own.</summary>
    private static IrMethod Sum(bool isOwn)
    {
        var m = new MethodBuilder();
        IrVariable n = m.Parameter("n", PassiveType.Int32), x = m.Parameter("x", Reals), j = m.Parameter("j", PassiveType.Int32), y = m.Parameter("y", Reals);
        if (isOwn)
        {
            y = m.Let("own", new AllocateExpression(EquatableArray.Of<Operand>((VariableOperand)n), SequenceType.ArrayOf(RealType.Double), OnStack: false)).Variable;
        }

        IrVariable sum = m.Let("sum", new UseExpression(new RealConstant(0, RealType.Double))).Variable;
        m.For(
            "i",
            MethodBuilder.Int(0),
            n,
            i =>
            {
                Operand element = m.Let(new LoadExpression(Place.Element(x, (VariableOperand)j)));
                m.Store(y, i, element);
                m.Assign(sum, new BinaryExpression(BinaryOperator.Add, (VariableOperand)sum, element, RealType.Double));
            },
            1);

        // What nothing overwrites could be read again, and would stay where it is.
        m.Store(x, MethodBuilder.Int(0), (VariableOperand)sum);
        return m.Return("F", (VariableOperand)sum);
    }
}
