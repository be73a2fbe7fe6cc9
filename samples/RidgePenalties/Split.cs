namespace RidgePenalties;

/// <summary>Data in two parts: one to fit weights to, one to judge them by. Features are row-major.</summary>
/// <param name="TrainingFeatures">Features to fit to.</param>
/// <param name="TrainingTargets">Targets to fit to.</param>
/// <param name="HeldOutFeatures">Features to judge by.</param>
/// <param name="HeldOutTargets">Targets to judge by.</param>
internal sealed record Split(double[] TrainingFeatures, double[] TrainingTargets, double[] HeldOutFeatures, double[] HeldOutTargets)
{
    /// <summary>The months in turn: two to fit to, one to judge by. The features are the constant, and sines and cosines of many periods.</summary>
    /// <param name="months">Which months, of those that are at hand.</param>
    /// <param name="waves">How many periods.</param>
    public static Split OfMonths(IReadOnlyList<int> months, int waves)
    {
        double mean = Enso.Pressure.Average();
        int[] training = [.. months.Where(static (_, i) => i % 3 != 2)];
        int[] heldOut = [.. months.Where(static (_, i) => i % 3 == 2)];
        return new Split(
            [.. training.SelectMany(month => Features(month, waves))],
            [.. training.Select(month => Enso.Pressure[month] - mean)],
            [.. heldOut.SelectMany(month => Features(month, waves))],
            [.. heldOut.Select(month => Enso.Pressure[month] - mean)]);
    }

    /// <summary>The same to fit to, judged by other months.</summary>
    public Split JudgedBy(IReadOnlyList<int> months, int waves)
    {
        double mean = Enso.Pressure.Average();
        return this with
        {
            HeldOutFeatures = [.. months.SelectMany(month => Features(month, waves))],
            HeldOutTargets = [.. months.Select(month => Enso.Pressure[month] - mean)],
        };
    }

    /// <summary>One for the constant, two for each period.</summary>
    public static int CountOf(int waves) => 1 + (2 * waves);

    /// <summary>Periods from 180 months down to 2.4, closer at the long end.</summary>
    public static double Period(int wave, int waves) => 180 * Math.Pow(2.4 / 180, wave / (waves - 1.0));

    private static IEnumerable<double> Features(int month, int waves) => Enumerable.Range(0, waves)
        .SelectMany(wave => new[] { Math.Sin(2 * Math.PI * month / Period(wave, waves)), Math.Cos(2 * Math.PI * month / Period(wave, waves)) })
        .Prepend(1);
}
