using AutoDiff.Analyzers.Tests.Verification;
using AutoDiff.CodeFixes;

namespace AutoDiff.Analyzers.Tests.Fixes;

public sealed class NormFixTests
{
    [Theory]
    [InlineData("double F(double x, double y) => Math.Sqrt(x * x + y * y);", "double F(double x, double y) => double.Hypot(x, y);")]
    [InlineData("float F(float x, float y) => 2 * MathF.Sqrt(x * x + y * y);", "float F(float x, float y) => 2 * float.Hypot(x, y);")]
    [InlineData("double F(double x, double y, double z) => Math.Sqrt(x * x + y * y + z * z);", "double F(double x, double y, double z) => double.Hypot(double.Hypot(x, y), z);")]
    [InlineData("double F(double x, double y) => Math.Sqrt((x - y) * (x - y) + Math.Pow(y, 2));", "double F(double x, double y) => double.Hypot(x - y, y);")]
    public void TheRootOfASumOfSquaresBecomesANorm(string before, string after) =>
        VerifyFix.Members(new NormFix(), "AD0008", "[Differentiable] public static " + before, "[Differentiable] public static " + after);

    [Theory]
    [InlineData("[Differentiable] public static double F(double x) => x >= 0 ? Math.Sqrt(x) : 0;")]
    [InlineData("[Differentiable] public static double F(ReadOnlySpan<double> x) { double s = 0; foreach (double v in x) { s += v * v; } return Math.Sqrt(s); }")]
    public void OtherRootsStay(string members) => VerifyFix.None(new NormFix(), "AD0008", members);
}
