namespace HestonGreeks;

/// <summary>Standard normal numbers by Marsaglia's polar method, for paths and their mirror images.</summary>
internal sealed class Normals(int seed)
{
    private readonly Random random = new(seed);

    /// <summary>Fills the numbers of an even number of paths: element <c>j</c> of path <c>i</c> at <c>j · paths + i</c>. The second half of the paths
    /// are the first ones with the opposite signs, which takes odd errors out of the mean.</summary>
    public void FillInPairs(Span<double> numbers, int paths)
    {
        int half = paths / 2;
        for (int start = 0; start < numbers.Length; start += paths)
        {
            for (int i = 0; i + 1 < half; i += 2)
            {
                (double a, double b) = Pair();
                numbers[start + i] = a;
                numbers[start + i + 1] = b;
                numbers[start + half + i] = -a;
                numbers[start + half + i + 1] = -b;
            }
        }
    }

    private (double A, double B) Pair()
    {
        while (true)
        {
            double a = (2 * random.NextDouble()) - 1, b = (2 * random.NextDouble()) - 1;
            double s = (a * a) + (b * b);
            if (s is > 0 and < 1)
            {
                double scale = Math.Sqrt(-2 * Math.Log(s) / s);
                return (a * scale, b * scale);
            }
        }
    }
}
