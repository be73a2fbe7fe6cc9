using AutoDiff.Generator.IR;
using AutoDiff.Generator.Lowering;
using AutoDiff.Testing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace AutoDiff.Generator.Tests.Symbols;

public class RuleReaderTests
{
    [Fact]
    public void EveryRuleOfTheRuntimeIsRead()
    {
        RuleTable rules = RuleReader.Read(Compile(""));

        int declared = typeof(DerivativeOfAttribute).Assembly.GetTypes()
            .SelectMany(type => type.GetCustomAttributes(typeof(DerivativeOfAttribute), inherit: false))
            .Cast<DerivativeOfAttribute>()

            // Two functions in one: differentiated as Sin and Cos, their formulas are for the reader.
            .Count(rule => !rule.Method.StartsWith("SinCos", StringComparison.Ordinal));
        Assert.Equal(declared, rules.Functions.Count());
        Assert.True(rules.Find("Sqrt/1")!.IsSingular);
        Assert.Equal(2, rules.Find("Pow/2")!.Partials.Count);
        Assert.NotNull(rules.Find("Ieee754Remainder/2"));
        Assert.Equal(new FormulaCall("Cos/1", EquatableArray.Of<Formula>(new FormulaArgument(0))), rules.Find("Sin/1")!.Partials[0].Formula);
    }

    [Fact]
    public void TheTableIsTheSameInstanceWhileTheReferencesAre()
    {
        Assert.Same(RuleReader.Read(Compile("class A;")), RuleReader.Read(Compile("class B;")));
    }

    [Fact]
    public void ARuleOfTheCompilationItselfIsAdded()
    {
        RuleTable rules = RuleReader.Read(Compile("""
            namespace N { public static class Foreign { public static double Cube(double x) => x * x * x; } }

            [DerivativeOf(typeof(N.Foreign), nameof(N.Foreign.Cube), Partials = ["3 * x * x"])]
            static class Rules;
            """));

        Assert.NotNull(rules.Find("N.Foreign.Cube/1"));
        Assert.NotNull(rules.Find("Sin/1"));
    }

    [Theory]
    [InlineData("x +")]
    [InlineData("q")]
    [InlineData("y")]
    [InlineData("Foo.Bar(x)")]
    [InlineData("x = 1")]
    public void AFormulaOutsideTheLanguageIsNoFormula(string text) => Assert.Null(FormulaParser.Parse(text, 1));

    [Fact]
    public void ConstantsAndSignsAreFolded()
    {
        Assert.Equal(new FormulaNumber(-0.0), FormulaParser.Parse("-0.0", 1));
        Assert.Equal(new FormulaNumber(Math.PI), FormulaParser.Parse("Math.PI", 1));
        Assert.Equal(new FormulaNumber(double.NaN), FormulaParser.Parse("double.NaN", 1));
    }

    private static CSharpCompilation Compile(string source) =>
        GeneratorHost.CreateCompilation([GeneratorHost.Parse(new SourceFile("Source.cs", source))]);
}
