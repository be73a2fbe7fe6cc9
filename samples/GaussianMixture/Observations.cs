using System.Globalization;

namespace GaussianMixture;

/// <summary>Points to fit a mixture to, element-major: coordinate <c>j</c> of point <c>i</c> is <c>X[j * Count + i]</c>.</summary>
/// <param name="Dimension">The number of coordinates.</param>
/// <param name="Components">The number of components to fit.</param>
/// <param name="Count">The number of points.</param>
/// <param name="X">The coordinates.</param>
internal sealed record Observations(int Dimension, int Components, int Count, double[] X)
{
    /// <summary>Points around four centres in the plane.</summary>
    public static Observations Generate(int count, int seed)
    {
        (double X, double Y, double Long, double Wide, double Turn)[] clusters = [(-3, 0, 1, 0.3, 0.6), (0, 2.5, 0.8, 0.5, -0.4), (3, -1, 1.2, 0.4, 1.4), (0.5, -3, 0.5, 0.5, 0)];
        var random = new Random(seed);
        double[] x = new double[2 * count];
        for (int i = 0; i < count; i++)
        {
            (double centreX, double centreY, double along, double across, double turn) = clusters[random.Next(clusters.Length)];
            double a = along * Normal(random), b = across * Normal(random);
            x[i] = centreX + (Math.Cos(turn) * a) - (Math.Sin(turn) * b);
            x[count + i] = centreY + (Math.Sin(turn) * a) + (Math.Cos(turn) * b);
        }

        return new Observations(2, clusters.Length, count, x);
    }

    /// <summary>Reads a file of ADBench: <c>d K n</c>, the parameters, the points row by row.</summary>
    public static Observations Read(string path)
    {
        string[] words = File.ReadAllText(path).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        int Whole(int at) => int.Parse(words[at], CultureInfo.InvariantCulture);
        (int d, int components, int count) = (Whole(0), Whole(1), Whole(2));
        int start = 3 + components + (components * d) + (components * d * (d + 1) / 2);

        // A file with one point for all repeats it.
        bool isRepeated = words.Length < start + (count * d);
        double[] x = new double[d * count];
        for (int i = 0; i < count; i++)
        {
            for (int j = 0; j < d; j++)
            {
                x[(j * count) + i] = double.Parse(words[start + ((isRepeated ? 0 : i) * d) + j], CultureInfo.InvariantCulture);
            }
        }

        return new Observations(d, components, count, x);
    }

    private static double Normal(Random random) => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
}
