namespace AutoDiff.Language.Tests.Syntax;

/// <summary>Members of extension blocks, compiled by the compiler of the SDK.</summary>
public class ExtensionMemberTests
{
    [Fact]
    public void CallsAreDifferentiated()
    {
        double x = 1.5, y = 0.7;
        double value = ExtensionModel.FGradient(x, y, out double byX, out double byY);
        Assert.Equal(ExtensionModel.F(x, y), value);
        Assert.Equal(Slope(at => ExtensionModel.F(at, y), x), byX, 1e-6);
        Assert.Equal(Slope(at => ExtensionModel.F(x, at), y), byY, 1e-6);
        Assert.Equal(byX, ExtensionModel.FJvp(x, y, 1, 0).Tangent, 1e-12);
    }

    [Fact]
    public void SecondDerivativesGoThrough()
    {
        ExtensionModel.FHvp(1.5, 0.7, 1, 0, out double xx, out double xy);
        Assert.Equal(Slope(static at => ExtensionModel.FJvp(at, 0.7, 1, 0).Tangent, 1.5), xx, 1e-5);
        Assert.Equal(Slope(static at => ExtensionModel.FJvp(1.5, at, 1, 0).Tangent, 0.7), xy, 1e-5);
    }

    [Fact]
    public void CompanionsAreExtensionsToo()
    {
        Assert.Equal((0.75, 0.5), 1.5.HalfJvp(1));
        Assert.Equal(27, 3.0.CubeGradient(out double gradient));
        Assert.Equal(27, gradient);
        Assert.Equal((5, 4), (new Vector(3, 4).NormGradient(out Vector byV), byV.Y * 5));
        Assert.Equal(1, VectorExtensions.UnitAtJvp(0, 1).Tangent.Y);
    }

    [Fact]
    public void SpansAreReceivers()
    {
        double[] gradient = new double[2];
        ReadOnlySpan<double> x = [1, 2];
        Assert.Equal(5, x.SumOfSquaresGradient(gradient));
        Assert.Equal([2, 4], gradient);
        Assert.Equal(2.5, ExtensionModel.OfMemoryGradient(x, gradient));
        Assert.Equal([3.5, 2], gradient);
    }

    private static double Slope(Func<double, double> f, double x) => (f(x + 1e-5) - f(x - 1e-5)) / 2e-5;
}
