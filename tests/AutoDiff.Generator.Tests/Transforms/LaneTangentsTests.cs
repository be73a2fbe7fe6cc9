using AutoDiff.Testing;

namespace AutoDiff.Generator.Tests.Transforms;

/// <summary>Which Jacobians and Hessians have sweeps with several tangents at once.</summary>
public sealed class LaneTangentsTests
{
    [Fact]
    public void ASpanOfInputsGoesOnLanes() => Assert.Contains("F__JvpLanes<TLanes>(", Generated("""
        [Differentiable(Derivatives.Jacobian)]
        public static void F(ReadOnlySpan<double> x, Span<double> y)
        {
            for (int i = 0; i < x.Length; i++)
            {
                y[i] = x[i] * Inner(x[0]);
            }
        }

        [Differentiable]
        private static double Inner(double x)
        {
            double product = 1;
            for (int i = 0; i < 5; i++)
            {
                product *= Math.Sin(x) + product;
            }

            return product;
        }
        """), StringComparison.Ordinal);

    [Fact]
    public void ALargerCalleeHasLanesOfItsOwn()
    {
        string text = Generated("""
            [Differentiable(Derivatives.Jacobian)]
            public static void F(ReadOnlySpan<double> x, Span<double> y) => y[0] = Large(x) * Large(x[1..]);

            [Differentiable]
            private static double Large(ReadOnlySpan<double> x)
            {
                double s = 0;
                foreach (double v in x)
                {
                    s += Math.Sin(v) * Math.Cos(s) + Math.Exp(v * s) * v - Math.Log(1 + v * v) / (1 + s * s) + Math.Sqrt(1 + v * v) * v;
                    s -= Math.Tanh(s) * Math.Sin(s * v) + v * v * v / (2 + s * s);
                }

                return s;
            }
            """);
        Assert.Contains("F__JvpLanes_Large<TLanes>(x, xTangent)", text, StringComparison.Ordinal);
        Assert.Single(System.Text.RegularExpressions.Regex.Matches(text, @"F__JvpLanes_Large<TLanes>\(\s*global::System.ReadOnlySpan"));
    }

    [Fact]
    public void ARecursiveMethodHasLanes() => Assert.Contains("F__JvpLanes_F<TLanes>(", Generated("""
        [Differentiable(Derivatives.Jacobian | Derivatives.Jvp)]
        public static double F(ReadOnlySpan<double> x, Span<double> y)
        {
            y[0] = x[0] * x[1];
            return x.Length > 2 ? F(x[1..], y) * x[0] : x[1];
        }
        """), StringComparison.Ordinal);

    [Fact]
    public void ArraysOfLanesLieOnATapeAndGoBackAtTheEndOfAnIteration()
    {
        string text = Generated("""
            [Differentiable(Derivatives.Jacobian)]
            public static void F(ReadOnlySpan<double> x, Span<double> y)
            {
                for (int i = 0; i < y.Length; i++)
                {
                    var row = new double[x.Length];
                    for (int j = 0; j < row.Length; j++)
                    {
                        row[j] = x[j] * x[i];
                    }

                    y[i] = row[0] * row[1];
                }
            }
            """);
        string sweep = text[text.IndexOf("void F__JvpLanes<", StringComparison.Ordinal)..];
        sweep = sweep[..sweep.IndexOf("/// <summary>", StringComparison.Ordinal)];
        Assert.Contains("lanes.ReserveCleared<TLanes>(", sweep, StringComparison.Ordinal);
        Assert.Contains("lanes.Release<TLanes>(", sweep, StringComparison.Ordinal);
        Assert.DoesNotContain("new TLanes[", sweep, StringComparison.Ordinal);
    }

    [Fact]
    public void FewOutputsOfManyInputsHaveRowsOnLanes()
    {
        string text = Generated("""
            [Differentiable(Derivatives.Jacobian)]
            public static void F(ReadOnlySpan<double> x, Span<double> y)
            {
                for (int i = 0; i < x.Length; i++)
                {
                    y[i % 2] += Math.Sin(x[i]) * x[0];
                }
            }
            """);
        Assert.Contains("F__VjpLanes<TLanes>(", text, StringComparison.Ordinal);
        Assert.Contains("LaneWidth.FavoursRows<double>(outputs, inputs)", text, StringComparison.Ordinal);
    }

    [Fact]
    public void AHessianGoesOnLanes() => Assert.Contains("F__HvpLanes<TLanes>(", Generated("""
        [Differentiable(Derivatives.Hessian)]
        public static double F(ReadOnlySpan<double> x)
        {
            double product = 1;
            foreach (double value in x)
            {
                product *= Math.Cos(value);
            }

            return product;
        }
        """), StringComparison.Ordinal);

    [Theory]
    [InlineData("Two scalars", """
        [Differentiable(Derivatives.Jacobian)]
        public static void F(double x, double y, Span<double> z) => z[0] = x * y;
        """)]
    [InlineData("A struct on the way", """
        public readonly record struct Pair(double A, double B);

        [Differentiable(Derivatives.Jacobian)]
        public static void F(ReadOnlySpan<double> x, Span<double> y)
        {
            var pairs = new Pair[x.Length];
            for (int i = 0; i < x.Length; i++)
            {
                pairs[i] = new Pair(x[i], x[i] * x[0]);
            }

            y[0] = pairs[1].A * pairs[2].B;
        }
        """)]
    public void OtherTangentsGoOneByOne(string why, string member)
    {
        string text = Generated(member);
        Assert.True(text.Contains("FJacobian(", StringComparison.Ordinal), why);
        Assert.False(text.Contains("TLanes", StringComparison.Ordinal), why);
    }

    private static string Generated(string member)
    {
        GeneratedCompilation result = GeneratorHost.Run("public static partial class Model\n{\n" + member + "\n}\n");
        Assert.DoesNotContain(result.Output.GetDiagnostics(), diagnostic => diagnostic.Severity == Microsoft.CodeAnalysis.DiagnosticSeverity.Error);
        return string.Concat(result.GeneratedSources.Select(file => file.Text));
    }
}
