namespace AutoDiff.Benchmarks.AdBench;

/// <summary>The numbers of a file in order.</summary>
internal sealed class NumberReader(IEnumerable<double> source)
{
    private readonly double[] numbers = [.. source];
    private int at;

    /// <summary>The next number, a whole one.</summary>
    public int Int() => (int)numbers[at++];

    /// <summary>The next number.</summary>
    public double Real() => numbers[at++];

    /// <summary>The next numbers.</summary>
    public double[] Reals(int count)
    {
        at += count;
        return numbers[(at - count)..at];
    }
}
