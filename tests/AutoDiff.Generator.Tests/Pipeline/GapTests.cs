using AutoDiff.Testing;

namespace AutoDiff.Generator.Tests.Pipeline;

/// <summary>No companion is emitted where active data runs into something without a derivative.</summary>
public class GapTests
{
    private const string Vector = """
        public struct V(double x, double y)
        {
            public double X = x, Y = y;
            public static V operator +(V a, V b) => new(a.X + b.X, a.Y + b.Y);
            public static V operator *(V a, double s) => new(a.X * s, a.Y * s);
            public readonly double Norm => Math.Sqrt(X * X + Y * Y);
            public static double Helper(double x) => x * x;
        }

        """;

    [Theory]
    [InlineData("public static double F(V v, double s) { V w = v * s + v; return w.X; }")]
    [InlineData("public static double F(V v, double s) { V w = v * s; w += v; return w.Norm * w.X; }")]
    [InlineData("public static double F(V v, double s) => V.Helper(V.Helper(s)) + v.X;")]
    [InlineData("public static double F(V v, double s) { double t = 1; for (int i = 0; i < 3; i++) t = V.Helper(t * s); return t; }")]
    [InlineData("public static void F(V v, out double s) => s = V.Helper(V.Helper(v.X));")]
    public void AGapBehindAGapLeavesNoCompanion(string method)
    {
        GeneratedCompilation compiled = GeneratorHost.Run(Vector + "public static partial class Model { [Differentiable] " + method + " }");

        using LoadedAssembly assembly = compiled.Load();
        Assert.DoesNotContain(assembly.GetType("Model").GetMethods(), m => m.Name.StartsWith('F') && m.Name.Length > 1);
    }

    [Fact]
    public void AGapThatOnlyPassiveDataReachesIsNone()
    {
        GeneratedCompilation compiled = GeneratorHost.Run(Vector + """
            public static partial class Model
            {
                [Differentiable]
                public static double F(double x, [NoDerivative] double scale) => x * V.Helper(V.Helper(scale));
            }
            """);

        using LoadedAssembly assembly = compiled.Load();
        object?[] arguments = [2.0, 3.0, null];
        assembly.GetType("Model").GetMethod("FGradient")!.Invoke(null, arguments);
        Assert.Equal(81.0, arguments[2]);
    }
}
