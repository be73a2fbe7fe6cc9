namespace AutoDiff.Benchmarks.Running;

/// <summary>Evaluates a function with one input of several arrays changed.</summary>
internal static class Perturbed
{
    private const double Step = 1e-7;

    /// <summary>Runs with input <paramref name="index"/> moved by a step.</summary>
    public static void Run(double[][] inputs, int index, Action evaluate)
    {
        (double[] part, int at) = Find(inputs, index);
        double before = part[at];
        part[at] = before + (Step * Math.Max(1, Math.Abs(before)));
        evaluate();
        part[at] = before;
    }

    /// <summary>Runs with a unit tangent in input <paramref name="index"/>.</summary>
    public static void Run(Dual<double>[][] inputs, int index, Action evaluate)
    {
        (Dual<double>[] part, int at) = Find(inputs, index);
        Dual<double> before = part[at];
        part[at] = new Dual<double>(before.Value, 1);
        evaluate();
        part[at] = before;
    }

    private static (T[] Part, int At) Find<T>(T[][] inputs, int index)
    {
        foreach (T[] part in inputs)
        {
            if (index < part.Length)
            {
                return (part, index);
            }

            index -= part.Length;
        }

        throw new ArgumentOutOfRangeException(nameof(index));
    }
}
