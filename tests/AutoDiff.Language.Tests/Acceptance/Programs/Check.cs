global using System.Numerics;
global using System.Runtime.CompilerServices;

namespace Acceptance;

/// <summary>What the programs hold their results against.</summary>
public static class Check
{
    /// <summary>Compares to a tolerance relative to the expected value.</summary>
    public static void Equal(double expected, double actual, [CallerArgumentExpression(nameof(actual))] string what = "", double tolerance = 1e-9) =>
        True(expected.Equals(actual) || Math.Abs(expected - actual) <= tolerance * (1 + Math.Abs(expected)), $"{what} is {actual:R}, expected {expected:R}");

    /// <summary>Compares element by element.</summary>
    public static void Equal(ReadOnlySpan<double> expected, ReadOnlySpan<double> actual, [CallerArgumentExpression(nameof(actual))] string what = "", double tolerance = 1e-9)
    {
        True(expected.Length == actual.Length, $"{what} has {actual.Length} elements, expected {expected.Length}");
        for (int i = 0; i < expected.Length; i++)
        {
            Equal(expected[i], actual[i], $"{what}[{i}]", tolerance);
        }
    }

    /// <summary>Requires a condition.</summary>
    public static void True(bool condition, [CallerArgumentExpression(nameof(condition))] string what = "")
    {
        if (!condition)
        {
            throw new InvalidOperationException(what);
        }
    }

    /// <summary>A derivative by central differences, extrapolated twice.</summary>
    public static double Slope(Func<double, double> f, double x, double h = 1e-3)
    {
        double first = Central(h), second = Central(h / 2), third = Central(h / 4);
        double coarse = ((4 * second) - first) / 3, fine = ((4 * third) - second) / 3;
        return ((16 * fine) - coarse) / 15;

        double Central(double step) => (f(x + step) - f(x - step)) / (2 * step);
    }

    /// <summary>A gradient by central differences.</summary>
    public static double[] Slopes(Func<double[], double> f, params double[] x)
    {
        return [.. Enumerable.Range(0, x.Length).Select(i => Slope(At(i), x[i]))];

        Func<double, double> At(int i) => value =>
        {
            double[] moved = [.. x];
            moved[i] = value;
            return f(moved);
        };
    }

    /// <summary>Requires an exception, of an argument where one is named.</summary>
    public static void Throws<TException>(Action action, string? parameter = null, [CallerArgumentExpression(nameof(action))] string what = "")
        where TException : Exception
    {
        try
        {
            action();
        }
        catch (TException exception)
        {
            string? named = (exception as ArgumentException)?.ParamName;
            True(parameter is null || named == parameter, $"{what} names {named}, expected {parameter}");
            return;
        }

        True(false, $"{what} throws nothing");
    }

    /// <summary>Requires that calls, once warm, allocate nothing.</summary>
    public static void AllocatesNothing(Action action, [CallerArgumentExpression(nameof(action))] string what = "")
    {
        for (int i = 0; i < 50; i++)
        {
            action();
        }

        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 20; i++)
        {
            action();
        }

        long allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        True(allocated == 0, $"{what} allocates {allocated} bytes");
    }
}
