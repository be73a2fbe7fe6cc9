using System.Numerics;

namespace AutoDiff.Tests.Rules;

/// <summary>Every formula of the rule table against numbers.</summary>
public sealed class RuleFormulaTests
{
    public static TheoryData<string> Keys => Rule.Keys;

    [Theory]
    [MemberData(nameof(Keys))]
    public void AFormulaIsTheDerivativeOfTheFunction(string key)
    {
        Rule rule = Rule.Get(key);
        ForEachPartial(rule, (point, reach, argument) =>
        {
            double[] actual = rule.Partial(argument, point);
            for (int component = 0; component < actual.Length; component++)
            {
                double expected = FiniteDifference.Derivative(
                    moved => Exact(rule, With(point, argument, moved))[component],
                    point[argument],
                    0.4 * reach);
                double scale = Math.Abs(Exact(rule, point)[component]) + Math.Abs(actual[component] * reach);
                AssertClose(expected, actual[component], 1e-9 * scale / reach, rule, argument, point);
            }
        });
    }

    [Theory]
    [MemberData(nameof(Keys))]
    public void TheDerivativeOfAFormulaIsTheSecondDerivativeOfTheFunction(string key)
    {
        Rule rule = Rule.Get(key);
        ForEachPartial(rule, (point, reach, argument) =>
        {
            for (int direction = 0; direction < rule.Arity; direction++)
            {
                if (rule.IsPassive(direction))
                {
                    continue;
                }

                Dual<double>[] seeded = Seed(point, direction);
                double[] actual = [.. rule.Partial(argument, seeded).Select(partial => partial.Tangent)];
                double[] first = rule.Partial(argument, point);
                for (int component = 0; component < actual.Length; component++)
                {
                    double expected = FiniteDifference.Derivative(
                        moved => rule.Partial(argument, With(point, direction, moved))[component],
                        point[direction],
                        0.4 * reach);
                    double scale = Math.Abs(first[component]) + Math.Abs(actual[component] * reach);
                    AssertClose(expected, actual[component], 1e-8 * scale / reach, rule, argument, point);
                }
            }
        });
    }

    [Theory]
    [MemberData(nameof(Keys))]
    public void AFormulaHoldsForFloatsToo(string key)
    {
        Rule rule = Rule.Get(key);
        ForEachPartial(rule, (point, _, argument) =>
        {
            float[] rounded = [.. point.Select(x => (float)x)];
            if (!rounded.Zip(point).All(pair => float.IsNormal(pair.First) || pair.Second == 0))
            {
                return;
            }

            double[] expected = rule.Partial(argument, rounded.Select(x => (double)x).ToArray());
            float[] actual = rule.Partial(argument, rounded);
            for (int component = 0; component < actual.Length; component++)
            {
                double magnitude = Math.Max(Math.Abs(expected[component]), float.MinValue);
                AssertClose(expected[component], actual[component], 1e-4 * magnitude, rule, argument, point);
            }
        });
    }

    [Theory]
    [MemberData(nameof(Keys))]
    public void DualNumbersFollowTheFormulaAtEveryEdge(string key) => CompareDual<double>(Rule.Get(key), 1e-13);

    [Theory]
    [MemberData(nameof(Keys))]
    public void DualNumbersOfFloatsFollowTheFormulaAtEveryEdge(string key) => CompareDual<float>(Rule.Get(key), 1e-5);

    [Theory]
    [MemberData(nameof(Keys))]
    public void NestedDualNumbersFollowTheDerivativeOfTheFormulaAtEveryEdge(string key) =>
        CompareDual<Dual<double>>(Rule.Get(key), 1e-13);

    [Theory]
    [MemberData(nameof(Keys))]
    public void AZeroTangentStaysZeroAtEveryEdge(string key)
    {
        Rule rule = Rule.Get(key);
        foreach (double[] point in Samples.Edges(rule))
        {
            foreach (Dual<double> value in rule.Call(Array.ConvertAll(point, x => new Dual<double>(x, 0))))
            {
                Assert.True(value.Tangent == 0, $"{rule.Name} at ({string.Join(", ", point)}): {value}");
            }
        }
    }

    [Theory]
    [MemberData(nameof(Keys))]
    public void ExactlyTheSingularRulesHaveAPartialThatIsNotFiniteInTheirDomain(string key)
    {
        Rule rule = Rule.Get(key);
        bool isSingular = false;
        foreach (double[] point in Samples.Edges(rule).Where(point => point.All(x => Math.Abs(x) <= 5)))
        {
            double[] values = rule.Call(point);
            for (int argument = 0; argument < rule.Arity; argument++)
            {
                isSingular |= !rule.IsPassive(argument)
                    && !values.Any(double.IsNaN)
                    && rule.Partial(argument, point).Any(partial => !double.IsFinite(partial));
            }
        }

        Assert.Equal(isSingular, rule.Singular);
    }

    private static void CompareDual<T>(Rule rule, double tolerance)
        where T : IFloatingPointIeee754<T>
    {
        foreach (double[] point in Samples.Edges(rule))
        {
            // Nested numbers move along all arguments inside and along one outside.
            T[] inner = Array.ConvertAll(point, Inner<T>);
            for (int argument = 0; argument < rule.Arity; argument++)
            {
                if (rule.IsPassive(argument))
                {
                    continue;
                }

                T[] expected = rule.Partial(argument, inner);
                var seeded = new Dual<T>[inner.Length];
                for (int i = 0; i < inner.Length; i++)
                {
                    seeded[i] = new Dual<T>(inner[i], i == argument ? T.One : T.Zero);
                }

                Dual<T>[] actual = rule.Call(seeded);
                for (int component = 0; component < expected.Length; component++)
                {
                    AssertSame(expected[component], actual[component].Tangent, tolerance, rule, argument, point);
                }
            }
        }
    }

    private static T Inner<T>(double x)
        where T : IFloatingPointIeee754<T>
        => typeof(T) == typeof(Dual<double>) && !double.IsInteger(x) ? (T)(object)new Dual<double>(x, 1) : T.CreateSaturating(x);

    private static void AssertSame<T>(T expected, T actual, double tolerance, Rule rule, int argument, double[] point)
        where T : IFloatingPointIeee754<T>
    {
        if (expected is Dual<double> expectedDual && actual is Dual<double> actualDual)
        {
            AssertSame(expectedDual.Value, actualDual.Value, tolerance, rule, argument, point);
            AssertSame(expectedDual.Tangent, actualDual.Tangent, tolerance, rule, argument, point);
            return;
        }

        bool same = expected.Equals(actual)
            || T.Abs(expected - actual) <= T.CreateChecked(tolerance) * T.Abs(expected);
        Assert.True(same, $"{rule.Key} by argument {argument} at ({string.Join(", ", point)}): {expected} by the formula, {actual} by dual numbers");
    }

    private static void ForEachPartial(Rule rule, Action<double[], double, int> check)
    {
        int checks = 0;
        foreach ((double[] point, double reach) in Samples.Ordinary(rule))
        {
            for (int argument = 0; argument < rule.Arity; argument++)
            {
                if (!rule.IsPassive(argument))
                {
                    check(point, reach, argument);
                    checks++;
                }
            }
        }

        Assert.NotEqual(0, checks);
    }

    /// <summary>The function; an estimate is differentiated as what it estimates.</summary>
    private static double[] Exact(Rule rule, double[] point) => rule.Name switch
    {
        "ReciprocalEstimate" => [1 / point[0]],
        "ReciprocalSqrtEstimate" => [1 / Math.Sqrt(point[0])],
        _ => rule.Call(point),
    };

    private static double[] With(double[] point, int argument, double value)
    {
        double[] moved = [.. point];
        moved[argument] = value;
        return moved;
    }

    private static Dual<double>[] Seed(double[] point, int direction) =>
        [.. point.Select((x, i) => new Dual<double>(x, i == direction ? 1 : 0))];

    private static void AssertClose(double expected, double actual, double tolerance, Rule rule, int argument, double[] point) =>
        Assert.True(
            expected == actual || Math.Abs(expected - actual) <= tolerance,
            $"{rule.Key} by argument {argument} at ({string.Join(", ", point)}): expected {expected}, got {actual}");
}
