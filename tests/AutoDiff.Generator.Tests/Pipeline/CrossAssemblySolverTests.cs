using System.Reflection;
using System.Runtime.Loader;
using AutoDiff.Testing;
using Microsoft.CodeAnalysis;

namespace AutoDiff.Generator.Tests.Pipeline;

/// <summary>A library offers solvers; the next assembly calls them, in losses and in equations of its own.</summary>
public sealed class CrossAssemblySolverTests : IDisposable
{
    private const string Library = """
        namespace Lib;

        public partial class Equations
        {
            [Differentiable(Derivatives.All)]
            public static double Cubic(double x, double f) => (f * x * x * x) - x - 2;

            [Differentiable]
            public static double Plain(double x) => x * x * x;
        }

        public static partial class Solvers
        {
            [Differentiable]
            private static double Cubic(double x, double f) => (f * x * x * x) - x - 2;

            [ImplicitDerivative(Residual = nameof(Cubic))]
            [Differentiable(Derivatives.All)]
            public static double Root(double f)
            {
                double x = 1;
                for (int i = 0; i < 100; i++) x -= ((f * x * x * x) - x - 2) / ((3 * f * x * x) - 1);
                return x;
            }

            [Differentiable]
            private static void Circle(ReadOnlySpan<double> z, ReadOnlySpan<double> theta, Span<double> residual)
            {
                residual[0] = (z[0] * z[0]) + (z[1] * z[1]) - theta[0];
                residual[1] = (z[0] * theta[1]) - z[1];
            }

            [ImplicitDerivative(Residual = nameof(Circle))]
            public static void Intersect(ReadOnlySpan<double> theta, Span<double> z)
            {
                z[0] = Math.Sqrt(theta[0] / (1 + (theta[1] * theta[1])));
                z[1] = theta[1] * z[0];
            }
        }
        """;

    private const string Program = """
        using Lib;

        public partial class Model : Equations
        {
            [Differentiable(Derivatives.Gradient | Derivatives.Hvp)]
            public static double Loss(double f, double y) => Math.Sin(Solvers.Root(f * y)) * Cubic(y, f);

            [Differentiable]
            public static double OnTheCircle(ReadOnlySpan<double> theta)
            {
                Span<double> z = stackalloc double[2];
                Solvers.Intersect(theta, z);
                return z[0] * z[1];
            }

            /// <summary>The equation is the base class's, in the library.</summary>
            [ImplicitDerivative(Residual = nameof(Cubic))]
            [Differentiable(Derivatives.Gradient | Derivatives.Hvp)]
            public static double Again(double f) => Solvers.Root(f);

            [Differentiable]
            private static double Outer(double y, double a) => y + (0.5 * Math.Sin(Solvers.Root(2 + (y * y)))) - a;

            /// <summary>The equation calls the library's solver.</summary>
            [ImplicitDerivative(Residual = nameof(Outer))]
            [Differentiable(Derivatives.Gradient | Derivatives.Hvp)]
            public static double Nested(double a)
            {
                double y = a;
                for (int i = 0; i < 200; i++) y = a - (0.5 * Math.Sin(Solvers.Root(2 + (y * y))));
                return y;
            }
        }
        """;

    private readonly AssemblyLoadContext context = new(nameof(CrossAssemblySolverTests), isCollectible: true);

    private readonly MetadataReference reference;

    public CrossAssemblySolverTests()
    {
        byte[] image = Emit(GeneratorHost.Run(Library, new HostOptions { AssemblyName = "Lib" }));
        reference = MetadataReference.CreateFromImage(image);
        context.LoadFromStream(new MemoryStream(image));
    }

    public void Dispose() => context.Unload();

    [Fact]
    public void SolversOfALibraryAreDifferentiatedInLossesAndEquations()
    {
        Type model = Load(Program).GetType("Model", throwOnError: true)!;

        var loss = model.GetMethod("Loss")!.CreateDelegate<Func<double, double, double>>();
        var lossHvp = model.GetMethod("LossHvp")!.CreateDelegate<Products2>();
        var lossGradient = model.GetMethod("LossGradient")!.CreateDelegate<Gradient2>();
        Assert.Equal(loss(2, 0.7), lossGradient(2, 0.7, out double byF, out double byY), 1e-14);
        Assert.Equal(Slope(f => loss(f, 0.7), 2), byF, 1e-9);
        Assert.Equal(Slope(y => loss(2, y), 0.7), byY, 1e-9);
        lossHvp(2, 0.7, 0.6, -0.8, out double productF, out double productY);
        Assert.Equal(Slope(t => Partial(lossGradient, t, first: true), 0), productF, 1e-9);
        Assert.Equal(Slope(t => Partial(lossGradient, t, first: false), 0), productY, 1e-9);

        foreach (string name in new[] { "Again", "Nested" })
        {
            var solver = model.GetMethod(name)!.CreateDelegate<Func<double, double>>();
            var gradient = model.GetMethod(name + "Gradient")!.CreateDelegate<Gradient1>();
            var product = model.GetMethod(name + "Hvp")!.CreateDelegate<Product1>();
            gradient(2, out double slope);
            product(2, 1, out double curvature);
            Assert.Equal(Slope(solver, 2), slope, 1e-9);
            Assert.Equal(
                Slope(
                    f =>
                    {
                        gradient(f, out double at);
                        return at;
                    },
                    2),
                curvature,
                1e-9);
        }
    }

    [Fact]
    public void ASolverOnSpansOfALibraryIsDifferentiated()
    {
        Type model = Load(Program).GetType("Model", throwOnError: true)!;
        var gradient = model.GetMethod("OnTheCircleGradient")!.CreateDelegate<SpanGradient>();
        double[] byTheta = new double[2];

        // z₀ z₁ = θ₀ θ₁ / (1 + θ₁²).
        Assert.Equal(0.8, gradient([2, 0.5], byTheta), 1e-14);
        Assert.Equal(0.4, byTheta[0], 1e-13);
        Assert.Equal(2 * 0.75 / (1.25 * 1.25), byTheta[1], 1e-13);
    }

    /// <summary>What a library does not offer in second order is said where it is called.</summary>
    [Fact]
    public void ALibrarysMethodWithoutSecondDerivativesIsNamedAtTheCall()
    {
        GeneratedCompilation compiled = Compile("""
            using Lib;
            public partial class Model
            {
                [Differentiable(Derivatives.Hvp)]
                public static double F(double x) => Equations.Plain(x);
            }
            """);
        ISymbol marked = compiled.Original.GetSymbolsWithName("F", SymbolFilter.Member).Single();
        var member = AutoDiff.Generator.Pipeline.MemberLowering.Lower(marked, compiled.Original, CancellationToken.None)!.Member!;

        var problem = Assert.Single(AutoDiff.Generator.Emission.CompanionFactory.Build(member, AutoDiff.Generator.Lowering.RuleReader.Read(compiled.Original)).Problems);

        Assert.Equal("AD0003", problem.Id);
        Assert.True(problem.Origin >= 0);
        Assert.Equal("Plain (second derivative)", problem.Arguments[0]);
    }

    private delegate double Gradient1(double x, out double xGradient);

    private delegate double Product1(double x, double xTangent, out double xProduct);

    private delegate double Gradient2(double x, double y, out double xGradient, out double yGradient);

    private delegate double Products2(double x, double y, double xTangent, double yTangent, out double xProduct, out double yProduct);

    private delegate double SpanGradient(ReadOnlySpan<double> x, Span<double> xGradient);

    private static double Partial(Gradient2 gradient, double t, bool first)
    {
        gradient(2 + (0.6 * t), 0.7 - (0.8 * t), out double byF, out double byY);
        return first ? byF : byY;
    }

    private static double Slope(Func<double, double> f, double x)
    {
        return ((4 * Central(5e-4)) - Central(1e-3)) / 3;
        double Central(double h) => (f(x + h) - f(x - h)) / (2 * h);
    }

    private Assembly Load(string source) => context.LoadFromStream(new MemoryStream(Emit(Compile(source))));

    private GeneratedCompilation Compile(string source) => GeneratorHost.Run(source, new HostOptions { AssemblyName = "Next", References = [reference] });

    private static byte[] Emit(GeneratedCompilation compiled)
    {
        using var stream = new MemoryStream();
        var emitted = compiled.Output.Emit(stream);
        Assert.True(emitted.Success, DiagnosticReport.Format([.. emitted.Diagnostics]));
        return stream.ToArray();
    }
}
