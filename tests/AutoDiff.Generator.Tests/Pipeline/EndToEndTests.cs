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
    public void TheFirstExampleOfTheContractHasItsJvp()
    {
        using LoadedAssembly assembly = GeneratorHost.Run(Model).Load();
        var jvp = assembly.GetType("N.Model").GetMethod("FJvp")!;

        var (value, tangent) = ((double, double))jvp.Invoke(null, [2.0, 0.5, 1.0, 3.0])!;

        Assert.Equal(2 * Math.Sin(0.5), value);
        Assert.Equal(Math.Sin(0.5) + (2 * Math.Cos(0.5) * 3), tangent, 14);
    }
}
