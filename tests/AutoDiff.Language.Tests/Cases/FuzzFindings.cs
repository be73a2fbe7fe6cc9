namespace LanguageCases;

/// <summary>What the fuzzer found, each made small and named.</summary>
public static partial class FuzzFindings
{
    [Differentiable]
    [Case("0.5, 1.5")]
    public static void Scale(ref double x, double by) => x *= 1 + by * by;

    [Differentiable]
    [Case("0.5, 1.5")]
    public static double ArgumentIsZeroTimesAnActiveValue(double x, double y)
    {
        Scale(ref x, 0.0 * y);
        return x * y;
    }

    [Differentiable]
    [Case("0.5, 3")]
    public static double RecursiveArgumentIsZeroTimesAnActiveValue(double x, int depth) =>
        depth <= 0 ? x : RecursiveArgumentIsZeroTimesAnActiveValue(0.0 * x, depth - 1) + x * x;

    /// <summary>Reads its first argument after it has written the last.</summary>
    [Differentiable]
    [Case("0.5, 1.5, -2.0")]
    public static double ReadsAfterWriting(in double first, double second, ref double last)
    {
        last = second * last;
        return (first + 1.0) * second;
    }

    /// <summary>A product with one is a value, not the variable that the same call changes.</summary>
    [Differentiable]
    [Case("0.5, 1.5")]
    public static double InArgumentBesideARefToItsVariable(double x, double y)
    {
        double value = ReadsAfterWriting(1.0 * x, y, ref x);
        return value * x;
    }
}
