using System.Reflection;
using AutoDiff.Testing;
using Microsoft.CodeAnalysis;

namespace AutoDiff.Generator.Tests.Pipeline;

/// <summary>Which members have <c>MTaylor</c>, with what signature, and what of others it calls.</summary>
public class SeriesTests
{
    private delegate void Unary(ReadOnlySpan<double> x, Span<double> result);

    [Theory]
    [InlineData("public static double F(double x, [NoDerivative] double k, int n) => x * k * n;", "Void FTaylor(System.ReadOnlySpan`1[System.Double], Double, Int32, System.Span`1[System.Double])")]
    [InlineData("public static double F(ReadOnlySpan<double> x, double[] y) => x[0] * y[0];", "Void FTaylor(System.ReadOnlySpan`1[System.Double], Double[], System.Span`1[System.Double])")]
    [InlineData("public static int F(ref double x, out double y) { y = x * x; return 1; }", "Int32 FTaylor(System.Span`1[System.Double], System.Span`1[System.Double])")]
    [InlineData("public static float F(float x) => x * x;", "Void FTaylor(System.ReadOnlySpan`1[System.Single], System.Span`1[System.Single])")]
    [InlineData("public static (double, double) F(double x) => (x, x * x);", "Void FTaylor(System.ReadOnlySpan`1[System.Double], System.Span`1[System.ValueTuple`2[System.Double,System.Double]])")]
    [InlineData("public static double F(ReadOnlySpan<System.Numerics.Vector3> x, ref System.Numerics.Complex z) { z *= z; return x[0].Y * z.Real; }", "Void FTaylor(System.ReadOnlySpan`1[System.Numerics.Vector3], System.Span`1[System.Numerics.Complex], System.Span`1[System.Double])")]
    public void TheSignatureIsThatOfTheContract(string member, string expected)
    {
        using LoadedAssembly assembly = Load($"[Differentiable(Derivatives.Taylor)] {member}");
        Assert.Equal(expected, assembly.GetType("Model").GetMethod("FTaylor")!.ToString());
    }

    [Theory]
    [InlineData("public static void F(ReadOnlySpan<double> x, Span<double> y) => y[0] = x[0] * x[0];")]
    [InlineData("public static double F(Box x) => x.A * x.A;")]
    [InlineData("public static double F(Holder x) => x.Values[0] * x.Values[0];")]
    [InlineData("public static double F(double x) => Own(x); static double Own(double x) => x; public static (double Value, double Tangent) OwnJvp(double x, double xTangent) => (x, xTangent); public static double OwnVjp(double x, double resultAdjoint, ref double xAdjoint) { xAdjoint += resultAdjoint; return x; }")]
    public void WhatHasNoSeriesIsLeftOutUnderAllAndAnErrorByName(string member)
    {
        const string Pair = "public class Box { public double A; } public record struct Holder(double[] Values);";
        using (LoadedAssembly all = Load($"[Differentiable(Derivatives.All)] {member}", Pair))
        {
            Assert.Null(all.GetType("Model").GetMethod("FTaylor"));
            Assert.NotNull(all.GetType("Model").GetMethod("FJvp"));
        }

        GeneratedCompilation named = GeneratorHost.Run(Source($"[Differentiable(Derivatives.Taylor)] {member}", Pair));
        Diagnostic error = Assert.Single(GeneratorHost.Analyze(named.Output), static d => d.Id == "AD0009");
        Assert.Contains("FTaylor", error.GetMessage(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal);
    }

    [Fact]
    public void ASecondDerivativeThatADeepCalleeLacksIsLeftOutUnderAll()
    {
        using LoadedAssembly assembly = Load("""
            [Differentiable(Derivatives.All)] public static double F(double x) { double s = 0; for (int i = 0; i < 3; i++) s += G(x, i); return s; }
            [Differentiable] static double G(double x, int n) { double s = 0; for (int i = 0; i < n; i++) s += Own(x) * x; return s; }
            static double Own(double x) => x;
            public static (double Value, double Tangent) OwnJvp(double x, double xTangent) => (x, xTangent);
            public static double OwnVjp(double x, double resultAdjoint, ref double xAdjoint) { xAdjoint += resultAdjoint; return x; }
            """);
        Assert.Null(assembly.GetType("Model").GetMethod("FHvp"));
        Assert.Null(assembly.GetType("Model").GetMethod("FTaylor"));
        Assert.NotNull(assembly.GetType("Model").GetMethod("FGradient"));
    }

    [Fact]
    public void RecursionAndCallsOfCallsHaveSeries()
    {
        using LoadedAssembly assembly = Load("""
            [Differentiable(Derivatives.Taylor)] public static double F(double x) => Power(x, 3) + Swapped(x, 2).B;
            [Differentiable] static double Power(double x, int n) => n == 0 ? 1 : x * Power(x, n - 1);
            [Differentiable] static (double A, double B) Swapped(double x, double y) { Swap(ref x, ref y); return (x, y * y); }
            [Differentiable] static void Swap(ref double x, ref double y) { double t = x; x = y; y = t; }
            """);
        Assert.Equal([12, 16, 7], Series(assembly, [2, 1, 0]));
    }

    [Fact]
    public void AnOverloadWithTheSameSeriesIsLeftOutUnderAll()
    {
        using LoadedAssembly assembly = Load("""
            [Differentiable(Derivatives.All)] public static double F(double x) => x * x;
            [Differentiable(Derivatives.All)] public static double F(ReadOnlySpan<double> x) => x[0] + x[1];
            """);
        Assert.Equal([4, 4, 1], Series(assembly, [2, 1, 0]));
    }

    [Fact]
    public void AHandWrittenCompanionIsKept()
    {
        using LoadedAssembly assembly = Load("""
            [Differentiable(Derivatives.Taylor)] public static double F(double x) => x;
            public static void FTaylor(ReadOnlySpan<double> x, Span<double> result) => result.Fill(42);
            """);
        Assert.Equal([42, 42, 42], Series(assembly, [2, 1, 0]));
    }

    [Theory]
    [InlineData("double", 2, 3, "x")]
    [InlineData("double", 0, 0, "result")]
    [InlineData("double[]", 4, 3, "x")]
    public void ALengthThatDoesNotFitIsNamed(string type, int length, int terms, string parameter)
    {
        string body = type == "double" ? "x * x" : "x[0]";
        using LoadedAssembly assembly = Load($"[Differentiable(Derivatives.Taylor)] public static double G({type} x) => {body}; public static void F(double[] x, double[] r) => GTaylor(x, r);");
        var thrown = Assert.Throws<TargetInvocationException>(() => assembly.GetType("Model").GetMethod("F")!.Invoke(null, [new double[length], new double[terms]]));
        Assert.Equal(parameter, Assert.IsType<ArgumentException>(thrown.InnerException).ParamName);
    }

    private static double[] Series(LoadedAssembly assembly, double[] x)
    {
        double[] result = new double[x.Length];
        assembly.GetType("Model").GetMethod("FTaylor", [typeof(ReadOnlySpan<double>), typeof(Span<double>)])!.CreateDelegate<Unary>()(x, result);
        return result;
    }

    private static string Source(string members, string others = "") => $"{others} public static partial class Model {{ {members} }}";

    private static LoadedAssembly Load(string members, string others = "") => GeneratorHost.Run(Source(members, others)).Load();
}
