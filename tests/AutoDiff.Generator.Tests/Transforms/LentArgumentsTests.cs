using AutoDiff.Generator.Emission;
using AutoDiff.Generator.IR;
using AutoDiff.Generator.Lowering;
using AutoDiff.Generator.Transforms;
using AutoDiff.Testing;
using Microsoft.CodeAnalysis.CSharp;

namespace AutoDiff.Generator.Tests.Transforms;

/// <summary>Copies of what calls are given, which the reverse of an iteration that follows at once does without.</summary>
public sealed class LentArgumentsTests
{
    private const string Source = """
        public static partial class Model
        {
            [Differentiable(Derivatives.Gradient)]
            public static double Lent(ReadOnlySpan<double> x)
            {
                var terms = new double[2];
                double sum = 0;
                for (int i = 0; i < x.Length; i++)
                {
                    for (int j = 0; j < terms.Length; j++)
                    {
                        terms[j] = Math.Sin(x[i] * (j + 1));
                    }

                    sum += Total(terms);
                }

                return sum;
            }

            [Differentiable(Derivatives.Gradient)]
            public static double Overwritten(ReadOnlySpan<double> x)
            {
                var terms = new double[2];
                double sum = 0;
                for (int i = 0; i < x.Length; i++)
                {
                    for (int j = 0; j < terms.Length; j++)
                    {
                        terms[j] = Math.Sin(x[i] * (j + 1));
                    }

                    sum += Total(terms);
                    terms[1] = x[i] * x[i];
                    sum += terms[1];
                }

                return sum;
            }

            [Differentiable]
            public static double Total(ReadOnlySpan<double> terms)
            {
                double total = 0;
                for (int i = 0; i < terms.Length; i++)
                {
                    total += Math.Exp(terms[i]);
                }

                return Math.Log(total);
            }
        }
        """;

    [Fact]
    public void ACallThatIsReversedAtOnceReadsTheMemoryItself() => Assert.False(Copies("Lent", TransformOptions.Default));

    [Fact]
    public void WithoutThePassItReadsACopy() => Assert.True(Copies("Lent", TransformOptions.Default with { LendsArguments = false }));

    [Fact]
    public void SoItDoesWhereNoIterationIsReversedAtOnce() => Assert.True(Copies("Lent", TransformOptions.Default with { FusesLoops = false }));

    [Fact]
    public void WhatIsOverwrittenAfterTheCallIsCopied() => Assert.True(Copies("Overwritten", TransformOptions.Default));

    private static bool Copies(string name, TransformOptions options)
    {
        CSharpCompilation compilation = GeneratorHost.CreateCompilation([GeneratorHost.Parse(new SourceFile("Model.cs", Source))]);
        RuleTable rules = RuleReader.Read(compilation);
        DifferentiableMember member = LanguageMembers.Of(compilation).Values.Single(member => member.Host.Family == name);
        string text = CompanionFactory.Build(member, rules, options).Text!;

        // The halves for callers stand beside it, and always copy.
        int start = text.IndexOf(name + "Gradient(", StringComparison.Ordinal), end = text.IndexOf("/// <summary>", start, StringComparison.Ordinal);
        text = text[start..(end < 0 ? text.Length : end)];
        Assert.Contains("Total__Reverse(", text, StringComparison.Ordinal);
        return text.Contains("CopyTo(", StringComparison.Ordinal);
    }
}
