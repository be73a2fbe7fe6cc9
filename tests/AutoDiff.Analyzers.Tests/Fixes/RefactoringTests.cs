using AutoDiff.Analyzers.Tests.Verification;
using AutoDiff.CodeFixes;

namespace AutoDiff.Analyzers.Tests.Fixes;

public sealed class RefactoringTests
{
    [Fact]
    public void MakeDifferentiableMarksTheMethodAndWhatItNeeds() => VerifyFix.Refactoring(
        new MakeDifferentiableRefactoring(),
        """
        public static class Model
        {
            public static double [||]F(double x) => G(x) * x;

            private static double G(double x) => Math.Sin(x);
        }
        """,
        """
        public static partial class Model
        {
            [Differentiable]
            public static double F(double x) => G(x) * x;

            [Differentiable]
            private static double G(double x) => Math.Sin(x);
        }
        """);

    [Theory]
    [InlineData("public static class Model { public static int [||]F(int n) => n; }")]
    [InlineData("public static partial class Model { [Differentiable] public static double [||]F(double x) => x; }")]
    [InlineData("public static class Model { public static double F(double x) => [||]x; }")]
    public void MakeDifferentiableIsOfferedOnlyWhereItHelps(string source) => VerifyFix.Refactoring(new MakeDifferentiableRefactoring(), source, null);

    [Fact]
    public void GradientUsageIsShownAtACall() => VerifyFix.Refactoring(
        new GradientUsageRefactoring(),
        """
        public static partial class Model
        {
            [Differentiable]
            public static double F(double x, ReadOnlySpan<double> y, int n) => x * y[n];

            public static void Use(double[] data)
            {
                double result = [||]F(3, data, 0);
                Console.WriteLine(result);
            }
        }
        """,
        """
        public static partial class Model
        {
            [Differentiable]
            public static double F(double x, ReadOnlySpan<double> y, int n) => x * y[n];

            public static void Use(double[] data)
            {
                double result = F(3, data, 0);
                var yGradient = new double[data.Length];
                double value = FGradient(3, data, 0, out double xGradient, yGradient);
                Console.WriteLine(result);
            }
        }
        """);

    [Fact]
    public void GradientUsageIsShownAsAMethod() => VerifyFix.Refactoring(
        new GradientUsageRefactoring(),
        """
        public static partial class Model
        {
            [Differentiable]
            public static double [||]F(double x, double[,] a) => x * a[0, 0];
        }
        """,
        """
        public static partial class Model
        {
            [Differentiable]
            public static double F(double x, double[,] a) => x * a[0, 0];

            private static double FGradientUsage(double x, double[,] a)
            {
                var aGradient = new double[a.GetLength(0), a.GetLength(1)];
                double value = FGradient(x, a, out double xGradient, aGradient);
                return value;
            }
        }
        """);

    [Theory]
    [InlineData("public static partial class Model { [Differentiable] public static (double, double) [||]F(double x) => (x, x); }")]
    [InlineData("public static partial class Model { public static double [||]F(double x) => x; }")]
    public void GradientUsageNeedsAGradient(string source) => VerifyFix.Refactoring(new GradientUsageRefactoring(), source, null);
}
