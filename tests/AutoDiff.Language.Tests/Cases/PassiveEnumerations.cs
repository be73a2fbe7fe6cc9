namespace LanguageCases;

/// <summary>LINQ over sequences that are known by an interface, or are dictionaries: passive elements, active lambdas.</summary>
public static partial class PassiveEnumerations
{
    [Differentiable]
    [Case("2, [1, 2, 3]")]
    public static double SumOfAnEnumerable(double y, IEnumerable<double> data) => data.Sum(v => v * y * y) + data.Select(v => v * y).Max();

    [Differentiable(Derivatives.Default | Derivatives.Hvp)]
    [Case("2, [1, 2, 3]")]
    public static double FilteredList(double y, IReadOnlyList<int> data) => data.Where(v => v > 1).Sum(v => v * y * y) + (data.Average() * y) + (data.Count(v => v > 1) * y);

    [Differentiable]
    [Case("2, 3")]
    public static double ADictionary(double y, int last)
    {
        Dictionary<string, double> prices = new() { ["a"] = 2, ["bcd"] = last };
        double sum = 0;
        foreach ((string key, double price) in prices)
        {
            sum += key.Length * price * y;
        }

        return sum + prices.Values.Sum(price => price * y) + (prices.Where(pair => pair.Key == "a").Select(pair => pair.Value).First() * y * y);
    }

    [Differentiable]
    [Case("2, [3, 1, 2, 2]")]
    public static double SortedBeforehand(double y, IReadOnlyList<double> data) => data.Distinct().OrderBy(v => v).Select((v, i) => v * Math.Pow(y, i)).Sum();

    [Differentiable]
    [Case("2, [\"ab\", \"c\"]")]
    public static double TextsStayTexts(double y, string[] words)
    {
        var longer = words.Where(word => word.Length > 1);
        int n = longer.Count();
        return (n * y * y) + (string.Join(",", words.Select(word => word.ToUpperInvariant())).Length * y);
    }

    [Differentiable]
    [Case("2, [1, 2, 3]")]
    public static double EnumeratedAgain(double y, IEnumerable<double> data)
    {
        double[] above = data.Where(v => v > y - 0.5).ToArray();
        double sum = 0;
        foreach (double scaled in data.Select(v => v * y))
        {
            sum += scaled;
        }

        return sum * above.Length;
    }
}
