using AutoDiff.Analyzers.Tests.Verification;
using AutoDiff.CodeFixes;

namespace AutoDiff.Analyzers.Tests.Fixes;

public sealed class MarkCalleeFixTests
{
    private const string Id = "AD0003";

    [Fact]
    public void TheCalleeIsMarked() => VerifyFix.Members(
        new MarkCalleeFix(),
        Id,
        """
            [Differentiable]
            public static double F(double x) => G(x);

            /// <summary>A square.</summary>
            public static double G(double x) => x * x;
        """,
        """
            [Differentiable]
            public static double F(double x) => G(x);

            /// <summary>A square.</summary>
            [Differentiable]
            public static double G(double x) => x * x;
        """);

    [Fact]
    public void EverythingThatTheCalleeNeedsIsMarkedInOneStep() => VerifyFix.Source(
        new MarkCalleeFix(),
        Id,
        """
        public static partial class Model
        {
            [Differentiable]
            public static double F(double x) => Helper.G(x);
        }

        internal static class Helper
        {
            public static double G(double x) => H(x) * Other.K(x);

            private static double H(double x) => x * x;
        }

        internal static class Other
        {
            public static double K(double x) => L(x, 2) + M(3);

            private static double L(double x, int n) => x * n;

            private static double M(double x) => x;
        }
        """,
        """
        public static partial class Model
        {
            [Differentiable]
            public static double F(double x) => Helper.G(x);
        }

        internal static partial class Helper
        {
            [Differentiable]
            public static double G(double x) => H(x) * Other.K(x);

            [Differentiable]
            private static double H(double x) => x * x;
        }

        internal static partial class Other
        {
            [Differentiable]
            public static double K(double x) => L(x, 2) + M(3);

            [Differentiable]
            private static double L(double x, int n) => x * n;

            private static double M(double x) => x;
        }
        """);

    [Fact]
    public void AllCalleesOfAFileAreMarkedTogether() => VerifyFix.All(
        new MarkCalleeFix(),
        Id,
        """
        public static partial class Model
        {
            [Differentiable]
            public static double F(double x) => G(x) + H(x);

            public static double G(double x) => K(x);

            public static double H(double x) => K(x) * x;

            public static double K(double x) => x * x;
        }
        """,
        """
        public static partial class Model
        {
            [Differentiable]
            public static double F(double x) => G(x) + H(x);

            [Differentiable]
            public static double G(double x) => K(x);

            [Differentiable]
            public static double H(double x) => K(x) * x;

            [Differentiable]
            public static double K(double x) => x * x;
        }
        """);

    [Fact]
    public void SomebodyElsesMethodCannotBeMarked() =>
        VerifyFix.None(new MarkCalleeFix(), Id, "[Differentiable] public static double F(double[] x) { Array.Sort(x, Comparer<double>.Default); return x[0]; }");
}
