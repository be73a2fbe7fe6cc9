using AutoDiff.Testing;
using Microsoft.CodeAnalysis;

namespace AutoDiff.Generator.Tests.Golden;

/// <summary>What the generator writes for methods that a reader would want to see.</summary>
public sealed class GoldenTests
{
    [Fact]
    public void StraightLineCodeKeepsEverythingInLocals() => Verify("StraightLine", """
        [Differentiable]
        public static double F(double x, double y) => x * Math.Sin(y) + Math.Exp(x * y);
        """);

    [Fact]
    public void ALoopWithIndependentIterationsStoresNothing() => Verify("Rosenbrock", """
        [Differentiable(Derivatives.Default | Derivatives.Jacobian)]
        public static double Rosenbrock(ReadOnlySpan<double> x)
        {
            double sum = 0;
            for (int i = 0; i + 1 < x.Length; i++)
            {
                double a = 1 - x[i];
                double b = x[i + 1] - x[i] * x[i];
                sum += a * a + 100 * b * b;
            }

            return sum;
        }
        """);

    [Fact]
    public void ARecurrenceRecordsWhatTheReverseSweepReads() => Verify("Recurrence", """
        [Differentiable]
        public static double Logistic(double r, double x, int steps)
        {
            for (int i = 0; i < steps; i++)
            {
                x = r * x * (1 - x);
            }

            return x;
        }
        """);

    [Fact]
    public void ABranchReversesTheBranchTaken() => Verify("Branch", """
        [Differentiable]
        public static double Huber(double residual, double delta)
        {
            if (Math.Abs(residual) <= delta)
            {
                return 0.5 * residual * residual;
            }

            return delta * (Math.Abs(residual) - 0.5 * delta);
        }
        """);

    [Fact]
    public void AWhileLoopCountsItsIterations() => Verify("WhileLoop", """
        [Differentiable]
        public static double Root(double a)
        {
            double x = a;
            while (Math.Abs(x * x - a) > 1e-12)
            {
                x = 0.5 * (x + a / x);
            }

            return x;
        }
        """);

    [Fact]
    public void AnArrayIsWrittenInPlace() => Verify("InPlace", """
        [Differentiable]
        public static void Accumulate(Span<double> x)
        {
            for (int i = 1; i < x.Length; i++)
            {
                x[i] = x[i - 1] * x[i];
            }
        }
        """);

    [Fact]
    public void AWorkBufferOnTheStackHasShadowsOfItsOwn() => Verify("WorkBuffer", """
        [Differentiable]
        public static double Variance(ReadOnlySpan<double> x)
        {
            Span<double> centred = stackalloc double[20];
            double mean = (x[0] + x[1] + x[2] + x[3]) / 4;
            for (int i = 0; i < 4; i++)
            {
                centred[i] = x[i] - mean;
            }

            double sum = 0;
            foreach (double c in centred)
            {
                sum += c * c;
            }

            return sum / 3;
        }
        """);

    [Fact]
    public void ACalleeIsRunOnce() => Verify("Call", """
        [Differentiable]
        public static double Outer(double x, double y) => Inner(x, y) * Inner(y, x);

        [Differentiable]
        [System.Runtime.CompilerServices.MethodImpl(System.Runtime.CompilerServices.MethodImplOptions.NoInlining)]
        private static double Inner(double a, double b) => a * Math.Log(b);
        """);

    [Fact]
    public void ASmallCalleeStandsInThePlaceOfItsCall() => Verify("Leaf", """
        [Differentiable]
        public static double Penalty(ReadOnlySpan<double> x, double scale)
        {
            double sum = 0;
            for (int i = 0; i < x.Length; i++)
            {
                sum += InnerLoss(x[i] / scale);
            }

            return sum;
        }

        [Differentiable]
        private static double InnerLoss(double r)
        {
            if (Math.Abs(r) < 1)
            {
                return 0.5 * r * r;
            }

            return Math.Abs(r) - 0.5;
        }
        """);

    [Fact]
    public void AJacobianGoesByColumnsOrRows() => Verify("Jacobian", """
        [Differentiable(Derivatives.Jvp | Derivatives.Jacobian)]
        public static void Polar(double r, double angle, Span<double> point)
        {
            point[0] = r * Math.Cos(angle);
            point[1] = r * Math.Sin(angle);
        }
        """);

    [Fact]
    public void AnOverloadOnDualNumbersCallsTheJvp() => Verify("Dual", """
        [Differentiable(Derivatives.Dual)]
        public static double Power(double x, int n)
        {
            double result = 1;
            for (int i = 0; i < n; i++)
            {
                result *= x;
            }

            return result;
        }
        """);

    [Fact]
    public void AHessianIsMadeOfProducts() => Verify("Hessian", """
        [Differentiable(Derivatives.Gradient | Derivatives.Hvp | Derivatives.Hessian)]
        public static double LogSumExp(ReadOnlySpan<double> x)
        {
            double sum = 0;
            for (int i = 0; i < x.Length; i++)
            {
                sum += Math.Exp(x[i]);
            }

            return Math.Log(sum);
        }
        """);

    [Fact]
    public void ReferencesAndOutputsKeepTheirKind() => Verify("References", """
        [Differentiable]
        public static void Rotate(ref double x, ref double y, double angle, out double norm)
        {
            double cos = Math.Cos(angle);
            double sin = Math.Sin(angle);
            (x, y) = (cos * x - sin * y, sin * x + cos * y);
            norm = Math.Sqrt(x * x + y * y);
        }
        """);

    [Fact]
    public void SinglePrecisionStaysSingle() => Verify("Single", """
        [Differentiable]
        public static float Softplus(float x) => x > 20 ? x : MathF.Log(1 + MathF.Exp(x));
        """);

    /// <summary>The file of the first member; what a callee gets is not looked at.</summary>
    private static void Verify(string name, string members)
    {
        string source = $$"""
            namespace Golden;

            public static partial class Model
            {
            {{members}}
            }
            """;
        GeneratedCompilation result = GeneratorHost.Run(source);
        Diagnostic[] problems = [.. result.Output.GetDiagnostics().Concat(result.GeneratorDiagnostics).Where(d => d.Severity >= DiagnosticSeverity.Warning && d.Id != "CS1591")];
        Assert.True(problems.Length == 0, string.Join("\n", problems.Select(d => d.ToString())));
        SourceFile file = result.GeneratedSources.First(file => !Path.GetFileName(file.Path).Contains("Inner", StringComparison.Ordinal));
        GoldenFile.Verify(name, Path.GetFileName(file.Path), file.Text);
    }
}
