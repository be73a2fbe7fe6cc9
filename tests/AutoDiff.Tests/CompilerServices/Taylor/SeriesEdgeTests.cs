using AutoDiff.CompilerServices;
using Xunit;

namespace AutoDiff.Tests.CompilerServices.Taylor;

/// <summary>Kinks, singular points, constants, and memory that is used twice.</summary>
public class SeriesEdgeTests
{
    public static TheoryData<string, double> SingularPoints => new()
    {
        { "Sqrt", 0 }, { "Cbrt", 0 }, { "Log", 0 }, { "Log2", 0 }, { "Log10", 0 }, { "LogP1", -1 }, { "Asin", 1 }, { "Acos", -1 }, { "Acosh", 1 },
        { "Atanh", 1 }, { "Reciprocal", 0 }, { "Pow-2", 0 }, { "Pow-1.5", 0 }, { "RootN5", 0 }, { "TanPi", 0.5 }, { "AsinPi", 1 }, { "Log10P1", -1 },
        { "ReciprocalEstimate", 0 }, { "ReciprocalSqrtEstimate", 0 }, { "Exp", double.PositiveInfinity }, { "Log", -1 }, { "Sin", double.PositiveInfinity },
    };

    [Theory]
    [MemberData(nameof(SingularPoints))]
    public void AConstantStaysAConstantWhereTheFunctionIsSingular(string function, double x)
    {
        double[] series = Evaluate(function, [x, 0, 0, 0]);
        Assert.All(series[1..], static c => Assert.Equal(0, c));
    }

    [Theory]
    [InlineData("Sqrt", 0)]
    [InlineData("Cbrt", 0)]
    [InlineData("Log", 0)]
    [InlineData("Atanh", 1)]
    [InlineData("Acosh", 1)]
    public void TheFirstCoefficientThatIsNotZeroIsInfinite(string function, double x)
    {
        Assert.Equal(double.PositiveInfinity, Evaluate(function, [x, 2, 0])[1]);
        double[] later = Evaluate(function, [x, 0, 2, 0]);
        Assert.Equal(0, later[1]);
        Assert.Equal(double.PositiveInfinity, later[2]);
    }

    [Fact]
    public void AKinkIsChosenAsTheFirstDerivativeIs()
    {
        Assert.Equal([0, 0, 0], Evaluate("Abs", [0, 3, 1]));
        Assert.Equal([2, -3, 1], Evaluate("Abs", [-2, 3, -1]));
        Assert.Equal([1, 2, -1], Evaluate("Max", [1, 3, 0], [1, 1, -2]));
        Assert.Equal([1, 2, -1], Evaluate("Min", [1, 3, 0], [1, 1, -2]));
        Assert.Equal([1, 5, 7], Evaluate("Clamp", [1, 5, 7], [1, 0, 0], [2, 0, 0]));
        Assert.Equal([2, 0, 9], Evaluate("Clamp", [3, 5, 7], [1, 0, 0], [2, 0, 9]));
        Assert.Equal([0, 0, 0], Evaluate("Hypot", [0, 1, 2], [0, 1, 2]));
    }

    [Fact]
    public void PowersOfZeroAreExact()
    {
        Assert.Equal([0, 0, 0, 8, 36], Evaluate("Pow3", [0, 2, 3, 4, 5]));
        Assert.Equal([1, 0, 0], Evaluate("Pow0", [0, 2, 3]));
        double[] root = Evaluate("Pow2.5", [0, 1, 0, 0]);
        Assert.Equal([0, 0, 0], root[..3]);
        Assert.Equal(double.PositiveInfinity, root[3]);
        Assert.Equal([0, 0, 0], Evaluate("Pow", [0, 0, 0], [2, 1, 1]));
    }

    [Fact]
    public void AConstantExponentOrBaseOfASeriesIsFoundOut()
    {
        double[] power = Evaluate("Pow", [-2, 1, 0], [3, 0, 0]);
        Assert.Equal([-8, 12, -6], power);
        double[] exponential = Evaluate("Pow", [2, 0, 0], [3, 1, 0]);
        Assert.Equal([8, 8 * Math.Log(2), 4 * Math.Log(2) * Math.Log(2)], exponential);
    }

    [Fact]
    public void AProductMayOverwriteItsFactors()
    {
        double[] x = [2, 3, 5];
        TaylorSeries.Multiply<double>(x, x, x);
        Assert.Equal([4, 12, 29], x);
    }

    [Fact]
    public void SeriesOfOneCoefficientAreValues()
    {
        foreach ((string name, SeriesFunction function) in SeriesFunctions.All)
        {
            double[] result = new double[1];
            function([[name == "NormalInverseCdf" ? 0.25 : 1.5], [0.75], [2.5]], result);
            Assert.False(double.IsNaN(result[0]) && !name.StartsWith('A'), name);
        }
    }

    [Fact]
    public void SinglesAndNestedNumbersHaveSeriesToo()
    {
        float[] single = new float[3];
        TaylorSeries.Exp<float>([0.5f, 1, 0], single);
        Assert.Equal(MathF.Exp(0.5f) / 2, single[2], 1e-6f);
        var dual = new Dual<double>[3];
        TaylorSeries.Exp<Dual<double>>([new(0.5, 1), Dual<double>.One, Dual<double>.Zero], dual);
        Assert.Equal(Math.Exp(0.5) / 2, dual[2].Tangent, 1e-15);
    }

    private static double[] Evaluate(string function, params double[][] arguments)
    {
        double[] result = new double[arguments[0].Length];
        SeriesFunctions.Find(function, arguments.Length)(arguments, result);
        return result;
    }
}
