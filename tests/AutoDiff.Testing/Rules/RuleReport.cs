using System.Globalization;

namespace AutoDiff.Testing;

/// <summary>Collects what a rule test found.</summary>
internal sealed class RuleReport
{
    private const int Limit = 12;
    private readonly List<string> failures = [];

    /// <summary>Whether anything is wrong.</summary>
    public bool HasFailures => failures.Count > 0;

    /// <summary>Notes a failure.</summary>
    public void Fail(string message) => failures.Add(message);

    /// <summary>Notes a failure unless the condition holds.</summary>
    public void Require(bool condition, string message)
    {
        if (!condition)
        {
            Fail(message);
        }
    }

    /// <summary>Compares two vectors, absolutely and relative to the larger of their norms and <paramref name="scale"/>.</summary>
    public void Near(ReadOnlySpan<double> expected, ReadOnlySpan<double> actual, double relative, string what, double scale = 0)
    {
        if (expected.Length != actual.Length)
        {
            Fail($"{what}: {actual.Length} numbers where {expected.Length} were expected");
            return;
        }

        for (int i = 0; i < expected.Length; i++)
        {
            if (!IsNear(expected[i], actual[i], relative, Math.Max(scale, Size(expected))))
            {
                Fail(string.Create(CultureInfo.InvariantCulture, $"{what}: [{i}] is {actual[i]:R}, expected {expected[i]:R}"));
            }
        }
    }

    /// <summary>The largest finite magnitude in a vector.</summary>
    public static double Size(ReadOnlySpan<double> values)
    {
        double size = 0;
        foreach (double value in values)
        {
            size = double.IsFinite(value) ? Math.Max(size, Math.Abs(value)) : size;
        }

        return size;
    }

    /// <summary>Throws if anything failed.</summary>
    public void ThrowIfAny(string name, Func<string>? appendix)
    {
        if (HasFailures)
        {
            string more = failures.Count > Limit ? $"\n  ... and {failures.Count - Limit} more" : "";
            throw new RuleTestException($"{name}\n  {string.Join("\n  ", failures.Take(Limit))}{more}\n{appendix?.Invoke()}");
        }
    }

    private static bool IsNear(double expected, double actual, double relative, double scale)
    {
        if (!double.IsFinite(expected) || !double.IsFinite(actual))
        {
            return expected.Equals(actual);
        }

        return Math.Abs(expected - actual) <= relative * Math.Max(scale, Math.Abs(expected));
    }
}
