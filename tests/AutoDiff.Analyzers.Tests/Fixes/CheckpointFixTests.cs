using AutoDiff.Analyzers.Tests.Verification;
using AutoDiff.CodeFixes;

namespace AutoDiff.Analyzers.Tests.Fixes;

public sealed class CheckpointFixTests
{
    [Fact]
    public void TheMethodIsMarkedOnceForAllItsLoops() => VerifyFix.All(
        new CheckpointFix(),
        "AD0015",
        """
        public static partial class Model
        {
            [Differentiable]
            public static double F(double x, int n)
            {
                for (int i = 0; i < n; i++)
                {
                    x = Math.Sin(x);
                }

                for (int i = 0; i < n; i++)
                {
                    x *= x;
                }

                return x;
            }
        }
        """,
        """
        public static partial class Model
        {
            [Checkpoint]
            [Differentiable]
            public static double F(double x, int n)
            {
                for (int i = 0; i < n; i++)
                {
                    x = Math.Sin(x);
                }

                for (int i = 0; i < n; i++)
                {
                    x *= x;
                }

                return x;
            }
        }
        """);
}
