using AutoDiff.Generator.IR;
using AutoDiff.Generator.Lowering;

namespace AutoDiff.Generator.Tests.Symbols;

public class CallResolverTests
{
    [Theory]
    [InlineData("Math.Sin(x)", "Sin/1", "global::System.Math.Sin")]
    [InlineData("double.Hypot(x, x)", "Hypot/2", "double.Hypot")]
    [InlineData("MathF.Exp(f)", "Exp/1", "global::System.MathF.Exp")]
    [InlineData("float.RootN(f, 3)", "RootN/2", "float.RootN")]
    [InlineData("Math.Max(f, f)", "Max/2", "global::System.Math.Max")]
    [InlineData("Math.Log(x, 2)", "Log/2", "global::System.Math.Log")]
    [InlineData("Math.IEEERemainder(x, 2)", "Ieee754Remainder/2", "global::System.Math.IEEERemainder")]
    [InlineData("Math.Round(x, 2)", "Round/2", "global::System.Math.Round")]
    [InlineData("T.Atan2(t, t)", "Atan2/2", "T.Atan2")]
    [InlineData("T.Abs(t)", "Abs/1", "T.Abs")]
    public void AnElementaryFunctionIsAPrimitiveUnderItsKey(string call, string key, string code)
    {
        PrimitiveTarget target = Assert.IsType<PrimitiveTarget>(Resolve(call));
        Assert.Equal(key, target.Function);
        Assert.Equal(code, target.Code);
    }

    [Theory]
    [InlineData("Math.Max(n, n)")]
    [InlineData("double.IsNaN(x)")]
    [InlineData("Math.Sign(x)")]
    [InlineData("T.IsFinite(t)")]
    [InlineData("Own.IsLarge(x)")]
    [InlineData("Own.IndexOfLargest(span)")]
    public void AFunctionWithAPassiveResultIsAPredicate(string call) => Assert.IsType<PredicateTarget>(Resolve(call));

    [Theory]
    [InlineData("Console.WriteLine(x)")]
    [InlineData("System.Diagnostics.Debug.Assert(x > 0)")]
    [InlineData("ArgumentOutOfRangeException.ThrowIfNegative(x)")]
    [InlineData("string.Concat(x, x)")]
    [InlineData("x.ToString()")]
    [InlineData("GC.KeepAlive(x)")]
    public void WhatOnlyObservesIsAnObserver(string call) => Assert.IsType<ObserverTarget>(Resolve(call));

    [Theory]
    [InlineData("Own.Unmarked(x)", "Own.Unmarked(double)")]
    [InlineData("Own.Fill(new double[1])", "Own.Fill(double[])")]
    [InlineData("Own.Store(x)", "Own.Store(double)")]
    [InlineData("BitConverter.Int64BitsToDouble(n)", "BitConverter.Int64BitsToDouble(long)")]
    public void AnythingElseIsUnknown(string call, string display) => Assert.Equal(display, Assert.IsType<UnknownTarget>(Resolve(call)).DisplayName);

    [Theory]
    [InlineData("span.CopyTo(new double[3])")]
    [InlineData("span.Slice(1)")]
    [InlineData("Array.Fill(new double[2], x)")]
    [InlineData("new List<double>().Add(x)")]
    public void MembersOfSequencesAreLoweredByName(string call) => Assert.IsType<SequenceMemberTarget>(Resolve(call));

    [Fact]
    public void StopGradientAndSinCosAreKnown()
    {
        Assert.IsType<StopGradientTarget>(Resolve("Diff.StopGradient(x)"));
        Assert.Equal(new SinCosTarget("Sin/1", "global::System.Math.Sin", "Cos/1", "global::System.Math.Cos"), Resolve("Math.SinCos(x)"));
        Assert.Equal("CosPi/1", Assert.IsType<SinCosTarget>(Resolve("T.SinCosPi(t)")).CosFunction);
    }

    [Fact]
    public void AMarkedMethodOfTheCompilationIsPromisedItsCompanions()
    {
        Callee callee = Assert.IsType<DifferentiableTarget>(Resolve("Own.Marked(x, n)")).Callee;

        Assert.Equal("global::Own.MarkedJvp", callee.Find(CompanionKind.Jvp)?.Target);
        Assert.Equal("global::Own.Marked__Forward", callee.Find(CompanionKind.Forward)?.Target);
        Assert.Equal([true, false], callee.Parameters.Select(p => p.IsActive));
        Assert.True(callee.IsReturnActive);
    }

    [Fact]
    public void AMarkedMethodThatDoesNotAskForAJvpHasAHiddenOne() =>
        Assert.Equal(
            "global::Own.Reverse__Jvp",
            Assert.IsType<DifferentiableTarget>(Resolve("Own.Reverse(x)")).Callee.Find(CompanionKind.Jvp)?.Target);

    [Fact]
    public void AnInstanceMethodTakesItsReceiverFirst()
    {
        Callee callee = Assert.IsType<DifferentiableTarget>(Resolve("new Own().Instance(x)")).Callee;

        Assert.True(callee.HasReceiver);
        Assert.Equal(".InstanceJvp", callee.Find(CompanionKind.Jvp)?.Target);
        Assert.Equal(["this", "x"], callee.Parameters.Select(p => p.Name));
    }

    [Fact]
    public void AGenericMethodCarriesItsTypeArguments()
    {
        Callee callee = Assert.IsType<DifferentiableTarget>(Resolve("Own.Generic<double>(x)")).Callee;

        Assert.Equal("<double>", callee.TypeArguments);
        Assert.Equal("global::Own.GenericJvp<double>", callee.Find(CompanionKind.Jvp)?.Target);
        Assert.Equal(RealType.Double, callee.ReturnType);
    }

    [Fact]
    public void AnUnmarkedMethodWithAHandWrittenVjpIsDifferentiable()
    {
        Callee callee = Assert.IsType<DifferentiableTarget>(Resolve("Own.ByHand(span)")).Callee;

        Assert.Equal("global::Own.ByHandVjp", callee.Find(CompanionKind.Vjp)?.Target);
        Assert.Null(callee.Find(CompanionKind.Jvp));
    }

    [Fact]
    public void AForeignMethodIsDifferentiableThroughDerivativeOf()
    {
        Callee callee = Assert.IsType<DifferentiableTarget>(Resolve("Foreign.Cube(x)")).Callee;

        Assert.Equal("global::Own.CubeVjp", callee.Find(CompanionKind.Vjp)?.Target);
        Assert.Equal("global::Foreign", callee.Owner);
    }

    [Fact]
    public void AForeignFunctionWithFormulasIsAPrimitive() =>
        Assert.Equal(new PrimitiveTarget("Foreign.Square/1", "global::Foreign.Square"), Resolve("Foreign.Square(x)"));

    private static CallTarget Resolve(string call) => new SymbolsFixture($$"""
        class Caller<T> where T : System.Numerics.IFloatingPointIeee754<T>
        {
            void M(double x, float f, int n, T t, ReadOnlySpan<double> span) { {{call}}; }
        }

        partial class Own
        {
            static double state;
            public static double Unmarked(double x) => x;
            public static void Store(double x) => state = x;
            public static void Fill(double[] x) => x[0] = state;
            public static bool IsLarge(double x) => x > 100;
            public static int IndexOfLargest(ReadOnlySpan<double> x) => x.Length - 1;
            [Differentiable] public static double Marked(double x, int n) => x * n;
            [Differentiable(Derivatives.Vjp)] public static double Reverse(double x) => x;
            [Differentiable] public double Instance(double x) => x;
            [Differentiable] public static T Generic<T>(T x) where T : System.Numerics.IFloatingPointIeee754<T> => x;
            public static double ByHand(ReadOnlySpan<double> x) => x[0];
            public static double ByHandVjp(ReadOnlySpan<double> x, double resultAdjoint, Span<double> xAdjoint) { xAdjoint[0] += resultAdjoint; return x[0]; }
            [DerivativeOf(typeof(Foreign), nameof(Foreign.Cube))]
            public static double CubeVjp(double x, double resultAdjoint, ref double xAdjoint) { xAdjoint += 3 * x * x * resultAdjoint; return x * x * x; }
        }

        static class Foreign
        {
            public static double Cube(double x) => x * x * x;
            public static double Square(double x) => x * x;
        }

        [DerivativeOf(typeof(Foreign), nameof(Foreign.Square), Partials = ["2 * x"])]
        static class Rules;
        """).ResolveCall();
}
