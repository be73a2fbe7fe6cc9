using AutoDiff.Analyzers.Tests.Verification;

namespace AutoDiff.Analyzers.Tests.Analyzers;

public sealed class OverrideTests
{
    private const string Id = "AD0002";
    private const string Base = "public partial class Base { [Differentiable] public virtual double F(double x) => x * x; }\n";

    [Theory]
    [InlineData("public class Derived : Base { public override double [|F|](double x) => x * x * x; }")]
    public void AnOverrideWithoutDerivativeIsReported(string types) => Verify.Members(Id, Base + types);

    [Theory]
    [InlineData("public partial class Derived : Base { [Differentiable] public override double F(double x) => x * x * x; }")]
    [InlineData("public class Derived : Base { public override (double Value, double Tangent) FJvp(double x, double xTangent) => (x, xTangent); public override double F(double x) => x; }")]
    [InlineData("public class Derived : Base { public double G(double x) => x; public override string ToString() => \"\"; }")]
    public void MarkedOnesAndOthersAreFine(string types) => Verify.Members(Id, Base + types);
}
