using AutoDiff.Analyzers.Tests.Verification;

namespace AutoDiff.Analyzers.Tests.Analyzers;

public sealed class ImplicitDerivativeTests
{
    private const string Id = "AD0013";
    private const string Named = """
        [Differentiable] public static double G(double y, double a) => y * y - a;
        [Differentiable] public static double Wrong(float y, double a) => y - a;
        [Differentiable] public static double Other(double y, double b) => y - b;
        [Differentiable] public static double OtherType(double y, float a) => y - a;
        [Differentiable] public static double Fixed(double y, [NoDerivative] double a) => y - a;
        [Differentiable] public static double FixedSolution([NoDerivative] double y, double a) => y - a;
        [Differentiable] public static double More(double y, double a, double scale) => y - a * scale;
        [Differentiable] public static (double, double) Pair(double y, double a) => (y, a);
        [Differentiable(Derivatives.Jvp)] public static double ForwardOnly(double y, double a) => y * y - a;
        [Differentiable] public static T Generic<T>(T y, T a) where T : IFloatingPointIeee754<T> => y * y - a;
        [Differentiable] public static void R(ReadOnlySpan<double> y, ReadOnlySpan<double> a, Span<double> residual) { for (int i = 0; i < y.Length; i++) residual[i] = y[i] * y[i] - a[i]; }
        [Differentiable] public static double L(ReadOnlySpan<double> y, ReadOnlySpan<double> a) { double s = 0; for (int i = 0; i < y.Length; i++) s += y[i] * y[i] * y[i] / 3 - a[i] * y[i]; return s; }
        public static double Plain(double y, double a) => y * y - a;
        public readonly record struct Point(double X, double Y);
        [Differentiable] public static Point OnPoint(Point y, double a) => new(y.X - a, y.Y * y.X - 1);
        [Differentiable] public static double OneOfPoint(Point y, double a) => y.X - a;
        """;

    /// <summary>Each with the words that say what to do.</summary>
    [Theory]
    [InlineData("[ImplicitDerivative] public static double [|Solve|](double a) => Math.Sqrt(a);", "exactly one of Residual, FixedPoint and Objective must be set, and none is")]
    [InlineData("[ImplicitDerivative(Residual = nameof(G), Objective = nameof(G))] public static double [|Solve|](double a) => Math.Sqrt(a);", "more than one")]
    [InlineData("[ImplicitDerivative(Residual = \"Missing\")] public static double [|Solve|](double a) => Math.Sqrt(a);", "has no method 'Missing'; add it")]
    [InlineData("[ImplicitDerivative(Residual = nameof(Plain))] public static double [|Solve|](double a) => Math.Sqrt(a);", "mark it [Differentiable]")]
    [InlineData("[ImplicitDerivative(Residual = nameof(ForwardOnly))] public static double [|Solve|](double a) => Math.Sqrt(a);", "no derivative in reverse mode")]
    [InlineData("[ImplicitDerivative(Residual = nameof(Wrong))] public static double [|Solve|](double a) => Math.Sqrt(a);", "first parameter of 'Wrong' must be the solution, of type 'double'")]
    [InlineData("[ImplicitDerivative(Residual = nameof(FixedSolution))] public static double [|Solve|](double a) => Math.Sqrt(a);", "marked [NoDerivative] in 'FixedSolution'; remove that")]
    [InlineData("[ImplicitDerivative(Residual = nameof(Other))] public static double [|Solve|](double a) => Math.Sqrt(a);", "the solver has no parameter 'b' to hand to 'Other'; give both the same name")]
    [InlineData("[ImplicitDerivative(Residual = nameof(More))] public static double [|Solve|](double a) => Math.Sqrt(a);", "no parameter 'scale'")]
    [InlineData("[ImplicitDerivative(Residual = nameof(OtherType))] public static double [|Solve|](double a) => Math.Sqrt(a);", "of type 'double' in the solver and of type 'float' in 'OtherType'")]
    [InlineData("[ImplicitDerivative(Residual = nameof(Fixed))] public static double [|Solve|](double a) => Math.Sqrt(a);", "mark it in both or in neither")]
    [InlineData("[ImplicitDerivative(Residual = nameof(G))] public static double [|Solve|](double a, double start) => Math.Sqrt(a) + 0 * start;", "mark that of the solver [NoDerivative]")]
    [InlineData("[ImplicitDerivative(Residual = nameof(Generic))] public static double [|Solve|](double a) => Math.Sqrt(a);", "other type parameters")]
    [InlineData("[ImplicitDerivative(Residual = nameof(Pair))] public static double [|Solve|](double a) => Math.Sqrt(a);", "must return one real number")]
    [InlineData("[ImplicitDerivative(Objective = nameof(Pair))] public static double [|Solve|](double a) => Math.Sqrt(a);", "must return the real number that the solution makes stationary")]
    [InlineData("[ImplicitDerivative(Residual = nameof(OneOfPoint))] public static Point [|Solve|](double a) => new(a, 1 / a);", "must return 2 real numbers")]
    [InlineData("[ImplicitDerivative(Residual = nameof(L))] public static double[] [|Solve|](double[] a) => a;", "as many numbers as the solution has")]
    [InlineData("[ImplicitDerivative(Residual = nameof(R))] public static void [|Solve|](ReadOnlySpan<double> a) { }", "the solver has no solution; return it, or write it to a span")]
    [InlineData("[ImplicitDerivative(Residual = nameof(R))] public static void [|Solve|](ReadOnlySpan<double> a, Span<double> work, Span<double> y) { }", "which of 'work' and 'y' is the solution?")]
    [InlineData("[ImplicitDerivative(Residual = nameof(R))] public static List<double> [|Solve|](ReadOnlySpan<double> a) => [];", "a solution of type 'List<double>' is not supported")]
    [InlineData("[ImplicitDerivative(Residual = nameof(G), Mode = ImplicitMode.Unrolled)] public static double [|Solve|](double a) => Math.Sqrt(a);", "only a FixedPoint has steps to unroll")]
    [InlineData("[ImplicitDerivative(Residual = nameof(G), Budget = -1)] public static double [|Solve|](double a) => Math.Sqrt(a);", "Budget must not be negative")]
    [InlineData("public static double Own(double x) => x; public static (double Value, double Tangent) OwnJvp(double x, double xTangent) => (x, xTangent); public static double OwnVjp(double x, double resultAdjoint, ref double xAdjoint) { xAdjoint += resultAdjoint; return x; } [Differentiable] public static double Bowl(double y, double a) => y * y - a * Own(y); [ImplicitDerivative(Objective = nameof(Bowl))] public static double [|Solve|](double a) => a / 2;", "Own in the objective has no second derivative, and the stationary point needs one")]
    [InlineData("[ImplicitDerivative(Residual = nameof(G)), Differentiable(ThisIsActive = true)] public static double [|Solve|](double a) => Math.Sqrt(a);", "ThisIsActive has no meaning here")]
    public void TheNamedMethodMustFit(string member, string advice)
    {
        Verify.Members(Id, Named + member);
        string message = Assert.Single(Verify.Diagnose(Verify.Model(Named + member.Replace("[|", "", StringComparison.Ordinal).Replace("|]", "", StringComparison.Ordinal))), static d => d.Id == Id)
            .GetMessage(System.Globalization.CultureInfo.InvariantCulture);
        Assert.Contains(advice, message, StringComparison.Ordinal);
        Assert.Contains("'Solve'", message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("[ImplicitDerivative(Residual = nameof(G))] public static double Solve(double a) => Math.Sqrt(a);")]
    [InlineData("[ImplicitDerivative(FixedPoint = nameof(G))] public static double Solve(double a) => Math.Sqrt(a);")]
    [InlineData("[ImplicitDerivative(Objective = nameof(G))] public static double Solve(double a) => Math.Sqrt(a);")]
    [InlineData("[ImplicitDerivative(Residual = nameof(ForwardOnly)), Differentiable(Derivatives.Jvp)] public static double Solve(double a) => Math.Sqrt(a);")]
    [InlineData("[ImplicitDerivative(Residual = nameof(Generic))] public static T Solve<T>(T a) where T : IFloatingPointIeee754<T> => T.Sqrt(a);")]
    [InlineData("[ImplicitDerivative(Residual = nameof(More))] public static double Solve(double a, [NoDerivative] double scale) => a * scale;")]
    [InlineData("[ImplicitDerivative(Residual = nameof(Fixed))] public static double Solve([NoDerivative] double a, double c) => a + c; [Differentiable] public static double Fixed(double y, double c, [NoDerivative] double a) => y - c - a;")]
    [InlineData("[ImplicitDerivative(Residual = nameof(G))] public static double Solve(double a, [NoDerivative] double start) { while (start * start != a) start = 0.5 * (start + a / start); return start; }")]
    [InlineData("[ImplicitDerivative(Residual = nameof(R))] public static double[] Solve(double[] a) => a;")]
    [InlineData("[ImplicitDerivative(Residual = nameof(R))] public static int Solve(ReadOnlySpan<double> a, [NoDerivative] Span<double> work, Span<double> y) => 0;")]
    [InlineData("[ImplicitDerivative(Objective = nameof(L))] public static double[] Solve(double[] a) => a;")]
    [InlineData("[ImplicitDerivative(Residual = nameof(OnPoint))] public static Point Solve(double a) => new(a, 1 / a);")]
    [InlineData("public static double Solve(double a) => Math.Sqrt(a);")]
    public void ASolverThatFitsIsFine(string member) => Verify.Members(Id, Named + member);

    private const string Bowl = """
        [Differentiable] public static double Bowl(double y, double a) => y * y * y * y - a * AutoDiff.LinearAlgebra.Vector.Dot([y], [y]);
        [ImplicitDerivative(Objective = nameof(Bowl))] public static double Solve(double a) => Math.Sqrt(a / 2);

        """;

    /// <summary>A primitive has second derivatives; those of a stationary point of it would need its third.</summary>
    [Theory]
    [InlineData("[Differentiable] public static double F(double a) => Solve(a) * a;")]
    [InlineData("[Differentiable(Derivatives.All)] public static double F(double a) => Solve(a) * a;")]
    [InlineData("[Differentiable(Derivatives.Hvp)] public static double F(double a) => [|Solve(a)|] * a;")]
    [InlineData("[Differentiable] public static double Inner(double a) => Solve(a) + a; [Differentiable(Derivatives.Hessian)] public static double F(double a) { double s = 0; for (int i = 0; i < 3; i++) s += i * [|Inner(a)|]; return s; }")]
    public void ASecondDerivativeThatTheSolverCannotGiveIsAnErrorAtTheCall(string member) => Verify.Members("AD0003", Bowl + member);

    [Fact]
    public void ASecondDerivativeThatTheSolverCannotGiveIsAnErrorWhereItIsAskedFor() => Verify.Members(
        "AD0009",
        Bowl + "[ImplicitDerivative(Objective = nameof(Bowl)), Differentiable(Derivatives.Hvp)] public static double [|Second|](double a) => Math.Sqrt(a / 2);");

    [Fact]
    public void EverythingThatThereIsIsLessThanTheSecondDerivative() => Verify.Members(
        "AD0009",
        Bowl + "[ImplicitDerivative(Objective = nameof(Bowl)), Differentiable(Derivatives.All)] public static double Second(double a) => Math.Sqrt(a / 2);");
}
