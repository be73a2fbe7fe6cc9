using AutoDiff.Generator.Pipeline;
using Microsoft.CodeAnalysis;

namespace AutoDiff.Generator.Tests.Pipeline;

public class IncrementalityTests
{
    private const string F = "Model.F(double).g.cs";
    private const string G = "Model.G(double).g.cs";

    private const string Model = """
        public static partial class Model
        {
            [Differentiable]
            public static double F(double x) => x * G(x);

            [Differentiable]
            [System.Runtime.CompilerServices.MethodImpl(System.Runtime.CompilerServices.MethodImplOptions.NoInlining)]
            public static double G(double x) => Math.Sin(x) + 1;
        }
        """;

    private const string WithLeaf = """
        public static partial class Model
        {
            [Differentiable]
            public static double F(double x) => x * G(x);

            [Differentiable]
            public static double G(double x) => Math.Sin(x) + 1;
        }
        """;

    private const string Other = "public class Other { public int Value => 1; }";

    [Fact]
    public void TheFirstRunEmitsAFilePerMember()
    {
        DriverRun run = Start();

        Assert.Equal([F, G], run.Files.Keys.Order(StringComparer.Ordinal));
        Assert.Equal([F, G], run.Emitted());
    }

    [Fact]
    public void AnEditInAnUnrelatedFileEmitsNothing()
    {
        DriverRun run = Start().Edit("Other.cs", "public class Other { public int Value => 2 + Later; int Later => 4; }");

        Assert.Empty(run.EmissionRuns());
    }

    [Fact]
    public void ANewUnrelatedFileEmitsNothing()
    {
        DriverRun run = Start().Edit("New.cs", "public class New { public double Area(double r) => r * r; }");

        Assert.Empty(run.EmissionRuns());
    }

    [Fact]
    public void ACommentInABodyEmitsNothing()
    {
        DriverRun run = Start().Edit("Model.cs", Model.Replace("=> Math.Sin(x) + 1", "=> /* the wave */ Math.Sin(x) + 1 // and a bit"));

        Assert.Empty(run.EmissionRuns());
    }

    [Fact]
    public void WhiteSpaceEmitsNothing()
    {
        DriverRun run = Start().Edit("Model.cs", Model.Replace("x * G(x)", "x   *\n\n      G(x)"));

        Assert.Empty(run.EmissionRuns());
    }

    [Fact]
    public void AReorderOfMembersEmitsNothing()
    {
        DriverRun run = Start();
        IReadOnlyDictionary<string, string> before = run.Files;
        run.Edit("Model.cs", """
            public static partial class Model
            {
                [Differentiable]
                [System.Runtime.CompilerServices.MethodImpl(System.Runtime.CompilerServices.MethodImplOptions.NoInlining)]
                public static double G(double x) => Math.Sin(x) + 1;

                private static int Between => 3;

                [Differentiable]
                public static double F(double x) => x * G(x);
            }
            """);

        Assert.Equal(before.OrderBy(p => p.Key), run.Files.OrderBy(p => p.Key));
        Assert.DoesNotContain(IncrementalStepRunReason.New, run.Reasons(TrackingNames.EmitCompanions).Select(r => r.Reason));
    }

    [Fact]
    public void AnEditOfACalleesBodyEmitsTheCalleeAlone()
    {
        DriverRun run = Start().Edit("Model.cs", Model.Replace("Math.Sin(x) + 1", "Math.Cos(x) + 2"));

        Assert.Equal([G], run.EmissionRuns());
    }

    [Fact]
    public void AnEditOfAnInlinedCalleesBodyEmitsItsCallersToo()
    {
        DriverRun run = new DriverRun(("Model.cs", WithLeaf)).Edit("Model.cs", WithLeaf.Replace("Math.Sin(x) + 1", "Math.Cos(x) + 2"));

        Assert.Equal([F, G], run.EmissionRuns());
        Assert.Contains(" + 2.0", run.Files[F], StringComparison.Ordinal);
    }

    [Fact]
    public void ACommentInAnInlinedCalleesBodyEmitsNothing()
    {
        DriverRun run = new DriverRun(("Model.cs", WithLeaf)).Edit("Model.cs", WithLeaf.Replace("Math.Sin(x) + 1", "/* the wave */ Math.Sin(x) + 1"));

        Assert.Empty(run.EmissionRuns());
    }

    [Fact]
    public void AnEditOfABodyEmitsItsMemberAlone()
    {
        DriverRun run = Start().Edit("Model.cs", Model.Replace("x * G(x)", "x + G(x)"));

        Assert.Equal([F], run.EmissionRuns());
    }

    [Fact]
    public void ACalleesNewFamilyNameEmitsTheCallerToo()
    {
        DriverRun run = Start().Edit("Model.cs", Model.Replace("[Differentiable]\n    [System", "[Differentiable(Name = \"H\")]\n    [System"));

        Assert.Equal([F, G], run.EmissionRuns());
        Assert.Contains("HJvp", run.Files[F], StringComparison.Ordinal);
    }

    [Fact]
    public void AnEditThatChangesOnlyADiagnosticEmitsNothingElse()
    {
        DriverRun run = Start().Edit("Model.cs", Model.Replace("Math.Sin(x) + 1", "Math.Sin(x) + Unknown"));

        Assert.DoesNotContain(F, run.EmissionRuns());
    }

    [Fact]
    public void TheRulesAreReadOnceWhileTheReferencesStay()
    {
        DriverRun run = Start().Edit("Other.cs", "public class Other;");

        Assert.All(
            run.Result.TrackedSteps[TrackingNames.ReadRules].SelectMany(s => s.Outputs),
            o => Assert.Equal(IncrementalStepRunReason.Unchanged, o.Reason));
    }

    [Fact]
    public void ARunOnTheSameCompilationDoesNothing()
    {
        DriverRun run = Start().Edit("Other.cs", Other);

        Assert.Empty(run.EmissionRuns());
    }

    [Fact]
    public void AnAttributeTakenAwayTakesTheFileAway()
    {
        DriverRun run = Start().Edit("Model.cs", Model.Replace("[Differentiable]\n    public static double F", "public static double F"));

        Assert.Equal([G], run.Files.Keys);
    }

    private static DriverRun Start() => new(("Model.cs", Model), ("Other.cs", Other));
}
