using Xunit;

namespace AutoDiff.Tests.CompilerServices.Taylor;

/// <summary>Every recurrence to fourth order against values of high precision, and to high order against closed forms.</summary>
public class SeriesReferenceTests
{
    public static TheoryData<string> Names => [.. SeriesReference.Names];

    [Theory]
    [MemberData(nameof(Names))]
    public void CoefficientsAreThoseOfHighPrecision(string name)
    {
        (string function, double[][] arguments, double[] expected) = SeriesReference.Find(name);
        double[] series = new double[expected.Length];
        SeriesFunctions.Find(function, arguments.Length)(arguments, series);
        double size = Math.Max(1, expected.Skip(1).Max(Math.Abs));
        for (int k = 0; k < series.Length; k++)
        {
            // The value of an estimate has some ten bits.
            double scale = k > 0 ? size : function.StartsWith("Reciprocal", StringComparison.Ordinal) && function.EndsWith("Estimate", StringComparison.Ordinal) ? 1e10 : Math.Max(1, Math.Abs(expected[0]));
            Assert.True(Math.Abs(series[k] - expected[k]) <= 4e-14 * scale, $"Coefficient {k} of {name} is {series[k]:R}, not {expected[k]:R}.");
        }
    }

    [Fact]
    public void EveryFunctionHasAValueOfHighPrecision()
    {
        HashSet<string> known = [.. SeriesReference.Names.Select(SeriesReference.Find).Select(static row => row.Arguments.Length == 1 ? row.Function : $"{row.Function}/{row.Arguments.Length}")];
        Assert.True(SeriesFunctions.OfTheRuntime.Count() > 60);
        Assert.DoesNotContain(SeriesFunctions.OfTheRuntime, name => !known.Contains(name) && !known.Any(row => SeriesFunctions.IsWithNumber(row, name)));
    }

    [Theory]
    [InlineData("Exp")]
    [InlineData("LogP1")]
    [InlineData("Sin")]
    [InlineData("Cos")]
    [InlineData("Atan")]
    [InlineData("Atanh")]
    [InlineData("Reciprocal")]
    [InlineData("Sinh")]
    [InlineData("Cosh")]
    public void TheSeriesAtZeroAreThoseOfTheTextbook(string function)
    {
        const int Order = 24;
        double[] x = new double[Order + 1];
        x[0] = function == "Reciprocal" ? 1 : 0;
        x[1] = 1;
        double[] series = new double[Order + 1];
        SeriesFunctions.Find(function, 1)([x], series);
        double factorial = 1;
        for (int k = 0; k <= Order; k++)
        {
            factorial *= Math.Max(1, k);
            double sign = k % 4 < 2 ? 1 : -1;
            double expected = function switch
            {
                "Exp" => 1 / factorial,
                "LogP1" => k == 0 ? 0 : (k % 2 == 0 ? -1.0 : 1.0) / k,
                "Sin" => k % 2 == 0 ? 0 : sign / factorial,
                "Cos" => k % 2 == 1 ? 0 : sign / factorial,
                "Atan" => k % 2 == 0 ? 0 : sign / k,
                "Atanh" => k % 2 == 0 ? 0 : 1.0 / k,
                "Sinh" => k % 2 == 0 ? 0 : 1 / factorial,
                "Cosh" => k % 2 == 1 ? 0 : 1 / factorial,
                _ => k % 2 == 0 ? 1 : -1,
            };
            Assert.Equal(expected, series[k], Math.Abs(expected) * 1e-14);
        }
    }
}
