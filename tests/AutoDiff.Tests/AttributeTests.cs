using System.Reflection;

namespace AutoDiff.Tests;

public sealed class AttributeTests
{
    [Fact]
    public void DifferentiableAsksForTheDefaultCompanions()
    {
        var attribute = new DifferentiableAttribute();

        Assert.Equal(Derivatives.Jvp | Derivatives.Vjp | Derivatives.Gradient, attribute.Derivatives);
        Assert.Null(attribute.Name);
        Assert.False(attribute.ThisIsActive);
    }

    [Fact]
    public void AllIsEveryCompanion()
    {
        Derivatives every = Enum.GetValues<Derivatives>().Aggregate((a, b) => a | b);

        Assert.Equal(Derivatives.All, every);
        Assert.Equal(9, System.Numerics.BitOperations.PopCount((uint)Derivatives.All));
        Assert.False(Derivatives.Default.HasFlag(Derivatives.Dual));
    }

    [Fact]
    public void DifferentiableKeepsWhatItIsGiven()
    {
        var attribute = typeof(Marked).GetMethod(nameof(Marked.Area))!.GetCustomAttribute<DifferentiableAttribute>()!;

        Assert.Equal(Derivatives.Jvp | Derivatives.Hessian, attribute.Derivatives);
        Assert.Equal("Surface", attribute.Name);
        Assert.True(attribute.ThisIsActive);
    }

    [Fact]
    public void EveryAttributeGoesWhereTheContractPutsIt()
    {
        Assert.NotNull(typeof(Marked).GetConstructors().Single().GetCustomAttribute<DifferentiableAttribute>());
        Assert.NotNull(typeof(Marked).GetProperty(nameof(Marked.Twice))!.GetCustomAttribute<DifferentiableAttribute>());
        Assert.NotNull(typeof(Marked).GetProperty("Item")!.GetCustomAttribute<DifferentiableAttribute>());
        Assert.NotNull(typeof(Marked).GetProperty(nameof(Marked.Constant))!.GetCustomAttribute<NoDerivativeAttribute>());
        Assert.NotNull(typeof(Marked).GetField(nameof(Marked.Field))!.GetCustomAttribute<NoDerivativeAttribute>());

        MethodInfo solve = typeof(Marked).GetMethod(nameof(Marked.Solve))!;
        Assert.Equal("G", solve.GetCustomAttribute<ImplicitDerivativeAttribute>()!.Residual);
        Assert.NotNull(solve.GetCustomAttribute<CheckpointAttribute>());
        Assert.NotNull(solve.ReturnParameter.GetCustomAttribute<NoDerivativeAttribute>());
        Assert.NotNull(solve.GetParameters()[0].GetCustomAttribute<NoDerivativeAttribute>());
        Assert.NotNull(solve.GetParameters()[0].GetCustomAttribute<BatchedAttribute>());
    }

    [Fact]
    public void ImplicitDerivativeNamesOneOfThreeMethods()
    {
        var attribute = new ImplicitDerivativeAttribute { FixedPoint = "T", Objective = "L" };

        Assert.Null(attribute.Residual);
        Assert.Equal("T", attribute.FixedPoint);
        Assert.Equal("L", attribute.Objective);
    }

    [Fact]
    public void DerivativeOfNamesTheMethodAndMayStandSeveralTimes()
    {
        DerivativeOfAttribute[] attributes = [.. typeof(Foreign).GetCustomAttributes<DerivativeOfAttribute>()];

        Assert.Equal(2, attributes.Length);
        Assert.All(attributes, attribute => Assert.Equal(typeof(Marked), attribute.Owner));
        Assert.Contains(attributes, attribute => attribute is { Method: "F", Partials: ["1 / x"], Singular: true });
        Assert.Contains(attributes, attribute => attribute is { Method: "G", Partials: [], Singular: false });
    }

    [DerivativeOf(typeof(Marked), "F", Partials = ["1 / x"], Singular = true)]
    [DerivativeOf(typeof(Marked), "G")]
    private static class Foreign;

    [method: Differentiable(Name = "Make")]
    private sealed class Marked(double side)
    {
        [NoDerivative]
        public readonly double Field = 1;

        [NoDerivative]
        public double Constant => 2 * Field;

        [Differentiable]
        public double Twice => 2 * side;

        [Differentiable]
        public double this[int index] => side * index;

        [Differentiable(Derivatives.Jvp | Derivatives.Hessian, Name = "Surface", ThisIsActive = true)]
        public double Area() => side * side;

        [ImplicitDerivative(Residual = "G")]
        [Checkpoint]
        [return: NoDerivative]
        public double Solve([NoDerivative, Batched] double x) => x;
    }
}
