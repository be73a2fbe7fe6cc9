namespace AutoDiff.Nist.Tests.Models;

/// <summary>The 27 datasets and the model that each is fitted with.</summary>
internal static class NistModels
{
    private static readonly NistModel Rise = new(ExponentialRise.Evaluate, ExponentialRise.EvaluateJacobian, ExponentialRise.HandJacobian);
    private static readonly NistModel Ultrasonic = new(Chwirut.Evaluate, Chwirut.EvaluateJacobian, Chwirut.HandJacobian);
    private static readonly NistModel Exponentials = new(ExponentialSum.Evaluate, ExponentialSum.EvaluateJacobian, ExponentialSum.HandJacobian);
    private static readonly NistModel Peaks = new(GaussianPeaks.Evaluate, GaussianPeaks.EvaluateJacobian, GaussianPeaks.HandJacobian);
    private static readonly NistModel Quotient = new(Rational.Evaluate, Rational.EvaluateJacobian, Rational.HandJacobian);

    /// <summary>The model of each dataset, by the dataset's name.</summary>
    public static IReadOnlyDictionary<string, NistModel> ByDataset { get; } = new SortedDictionary<string, NistModel>(StringComparer.Ordinal)
    {
        ["Bennett5"] = new(ShiftedPower.Evaluate, ShiftedPower.EvaluateJacobian, ShiftedPower.HandJacobian),
        ["BoxBOD"] = Rise,
        ["Chwirut1"] = Ultrasonic,
        ["Chwirut2"] = Ultrasonic,
        ["DanWood"] = new(PowerLaw.Evaluate, PowerLaw.EvaluateJacobian, PowerLaw.HandJacobian),
        ["ENSO"] = new(Seasons.Evaluate, Seasons.EvaluateJacobian, Seasons.HandJacobian),
        ["Eckerle4"] = new(GaussianLine.Evaluate, GaussianLine.EvaluateJacobian, GaussianLine.HandJacobian),
        ["Gauss1"] = Peaks,
        ["Gauss2"] = Peaks,
        ["Gauss3"] = Peaks,
        ["Hahn1"] = Quotient,
        ["Kirby2"] = Quotient,
        ["Lanczos1"] = Exponentials,
        ["Lanczos2"] = Exponentials,
        ["Lanczos3"] = Exponentials,
        ["MGH09"] = new(RationalMgh09.Evaluate, RationalMgh09.EvaluateJacobian, RationalMgh09.HandJacobian),
        ["MGH10"] = new(Arrhenius.Evaluate, Arrhenius.EvaluateJacobian, Arrhenius.HandJacobian),
        ["MGH17"] = new(TwoDecays.Evaluate, TwoDecays.EvaluateJacobian, TwoDecays.HandJacobian),
        ["Misra1a"] = Rise,
        ["Misra1b"] = new(Misra1b.Evaluate, Misra1b.EvaluateJacobian, Misra1b.HandJacobian),
        ["Misra1c"] = new(Misra1c.Evaluate, Misra1c.EvaluateJacobian, Misra1c.HandJacobian),
        ["Misra1d"] = new(Misra1d.Evaluate, Misra1d.EvaluateJacobian, Misra1d.HandJacobian),
        ["Nelson"] = new(Degradation.Evaluate, Degradation.EvaluateJacobian, Degradation.HandJacobian) { TransformResponse = Math.Log },
        ["Rat42"] = new(Logistic.Evaluate, Logistic.EvaluateJacobian, Logistic.HandJacobian),
        ["Rat43"] = new(Richards.Evaluate, Richards.EvaluateJacobian, Richards.HandJacobian),
        ["Roszman1"] = new(Roszman.Evaluate, Roszman.EvaluateJacobian, Roszman.HandJacobian),
        ["Thurber"] = Quotient,
    };
}
