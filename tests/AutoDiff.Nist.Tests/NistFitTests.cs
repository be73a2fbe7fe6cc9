using System.Globalization;
using System.Text;
using AutoDiff.Nist.Tests.Data;
using AutoDiff.Nist.Tests.Fitting;
using AutoDiff.Nist.Tests.Models;
using Xunit.Abstractions;

namespace AutoDiff.Nist.Tests;

/// <summary>The fits of NIST's datasets by generated Jacobians and by hand-derived ones, with the same minimiser.</summary>
public class NistFitTests(ITestOutputHelper output)
{
    private const double RequiredDigits = 6;

    public static TheoryData<string, int> Fits { get; } = AllFits();

    [NistTheory]
    [MemberData(nameof(Fits))]
    public void GeneratedJacobianFindsTheCertifiedParameters(string dataset, int start) =>
        AssertDigits(dataset, start, NistModels.ByDataset[dataset].GeneratedJacobian);

    [NistTheory]
    [MemberData(nameof(Fits))]
    public void HandDerivedJacobianFindsTheCertifiedParameters(string dataset, int start) =>
        AssertDigits(dataset, start, NistModels.ByDataset[dataset].HandJacobian);

    [NistTheory]
    [MemberData(nameof(Fits))]
    public void GeneratedJacobianEqualsTheHandDerivedOne(string dataset, int start)
    {
        NistProblem problem = NistFolder.Read(dataset);
        NistModel model = NistModels.ByDataset[dataset];
        foreach (double[] parameters in new[] { problem.Starts[start - 1], problem.Certified })
        {
            (int rows, int columns) = (problem.Response.Length, parameters.Length);
            double[] value = new double[rows];
            double[] generated = new double[rows * columns];
            double[] byHand = new double[rows * columns];
            model.GeneratedJacobian(parameters, problem.Predictors, value, generated);
            model.HandJacobian(parameters, problem.Predictors, new double[rows], byHand);

            double[] plain = new double[rows];
            model.Evaluate(parameters, problem.Predictors, plain);
            Assert.Equal(plain, value);
            for (int j = 0; j < columns; j++)
            {
                double largest = Enumerable.Range(0, rows).Max(i => Math.Abs(byHand[i * columns + j]));
                for (int i = 0; i < rows; i++)
                    Assert.Equal(byHand[i * columns + j], generated[i * columns + j], 1e-12 * largest);
            }
        }
    }

    [NistFact]
    public void EveryFitReachesTheCertifiedDigits()
    {
        StringBuilder table = new();
        table.AppendLine("Log relative error of the worst parameter (11 is every certified digit), by the Jacobian used:");
        table.AppendLine("dataset    start  generated  by hand  sum of squares  certified");
        int tooFew = 0;
        foreach (string dataset in NistModels.ByDataset.Keys)
        {
            for (int start = 1; start <= 2; start++)
            {
                NistProblem problem = NistFolder.Read(dataset);
                NistModel model = NistModels.ByDataset[dataset];
                FitResult generated = Fit(problem, model, model.GeneratedJacobian, start);
                double digits = Digits(generated, problem).Min();
                double byHand = Digits(Fit(problem, model, model.HandJacobian, start), problem).Min();
                table.AppendLine(CultureInfo.InvariantCulture,
                    $"{dataset,-10} {start,5}  {digits,9:F2}  {byHand,7:F2}  {generated.SumOfSquares,14:E7}  {problem.CertifiedSumOfSquares:E7}");
                if (digits < RequiredDigits)
                    tooFew++;
            }
        }

        output.WriteLine(table.ToString());
        Assert.Equal(0, tooFew);
    }

    private static TheoryData<string, int> AllFits()
    {
        TheoryData<string, int> fits = [];
        foreach (string dataset in NistModels.ByDataset.Keys)
        {
            fits.Add(dataset, 1);
            fits.Add(dataset, 2);
        }

        return fits;
    }

    private static void AssertDigits(string dataset, int start, NistModel.Jacobian jacobian)
    {
        NistProblem problem = NistFolder.Read(dataset);
        FitResult fit = Fit(problem, NistModels.ByDataset[dataset], jacobian, start);
        double[] digits = Digits(fit, problem);
        Assert.All(Enumerable.Range(0, digits.Length), j => Assert.True(
            digits[j] >= RequiredDigits, $"b{j + 1} is {fit.Parameters[j]:R}, certified {problem.Certified[j]:R}: {digits[j]:F2} digits"));
    }

    private static FitResult Fit(NistProblem problem, NistModel model, NistModel.Jacobian jacobian, int start) =>
        LevenbergMarquardt.Fit(jacobian, problem.Predictors, problem.Response.Select(model.TransformResponse).ToArray(), problem.Starts[start - 1]);

    private static double[] Digits(FitResult fit, NistProblem problem) =>
        fit.Parameters.Zip(problem.Certified, LogRelativeError.Of).ToArray();
}
