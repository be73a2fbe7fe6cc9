namespace AutoDiff.Tests.DualNumbers;

public sealed class DualArithmeticTests
{
    private static readonly Dual<double> X = new(3, 5);
    private static readonly Dual<double> Y = new(-2, 7);

    [Fact]
    public void TheOperatorsFollowTheirRules()
    {
        AssertDual(1, 12, X + Y);
        AssertDual(5, -2, X - Y);
        AssertDual(-6, (5 * -2) + (3 * 7), X * Y);
        AssertDual(-1.5, ((5 * -2) - (3 * 7)) / 4.0, X / Y);
        AssertDual(-3, -5, -X);
        AssertDual(3, 5, +X);
        AssertDual(1, 5 + 7, X % Y);
        AssertDual(-1.5, 5 - (3 * 2.0), new Dual<double>(-7.5, 5) % new Dual<double>(2, -2));
    }

    [Fact]
    public void IncrementAndDecrementKeepTheTangent()
    {
        Dual<double> x = X;
        x++;
        AssertDual(4, 5, x);
        x--;
        AssertDual(3, 5, x);
    }

    [Fact]
    public void PlainNumbersAreConstants()
    {
        AssertDual(6, 10, 2 * X);
        AssertDual(5, 5, X + 2);
        AssertDual(2.0 / 3, -2 * 5 / 9.0, 2 / X);
        AssertDual(3, 0, Dual.Constant(3.0));
        AssertDual(3, 1, Dual.Variable(3.0));
    }

    [Fact]
    public void ADualNumberComesApart()
    {
        (double value, double tangent) = X;

        Assert.Equal((3, 5), (value, tangent));
    }

    [Fact]
    public void DivisionByZeroIsSingularOnlyForANonzeroTangent()
    {
        AssertDual(double.PositiveInfinity, 0, Dual.Constant(1.0) / Dual.Constant(0.0));
        AssertDual(double.NaN, 0, Dual.Constant(0.0) / Dual.Constant(0.0));
        AssertDual(double.PositiveInfinity, double.PositiveInfinity, Dual.Variable(1.0) / Dual.Constant(0.0));
        AssertDual(double.PositiveInfinity, double.NegativeInfinity, Dual.Constant(1.0) / Dual.Variable(0.0));
    }

    [Fact]
    public void AnInfiniteFactorWithoutATangentContributesNothing()
    {
        AssertDual(double.PositiveInfinity, double.PositiveInfinity, Dual.Variable(2.0) * Dual.Constant(double.PositiveInfinity));
        AssertDual(double.NaN, 0, Dual.Constant(0.0) * Dual.Constant(double.PositiveInfinity));
    }

    [Fact]
    public void AModulusByAnInfiniteDivisorIsTheDividend() =>
        AssertDual(3, 5, X % Dual.Variable(double.PositiveInfinity));

    [Fact]
    public void NestedQuotientsGiveSecondDerivatives()
    {
        // f(x) = x² / (1 + x)
        var x = new Dual<Dual<double>>(Dual.Variable(2.0), 1.0);
        Dual<Dual<double>> f = x * x / (Dual<Dual<double>>.One + x);

        Assert.Equal(4.0 / 3, f.Value.Value, 1e-15);
        Assert.Equal(8.0 / 9, f.Value.Tangent, 1e-15);
        Assert.Equal(8.0 / 9, f.Tangent.Value, 1e-15);
        Assert.Equal(2.0 / 27, f.Tangent.Tangent, 1e-15);
    }

    [Fact]
    public void AFirstDerivativeThatIsZeroKeepsItsOwnDerivative()
    {
        // f(x) = sin(x²) at 0: f' = 0, f'' = 2
        var x = new Dual<Dual<double>>(Dual.Variable(0.0), 1.0);
        Dual<Dual<double>> f = Dual<Dual<double>>.Sin(x * x);

        Assert.Equal(0, f.Tangent.Value);
        Assert.Equal(2, f.Tangent.Tangent);
    }

    [Fact]
    public void ThirdDerivativesComeFromThreeLevels()
    {
        var x = new Dual<Dual<Dual<double>>>(new Dual<Dual<double>>(Dual.Variable(1.3), 1.0), Dual<Dual<double>>.One);
        Dual<Dual<Dual<double>>> f = Dual<Dual<Dual<double>>>.Exp(x + x);

        Assert.Equal(8 * Math.Exp(2.6), f.Tangent.Tangent.Tangent, 1e-12);
    }

    [Fact]
    public void NestedNumbersAllocateNothing()
    {
        var x = new Dual<Dual<double>>(Dual.Variable(0.5), 1.0);
        for (int i = 0; i < 200; i++)
        {
            Evaluate(x);
            Thread.Sleep(i % 50 == 49 ? 20 : 0);
        }

        long before = GC.GetAllocatedBytesForCurrentThread();
        Evaluate(x);
        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());

        static Dual<Dual<double>> Evaluate(Dual<Dual<double>> x)
        {
            Dual<Dual<double>> sum = x;
            for (int i = 0; i < 500; i++)
            {
                sum = (Dual<Dual<double>>.Sqrt(sum * x) + Dual<Dual<double>>.Pow(x, sum)) / (sum + x);
            }

            return sum;
        }
    }

    private static void AssertDual(double value, double tangent, Dual<double> actual)
    {
        Assert.Equal(value, actual.Value, 1e-15);
        Assert.Equal(tangent, actual.Tangent, 1e-15);
    }
}
