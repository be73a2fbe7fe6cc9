using System.Globalization;
using System.Reflection;

namespace AutoDiff.Fuzzer;

/// <summary>One program's gradients at many points on lanes, against its scalar gradient at each.</summary>
/// <remarks>Points follow different branches and loops of different lengths, so that masks of any shape occur, none and all lanes included;
/// their numbers leave the last vector full, partly filled or alone.</remarks>
internal sealed class BatchComparison(FuzzProgram program, Type type)
{
    private const double Moderate = 1e6;
    private const double Tolerance = 1e-9;

    /// <summary>Whether points were compared.</summary>
    public bool WasCompared { get; private set; }

    /// <summary>What is wrong, or null.</summary>
    public (string Kind, string Message)? Run()
    {
        MethodInfo method = type.GetMethods().Single(candidate => candidate.Name == "MainGradientBatch"
            && candidate.GetParameters()[^1].ParameterType != typeof(IProgress<int>));
        var gradient = type.GetMethod("MainGradient")!.CreateDelegate<Signatures.Gradient>();
        var random = new Random(unchecked((int)(program.Seed * 31)));
        foreach (int count in (int[])[1, 5, 8, 19])
        {
            double[][] inputs = [.. Enumerable.Range(0, count).Select(_ => Vector(random))];
            int[] n = [.. Enumerable.Range(0, count).Select(_ => random.Next(5))];
            if (program.SharesArguments)
            {
                for (int i = 1; i < count; i++)
                {
                    inputs[i][0] = inputs[0][0];
                    n[i] = n[0];
                }
            }

            var expected = inputs.Select((point, i) => Flat.Call(gradient, point, n[i])).ToArray();
            if (expected.Any(static point => !(point.Values.Concat(point.Gradient).Max(Math.Abs) < Moderate)))
            {
                continue;
            }

            WasCompared = true;
            try
            {
                if (At(method, inputs, n, expected) is { } failure)
                {
                    return ("batch " + failure.Kind, string.Create(CultureInfo.InvariantCulture, $"{failure.Message} with {count} points"));
                }
            }
            catch (Exception exception) when (exception is IndexOutOfRangeException or ArgumentException or NullReferenceException or InvalidOperationException)
            {
                return ("batch exception", exception.ToString());
            }
        }

        return null;
    }

    private (string Kind, string Message)? At(MethodInfo method, double[][] inputs, int[] n, (double[] Values, double[] Gradient)[] expected)
    {
        int count = inputs.Length;
        double[] x = Column(inputs, 0), y = Column(inputs, 1), r = Columns(inputs, 2, Flat.R), s = Columns(inputs, 2 + Flat.R, Flat.S);
        double[] a = Columns(inputs, 2 + Flat.R + Flat.S, Flat.A), z = Column(inputs, Flat.Inputs - 1), w = new double[count], results = new double[count];
        double[] xGradient = new double[count], yGradient = new double[count], rGradient = new double[Flat.R * count], aGradient = new double[Flat.A * count];
        if (program.SharesArguments)
        {
            method.CreateDelegate<Signatures.SharedGradientBatch>()(
                x[0], y, r, s, a, z, w, n[0], results, out double sum, yGradient, rGradient, aGradient);
            double terms = expected.Sum(static point => point.Gradient[0]), size = expected.Sum(static point => Math.Abs(point.Gradient[0]));
            if (!(Math.Abs(sum - terms) <= Tolerance * (1 + size)))
            {
                return ("sum", string.Create(CultureInfo.InvariantCulture, $"the sum by x is {sum:R}, expected {terms:R}"));
            }
        }
        else
        {
            method.CreateDelegate<Signatures.GradientBatch>()(x, y, r, s, a, z, w, n, results, xGradient, yGradient, rGradient, aGradient);
        }

        for (int i = 0; i < count; i++)
        {
            double[] values = [.. Row(s, i, count), .. Row(a, i, count), z[i], w[i], results[i]];
            double[] gradient = [program.SharesArguments ? expected[i].Gradient[0] : xGradient[i], yGradient[i], .. Row(rGradient, i, count), .. Row(aGradient, i, count)];
            if (Differs(expected[i].Values, values) is { } value)
            {
                return ("value", $"point {i}: {value}");
            }

            if (Differs(expected[i].Gradient, gradient) is { } slope)
            {
                return ("gradient", $"point {i}: {slope}");
            }
        }

        return null;
    }

    private static string? Differs(double[] expected, double[] actual)
    {
        double scale = 1 + expected.Max(Math.Abs);
        for (int i = 0; i < expected.Length; i++)
        {
            if (!(Math.Abs(expected[i] - actual[i]) <= Tolerance * scale))
            {
                return string.Create(CultureInfo.InvariantCulture, $"[{i}] is {actual[i]:R}, expected {expected[i]:R}");
            }
        }

        return null;
    }

    private static double[] Vector(Random random) => [.. Enumerable.Range(0, Flat.Inputs).Select(_ => 3 * (random.NextDouble() - 0.5))];

    private static double[] Column(double[][] points, int at) => [.. points.Select(point => point[at])];

    private static double[] Columns(double[][] points, int start, int count) => [.. Enumerable.Range(start, count).SelectMany(at => Column(points, at))];

    private static double[] Row(double[] all, int point, int count) => [.. Enumerable.Range(0, all.Length / count).Select(j => all[(j * count) + point])];
}
