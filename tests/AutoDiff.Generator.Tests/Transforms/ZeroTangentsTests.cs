using AutoDiff.Testing;

namespace AutoDiff.Generator.Tests.Transforms;

/// <summary>Where iterations without tangents are told from others.</summary>
public sealed class ZeroTangentsTests
{
    private const string Test = "!TLanes.IsZero(";

    [Fact]
    public void ATestReadsWhatEntersTheIterationAndNotWhatIsOnlyPassedOn()
    {
        string sweep = Sweep("F__HvpLanes", """
            [Differentiable(Derivatives.Hessian)]
            public static double F(ReadOnlySpan<double> x)
            {
                double sum = 0;
                for (int i = 0; i + 1 < x.Length; i++)
                {
                    double a = x[i + 1] - x[i] * x[i];
                    double b = 1 - x[i];
                    sum += 100 * a * a + b * b;
                }

                return sum;
            }
            """);
        Assert.Contains("if (!TLanes.IsZero(TLanes.Or(", sweep, StringComparison.Ordinal);
        string zero = sweep[sweep.IndexOf("else", StringComparison.Ordinal)..];

        // The value is computed all the same, and what the iteration before has left is written.
        Assert.Contains("sum += ", zero, StringComparison.Ordinal);
        Assert.Contains("xProduct[i] = carried;", zero, StringComparison.Ordinal);
        Assert.Contains("carried = TLanes.Zero;", zero, StringComparison.Ordinal);
        Assert.DoesNotContain("Tangent", zero, StringComparison.Ordinal);
    }

    [Fact]
    public void WhatAnIterationIsCarriedIsTestedWhereItIsComputedWith()
    {
        string sweep = Sweep("F__JvpLanes", """
            [Differentiable(Derivatives.Jacobian)]
            public static void F(ReadOnlySpan<double> x, Span<double> y)
            {
                double s = 1;
                for (int i = 0; i < x.Length; i++)
                {
                    s = s * x[i] + Math.Sin(s) * Math.Cos(s) + Math.Exp(s * x[i]) * s - s * s * x[i] * x[i];
                    y[i] = s;
                }
            }
            """);
        Assert.Contains(Test, sweep, StringComparison.Ordinal);
        Assert.Matches(@"TLanes\.IsZero\(TLanes\.Or\((sTangent|t\d+|xiTangent), (sTangent|t\d+|xiTangent)\)\)", sweep);
        Assert.Contains("yTangent[i] = TLanes.Zero;", sweep, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("A product and a sum for each load", """
        [Differentiable(Derivatives.Jacobian)]
        public static void F(ReadOnlySpan<double> x, ReadOnlySpan<double> w, Span<double> y)
        {
            for (int i = 0; i < x.Length; i++)
            {
                y[0] += x[i] * w[i];
            }
        }
        """)]
    [InlineData("Memory that may have been written before it is read", """
        [Differentiable(Derivatives.Jacobian)]
        public static void F(ReadOnlySpan<double> x, ReadOnlySpan<int> k, Span<double> y)
        {
            var work = new double[x.Length];
            for (int i = 0; i < x.Length; i++)
            {
                work[i] = x[i];
                double a = work[k[i]];
                y[i] = a * Math.Sin(a) * Math.Exp(a) * Math.Cos(a) * a * a;
            }
        }
        """)]
    [InlineData("A loop around another", """
        [Differentiable(Derivatives.Jacobian)]
        public static void F(ReadOnlySpan<double> x, Span<double> y)
        {
            for (int i = 0; i < x.Length; i++)
            {
                double s = x[i];
                while (s > 1)
                {
                    s -= 1;
                }

                y[i] = s * Math.Sin(s) * Math.Exp(s) * Math.Cos(s) * s * s;
            }
        }
        """)]
    public void OtherIterationsAreNotTested(string why, string member)
    {
        string sweep = Sweep("F__JvpLanes", member);
        Assert.False(sweep.Contains(Test, StringComparison.Ordinal), why);
    }

    private static string Sweep(string name, string member)
    {
        GeneratedCompilation result = GeneratorHost.Run("public static partial class Model\n{\n" + member + "\n}\n");
        Assert.DoesNotContain(result.Output.GetDiagnostics(), static diagnostic => diagnostic.Severity == Microsoft.CodeAnalysis.DiagnosticSeverity.Error);
        string text = string.Concat(result.GeneratedSources.Select(static file => file.Text));
        text = text[text.IndexOf(name + "<TLanes>(", StringComparison.Ordinal)..];
        return text[..text.IndexOf("/// <summary>", StringComparison.Ordinal)];
    }
}
