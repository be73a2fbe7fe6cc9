using System.Globalization;

namespace Quickstart;

/// <summary>Prints what was found beside what is certified.</summary>
public static class Report
{
    /// <summary>A small table: both values to eleven digits, how many leading digits agree, and the log relative error.</summary>
    public static void Print(Dataset data, double[] found)
    {
        Console.WriteLine($"{data.Name}: {data.X.Length} observations, {found.Length} parameters");
        Console.WriteLine("        certified            found                digits  log relative error");
        for (int j = 0; j < found.Length; j++)
        {
            (string certified, string computed) = (Digits(data.Certified[j]), Digits(found[j]));
            double error = Math.Abs(found[j] - data.Certified[j]) / Math.Abs(data.Certified[j]);
            double digits = Math.Min(11, -Math.Log10(error));
            Console.WriteLine($"  b{j + 1}  {certified,18}   {computed,18}   {Agreeing(certified, computed),6}  {digits,18:F2}");
        }

        Console.WriteLine();
    }

    private static string Digits(double value) => value.ToString("0.0000000000E+00", CultureInfo.InvariantCulture);

    private static int Agreeing(string certified, string found)
    {
        int digits = 0;
        if (certified.Length != found.Length || certified[^4..] != found[^4..])
            return digits;
        for (int i = 0; i < certified.Length - 4 && certified[i] == found[i]; i++)
            digits += char.IsAsciiDigit(certified[i]) ? 1 : 0;
        return digits;
    }
}
