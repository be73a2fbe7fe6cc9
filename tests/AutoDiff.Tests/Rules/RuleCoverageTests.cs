using System.Numerics;
using System.Reflection;

namespace AutoDiff.Tests.Rules;

/// <summary>Every function of the base class library on reals has a rule, or a reason why not.</summary>
public sealed class RuleCoverageTests
{
    private const string Predicate = "a predicate: passive";
    private const string Discrete = "an integer result: discrete, so passive";
    private const string Conversion = "a conversion: differentiated by the generator itself, or discrete";
    private const string Text = "not a function of reals alone";

    private static readonly Dictionary<string, string> WithoutRule = new()
    {
        ["IsEvenInteger"] = Predicate,
        ["IsFinite"] = Predicate,
        ["IsInfinity"] = Predicate,
        ["IsInteger"] = Predicate,
        ["IsNaN"] = Predicate,
        ["IsNegative"] = Predicate,
        ["IsNegativeInfinity"] = Predicate,
        ["IsNormal"] = Predicate,
        ["IsOddInteger"] = Predicate,
        ["IsPositive"] = Predicate,
        ["IsPositiveInfinity"] = Predicate,
        ["IsPow2"] = Predicate,
        ["IsRealNumber"] = Predicate,
        ["IsSubnormal"] = Predicate,
        ["IsCanonical"] = Predicate,
        ["IsComplexNumber"] = Predicate,
        ["IsImaginaryNumber"] = Predicate,
        ["IsZero"] = Predicate,
        ["Sign"] = Discrete,
        ["ILogB"] = Discrete,
        ["ConvertToInteger"] = Discrete,
        ["ConvertToIntegerNative"] = Discrete,
        ["CreateChecked"] = Conversion,
        ["CreateSaturating"] = Conversion,
        ["CreateTruncating"] = Conversion,
        ["TryConvertFromChecked"] = Conversion,
        ["TryConvertFromSaturating"] = Conversion,
        ["TryConvertFromTruncating"] = Conversion,
        ["TryConvertToChecked"] = Conversion,
        ["TryConvertToSaturating"] = Conversion,
        ["TryConvertToTruncating"] = Conversion,
        ["Parse"] = Text,
        ["TryParse"] = Text,
    };

    private static readonly HashSet<(string, int)> Ruled = [.. Rule.All.Select(rule => (rule.Name, rule.Arity))];

    [Theory]
    [InlineData(typeof(Math), typeof(double))]
    [InlineData(typeof(MathF), typeof(float))]
    [InlineData(typeof(double), typeof(double))]
    [InlineData(typeof(float), typeof(float))]
    public void EveryStaticFunctionOfRealsHasARuleOrAReason(Type owner, Type real)
    {
        string[] missing =
        [
            .. from method in owner.GetMethods(BindingFlags.Public | BindingFlags.Static)
               where method.GetParameters().Any(parameter => parameter.ParameterType == real)
               where !HasRuleOrReason(method)
               select method.ToString(),
        ];

        Assert.Empty(missing);
    }

    [Fact]
    public void EveryStaticFunctionOfTheGenericMathInterfacesHasARuleOrAReason()
    {
        string[] missing =
        [
            .. from contract in typeof(IFloatingPointIeee754<>).GetInterfaces().Append(typeof(IFloatingPointIeee754<>))
               from method in contract.GetMethods(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static)
               where !method.IsSpecialName || method.Name.StartsWith("op_", StringComparison.Ordinal)
               where !method.IsPrivate && !HasRuleOrReason(method)
               select $"{contract.Name}: {method}",
        ];

        Assert.Empty(missing);
    }

    [Fact]
    public void EveryRuleIsForAFunctionOfDoubleWithItsPassiveArgumentsEmpty()
    {
        foreach (Rule rule in Rule.All)
        {
            Assert.Contains(rule.Owner, new[] { typeof(double), typeof(SpecialMath) });
            MethodInfo[] overloads =
            [
                .. rule.Owner.GetMethods(BindingFlags.Public | BindingFlags.Static)
                    .Where(method => !method.IsGenericMethod && method.Name == rule.Name && method.GetParameters().Length == rule.Arity),
            ];
            Assert.NotEmpty(overloads);
            foreach (MethodInfo overload in overloads)
            {
                Assert.Equal(
                    overload.GetParameters().Select(parameter => parameter.ParameterType != typeof(double)),
                    rule.Partials.Select(partial => partial.Length == 0));
            }
        }
    }

    [Fact]
    public void NoRuleIsDeclaredTwiceOrIsAlsoGivenAReason()
    {
        Assert.Equal(Rule.All.Count, Ruled.Count);
        Assert.DoesNotContain(Rule.All, rule => WithoutRule.ContainsKey(rule.Name));
    }

    [Fact]
    public void TheRulesAreDeclaredOnPublicStaticClasses() =>
        Assert.All(Rule.All, rule => Assert.True(rule.DeclaredOn is { IsPublic: true, IsAbstract: true, IsSealed: true }));

    private static bool HasRuleOrReason(MethodInfo method)
    {
        string name = method.Name == nameof(Math.IEEERemainder) ? nameof(double.Ieee754Remainder) : method.Name;

        // Operators are differentiated by the generator itself.
        return name.StartsWith("op_", StringComparison.Ordinal)
            || WithoutRule.ContainsKey(name)
            || Ruled.Contains((name, method.GetParameters().Length));
    }
}
