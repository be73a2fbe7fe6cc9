namespace AutoDiff;

/// <summary>The Fisher information of common distributions by the natural parameters that a model puts out; it is at once the Hessian of
/// their negative logarithm.</summary>
public static class FisherMetric
{
    /// <summary>Normal distributions of variance 1 with the outputs for means: the identity.</summary>
    /// <param name="outputs">The means.</param>
    /// <param name="vector">The vector, which stays what it is.</param>
    public static void Gaussian(ReadOnlySpan<double> outputs, Span<double> vector)
    {
        // M = I
    }

    /// <summary>Independent yes or no with the outputs for logits: <c>p (1 - p)</c> on the diagonal.</summary>
    /// <param name="outputs">The logits.</param>
    /// <param name="vector">The vector; overwritten.</param>
    public static void Bernoulli(ReadOnlySpan<double> outputs, Span<double> vector)
    {
        for (int i = 0; i < vector.Length; i++)
        {
            double e = Math.Exp(-Math.Abs(outputs[i]));
            vector[i] *= e / ((1 + e) * (1 + e));
        }
    }

    /// <summary>Independent counts with the outputs for logarithms of their rates: the rates on the diagonal.</summary>
    /// <param name="outputs">The logarithms of the rates.</param>
    /// <param name="vector">The vector; overwritten.</param>
    public static void Poisson(ReadOnlySpan<double> outputs, Span<double> vector)
    {
        for (int i = 0; i < vector.Length; i++)
        {
            vector[i] *= Math.Exp(outputs[i]);
        }
    }

    /// <summary>One of several classes with the outputs for logits: <c>diag(p) - p pᵀ</c> with the softmax <c>p</c>.</summary>
    /// <param name="outputs">The logits.</param>
    /// <param name="vector">The vector; overwritten.</param>
    public static void Categorical(ReadOnlySpan<double> outputs, Span<double> vector)
    {
        double largest = double.NegativeInfinity;
        foreach (double output in outputs)
        {
            largest = Math.Max(largest, output);
        }

        double total = 0;
        double mean = 0;
        for (int i = 0; i < vector.Length; i++)
        {
            double weight = Math.Exp(outputs[i] - largest);
            total += weight;
            mean += weight * vector[i];
        }

        mean /= total;
        for (int i = 0; i < vector.Length; i++)
        {
            vector[i] = Math.Exp(outputs[i] - largest) / total * (vector[i] - mean);
        }
    }
}
