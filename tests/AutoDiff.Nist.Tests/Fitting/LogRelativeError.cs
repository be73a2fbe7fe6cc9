namespace AutoDiff.Nist.Tests.Fitting;

/// <summary>How many digits of a certified value a computed one reproduces.</summary>
internal static class LogRelativeError
{
    /// <summary>NIST certifies eleven digits; agreement beyond them is not counted.</summary>
    public const double Certified = 11;

    /// <summary>-log10 of the relative error, between 0 and <see cref="Certified"/>.</summary>
    public static double Of(double computed, double certified)
    {
        double error = Math.Abs(computed - certified) / Math.Abs(certified);
        return double.IsNaN(error) ? 0 : Math.Clamp(-Math.Log10(error), 0, Certified);
    }
}
