using AutoDiff.Analyzers.Tests.Verification;

namespace AutoDiff.Analyzers.Tests.Analyzers;

public sealed class CallTests
{
    private const string Id = "AD0003";
    private const string Helpers = """
        public static double G(double x) => x * x;
        public static void Write(double x, double[] to) => to[0] = x;
        public static double Sum(double[] x) => x.Sum();
        public static double Apply(Func<double, double> f) => f(2);
        public static int Count(int n) => n;
        public static void Note(string format, params object[] values) { }
        public static double Scale() => 2;
        public static double Table(int i) => i;
        [Differentiable] public static double H(double x) => x * x;
        """;

    private const string ByHand = """
        public static double Own(double x) => x; public static (double Value, double Tangent) OwnJvp(double x, double xTangent) => (x, xTangent);
        public static double OwnVjp(double x, double resultAdjoint, ref double xAdjoint) { xAdjoint += resultAdjoint; return x; }
        [Differentiable] public static double Calls(double x) { double s = 0; for (int i = 0; i < 3; i++) s += i * Own(x); return s; }

        """;

    /// <summary>A derivative by hand is one of first order, wherever it is called from.</summary>
    [Theory]
    [InlineData("[Differentiable(Derivatives.Hvp)] public static double F(double x) => x * [|Own(x)|];")]
    [InlineData("[Differentiable(Derivatives.Hessian)] public static double F(double x) { double s = 0; for (int i = 0; i < 3; i++) s += i * [|Calls(x)|]; return s; }")]
    [InlineData("[Differentiable(Derivatives.All)] public static double F(double x) => x * Own(x);")]
    [InlineData("[Differentiable(Derivatives.Hvp)] public static double F(double x, [NoDerivative] double y) => x * x * Own(y);")]
    public void ACallWithoutASecondDerivativeStopsOne(string member) => Verify.Members("AD0003", ByHand + member);

    [Theory]
    [InlineData("[Differentiable] public static double F(double x) => [|G(x)|];")]
    [InlineData("[Differentiable] public static double F(double x) => 1 + 2 * [|G(x * x)|];")]
    [InlineData("[Differentiable] public static double F(double x) { double y = x + 1; double z = [|G(y)|]; return z * x; }")]
    [InlineData("[Differentiable] public static double F(double x) { var a = new double[1]; [|Write(x, a)|]; return a[0]; }")]
    [InlineData("[Differentiable] public static double F(double[] x) => [|Sum(x)|];")]
    [InlineData("static double Mean(IEnumerable<double> x) => x.Average(); [Differentiable] public static double F(double[] x) => [|Mean(x)|];")]
    [InlineData("[Differentiable] public static double F(double[] x) => [|x.OrderBy(v => v)|].First();")]
    [InlineData("[Differentiable] public static double F(double[] x) { [|Buffer.BlockCopy(x, 0, x, 8, 8)|]; return x[0]; }")]
    [InlineData("[Differentiable] public static double F(double[] x) => [|new HashSet<double>(x)|].Count * x[0];")]
    [InlineData("[Differentiable] public static double F(double x) { [|Note(\"{0} {1}\", 2, x)|]; return x * x; }")]
    [InlineData("[Differentiable] public static double F(double x) { return H(x) + [|G(x)|]; }")]
    [InlineData("[Differentiable] public static double F(double x) { for (int i = 0; i < 3; i++) { x = [|G(x)|]; } return x; }")]
    [InlineData("[Differentiable] public static double F(double x) => [|Task.Run(() => x * x)|].Result;")]
    [InlineData("[Differentiable] public static double F(double x) => [|new Lazy<double>(() => x * x)|].Value;")]
    public void AnActiveArgumentOfAnUnknownCallIsAnError(string member) => Verify.Members(Id, Helpers + member);

    [Theory]
    [InlineData("[Differentiable] public static double F(double x) => x * G(2.0);")]
    [InlineData("[Differentiable] public static double F(double x, [NoDerivative] double p) => x * G(p);")]
    [InlineData("[Differentiable] public static double F(double x) => x * G(Diff.StopGradient(x));")]
    [InlineData("[Differentiable] public static double F(double x) => x + Diff.StopGradient(G(x));")]
    [InlineData("[Differentiable] public static double F(double x) => H(x) + Math.Sin(x);")]
    [InlineData("[Differentiable] public static double F(double x, int n) => x * Table(Count(n)) * Scale();")]
    [InlineData("public static double F(double x) => G(x);")]
    [InlineData("[Differentiable] public static double F(double x) { System.Diagnostics.Debug.Assert(x > 0); Console.WriteLine(x); return x; }")]
    [InlineData("[Differentiable] public static double F(double x) => Apply(y => x * y);")]
    [InlineData("[Differentiable] public static double F(double x) { Func<double, double> f = y => x * y; return Apply(f); }")]
    [InlineData("[Differentiable] public static double F(double x, int n) => x * Task.Run(() => n).Result;")]
    public void PassiveArgumentsAndDifferentiableCalleesAreFine(string member) => Verify.Members(Id, Helpers + member);

    [Fact]
    public void AnActiveReceiverThatTheCalleeTakesAsConstantIsAnError() => Verify.Source(Id, """
        public readonly partial struct Line(double slope, double offset)
        {
            public double Slope { get; } = slope;
            public double Offset { get; } = offset;
            [Differentiable] public double At(double x) => Slope * x + Offset;
            [Differentiable(ThisIsActive = true)] public double Through(double x) => Slope * x + Offset;
        }

        public static partial class Model
        {
            [Differentiable] public static double F(Line line, double x) => [|line.At(x)|];
            [Differentiable] public static double G(double x) { var line = new Line(x, 2); return [|line.At(x)|]; }
            [Differentiable] public static double H(Line line, double x) => line.Through(x);
            [Differentiable] public static double I([NoDerivative] Line line, double x) => line.At(x);
            [Differentiable] public static double J(double x) { var line = new Line(1, 2); return line.At(x); }
        }
        """);

    [Fact]
    public void AMessageMayBeHandedToAnyMethod() => Verify.Source(Id, """
        public interface IJournal { void Note(string text); }

        public static partial class Model
        {
            [Differentiable] public static double F(double x, IJournal journal) { journal.Note($"x = {x:F3}"); return x * x; }
        }
        """);
}
