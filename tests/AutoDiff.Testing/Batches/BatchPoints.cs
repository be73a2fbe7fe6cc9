namespace AutoDiff.Testing;

/// <summary>Points around the arguments of a case, and their way into the order of batched parameters.</summary>
public static class BatchPoints
{
    /// <summary>A real near another; the first point is the case itself.</summary>
    public static double Vary(double value, int point, double spread, int element = 0) =>
        point == 0 ? value : (value * (1 + (spread * Noise(point, element)))) + (spread * Noise(point, element + 1000));

    /// <inheritdoc cref="Vary(double, int, double, int)"/>
    public static float Vary(float value, int point, double spread, int element = 0) => (float)Vary((double)value, point, spread, element);

    /// <summary>Reals near others.</summary>
    public static double[] Vary(double[] values, int point, double spread) => [.. values.Select((value, i) => Vary(value, point, spread, i))];

    /// <inheritdoc cref="Vary(double[], int, double)"/>
    public static float[] Vary(float[] values, int point, double spread) => [.. values.Select((value, i) => Vary(value, point, spread, i))];

    /// <summary>An array of any type, itself an array or not.</summary>
    public static T[] New<T>(int length) => new T[length];

    /// <summary>Element-major: element <c>j</c> of point <c>i</c> at <c>j · n + i</c>.</summary>
    public static T[] Join<T>(T[][] points)
    {
        ArgumentNullException.ThrowIfNull(points);
        int count = points.Length;
        int elements = count == 0 ? 0 : points[0].Length;
        var all = new T[count * elements];
        for (int i = 0; i < count; i++)
        {
            for (int j = 0; j < elements; j++)
            {
                all[(j * count) + i] = points[i][j];
            }
        }

        return all;
    }

    private static double Noise(int point, int element)
    {
        uint bits = unchecked(((uint)point * 2654435761u) ^ ((uint)(element + 1) * 40503u * 65537u));
        bits = unchecked((bits ^ (bits >> 15)) * 2246822519u);
        bits ^= bits >> 13;
        return (bits / (double)uint.MaxValue * 2) - 1;
    }
}
