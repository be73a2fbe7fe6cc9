using AutoDiff.Nist.Tests.Data;
using AutoDiff.Nist.Tests.Models;

namespace AutoDiff.Nist.Tests;

public class NistFileTests
{
    private const string Small = """
        NIST/ITL StRD
        Dataset Name:  Tiny              (Tiny.dat)
        Data:          1 Response   ( y = strength)
                       2 Predictors (x1 = time; x2 = temperature)
          b1 =    2           2.5          2.5906836021E+00  1.9149996413E-02
          b2 =   -0.01       -0.05        -5.7701013174E-02  3.9572366543E-03

        Residual Sum of Squares:                    3.7976833176E+00
        Residual Standard Deviation:                1.7430280130E-01
        Number of Observations:                           2

        Data:   y              x1            x2
              15.00E0         1E0         180E0
              -17.5E-1        1.5E0       225E0
        """;

    [Fact]
    public void AFileIsReadAsItStands()
    {
        NistProblem problem = NistFile.Parse(Small);

        Assert.Equal("Tiny", problem.Name);
        Assert.Equal([2, -0.01], problem.Starts[0]);
        Assert.Equal([2.5, -0.05], problem.Starts[1]);
        Assert.Equal([2.5906836021, -5.7701013174E-02], problem.Certified);
        Assert.Equal(3.7976833176, problem.CertifiedSumOfSquares);
        Assert.Equal([15, -1.75], problem.Response);
        Assert.Equal([1, 180, 1.5, 225], problem.Predictors);
        Assert.Equal(2, problem.PredictorCount);
    }

    [Theory]
    [InlineData("Dataset Name:")]
    [InlineData("Residual Sum of Squares:")]
    [InlineData("Number of Observations:")]
    [InlineData("      15.00E0")]
    [InlineData("Data:   y ")]
    public void AFileThatLacksAPartIsRefused(string part) =>
        Assert.Throws<FormatException>(() => NistFile.Parse(string.Join('\n', Small.Split('\n').Where(line => !line.StartsWith(part, StringComparison.Ordinal)))));

    [NistFact]
    public void EveryFileHasAModelAndEveryModelAFile()
    {
        string[] files = Directory.GetFiles(NistFolder.Path!, "*.dat").Select(file => Path.GetFileNameWithoutExtension(file)!).ToArray();
        Assert.Equal(NistModels.ByDataset.Keys.Order(StringComparer.Ordinal), files.Order(StringComparer.Ordinal));
        Assert.All(files, file => Assert.Equal(file, NistFolder.Read(file).Name));
    }
}
