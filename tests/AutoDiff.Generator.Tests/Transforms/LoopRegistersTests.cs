using AutoDiff.Generator.IR;
using AutoDiff.Generator.Transforms;

namespace AutoDiff.Generator.Tests.Transforms;

/// <summary>What loops carry lives across no call.</summary>
public sealed class LoopRegistersTests
{
    private static readonly SequenceType Reals = SequenceType.SpanOf(RealType.Double);

    [Fact]
    public void ASumThatLivesAcrossACallHasAVariableOfItsOwnInTheLoop()
    {
        IrMethod method = Sum(callsInside: false, callsAfter: true);
        IrMethod split = IrVerifier.Verify(LoopRegisters.Apply(method));
        Assert.Equal(Carried(method), Returned(method));
        Assert.NotEqual(Carried(split), Returned(split));
        AssertSame(method, split);
    }

    [Fact]
    public void ADeclarationBeforeACallMovesToTheLoop()
    {
        IrMethod method = Sum(callsInside: false, callsAfter: false);
        IrMethod moved = IrVerifier.Verify(LoopRegisters.Apply(method));
        int loop = moved.Body.ToList().FindIndex(static statement => statement is ForStatement);
        Assert.Equal(Carried(method), Assert.IsType<LetStatement>(moved.Body[loop - 1]).Target.Id);
        Assert.NotSame(method.Body[loop - 1], moved.Body[loop - 1]);
        AssertSame(method, moved);
    }

    [Fact]
    public void ALoopThatCallsKeepsItsVariables()
    {
        IrMethod method = Sum(callsInside: true, callsAfter: true);
        Assert.Same(method, LoopRegisters.Apply(method));
    }

    [Fact]
    public void TheCallersOwnStorageIsNotCopied()
    {
        var m = new MethodBuilder();
        IrVariable n = m.Parameter("n", PassiveType.Int32), total = m.Parameter("total", RealType.Double, PassingMode.Ref);
        m.For("i", MethodBuilder.Int(0), n, i => m.Assign(total, new BinaryExpression(BinaryOperator.Add, (VariableOperand)total, MethodBuilder.Real(1), RealType.Double)));
        m.Call("Exp", MethodBuilder.Real(1));
        IrMethod method = m.Return("F");
        Assert.Same(method, LoopRegisters.Apply(method));
    }

    private delegate double Visit(Span<double> x, double y);

    private static void AssertSame(IrMethod before, IrMethod after)
    {
        using Emitted first = Emitted.Compile(before), second = Emitted.Compile(after);
        Assert.Equal(first.Method<Visit>("F")([5, 7, 0.25], 3), second.Method<Visit>("F")([5, 7, 0.25], 3));
        Assert.Equal(first.Method<Visit>("F")([], 3), second.Method<Visit>("F")([], 3));
    }

    private static int Carried(IrMethod method) =>
        method.Body.OfType<ForStatement>().Single().Body.OfType<AssignStatement>().Single().Target.Id;

    private static int Returned(IrMethod method) => ((VariableOperand)((LetStatement)method.Body[^2]).Value.Operands().First()).Variable.Id;

    /// <summary>s = 0; e = exp(y); for i: s = s + x[i]; then exp(y) once more, or not; return s + e.</summary>
    private static IrMethod Sum(bool callsInside, bool callsAfter)
    {
        var m = new MethodBuilder();
        IrVariable x = m.Parameter("x", Reals), y = m.Parameter("y");
        IrVariable s = m.Let("s", new UseExpression(MethodBuilder.Real(0))).Variable;
        Operand e = m.Call("Exp", y);
        m.For("i", MethodBuilder.Int(0), m.Length(x), i =>
        {
            Operand element = m.Load(x, i);
            m.Assign(s, new BinaryExpression(BinaryOperator.Add, (VariableOperand)s, callsInside ? m.Call("Sin", element) : element, RealType.Double));
        });
        if (callsAfter)
        {
            e = m.Add(e, m.Call("Exp", e));
        }

        return m.Return("F", m.Add((VariableOperand)s, e));
    }
}
