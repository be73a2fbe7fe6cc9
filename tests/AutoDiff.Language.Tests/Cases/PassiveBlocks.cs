using System.Globalization;

namespace LanguageCases;

/// <summary><c>try</c>/<c>catch</c> and <c>lock</c> around passive code, which is kept as it is.</summary>
public static partial class PassiveBlocks
{
    private static readonly object Gate = new();

    [Differentiable]
    [Case("0.5, \"3\"")]
    [Case("0.5, \"x\"")]
    public static double ParsedCount(double x, string text)
    {
        int n;
        try
        {
            n = int.Parse(text, CultureInfo.InvariantCulture);
        }
        catch (FormatException)
        {
            n = 7;
        }

        return n * x * x;
    }

    [Differentiable]
    [Case("0.5, \"3.5\"")]
    [Case("0.5, \"x\"")]
    public static double ParsedScale(double x, string text)
    {
        double scale = 2;
        try
        {
            scale = double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture);
            scale *= 2; // a comment that must not swallow the rest
        }
        catch (Exception e) when (e is FormatException or OverflowException)
        {
            scale += Math.Min(1, 2);
        }

        return scale * x * x;
    }

    [Differentiable]
    [Case("0.5, new int[] { 1, 2, 3 }")]
    public static double CountedUnderALock(double x, int[] counts)
    {
        int sum = 0, product = 1;
        lock (Gate)
        {
            foreach (int count in counts)
            {
                if (count == 2)
                {
                    continue;
                }

                sum += count;
                product *= Math.Abs(count);
            }
        }

        return sum * x + product * x * x;
    }

    [Differentiable]
    [Case("0.5, new int[] { 1, 2, 3 }, 5")]
    public static double CaughtInALoop(double x, int[] table, int n)
    {
        double sum = 0;
        for (int i = 0; i < n; i++)
        {
            int entry;
            try
            {
                entry = table[i];
            }
            catch (IndexOutOfRangeException)
            {
                entry = -1;
            }

            sum += entry * Math.Sin(x * i);
        }

        return sum;
    }
}
