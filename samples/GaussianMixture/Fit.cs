namespace GaussianMixture;

/// <summary>Maximum likelihood by Adam's rule on the exact gradient of all points.</summary>
internal sealed class Fit
{
    private const double Rate = 0.05, First = 0.9, Second = 0.999;

    private readonly Observations data;
    private readonly double[] densities;
    private readonly double[][] parameters;
    private readonly double[][] gradients;
    private readonly double[][] means;
    private readonly double[][] squares;
    private int step;

    public Fit(Observations data, int seed)
    {
        this.data = data;
        densities = new double[data.Count];
        (int d, int k) = (data.Dimension, data.Components);
        parameters = [new double[k], new double[k * d], new double[k * d * (d + 1) / 2]];
        gradients = [.. parameters.Select(static part => new double[part.Length])];
        means = [.. parameters.Select(static part => new double[part.Length])];
        squares = [.. parameters.Select(static part => new double[part.Length])];

        // Components start at points that lie apart: each next one is the farthest of a few.
        var random = new Random(seed);
        for (int component = 0; component < k; component++)
        {
            int chosen = Enumerable.Range(0, 10).Select(_ => random.Next(data.Count)).MaxBy(point => DistanceToOthers(point, component));
            for (int j = 0; j < d; j++)
            {
                parameters[1][(component * d) + j] = Coordinate(chosen, j);
            }
        }
    }

    /// <summary>The weights, in order of the components.</summary>
    public double[] Weights
    {
        get
        {
            double norm = parameters[0].Sum(Math.Exp);
            return [.. parameters[0].Select(weight => Math.Exp(weight) / norm)];
        }
    }

    /// <summary>The mean of a component.</summary>
    public ReadOnlySpan<double> MeanOf(int component) => parameters[1].AsSpan(component * data.Dimension, data.Dimension);

    /// <summary>Moves all parameters once.</summary>
    /// <returns>The mean log-likelihood of a point before.</returns>
    public double Step()
    {
        Mixture.LogDensityGradientBatch(parameters[0], parameters[1], parameters[2], data.X, densities, gradients[0], gradients[1], gradients[2]);
        step++;
        double scale = Rate * Math.Sqrt(1 - Math.Pow(Second, step)) / (1 - Math.Pow(First, step));
        for (int part = 0; part < parameters.Length; part++)
        {
            for (int i = 0; i < parameters[part].Length; i++)
            {
                double slope = gradients[part][i] / data.Count;
                means[part][i] = (First * means[part][i]) + ((1 - First) * slope);
                squares[part][i] = (Second * squares[part][i]) + ((1 - Second) * slope * slope);
                parameters[part][i] += scale * means[part][i] / (Math.Sqrt(squares[part][i]) + 1e-12);
            }
        }

        return densities.Sum() / data.Count;
    }

    private double Coordinate(int point, int coordinate) => data.X[(coordinate * data.Count) + point];

    private double DistanceToOthers(int point, int components) => Enumerable.Range(0, components)
        .Select(c => Enumerable.Range(0, data.Dimension).Sum(j => Math.Pow(Coordinate(point, j) - parameters[1][(c * data.Dimension) + j], 2)))
        .DefaultIfEmpty(0)
        .Min();
}
