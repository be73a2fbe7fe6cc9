using AutoDiff.Generator.Emission;
using AutoDiff.Generator.IR;
using AutoDiff.Generator.Lowering;
using AutoDiff.Generator.Pipeline;
using AutoDiff.Generator.Transforms;
using AutoDiff.Testing;
using Microsoft.CodeAnalysis.CSharp;

namespace AutoDiff.Generator.Tests.Transforms;

/// <summary>Bodies in the place of calls: when, and that nothing changes but the code.</summary>
public sealed class InliningTests
{
    // All, so that the members carry every body that can be had.
    private const string Source = """
        public static partial class Model
        {
            [Differentiable(Derivatives.All)]
            public static double F(double x, double y)
            {
                double a = x, b = y;
                for (int i = 0; i < 3; i++)
                {
                    Turn(ref a, ref b, x, out double norm);
                    b += Square(a - norm) * Tail(b, 3) + Kept(a * 0.1) + Down(b, 2);
                }

                return a * b + Frozen(a, b);
            }

            [Differentiable]
            public static double Square(double v) => v * v;

            [Differentiable]
            public static void Turn(ref double p, ref double q, double angle, out double norm)
            {
                double t = p;
                p = p * Math.Cos(angle) - q * Math.Sin(angle);
                q = t * Math.Sin(angle) + q * Math.Cos(angle);
                norm = Square(p) + Square(q);
            }

            [Differentiable]
            public static double Tail(double v, int n)
            {
                double sum = 0;
                for (int i = 1; i <= n; i++)
                {
                    sum += Square(v) / i;
                    v = Math.Sin(v);
                }

                return sum;
            }

            [Differentiable]
            public static double Down(double v, int n) => n == 0 ? v : Math.Sin(Down(v, n - 1));

            [Differentiable]
            public static double Frozen([NoDerivative] double factor, double v) => factor * v;

            [Differentiable]
            [System.Runtime.CompilerServices.MethodImpl(System.Runtime.CompilerServices.MethodImplOptions.NoInlining)]
            public static double Kept(double v) => v * v * v;

            public static double[] Run()
            {
                double dx = 0.5, dy = 2;
                (double value, double tangent) = FJvp(0.7, 0.3, 1, -2);
                double again = FVjp(0.7, 0.3, 3, ref dx, ref dy);
                double gradient = FGradient(0.7, 0.3, out double gx, out double gy);
                double product = FHvp(0.7, 0.3, 1, -2, out double hx, out double hy);
                return [value, tangent, again, dx, dy, gradient, gx, gy, product, hx, hy];
            }
        }
        """;

    [Fact]
    public void LeavesAndAllOfThemComputeWhatTheCallsDo()
    {
        double[] calls = Run(static method => method, TransformOptions.Default with { InlinesLeaves = false });

        AssertClose(calls, Run(static method => method, TransformOptions.Default));
        AssertClose(calls, Run(static (method, bodies) => Inlining.All(method, bodies), TransformOptions.Default));
    }

    [Fact]
    public void ALeafIsInlinedAndAMethodWithALoopIsCalled()
    {
        Assert.Equal(["Down", "Kept", "Tail"], CallsIn(Inlining.Leaves(F.Method, F.Bodies)));
    }

    [Fact]
    public void AllOfThemAreInlinedButARecursion()
    {
        // Once round the recursion, and no further.
        Assert.Equal(["Down"], CallsIn(Inlining.All(F.Method, F.Bodies)));
    }

    [Fact]
    public void AMemberWithoutBodiesStaysAsItIs()
    {
        IrMethod method = F.Method;

        Assert.Same(method, Inlining.Leaves(method, EquatableArray<InlineBody>.Empty));
        Assert.Same(method, Inlining.All(method, EquatableArray<InlineBody>.Empty));
    }

    [Fact]
    public void OnlyLeavesBelongToAMemberThatAsksForNoMore()
    {
        DifferentiableMember member = Lower(Source.Replace("Derivatives.All", "Derivatives.Default", StringComparison.Ordinal))["F"];

        Assert.Equal(["Frozen", "Square", "Turn"], member.Bodies.Select(static body => body.Method.Name));
    }

    [Theory]
    [InlineData("[Differentiable] public virtual double G(double x) => x * x;")]
    [InlineData("[Differentiable] public double G(double x) => x * x; public (double Value, double Tangent) GJvp(double x, double xTangent) => (x * x, 2 * x * xTangent);")]
    [InlineData("[Differentiable] public double G(double x) { System.Diagnostics.Debug.Assert(x > 0); return x * x; }")]
    [InlineData("[Differentiable] public double G(double x) => Unmarked(x); static double Unmarked(double x) => x;")]
    [InlineData("[Differentiable] public double G<T>(T x) where T : System.Numerics.IFloatingPointIeee754<T> => double.CreateChecked(x * x);")]
    public void TheseStayCalls(string callee)
    {
        DifferentiableMember member = Lower($$"""
            public partial class Model
            {
                [Differentiable]
                public double F(double x) => G(x);

                {{callee}}
            }
            """)["F"];

        Assert.Equal(["G"], CallsIn(Inlining.Leaves(member.Method, member.Bodies)));
    }

    [Fact]
    public void ACalleeOfAnotherTypeMayNotUseWhatTheCallerCannotSee()
    {
        const string Text = """
            public static partial class Model
            {
                [Differentiable]
                public static double F(double x) => Other.G(x);
            }

            public static partial class Other
            {
                VISIBILITY static readonly double factor = 2;

                [Differentiable]
                public static double G(double x) => factor * x;
            }
            """;

        DifferentiableMember hidden = Lower(Text.Replace("VISIBILITY", "private", StringComparison.Ordinal))["F"];
        DifferentiableMember seen = Lower(Text.Replace("VISIBILITY", "internal", StringComparison.Ordinal))["F"];

        Assert.Equal(["G"], CallsIn(Inlining.Leaves(hidden.Method, hidden.Bodies)));
        Assert.Empty(CallsIn(Inlining.Leaves(seen.Method, seen.Bodies)));
    }

    [Fact]
    public void AnObjectsMethodIsInlinedOnTheSameObjectAlone()
    {
        const string Text = """
            public partial class Model(double factor)
            {
                private readonly double scale = factor;

                [Differentiable]
                public double F(double x, [NoDerivative] Model other) => RECEIVER.G(x);

                [Differentiable]
                public double G(double x) => scale * x;
            }
            """;

        DifferentiableMember same = Lower(Text.Replace("RECEIVER", "this", StringComparison.Ordinal))["F"];
        DifferentiableMember other = Lower(Text.Replace("RECEIVER", "other", StringComparison.Ordinal))["F"];

        Assert.Empty(CallsIn(Inlining.Leaves(same.Method, same.Bodies)));
        Assert.Equal(["G"], CallsIn(Inlining.Leaves(other.Method, other.Bodies)));
    }

    private static DifferentiableMember F => Lower(Source)["F"];

    private static Dictionary<string, DifferentiableMember> Lower(string source) =>
        LanguageMembers.Of(GeneratorHost.CreateCompilation([GeneratorHost.Parse(new SourceFile("Model.cs", source))]))
            .Values.ToDictionary(static member => member.Method.Name);

    private static string[] CallsIn(IrMethod method)
    {
        Assert.Empty(IrVerifier.Problems(method));
        var names = new SortedSet<string>(StringComparer.Ordinal);
        Gather(method.Body);
        return [.. names];

        void Gather(EquatableArray<IrStatement> block)
        {
            foreach (IrStatement statement in block)
            {
                if (statement is CallStatement call)
                {
                    names.Add(call.Callee.Name);
                }

                foreach (EquatableArray<IrStatement> inner in statement.Blocks())
                {
                    Gather(inner);
                }
            }
        }
    }

    private static double[] Run(Func<IrMethod, IrMethod> inline, TransformOptions options) => Run((method, _) => inline(method), options);

    private static double[] Run(Func<IrMethod, EquatableArray<InlineBody>, IrMethod> inline, TransformOptions options)
    {
        CSharpCompilation compilation = GeneratorHost.CreateCompilation([GeneratorHost.Parse(new SourceFile("Model.cs", Source))]);
        RuleTable rules = RuleReader.Read(compilation);
        int number = 0;
        DifferentiableMember[] members = [.. LanguageMembers.Of(compilation).Values.Select(member => member with { Method = inline(member.Method, member.Bodies) })];
        SeriesPlan series = SeriesPlan.Make(members, rules, default);
        foreach (DifferentiableMember inlined in members)
        {
            CompanionSet companions = CompanionFactory.Build(inlined, rules, options, isCalledInSecondOrder: true, series.DemandOf(inlined));
            Assert.Empty(companions.Problems);
            compilation = compilation.AddSyntaxTrees(GeneratorHost.Parse(new SourceFile($"{number++}.g.cs", companions.Text!)));
        }

        using LoadedAssembly assembly = LoadedAssembly.Load(compilation);
        return assembly.GetType("Model").GetMethod("Run")!.CreateDelegate<Func<double[]>>()();
    }

    private static void AssertClose(double[] expected, double[] actual)
    {
        Assert.Equal(expected.Length, actual.Length);
        for (int i = 0; i < expected.Length; i++)
        {
            Assert.Equal(expected[i], actual[i], Math.Abs(expected[i]) * 1e-12 + 1e-13);
        }
    }
}
