namespace AutoDiff.Nist.Tests.Data;

/// <summary>One problem of NIST's Statistical Reference Datasets for nonlinear regression, as its file states it.</summary>
/// <param name="Name">The dataset's name, which is also the file's.</param>
/// <param name="Starts">The two starting points.</param>
/// <param name="Certified">The certified parameters, to eleven digits.</param>
/// <param name="CertifiedSumOfSquares">The certified residual sum of squares.</param>
/// <param name="Response">The observed response, one per observation.</param>
/// <param name="Predictors">The predictors, observation by observation.</param>
/// <param name="PredictorCount">How many predictors an observation has.</param>
internal sealed record NistProblem(
    string Name,
    double[][] Starts,
    double[] Certified,
    double CertifiedSumOfSquares,
    double[] Response,
    double[] Predictors,
    int PredictorCount);
