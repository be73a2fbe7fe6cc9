using AutoDiff.Analyzers.Tests.Verification;

namespace AutoDiff.Analyzers.Tests.Analyzers;

public sealed class PartialTypeTests
{
    private const string Id = "AD0001";

    [Theory]
    [InlineData("public static class [|Model|] { [Differentiable] public static double F(double x) => x * x; }")]
    [InlineData("public class [|Model|] { [Differentiable] public double F(double x) => x * x; }")]
    [InlineData("public readonly struct [|Model|] { [Differentiable] public double F(double x) => x * x; }")]
    [InlineData("public static partial class Outer { public static class [|Inner|] { [Differentiable] public static double F(double x) => x * x; } }")]
    [InlineData("public static class [|Outer|] { public static partial class Inner { [Differentiable] public static double F(double x) => x * x; } }")]
    [InlineData("public static class [|Outer|] { public static class [|Inner|] { [Differentiable] public static double F(double x) => x * x; } }")]
    [InlineData("public static class [|Model|] { [Differentiable] public static double F(double x) => x; [Differentiable] public static double G(double x) => x; }")]
    [InlineData("public record [|Point|](double X) { [Differentiable(Derivatives.Jvp, ThisIsActive = true)] public double Square() => X * X; }")]
    public void ATypeAroundADifferentiableMemberMustBePartial(string source) => Verify.Source(Id, source);

    [Theory]
    [InlineData("public static partial class Model { [Differentiable] public static double F(double x) => x * x; }")]
    [InlineData("public static class Model { public static double F(double x) => x * x; }")]
    [InlineData("public static partial class Outer { public static partial class Inner { [Differentiable] public static double F(double x) => x * x; } }")]
    [InlineData("public static partial class Outer { public static class Other { } [Differentiable] public static double F(double x) => x * x; }")]
    [InlineData("public static class User { public static double G(double x) => Model.F(x); } public static partial class Model { [Differentiable] public static double F(double x) => x * x; }")]
    [InlineData("public static partial class Model { } public static partial class Model { [Differentiable] public static double F(double x) => x * x; }")]
    public void OtherTypesNeedNot(string source) => Verify.Source(Id, source);
}
