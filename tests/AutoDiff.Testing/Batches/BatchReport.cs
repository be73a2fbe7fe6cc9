using System.Globalization;
using System.Text;

namespace AutoDiff.Testing;

/// <summary>Compares numbers of a batched companion with those of the scalar one.</summary>
public sealed class BatchReport
{
    private const double Tolerance = 1e-12;
    private const double SingleTolerance = 2e-3;

    private readonly StringBuilder text = new();

    /// <summary>How many numbers were compared.</summary>
    public int Compared { get; private set; }

    /// <summary>What differs; empty if nothing does.</summary>
    public string Text => text.ToString();

    /// <summary>Compares two reals.</summary>
    public void Compare(string what, double expected, double actual) => Compare(what, expected, actual, Math.Abs(expected), Tolerance);

    /// <summary>Compares two reals of single precision.</summary>
    public void Compare(string what, float expected, float actual) => Compare(what, expected, actual, Math.Abs(expected), SingleTolerance);

    /// <summary>Compares two arrays.</summary>
    public void Compare(string what, double[] expected, double[] actual)
    {
        ArgumentNullException.ThrowIfNull(expected);
        ArgumentNullException.ThrowIfNull(actual);
        double scale = expected.Where(double.IsFinite).Select(Math.Abs).DefaultIfEmpty(0).Max();
        for (int i = 0; i < expected.Length; i++)
        {
            Compare(string.Create(CultureInfo.InvariantCulture, $"{what}[{i}]"), expected[i], actual[i], scale, Tolerance);
        }
    }

    /// <summary>Compares two arrays of single precision.</summary>
    public void Compare(string what, float[] expected, float[] actual)
    {
        ArgumentNullException.ThrowIfNull(expected);
        ArgumentNullException.ThrowIfNull(actual);
        double scale = expected.Where(float.IsFinite).Select(Math.Abs).DefaultIfEmpty(0).Max();
        for (int i = 0; i < expected.Length; i++)
        {
            Compare(string.Create(CultureInfo.InvariantCulture, $"{what}[{i}]"), expected[i], actual[i], scale, SingleTolerance);
        }
    }

    private void Compare(string what, double expected, double actual, double scale, double tolerance)
    {
        Compared++;
        bool same = expected.Equals(actual)
            || expected == actual
            || Math.Abs(expected - actual) <= tolerance * Math.Max(1, scale);
        if (!same && text.Length < 2000)
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"  {what}: {actual:R} on lanes, {expected:R} by the scalar companion");
        }
    }
}
