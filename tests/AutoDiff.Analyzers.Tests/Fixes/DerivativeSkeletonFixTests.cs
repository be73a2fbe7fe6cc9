using AutoDiff.Analyzers.Tests.Verification;
using AutoDiff.CodeFixes;

namespace AutoDiff.Analyzers.Tests.Fixes;

public sealed class DerivativeSkeletonFixTests
{
    [Fact]
    public void BothHandWrittenCompanionsAreDeclared() => VerifyFix.Members(
        new DerivativeSkeletonFix(),
        "AD0003",
        """
            [Differentiable]
            public static double F(double x, ReadOnlySpan<double> y) => x * Task.Run(() => x).Result * y[0];
        """,
        """
            [Differentiable]
            public static double F(double x, ReadOnlySpan<double> y) => x * Task.Run(() => x).Result * y[0];

            public static (double Value, double Tangent) FJvp(double x, ReadOnlySpan<double> y, double xTangent, ReadOnlySpan<double> yTangent)
            {
                throw new NotImplementedException();
            }

            public static double FVjp(double x, ReadOnlySpan<double> y, double resultAdjoint, ref double xAdjoint, Span<double> yAdjoint)
            {
                throw new NotImplementedException();
            }
        """);

    [Fact]
    public void AConstructWithoutADerivativeNoLongerMatters() => VerifyFix.Members(
        new DerivativeSkeletonFix(),
        "AD0002",
        """
            [Differentiable]
            public static void F(double x, out double y)
            {
                lock (typeof(Model))
                {
                    y = x;
                }
            }
        """,
        """
            [Differentiable]
            public static void F(double x, out double y)
            {
                lock (typeof(Model))
                {
                    y = x;
                }
            }

            public static void FJvp(double x, out double y, double xTangent, out double yTangent)
            {
                throw new NotImplementedException();
            }

            public static void FVjp(double x, out double y, ref double xAdjoint, ref double yAdjoint)
            {
                throw new NotImplementedException();
            }
        """);
}
