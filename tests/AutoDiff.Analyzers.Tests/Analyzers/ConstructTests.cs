using AutoDiff.Analyzers.Tests.Verification;

namespace AutoDiff.Analyzers.Tests.Analyzers;

public sealed class ConstructTests
{
    private const string Id = "AD0002";

    [Theory]
    [InlineData("[Differentiable] public static double F(double x) { [|lock (typeof(Model))|] { x *= 2; } return x; }")]
    [InlineData("[Differentiable] public static unsafe double F(double x) { double* p = [|&x|]; return x; }")]
    [InlineData("[Differentiable] public static unsafe double F(double x) { double* p = [|&x|]; return *p * p[0]; }")]
    [InlineData("[Differentiable] public static unsafe double F(double[] x) { [|fixed (double* p = x) { return p[0] * *p; }|] }")]
    [InlineData("[Differentiable] public static double F(double x) { dynamic d = 1; double y = [|d.Length|]; return x * y; }")]
    [InlineData("[Differentiable] public static double F(double x) { again: x *= 0.5; if (x > 1) [|goto again;|] return x; }")]
    [InlineData("[Differentiable] public static double F(double x) { int i = 0; again: if (i < 3) { i++; [|goto again;|] } return x * i; }")]
    [InlineData("[Differentiable] public static double F(double x) { double y; [|try|] { y = x * x; } catch (ArithmeticException) { y = 0; } return y; }")]
    [InlineData("[Differentiable] public static double F(double x) { [|try|] { if (x > 3) Console.WriteLine(1); } catch (Exception) { } return x; }")]
    [InlineData("[Differentiable] public static double F(double[] x) { [|try|] { x[0] = 3; } catch (Exception) { } return x[1]; }")]
    [InlineData("[Differentiable] public static double F(double x) { [|try|] { x *= x; } catch (ArithmeticException) { x = 0; } return x; }")]
    [InlineData("[Differentiable] public static async Task<double> [|F|](double x) { await Task.Yield(); return x; }")]
    [InlineData("[Differentiable] public static IEnumerable<double> F(double x) { [|yield return x;|] }")]
    [InlineData("[Differentiable] public static double F(double x) { object boxed = [|x|]; return (double)boxed; }")]
    public void AConstructWithoutADerivativeIsNamedWhereItStands(string member) => Verify.Members(Id, member);

    [Theory]
    [InlineData("public abstract partial class Model { [Differentiable] public abstract double F(double x); }")]
    [InlineData("public partial class Model { [Differentiable] public virtual double F(double x) => x; }")]
    [InlineData("public partial interface IModel { [Differentiable] double F(double x); }")]
    public void AMemberThatDispatchesIsFine(string source) => Verify.Source(Id, source);

    [Theory]
    [InlineData("[Differentiable] public override double At(double x, Random random) => x * [|random.NextDouble()|];")]
    [InlineData("[Differentiable] public override double At(double x, Random random) => x * [|Drawn(random)|]; static double Drawn(Random random) => random.NextDouble();")]
    [InlineData("[Differentiable] public override double At(double x, Random random) => x * [|Random.Shared.NextDouble()|];")]
    [InlineData("readonly Queue<double> weights = new(); [Differentiable] public override double At(double x, Random random) => x * [|weights.Dequeue()|];")]
    [InlineData("int next; [Differentiable] public override double At(double x, Random random) => x * [|next++|];")]
    [InlineData("uint state = 3; [Differentiable] public override double At(double x, Random random) { [|state = (state * 1664525) + 1013904223|]; return x * state; }")]
    public void ADispatchedMemberThatTheReverseSweepCannotRunAgainIsNamed(string member) =>
        Verify.Source(Id, "public abstract partial class Noise { [Differentiable] public abstract double At(double x, Random random); } public partial class Model : Noise { " + member + " }");

    /// <summary>A Hessian runs the body once for each group of inputs; under <c>All</c> it is left out.</summary>
    [Theory]
    [InlineData("[Differentiable(Derivatives.Hessian)] public static double F(ReadOnlySpan<double> x, Random random) => x[0] * [|random.NextDouble()|];")]
    [InlineData("[Differentiable(Derivatives.Jacobian)] public static void F(ReadOnlySpan<double> x, Queue<double> w, Span<double> y) => y[0] = x[0] * [|w.Dequeue()|];")]
    [InlineData("[Differentiable(Derivatives.All)] public static double F(ReadOnlySpan<double> x, Random random) => x[0] * random.NextDouble();")]
    [InlineData("[Differentiable(Derivatives.Hessian)] public static double F(ReadOnlySpan<double> x) { var random = new Random(3); return x[0] * random.NextDouble(); }")]
    public void WhatMovesOnHasNoDenseDerivatives(string member) => Verify.Members(Id, member);

    [Fact]
    public void ADispatchedMemberThatWritesToTheActiveObjectItIsCalledOnIsNamed() =>
        Verify.Source(Id, "public partial class Counter { public double Level = 1; [Differentiable(ThisIsActive = true)] public virtual double Next(double x) { [|Level += x * Level|]; return Level * Level; } }");

    [Theory]
    [InlineData("[Differentiable] public override double At(double x, Random random) { var own = new Random(7); return x * own.NextDouble(); }")]
    [InlineData("int calls; [Differentiable] public override double At(double x, Random random) { calls++; return x * x; }")]
    [InlineData("double[]? table; [Differentiable] public override double At(double x, Random random) { table ??= [1.0, 2.0]; return x * table[0]; }")]
    [InlineData("[Differentiable] public override double At(double x, Random random) => x * x; [Differentiable] public double Drawn(double x, Random random) => x * random.NextDouble();")]
    public void ADispatchedMemberThatComputesTheSameAgainIsFine(string member) =>
        Verify.Source(Id, "public abstract partial class Noise { [Differentiable] public abstract double At(double x, Random random); } public partial class Model : Noise { " + member + " }");

    [Theory]
    [InlineData("public class A { public double X; } public class B : A { public new double X; }", "[|b.X|] * y")]
    [InlineData("public class A { public double X; } public class B : A { public new double X; }", "[|((A)b).X|] * y")]
    [InlineData("public class A { private double x; public double Y; public double Get() => x; } public class B : A { public double x; }", "[|b.x|] * y * b.Y")]
    public void AFieldThatSharesItsNameWithOneOfABaseClassIsNamed(string types, string body) =>
        Verify.Source(Id, types + " public static partial class Model { [Differentiable(Derivatives.Jvp)] public static double F(B b, double y) => " + body + "; }");

    [Theory]
    [InlineData("[Differentiable] public static double F(double x, [NoDerivative] object o) { object p = (object)3; return x * x; }")]
    [InlineData("[Differentiable] public static double F(double x, string s) { int n; try { n = int.Parse(s); } catch (FormatException) { n = 0; } return n * x; }")]
    [InlineData("[Differentiable] public static double F(double x, object gate) { int n; lock (gate) { n = gate.GetHashCode(); } return n * x; }")]
    [InlineData("public static double F(double x) { again: x *= 0.5; if (x > 1) goto again; return x; }")]
    [InlineData("public static double F(double x) { lock (typeof(Model)) { return x * x; } }")]
    [InlineData("[Differentiable] public static double F(double x) { string text = $\"{x}\"; System.Diagnostics.Debug.WriteLine(text); return x * x; }")]
    [InlineData("[Differentiable] public static double F(double x) { if (double.IsNaN(x)) throw new ArgumentException($\"not {x}\"); return x * x; }")]
    [InlineData("[Differentiable] public static double F(double x, int n) { for (int i = 0; i < n; i++) { if (i == 3) continue; x += 2; if (n > 9) break; } return x; }")]
    [InlineData("[Differentiable] public static double F(double x, int n) => n switch { 0 => x, 1 => x * x, _ => Math.Sin(x) };")]
    public void PassiveCodeAndWhatHasALoweringAreNotFlagged(string member) => Verify.Members(Id, member);
}
