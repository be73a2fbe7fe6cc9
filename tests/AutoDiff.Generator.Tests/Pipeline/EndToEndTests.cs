using AutoDiff.Testing;

namespace AutoDiff.Generator.Tests.Pipeline;

public class EndToEndTests
{
    private const string Model = """
        namespace N;

        public static partial class Model
        {
            [Differentiable]
            public static double F(double x, double y) => x * Math.Sin(y);
        }
        """;

    [Fact]
    public void TheFirstExampleOfTheContractHasItsCompanions()
    {
        using LoadedAssembly assembly = GeneratorHost.Run(Model).Load();
        Type model = assembly.GetType("N.Model");

        var (value, tangent) = ((double, double))model.GetMethod("FJvp")!.Invoke(null, [2.0, 0.5, 1.0, 3.0])!;
        object?[] adjoints = [2.0, 0.5, 10.0, 1.0, 2.0];
        object? fromVjp = model.GetMethod("FVjp")!.Invoke(null, adjoints);
        object?[] gradient = [2.0, 0.5, null, null];
        object? fromGradient = model.GetMethod("FGradient")!.Invoke(null, gradient);

        Assert.Equal(2 * Math.Sin(0.5), value);
        Assert.Equal(value, fromVjp);
        Assert.Equal(value, fromGradient);
        Assert.Equal(Math.Sin(0.5) + (2 * Math.Cos(0.5) * 3), tangent, 14);
        Assert.Equal(1 + (10 * Math.Sin(0.5)), (double)adjoints[3]!, 14);
        Assert.Equal(2 + (10 * 2 * Math.Cos(0.5)), (double)adjoints[4]!, 14);
        Assert.Equal(Math.Sin(0.5), (double)gradient[2]!, 14);
        Assert.Equal(2 * Math.Cos(0.5), (double)gradient[3]!, 14);
    }

    [Fact]
    public void AllCompanionsOfASignatureThatAllowsThemCompile()
    {
        GeneratedCompilation compiled = GeneratorHost.Run("""
            public static partial class Model
            {
                [Differentiable(Derivatives.All)]
                public static double F(double x, double y, int n) => n * x * Math.Sin(y);
            }
            """);

        using LoadedAssembly assembly = compiled.Load();
        string[] names = [.. assembly.GetType("Model").GetMethods().Select(m => m.Name).Where(n => n.StartsWith('F')).Order(StringComparer.Ordinal)];
        Assert.Equal(["F", "F", "FGradient", "FHessian", "FHvp", "FJacobian", "FJvp", "FTaylor", "FVjp", "F__Forward", "F__ForwardJvp", "F__Reverse", "F__ReverseJvp"], names);
    }

    [Theory]
    [InlineData("public partial class Host { [Differentiable] private protected double F(double x) => x * k; private readonly double k = 3; }")]
    [InlineData("public ref partial struct Host { [Differentiable] public readonly double F(double x) => x * k; private double k; }")]
    [InlineData("public readonly ref partial struct Host { [Differentiable] internal double F(double x) => x * 2; }")]
    [InlineData("public partial record Host(double K) { [Differentiable] public double F(double x) => x * K; }")]
    [InlineData("public readonly partial record struct Host(double K) { [Differentiable] public double F(double x) => x * K; }")]
    [InlineData("public abstract partial class Host<T> where T : class { [Differentiable] protected internal static double F(double x, T? y) => y is null ? x : x * 2; }")]
    [InlineData("public static partial class Host { [Differentiable] public static double F(this double x, in double y, params int[] more) => x * y * more.Length; }")]
    [InlineData("partial class Host { internal sealed partial class Inner { [Differentiable] public static double F(double @class, string? name = null, int n = 3) => @class * n; } }")]
    [InlineData("public sealed partial class Host { [Differentiable] public static T F<T>(T x, T y) where T : System.Numerics.IFloatingPointIeee754<T> => T.Sin(x) * y + x; }")]
    public void CompanionsCompileInEveryKindOfType(string source)
    {
        GeneratedCompilation compiled = GeneratorHost.Run(source);

        Assert.NotEmpty(compiled.GeneratedTrees);
        using LoadedAssembly assembly = compiled.Load();
    }

    [Fact]
    public void AHandWrittenVjpIsUsedByTheGradientAndByCallers()
    {
        using LoadedAssembly assembly = GeneratorHost.Run("""
            public static partial class Model
            {
                [Differentiable]
                public static double F(double x) => x * x;

                // Not the true derivative, so that the test sees whose it is.
                public static double FVjp(double x, double resultAdjoint, ref double xAdjoint) { xAdjoint += 100 * resultAdjoint; return x * x; }

                [Differentiable]
                public static double G(double x) => 2 * F(x);
            }
            """).Load();
        Type model = assembly.GetType("Model");

        object?[] own = [3.0, null];
        object?[] callers = [3.0, null];
        Assert.Equal(9.0, model.GetMethod("FGradient")!.Invoke(null, own));
        Assert.Equal(18.0, model.GetMethod("GGradient")!.Invoke(null, callers));
        Assert.Equal(100.0, own[1]);
        Assert.Equal(200.0, callers[1]);
    }
}
