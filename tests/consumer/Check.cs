namespace Consumer;

/// <summary>Compares numbers and keeps count.</summary>
internal static class Check
{
    public static int Failures { get; private set; }

    /// <summary>A derivative against its closed form.</summary>
    public static void Exact(string what, double actual, double expected) => Near(what, actual, expected, 1e-13);

    /// <summary>A derivative against a central difference of the function itself, extrapolated once.</summary>
    public static void Difference(string what, double actual, Func<double, double> f, double x)
    {
        const double Step = 1e-3;
        double Central(double h) => (f(x + h) - f(x - h)) / (2 * h);
        Near(what, actual, (4 * Central(Step / 2) - Central(Step)) / 3, 1e-9);
    }

    private static void Near(string what, double actual, double expected, double tolerance)
    {
        bool good = Math.Abs(actual - expected) <= tolerance * Math.Max(1, Math.Abs(expected));
        Console.WriteLine($"{(good ? "ok  " : "FAIL")} {what,-44} {actual,24:R} {expected,24:R}");
        if (!good)
            Failures++;
    }
}
