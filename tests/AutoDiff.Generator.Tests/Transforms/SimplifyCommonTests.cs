using AutoDiff.Generator.IR;
using AutoDiff.Generator.Transforms;

namespace AutoDiff.Generator.Tests.Transforms;

/// <summary>What is shared before a method is reversed.</summary>
public sealed class SimplifyCommonTests
{
    [Theory]
    [InlineData(true, 2)]
    [InlineData(false, 1)]
    public void BeforeReversalElementsAreReadOnceButFunctionsStayWhereTheyAre(bool onlyLoads, int functions)
    {
        var m = new MethodBuilder();
        IrVariable x = m.Parameter("x", MethodBuilder.Span), i = m.Parameter("i", PassiveType.Int32);
        Operand first = m.Load(x, m.Add(i, MethodBuilder.Int(1)));
        Operand second = m.Load(x, m.Add(i, MethodBuilder.Int(1)));
        IrMethod shared = SimplifyCommon.Apply(m.Return("F", m.Add(m.Call("Exp", first), m.Call("Exp", second))), onlyLoads);
        Assert.Single(shared.Body, static statement => statement is LetStatement { Value: LoadExpression });
        Assert.Equal(functions, shared.Body.Count(static statement => statement is LetStatement { Value: PrimitiveExpression }));
    }
}
