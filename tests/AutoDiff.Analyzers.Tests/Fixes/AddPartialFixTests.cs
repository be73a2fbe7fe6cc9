using AutoDiff.Analyzers.Tests.Verification;
using AutoDiff.CodeFixes;

namespace AutoDiff.Analyzers.Tests.Fixes;

public sealed class AddPartialFixTests
{
    private const string Id = "AD0001";

    [Theory]
    [InlineData("public static class Model", "public static partial class Model")]
    [InlineData("class Model", "partial class Model")]
    [InlineData("// A model.\nclass Model", "// A model.\npartial class Model")]
    [InlineData("public readonly struct Model", "public readonly partial struct Model")]
    public void TheTypeBecomesPartial(string before, string after)
    {
        const string Body = " { [Differentiable] public static double F(double x) => x * x; }";
        VerifyFix.Source(new AddPartialFix(), Id, before + Body, after + Body);
    }

    [Fact]
    public void OneStepMakesTheWholeNestPartial() => VerifyFix.All(
        new AddPartialFix(),
        Id,
        """
        public static class Outer
        {
            public static class Inner
            {
                [Differentiable] public static double F(double x) => x * x;
                [Differentiable] public static double G(double x) => x * x;
            }
        }

        public class Other
        {
            [Differentiable] public double F(double x) => x * x;
        }
        """,
        """
        public static partial class Outer
        {
            public static partial class Inner
            {
                [Differentiable] public static double F(double x) => x * x;
                [Differentiable] public static double G(double x) => x * x;
            }
        }

        public partial class Other
        {
            [Differentiable] public double F(double x) => x * x;
        }
        """);
}
