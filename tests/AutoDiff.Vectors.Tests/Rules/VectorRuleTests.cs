using System.Globalization;
using AutoDiff.Testing;

namespace AutoDiff.Vectors.Tests.Rules;

/// <summary>Every rule for a member of a vector type: value, differences, and the dot-product identity.</summary>
public class VectorRuleTests
{
    private static readonly Dictionary<string, VectorRule> Rules = VectorTypes.All
        .SelectMany(VectorRule.Of)
        .Where(rule => rule.IsPlain)
        .ToDictionary(rule => rule.Name, StringComparer.Ordinal);

    public static TheoryData<string> Names => [.. Rules.Keys.Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Names))]
    public void HasTheDerivativeOfItsMember(string name)
    {
        VectorRule rule = Rules[name];
        int checkedPoints = 0;
        for (int seed = 0; seed < 12; seed++)
        {
            checkedPoints += Check(rule, seed) ? 1 : 0;
        }

        Assert.True(checkedPoints >= 3, $"{name} was defined at {checkedPoints} points only.");
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void IsExactlyZeroForZeroShadowsAtZero(string name)
    {
        VectorRule rule = Rules[name];
        object?[] arguments = rule.Arguments(new double[rule.InputCount]);
        double[] value;
        try
        {
            value = rule.Value(arguments);
        }
        catch (ArgumentException)
        {
            return;
        }

        var (_, tangent) = rule.Jvp(arguments, rule.Arguments(new double[rule.InputCount]));
        var (_, adjoints) = rule.Vjp(arguments, new double[value.Length], 0);
        if (!value.All(double.IsNaN) && !IsOutsideDomain(name))
        {
            Assert.All(tangent, x => Assert.Equal(0, x));
            Assert.All(adjoints, x => Assert.Equal(0, x));
        }
    }

    /// <summary>At zero these divide by zero, in ways that also the value shows.</summary>
    private static bool IsOutsideDomain(string name) => name.Contains("Perspective", StringComparison.Ordinal)
        || name.Contains("Orthographic", StringComparison.Ordinal);

    /// <summary>Whether the member is defined and smooth at the point that a seed gives.</summary>
    private static bool Check(VectorRule rule, int seed)
    {
        var random = new Random(seed);
        int count = rule.InputCount;
        double[] point = Point(rule, random, count, seed);
        object?[] arguments = rule.Arguments(point);
        double[] direction = [.. Enumerable.Range(0, count).Select(_ => (2 * random.NextDouble()) - 1)];
        double[] value;
        try
        {
            value = rule.Value(arguments);
            if (!value.All(double.IsFinite))
            {
                return false;
            }
        }
        catch (ArgumentOutOfRangeException)
        {
            return false;
        }

        var (jvpValue, tangent) = rule.Jvp(arguments, rule.Arguments(direction));
        Assert.Equal(value, jvpValue);
        double[] weights = [.. value.Select(_ => (2 * random.NextDouble()) - 1)];
        var (vjpValue, adjoints) = rule.Vjp(arguments, weights, 0);
        Assert.Equal(value, vjpValue);
        Near(rule, seed, "the dot-product identity", Dot(weights, tangent), Dot(adjoints, direction), rule.IsSingle ? 1e-4 : 1e-12, Math.Max(Size(weights, tangent), Size(adjoints, direction)));
        var (_, added) = rule.Vjp(arguments, weights, 2);
        for (int i = 0; i < added.Length; i++)
        {
            Near(rule, seed, "adding to adjoints", added[i], adjoints[i] + 2, rule.IsSingle ? 1e-5 : 1e-13, Math.Abs(adjoints[i]) + 2);
        }

        var (differences, error) = FiniteDifference.Derivative(
            h => Safe(rule, rule.Arguments(point.Zip(direction, (x, v) => x + (h * v))), value.Length),
            0.3,
            rule.IsSingle);
        for (int i = 0; i < value.Length; i++)
        {
            double scale = Math.Max(1, Math.Max(Math.Abs(value[i]), Math.Abs(differences[i])));

            // Where differences do not converge, a kink is near and says nothing.
            if (error[i] < (rule.IsSingle ? 5e-3 : 1e-6) * scale)
            {
                Near(rule, seed, $"output {i} against differences", tangent[i], differences[i], rule.IsSingle ? 4e-3 : 1e-7, scale + (10 * error[i] / (rule.IsSingle ? 4e-3 : 1e-7)));
            }
        }

        return true;
    }

    /// <summary>Points in ascending order and of one sign suit bounds and distances; the others are of any sign.</summary>
    private static double[] Point(VectorRule rule, Random random, int count, int seed)
    {
        double[] point = [.. Enumerable.Range(0, count).Select(_ => seed % 2 == 0 ? 0.2 + random.NextDouble() : (1.6 * random.NextDouble()) - 0.8)];
        if (seed % 4 == 0 && rule.Inputs.All(p => p.ParameterType == typeof(float)))
        {
            Array.Sort(point);
        }

        // Reals of single precision, so that differences start where the rule stands.
        return rule.IsSingle ? [.. point.Select(x => (double)(float)x)] : point;
    }

    private static double[] Safe(VectorRule rule, object?[] arguments, int outputs)
    {
        try
        {
            return rule.Value(arguments);
        }
        catch (ArgumentOutOfRangeException)
        {
            return [.. Enumerable.Repeat(double.NaN, outputs)];
        }
    }

    private static double Dot(double[] x, double[] y) => x.Zip(y, (a, b) => a * b).Sum();

    private static double Size(double[] x, double[] y) => Math.Max(1e-3, x.Zip(y, (a, b) => Math.Abs(a * b)).Sum());

    private static void Near(VectorRule rule, int seed, string what, double actual, double expected, double tolerance, double scale) =>
        Assert.True(
            Math.Abs(actual - expected) <= tolerance * scale,
            string.Create(CultureInfo.InvariantCulture, $"{rule.Name}, point {seed}, {what}: {actual:R} where {expected:R} was expected."));
}
