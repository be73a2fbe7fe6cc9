using System.Globalization;

namespace AutoDiff.Fuzzer;

/// <summary>One program's companions against the same text on dual numbers.</summary>
internal sealed class Comparison(
    Signatures.Main<double> main, Signatures.Main<Dual<double>> oracle, Signatures.Jvp jvp, Signatures.Vjp vjp, Signatures.Gradient gradient)
{
    private const int Points = 2;
    private const double Moderate = 1e6;
    private const double Tolerance = 1e-9;

    /// <summary>Whether the program was compared at any point.</summary>
    public bool WasCompared { get; private set; }

    /// <summary>What is wrong, or null.</summary>
    public (string Kind, string Message)? Run(long seed)
    {
        var random = new Random(unchecked((int)(seed * 31)));
        for (int point = 0; point < Points; point++)
        {
            double[] inputs = Vector(random, Flat.Inputs, 1.5);
            int n = random.Next(5);
            if (At(inputs, n, random) is { } failure)
            {
                return (failure.Kind, string.Create(CultureInfo.InvariantCulture, $"{failure.Message} at n = {n}, inputs [{Show(inputs)}]"));
            }
        }

        return null;
    }

    private (string Kind, string Message)? At(double[] inputs, int n, Random random)
    {
        double[] values = Flat.Call(main, inputs, n);
        double[][] columns = new double[Flat.Inputs][];
        double largest = values.Max(Math.Abs);
        for (int i = 0; i < Flat.Inputs; i++)
        {
            Dual<double>[] outputs = Flat.Call(oracle, [.. inputs.Select((x, k) => new Dual<double>(x, k == i ? 1 : 0))], n);
            if (Differs(values, [.. outputs.Select(o => o.Value)], 0) is { } at)
            {
                return ("oracle", $"value {at}");
            }

            columns[i] = [.. outputs.Select(o => o.Tangent)];
            largest = Math.Max(largest, columns[i].Max(Math.Abs));
        }

        // Infinite, undefined or huge numbers say nothing about the derivative.
        if (!(largest < Moderate))
        {
            return null;
        }

        WasCompared = true;
        double tolerance = Tolerance * (1 + largest);
        double[] direction = Vector(random, Flat.Inputs, 1), seed = Vector(random, Flat.Outputs, 1), initial = Vector(random, Flat.Inputs, 1);
        try
        {
            return Forward(inputs, n, values, columns, direction, tolerance)
                ?? Reverse(inputs, n, values, columns, seed, initial, tolerance)
                ?? Gradient(inputs, n, values, columns, tolerance);
        }
        catch (Exception exception) when (exception is IndexOutOfRangeException or ArgumentException or NullReferenceException or InvalidOperationException or InvalidCastException)
        {
            return ("exception", exception.ToString());
        }
    }

    private (string Kind, string Message)? Forward(
        double[] inputs, int n, double[] values, double[][] columns, double[] direction, double tolerance)
    {
        var (primal, tangents) = Flat.Call(jvp, inputs, direction, n);
        double[] expected = [.. Enumerable.Range(0, Flat.Outputs).Select(o => columns.Select((column, i) => column[o] * direction[i]).Sum())];
        return Report("Jvp value", values, primal, 0) ?? Report("Jvp", expected, tangents, tolerance);
    }

    private (string Kind, string Message)? Reverse(
        double[] inputs, int n, double[] values, double[][] columns, double[] seed, double[] initial, double tolerance)
    {
        var (primal, adjoints) = Flat.Call(vjp, inputs, seed, initial, n);
        double[] expected = [.. columns.Select((column, i) =>
            column.Zip(seed, (c, s) => c * s).Sum() + (i < 2 + Flat.R ? initial[i] : 0))];
        return Report("Vjp value", values, primal, 0) ?? Report("Vjp", expected, adjoints, tolerance);
    }

    private (string Kind, string Message)? Gradient(double[] inputs, int n, double[] values, double[][] columns, double tolerance)
    {
        var (primal, found) = Flat.Call(gradient, inputs, n);
        double[] all = [.. columns.Select(column => column[^1])];
        double[] expected = [.. all[..(2 + Flat.R)], .. all[(2 + Flat.R + Flat.S)..^1]];
        return Report("Gradient value", values, primal, 0) ?? Report("Gradient", expected, found, tolerance);
    }

    private static (string Kind, string Message)? Report(string kind, double[] expected, double[] actual, double tolerance) =>
        Differs(expected, actual, tolerance) is { } at ? (kind, at) : null;

    private static string? Differs(double[] expected, double[] actual, double tolerance)
    {
        for (int i = 0; i < expected.Length; i++)
        {
            bool same = expected[i].Equals(actual[i]) || Math.Abs(expected[i] - actual[i]) <= tolerance;
            if (!same)
            {
                return string.Create(CultureInfo.InvariantCulture, $"[{i}] is {actual[i]:R}, expected {expected[i]:R}");
            }
        }

        return null;
    }

    private static double[] Vector(Random random, int count, double size)
    {
        double[] vector = new double[count];
        for (int i = 0; i < count; i++)
        {
            vector[i] = ((2 * random.NextDouble()) - 1) * size;
        }

        return vector;
    }

    private static string Show(double[] values) => string.Join(", ", values.Select(value => value.ToString("R", CultureInfo.InvariantCulture)));
}
