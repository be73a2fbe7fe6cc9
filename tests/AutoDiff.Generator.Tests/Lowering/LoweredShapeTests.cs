using AutoDiff.Generator.IR;
using AutoDiff.Generator.Pipeline;
using AutoDiff.Testing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace AutoDiff.Generator.Tests.Lowering;

/// <summary>The form that lowering gives to constructs, and what it says of those it has no form for.</summary>
public sealed class LoweredShapeTests
{
    [Fact]
    public void CountedLoopStaysCounted()
    {
        IrMethod method = Lower("double F(double[] x) { double s = 0; for (int i = 0; i < x.Length; i++) { if (i == 2) { continue; } s += x[i]; } return s; }");
        ForStatement loop = Assert.Single(method.Body.OfType<ForStatement>());
        Assert.Equal(1, loop.Step);
        Assert.Equal(PassiveConstant.Int(0), loop.From);
    }

    [Fact]
    public void InclusiveCountDownEndsBelowItsBound()
    {
        IrMethod method = Lower("double F(double x, int n) { for (int i = n; i >= 0; i -= 2) { x *= i; } return x; }");
        ForStatement loop = Assert.Single(method.Body.OfType<ForStatement>());
        Assert.Equal(-2, loop.Step);
        Assert.Equal(PassiveConstant.Int(-1), loop.To);
    }

    [Fact]
    public void MemoryMadeForALocalBearsItsName()
    {
        IrMethod method = Lower("double F(double[] x) { double[] copy = (double[])x.Clone(); copy[0] = 2; var again = x.ToArray(); again = copy; return again[0]; }");
        LetStatement[] made = [.. method.Body.OfType<LetStatement>().Where(let => let.Value is AllocateExpression)];
        Assert.Equal(["copy", ""], made.Select(let => let.Target.Name));
        Assert.Single(method.Body.OfType<LetStatement>(), let => let.Target.Name == "copy");
    }

    [Theory]
    [InlineData("for (int i = 0; i + 1 < n; i++) { x *= 2; }", "n#1 - 1")]
    [InlineData("for (int i = 1; i - 1 <= n; i++) { x *= 2; }", "n#1 + 2")]
    [InlineData("for (int i = 9; n <= 2 + i; i--) { x *= 2; }", "n#1 - 3")]
    [InlineData("for (int i = 0; i + 1 < 7; i++) { x *= 2; }", "6")]
    public void LoopOverNeighboursIsCountedToAMovedBound(string loop, string bound)
    {
        IrMethod method = Lower($"double F(double x, int n) {{ {loop} return x; }}");
        ForStatement counted = Assert.Single(method.Body.OfType<ForStatement>());
        string to = counted.To is PassiveConstant constant ? constant.Code
            : IrPrinter.Print(method).Split('\n').Single(line => line.Contains($"#{((VariableOperand)counted.To).Variable.Id} = ", StringComparison.Ordinal));
        Assert.EndsWith(bound, to, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("for (int i = 0; i < n; i++) { x *= 2; n--; }")]
    [InlineData("for (int i = 0; i < n; i++) { x *= 2; i++; }")]
    [InlineData("for (int i = 0; i < n; i++) { x *= 2; if (x > 4) { break; } }")]
    [InlineData("for (int i = 0; i < n; i++) { x *= 2; if (x > 4) { return x; } }")]
    [InlineData("for (int i = 0; i != n; i++) { x *= 2; }")]
    [InlineData("void Grow() => n++; for (int i = 0; i < n; i++) { x *= 2; if (i < 3) { Grow(); } }")]
    public void LoopWithAMovingBoundOrAnotherWayOutIsNotCounted(string loop)
    {
        IrMethod method = Lower($"double F(double x, int n) {{ {loop} return x; }}");
        Assert.Empty(method.Body.OfType<ForStatement>());
        Assert.Single(method.Body.OfType<WhileStatement>());
    }

    [Fact]
    public void EarlyReturnOutsideLoopsNeedsNoFlag()
    {
        IrMethod method = Lower("double F(double x) { if (x < 0) { return 0; } if (x > 1) { if (x > 2) { return x; } x *= 2; } else { return 1; } return x; }");
        Assert.DoesNotContain("returned", IrPrinter.Print(method), StringComparison.Ordinal);
    }

    [Fact]
    public void SumIntoAnElementAccumulates()
    {
        IrMethod method = Lower("void F(double[] x, double v) { x[1] += v; x[0] -= v * 2; }");
        Assert.Equal([false, true], method.Body.OfType<AccumulateStatement>().Select(a => a.IsSubtraction));
    }

    [Fact]
    public void SumIntoAnElementThatItsRightSideWritesReadsFirst()
    {
        IrMethod method = Lower("void F(double[] x, double v) { x[0] += x[0] = v; }");
        Assert.Empty(method.Body.OfType<AccumulateStatement>());
    }

    [Fact]
    public void FreeRightSideOfAndNeedsNoBranch()
    {
        Assert.Empty(Lower("double F(double x, int n) { bool b = x > 0 && n < 3; return b ? x : 0; }").Body.OfType<IfStatement>().Skip(1));
        Assert.Equal(2, Lower("double F(double[] x, int n) { bool b = n < 3 && x[n] > 0; return b ? x[0] : 0; }").Body.OfType<IfStatement>().Count());
    }

    [Fact]
    public void DeepSumDoesNotExhaustTheStack()
    {
        string sum = string.Join(" + ", Enumerable.Range(0, 5000).Select(i => $"x * {i}"));
        IrMethod method = Lower($"double F(double x) => {sum};");
        Assert.True(method.Body.Count > 9000);
    }

    [Theory]
    [InlineData("double F(double x) { again: x *= 2; if (x < 9) { goto again; } return x; }", "AD0002", "goto")]
    [InlineData("double F(double x) { lock (\"\") { return x; } }", "AD0002", "lock")]
    [InlineData("double F(double x) { try { return x; } catch (Exception) { return 0; } }", "AD0002", "try/catch")]
    [InlineData("double F(double x) { dynamic d = 3; int k = d.Count; return x * k; }", "AD0002", "dynamic")]
    [InlineData("double F(double x) { T Down<T>(T v, int k) => k == 0 ? v : Down(v, k - 1); return Down(x, 3); }", "AD0002", "the recursive function Down (it is generic, asynchronous or returns by reference; make it a method)")]
    [InlineData("double F(double x, double y) { ref double r = ref x; for (int i = 0; i < 3; i++) { r *= 2; r = ref y; } return r; }", "AD0002", "reassigning a ref local")]
    public void ConstructWithoutAFormIsNamed(string method, string id, string construct)
    {
        LoweredMember lowered = LowerMember(method);
        Assert.Null(lowered.Member);
        Assert.Contains(lowered.Problems, p => p.Id == id && p.Arguments.Contains(construct));
    }

    [Theory]
    [InlineData("double F(double x) => Unmarked(x); static double Unmarked(double v) => v;", "AD0003")]
    [InlineData("double F(double x) { State = x; return x; } static double State;", "AD0011")]
    [InlineData("double F(double x) { object o = x; return (double)o; }", "AD0002")]
    [InlineData("double F(double x) { double? n = x; return n.Value; }", "AD0002")]
    [InlineData("double F(double x) => Tuple.Create(x, 2.0).Item1;", "AD0003")]
    [InlineData("double F(double x) { IEnumerable<double> q = Enumerable.Repeat(x, 3); return q.OrderBy(v => -v).First(); }", "AD0003")]
    [InlineData("double F(double x, Func<Func<double, double>, double> integrate) => integrate(t => t * x);", "AD0003")]
    [InlineData("double F(double x) => new Lazy<double>(() => x).Value;", "AD0003")]
    [InlineData("double F(double x) { var d = new Dictionary<string, double>(); d[\"a\"] = x; return d[\"a\"]; }", "AD0011")]
    [InlineData("double F(double x, int n) { Func<double, double> f = v => v; if (n > 2) { f = w => 2 * w; } return f(x); }", "AD0003")]
    [InlineData("double F(double x, int n) { Func<double> f = () => x; f ??= () => 2 * x; return f(); }", "AD0002")]
    [InlineData("double F(double x) => new Line(x).At(2); } public partial struct Line(double k) { public double K = k; [Differentiable] public double At(double t) => K * t;", "AD0003")]
    public void HoleInTheDerivativeIsKeptForTheActivityAnalysis(string method, string id)
    {
        IrMethod lowered = Lower(method);
        IEnumerable<Gap?> gaps = lowered.Body.Select(s => s switch
        {
            LetStatement { Value: TemplateExpression { Gap: { } gap } } => gap,
            EffectStatement { Gap: { } gap } => gap,
            _ => null,
        });
        Assert.Contains(gaps, gap => gap?.Id == id);
    }

    [Theory]
    [InlineData("double F(double x) { System.Diagnostics.Debug.Assert(x > 0, $\"{x}\"); return x; }")]
    [InlineData("double F(double x) { Console.WriteLine(x); return x; }")]
    [InlineData("double F(double x) { if (x < 0) { throw new ArgumentException($\"bad {x}\"); } return x; }")]
    [InlineData("double F(double x) => double.IsNaN(x) ? 0 : x;")]
    [InlineData("double F(double x) => x * Count(3); static int Count(int n) => n;")]
    public void ObservingAValueLeavesNoHole(string method) =>
        Assert.DoesNotContain("gap", IrPrinter.Print(Lower(method)), StringComparison.Ordinal);

    private static IrMethod Lower(string method)
    {
        LoweredMember lowered = LowerMember(method);
        Assert.True(lowered.Member is not null, string.Join("; ", lowered.Problems.Select(p => $"{p.Id} {string.Join(", ", p.Arguments)}")));
        return IrVerifier.Verify(lowered.Member.Method);
    }

    private static LoweredMember LowerMember(string method)
    {
        SyntaxTree tree = GeneratorHost.Parse(new SourceFile("Program.cs", $"static partial class Program {{ [Differentiable] static {method} }}"));
        CSharpCompilation compilation = GeneratorHost.CreateCompilation([tree], new HostOptions { RunGenerator = false });
        return MemberLowering.Lower(RoundTrip.Marked(compilation, tree).First(), compilation, CancellationToken.None)!;
    }
}
