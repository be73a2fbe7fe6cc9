using System.Globalization;
using System.Text;

namespace AutoDiff.Benchmarks.GeneratorCost;

/// <summary>A project of many differentiable methods of the kinds that numerical code is made of.</summary>
internal static class SampleProject
{
    public const int MethodsPerFile = 10;

    /// <summary>The source files of a project with that many marked methods.</summary>
    public static IReadOnlyList<(string Path, string Text)> Create(int methods)
    {
        var files = new List<(string, string)>();
        for (int first = 0; first < methods; first += MethodsPerFile)
        {
            files.Add(($"Model{Number(first / MethodsPerFile)}.cs", File(first, Math.Min(MethodsPerFile, methods - first))));
        }

        files.Add(("Unrelated.cs", Unrelated(0)));
        return files;
    }

    /// <summary>A file that holds nothing differentiable, in its n-th version.</summary>
    public static string Unrelated(int version) => $$"""
        namespace Sample;

        public class Unrelated
        {
            public string Name { get; set; } = "version {{Number(version)}}";

            public int Count(string text) => text.Length + {{Number(version)}};
        }
        """;

    private static string File(int first, int count)
    {
        var text = new StringBuilder();
        text.AppendLine("using System;").AppendLine("using AutoDiff;").AppendLine("namespace Sample;");
        text.AppendLine(CultureInfo.InvariantCulture, $"public static partial class Model{first / MethodsPerFile}").AppendLine("{");
        for (int i = 0; i < count; i++)
        {
            text.AppendLine("    [Differentiable]").AppendLine(Method(i % 5, Number(first + i), i == 0 ? null : Number(first)));
        }

        return text.AppendLine("}").ToString();
    }

    private static string Method(int kind, string id, string? callee) => kind switch
    {
        0 => $$"""
                public static double F{{id}}(double x, double y)
                {
                    double a = x * Math.Sin(y) + Math.Exp(-x * x);
                    double b = Math.Sqrt(a * a + y * y + 1);
                    double c = a / b - Math.Log(b + 2);
                    return c * c + {{id}};
                }
            """,
        1 => $$"""
                public static double F{{id}}(ReadOnlySpan<double> x, double scale)
                {
                    double sum = 0;
                    for (int i = 0; i < x.Length; i++)
                    {
                        double d = x[i] - scale;
                        sum += d > 0 ? d * d : Math.Abs(d) * {{id}};
                    }

                    return sum / x.Length;
                }
            """,
        2 => $$"""
                public static double F{{id}}(ReadOnlySpan<double> x)
                {
                    double value = 0;
                    for (int i = x.Length - 1; i >= 0; i--)
                    {
                        value = value * x[0] + Math.Cos(x[i]);
                    }

                    return value;
                }
            """,
        3 => $$"""
                public static void F{{id}}(ReadOnlySpan<double> x, Span<double> y)
                {
                    for (int i = 0; i < y.Length; i++)
                    {
                        double s = 0;
                        for (int j = 0; j < x.Length; j++)
                        {
                            s += x[j] * (i + j + 1);
                        }

                        y[i] = Math.Tanh(s);
                    }
                }
            """,
        _ => $$"""
                public static double F{{id}}(double x, double y)
                {
                    double t = x;
                    int n = 0;
                    while (t > 1 && n < 20)
                    {
                        t = 0.5 * (t + y / t);
                        n++;
                    }

                    return {{(callee is null ? "t" : $"F{callee}(t, y)")}} + n;
                }
            """,
    };

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}
