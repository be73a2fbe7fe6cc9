namespace LanguageCases;

/// <summary>Layers and losses.</summary>
public static partial class Networks
{
    [Differentiable] private static double Gelu(double x) => 0.5 * x * (1 + Math.Tanh(Math.Sqrt(2 / Math.PI) * (x + 0.044715 * x * x * x)));

    [Differentiable]
    [Case("[0.5, -0.2, 0.1, 0.7, 0.3, -0.4, 0.2, 0.9, 0.05], [1.0, -0.5]")]
    public static double Mlp(ReadOnlySpan<double> w, ReadOnlySpan<double> x)
    {
        const int hidden = 2;
        var w1 = w[..4]; var b1 = w[4..6]; var w2 = w[6..8];
        Span<double> h = stackalloc double[hidden];
        for (int i = 0; i < hidden; i++)
        {
            h[i] = b1[i];
            for (int j = 0; j < x.Length; j++) h[i] += w1[i * x.Length + j] * x[j];
            h[i] = Gelu(h[i]);
        }
        double y = w[^1];
        for (int i = 0; i < hidden; i++) y += w2[i] * h[i];
        return 1 / (1 + Math.Exp(-y));
    }

    [Differentiable]
    [Case("new double[,] {{1,2,3,4},{0.5,1,-1,2},{2,1,0,1},{0.3,0.2,0.1,0}}, new double[,] {{0.5,-1},{0.2,0.3}}")]
    public static double ConvPool(double[,] image, double[,] kernel)
    {
        int h = image.GetLength(0) - kernel.GetLength(0) + 1, w = image.GetLength(1) - kernel.GetLength(1) + 1;
        var map = new double[h, w];
        for (int r = 0; r < h; r++) for (int c = 0; c < w; c++)
        {
            double acc = 0.1;
            for (int i = 0; i < kernel.GetLength(0); i++) for (int j = 0; j < kernel.GetLength(1); j++) acc += image[r + i, c + j] * kernel[i, j];
            map[r, c] = acc > 0 ? acc : 0.01 * acc;
        }
        double best = double.MinValue, sum = 0;
        foreach (double v in map) { if (v > best) best = v; sum += v * v; }
        return best * sum;
    }

    [Differentiable]
    [Case("[[1.0, 0.5],[0.2,-0.3],[0.7,0.1]], [[1.0, 0.2],[0.3,-0.5],[0.1,0.9]], [[1.0],[2.0],[-1.0]]")]
    public static double Attention(double[][] q, double[][] k, double[][] v)
    {
        double loss = 0; double scale = 1 / Math.Sqrt(q[0].Length);
        foreach (var query in q)
        {
            var scores = k.Select(key => query.Zip(key, (a, b) => a * b).Sum() * scale).ToArray();
            double max = scores.Max();
            var exps = scores.Select(s => Math.Exp(s - max)).ToArray();
            double z = exps.Sum();
            double o = 0;
            for (int i = 0; i < v.Length; i++) o += exps[i] / z * v[i][0];
            loss += o * o;
        }
        return loss;
    }

    [Differentiable]
    [Case("[0.5, -0.2, 0.1, 0.7], [0.3, -0.4, 0.2], 0.1")]
    public static double Gru(ReadOnlySpan<double> w, ReadOnlySpan<double> inputs, double h0)
    {
        double h = h0;
        for (int t = 0; t < inputs.Length; t++)
        {
            double z = Sigmoid(w[0] * inputs[t] + w[1] * h);
            double r = Sigmoid(w[2] * inputs[t] - h);
            double candidate = Math.Tanh(w[3] * inputs[t] + r * h);
            h = (1 - z) * h + z * candidate;
        }
        return h;
        static double Sigmoid(double x) => 1 / (1 + Math.Exp(-x));
    }

    [Differentiable]
    [Case("[1.0, 2.0, 0.5, -1], [1.0, 1, 1.1, 0.9], [0.0, 0.1, 0, 0], [0.0,0,0,0]")]
    public static void LayerNorm(ReadOnlySpan<double> x, ReadOnlySpan<double> gamma, ReadOnlySpan<double> beta, Span<double> y)
    {
        double mean = 0; foreach (var v in x) mean += v; mean /= x.Length;
        double var_ = 0; foreach (var v in x) var_ += (v - mean) * (v - mean); var_ /= x.Length;
        double inv = 1 / Math.Sqrt(var_ + 1e-5);
        for (int i = 0; i < y.Length; i++) y[i] = gamma[i] * (x[i] - mean) * inv + beta[i];
    }
}
