using AutoDiff.HigherOrder.Tests.Functions;

namespace AutoDiff.HigherOrder.Tests.Series;

/// <summary>Directional derivatives, mixed partials and operators from the series of compiled methods.</summary>
public class MixedDerivativeTests
{
    private static readonly double[] Point = [0.7, -0.4, 1.3];

    [Fact]
    public void DerivativesOfExpSinAreThoseOfTheTable()
    {
        double[] derivatives = new double[9];
        TaylorDerivatives.Directional(SmoothFunctions.ExpSinTaylor, [0.5], [1], derivatives);
        double[] expected =
            [1.61514629644, 1.41742422466, 0.469564399266, -2.36444144086, -5.70773403618, 1.18841913019, 43.1714321774, 87.6180932750, -270.952414121];
        for (int k = 0; k < expected.Length; k++)
        {
            Assert.Equal(expected[k], derivatives[k], 5e-12 * Math.Abs(expected[k]));
        }

        Assert.Equal(derivatives[4], TaylorDerivatives.Directional(SmoothFunctions.ExpSinTaylor, [0.5], [1], 4));
    }

    /// <summary>f = x² y³ sin(z).</summary>
    [Theory]
    [InlineData("")]
    [InlineData("0")]
    [InlineData("0 0")]
    [InlineData("1 2")]
    [InlineData("0 1 2")]
    [InlineData("2 0 1 1")]
    [InlineData("0 0 1 1 1")]
    [InlineData("2 2 2 1 0 0")]
    [InlineData("0 0 0")]
    public void AMixedPartialIsThatOfTheClosedForm(string list)
    {
        int[] variables = [.. list.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(static v => int.Parse(v, System.Globalization.CultureInfo.InvariantCulture))];
        int[] order = [variables.Count(static v => v == 0), variables.Count(static v => v == 1), variables.Count(static v => v == 2)];
        double expected = Power(Point[0], 2, order[0]) * Power(Point[1], 3, order[1]) * Math.Sin(Point[2] + (order[2] * Math.PI / 2));
        Assert.Equal(expected, TaylorDerivatives.MixedPartial(SmoothFunctions.ProductTaylor, Point, variables), 1e-12 * Math.Max(1, Math.Abs(expected)));
    }

    [Fact]
    public void AVariableThatIsNotThereIsAnError() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => TaylorDerivatives.MixedPartial(SmoothFunctions.ProductTaylor, Point, [3]));

    [Fact]
    public void LaplaciansAndBiharmonicsAreThoseOfTheClosedForm()
    {
        // Of exp(a·x): |a|² and |a|⁴ times the value.
        double value = SmoothFunctions.Plane(Point);
        double square = (0.25 * 0.25) + (0.5 * 0.5) + (0.75 * 0.75);
        Assert.Equal(square * value, TaylorDerivatives.Laplacian(SmoothFunctions.PlaneTaylor, Point), 1e-13);
        Assert.Equal(square * value, DifferentialOperator.Laplacian(3).Apply(SmoothFunctions.PlaneTaylor, Point), 1e-13);
        Assert.Equal(square * square * value, DifferentialOperator.Biharmonic(3).Apply(SmoothFunctions.PlaneTaylor, Point), 1e-12);
    }

    [Fact]
    public void SampledOperatorsAreWithoutBias()
    {
        var random = new Random(7);
        double value = SmoothFunctions.Plane(Point);
        double square = (0.25 * 0.25) + (0.5 * 0.5) + (0.75 * 0.75);
        foreach (Estimate estimate in (Estimate[])
            [
                TaylorDerivatives.Laplacian(SmoothFunctions.PlaneTaylor, Point, 20_000, random),
                TaylorDerivatives.Laplacian(SmoothFunctions.PlaneTaylor, Point, 20_000, random, ProbeKind.Gaussian),
                DifferentialOperator.Laplacian(3).Apply(SmoothFunctions.PlaneTaylor, Point, 20_000, random),
            ])
        {
            Assert.InRange(estimate.Value, (square * value) - (4 * estimate.StandardError), (square * value) + (4 * estimate.StandardError));
            Assert.True(estimate.StandardError < 0.02 * square * value);
        }

        // -2 f + 3 ∂f/∂x - ∂³f/∂y∂z²
        DifferentialOperator mixed = new DifferentialOperator().Add(-2).Add(3, 0).Add(-1, 1, 2, 2).Add(0, 1);
        double exact = (-2 + (3 * 0.25) - (0.5 * 0.75 * 0.75)) * value;
        Assert.Equal(exact, mixed.Apply(SmoothFunctions.PlaneTaylor, Point), 1e-12);
        Estimate sampled = mixed.Apply(SmoothFunctions.PlaneTaylor, Point, 20_000, random);
        Assert.InRange(sampled.Value, exact - (4 * sampled.StandardError), exact + (4 * sampled.StandardError));
    }

    private static double Power(double x, int power, int order)
    {
        double factor = 1;
        for (int i = 0; i < order; i++)
        {
            factor *= power - i;
        }

        return factor == 0 ? 0 : factor * Math.Pow(x, power - order);
    }
}
