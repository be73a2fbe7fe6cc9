namespace AggregateCases;

/// <summary>LINQ in the forms that people write, query expressions too.</summary>
public static partial class Queries
{
    [Differentiable]
    [Case("[0.3, 0.7, 1.1, 0.2]")]
    public static double QueryExpression(double[] x) => (from v in x where v > 0.25 let w = v * v select w * v).Sum();

    [Differentiable]
    [Case("[0.3, 0.7, 1.1], [0.5, -0.4]")]
    public static double TwoSources(double[] x, double[] y) => (from a in x from b in y select a * a * b).Sum();

    [Differentiable]
    [Case("[0.3, 0.7, 1.1]")]
    public static double FlattenedRows(double[] x)
    {
        double[][] rows = [[x[0], x[1]], [x[2] * x[0]]];
        return rows.SelectMany(row => row).Sum(v => v * v);
    }

    [Differentiable]
    [Case("[0.3, 0.7, 1.1]")]
    public static double AnonymousObjects(double[] x) =>
        x.Select(v => new { Value = v, Square = v * v }).Sum(p => p.Value * p.Square);

    [Differentiable]
    [Case("[0.3, 0.7, 1.1, 0.2]")]
    public static double FirstAndLast(double[] x) => x.First() * x.Last() + x.ElementAt(2) + x.First(v => v > 0.5) * x.Last(v => v < 0.5);

    [Differentiable]
    [Case("[0.3, 0.7, 1.1, 0.2]")]
    public static double FirstOrDefault(double[] x) => x.FirstOrDefault(v => v > 0.5) + 2 * x.FirstOrDefault(v => v > 5);

    [Differentiable]
    [Case("[0.3, 0.7, 1.1, 0.2]")]
    public static double AnyAndAll(double[] x) => x.Any(v => v > 1) && x.All(v => v > 0) ? x[0] * x.Count(v => v > 0.5) : x[1] * x[1];

    [Differentiable]
    [Case("[0.3, 0.7, 1.1, 0.2]")]
    public static double ForEachOverQuery(double[] x)
    {
        double sum = 0;
        foreach (var (value, position) in x.Select((v, i) => (v * v, i)))
        {
            if (position == 1)
            {
                continue;
            }

            sum += value * position;
        }

        return sum;
    }

    [Differentiable]
    [Case("[0.3, 0.7, 1.1, 0.2]")]
    public static double ForEachOverFilteredQuery(double[] x)
    {
        double product = 1;
        foreach (double value in x.Where(v => v > 0.25))
        {
            if (value > 1)
            {
                continue;
            }

            product *= 1 + value;
        }

        return product;
    }

    [Differentiable]
    [Case("[0.3, 0.7, 1.1, 0.2]")]
    public static double BreakInAQuery(double[] x)
    {
        double sum = 0;
        foreach (double value in x.Select(v => v * v))
        {
            if (value > 1)
            {
                break;
            }

            sum += value;
        }

        return sum;
    }

    [Differentiable]
    [Case("[0.3, 0.7, 1.1, 0.2]")]
    public static double TakenAndSkipped(double[] x) =>
        x.Where(v => v > 0.25).Take(2).Sum(v => v * v) + x.Where(v => v > 0.25).Skip(1).Sum(v => v * v * v)
        + x.TakeWhile(v => v < 1).Sum(Math.Exp) + x.SkipWhile(v => v < 0.5).Sum(Math.Sin) + x.Skip(1).Take(2).Sum(Math.Cos);

    [Differentiable]
    [Case("[0.3, 0.7, 1.1]")]
    public static double Joined(double[] x) => x.Append(x[0] * x[1]).Prepend(2.0).Concat(x.Reverse().Take(2)).Sum(v => v * v);

    [Differentiable]
    [Case("[0.3, 0.7, 1.1]")]
    public static double IndexAfterFilter(double[] x) => x.Where(v => v > 0.5).Select((v, i) => v * v * (i + 1)).Sum();

    [Differentiable]
    [Case("[0.3, 0.7, 1.1, 0.2]")]
    public static double ExtremeByKey(double[] x) => x.MaxBy(v => v * (1.3 - v)) * x.MinBy(v => Math.Abs(v - 0.6)) + x.Where(v => v < 1).MaxBy(v => v);

    [Differentiable]
    [Case("[0.3, 0.7, 1.1]")]
    public static double ListOfQuery(double[] x)
    {
        List<double> squares = x.Select(v => v * v).ToList();
        squares.Add(x[0]);
        return squares[0] * squares[^1] + squares.Count;
    }

    /// <summary>A query is run where it is asked: it sees the list as it is then, and what the lambda captures, too.</summary>
    [Differentiable]
    [Case("[0.3, 0.7, 1.1]")]
    public static double DeferredQuery(double[] x)
    {
        List<double> kept = [x[0]];
        double scale = 1;
        var scaled = kept.Select(v => v * v * scale);
        double first = scaled.Sum();
        kept.Add(x[1] * x[2]);
        scale = x[2];
        return first + 10 * scaled.Sum() + scaled.Count();
    }

    [Differentiable]
    [Case("[0.3, 0.7, 1.1]")]
    public static double ArrayHelpers(double[] x)
    {
        double sum = 0;
        Array.ForEach(x, v => sum += v * v);
        double[] cubes = Array.ConvertAll(x, v => v * v * v);
        List<double> list = [.. cubes];
        list.ForEach(v => sum += Math.Sin(v));
        return Array.Exists(x, v => v > 1) && Array.TrueForAll(x, v => v > 0) ? sum * cubes[1] : sum;
    }

    [Differentiable]
    [Case("[0.3, 0.7, 1.1]")]
    public static double Resized(double[] x)
    {
        double[] kept = new double[2];
        kept[0] = x[0] * x[0];
        Array.Resize(ref kept, 4);
        kept[3] = x[1] * kept[0];
        Array.Resize(ref kept, 4);
        return kept[3] + kept[0] * x[2];
    }

    [Differentiable]
    [Case("[0.3, 0.7, 1.1]")]
    public static double CopiedWhereItFits(double[] x)
    {
        Span<double> all = stackalloc double[4];
        Span<double> few = stackalloc double[2];
        all[3] = x[0];
        double sum = x.AsSpan().TryCopyTo(all) ? 1 : 0;
        sum += x.AsSpan().TryCopyTo(few) ? 1 : 0;
        foreach (double v in all)
        {
            sum += v * v;
        }

        return sum + few[0];
    }

    [Differentiable]
    [Case("[0.5, 2, 3, 4]")]
    public static double FilteredByPosition(double[] x) =>
        x.Where((_, i) => i != 1).Sum(v => v * v) + x.TakeWhile((_, i) => i < 2).Average() * x.SkipWhile((v, i) => v * i < 4).Max();

    [Differentiable]
    [Case("[0.5, 2, 3, 4]")]
    public static double TheFirstAndTheLastOfThem(double[] x) => x.SkipLast(1).Zip(x.TakeLast(3), (a, b) => a * b).Sum() + x.TakeLast(7).Sum(v => v * v) + x.SkipLast(7).Sum();

    [Differentiable]
    [Case("[0.5, 2, 3, 4]")]
    public static double WithPositions(double[] x)
    {
        double sum = 0;
        foreach (var (i, v) in x.Index())
        {
            sum += Math.Pow(v, i);
        }

        return sum;
    }
}
