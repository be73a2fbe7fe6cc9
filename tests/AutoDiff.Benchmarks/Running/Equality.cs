using System.Globalization;

namespace AutoDiff.Benchmarks.Running;

/// <summary>Two ways to one derivative must agree, or their times mean nothing.</summary>
internal static class Equality
{
    /// <summary>Throws unless all numbers agree to about 1e-9 of the largest of their kind.</summary>
    public static void Require(string name, double[] generated, double[] byHand)
    {
        if (generated.Length != byHand.Length)
        {
            throw new InvalidOperationException($"{name}: {generated.Length} numbers are generated, {byHand.Length} by hand.");
        }

        double scale = byHand.Max(Math.Abs);
        for (int i = 0; i < generated.Length; i++)
        {
            double error = Math.Abs(generated[i] - byHand[i]);
            if (!(error <= 1e-9 * Math.Max(Math.Abs(byHand[i]), 1e-3 * scale)))
            {
                throw new InvalidOperationException(
                    string.Create(CultureInfo.InvariantCulture, $"{name}: [{i}] is {generated[i]:R} generated and {byHand[i]:R} by hand."));
            }
        }
    }
}
