using AutoDiff.Generator.IR;
using AutoDiff.Generator.Transforms;

namespace AutoDiff.Generator.Tests.Transforms;

public sealed class SimplifyBranchSeedsTests
{
    [Fact]
    public void TheFirstAdditionOfEachArmTakesThePlaceOfTheZero()
    {
        (MethodBuilder m, IrVariable x, IrVariable adjoint, Operand condition) = Method();
        m.If(condition, () => Add(m, adjoint, x), () => Add(m, adjoint, m.Mul(x, x)));

        string body = Emitted.Body(Run(m.Return("F", adjoint)));

        Assert.DoesNotContain("0.0", body.Replace("x > 0.0", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.DoesNotContain("+=", body, StringComparison.Ordinal);
    }

    [Fact]
    public void AnArmThatAddsNothingHasTheZero()
    {
        (MethodBuilder m, IrVariable x, IrVariable adjoint, Operand condition) = Method();
        m.If(condition, () => Add(m, adjoint, m.Mul(x, x)));

        using Emitted code = Emitted.Compile(Run(m.Return("F", adjoint)));
        var f = code.Method<Func<double, double>>("F");

        Assert.Equal(9.0, f(3.0));
        Assert.Equal(0.0, f(-3.0));
    }

    [Fact]
    public void AnAdjointThatIsReadBeforeTheBranchBeginsBeforeIt()
    {
        (MethodBuilder m, IrVariable x, IrVariable adjoint, Operand condition) = Method();
        IrVariable before = m.Let("before", new BinaryExpression(BinaryOperator.Add, adjoint, x, RealType.Double)).Variable;
        m.If(condition, () => Add(m, adjoint, x));
        IrMethod method = m.Return("F", m.Mul(adjoint, before));

        Assert.Same(method, Seeded(method));
    }

    [Fact]
    public void AnAdjointThatAnArmReadsFirstKeepsItsZero()
    {
        (MethodBuilder m, IrVariable x, IrVariable adjoint, Operand condition) = Method();
        m.If(condition, () => m.Assign(adjoint, m.Mul(adjoint, x)));
        IrMethod method = m.Return("F", adjoint);

        Assert.Same(method, Seeded(method));
    }

    private static (MethodBuilder Method, IrVariable X, IrVariable Adjoint, Operand Condition) Method()
    {
        var m = new MethodBuilder();
        IrVariable x = m.Parameter("x");
        IrVariable adjoint = m.Let("adjoint", new UseExpression(MethodBuilder.Real(0))).Variable;
        return (m, x, adjoint, m.Compare(BinaryOperator.Greater, x, MethodBuilder.Real(0)));
    }

    private static void Add(MethodBuilder m, IrVariable adjoint, Operand value) =>
        m.Assign(adjoint, new BinaryExpression(BinaryOperator.Add, adjoint, value, RealType.Double));

    private static bool IsShadow(IrVariable variable) => variable.Name == "adjoint";

    private static IrMethod Seeded(IrMethod method) => SimplifyBranchSeeds.Apply(method, AdjointParts.Of(method, IsShadow));

    private static IrMethod Run(IrMethod method) => Merged(Seeded(method));

    private static IrMethod Merged(IrMethod method) => SimplifyAccumulation.Apply(method, AdjointParts.Of(method, IsShadow));
}
