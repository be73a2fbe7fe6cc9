using AutoDiff.Testing;

namespace AutoDiff.Language.Tests.AdBench;

/// <summary>ADBench's problems, written as a user would, against its reference derivatives.</summary>
public class AdBenchTests
{
    private static readonly Lazy<LoadedAssembly> Problems = new(() => GeneratorHost.Run(Resources.Sources("Programs/AdBench/")).Load());

    private delegate double GmmGradient(
        ReadOnlySpan<double> alphas, ReadOnlySpan<double> means, ReadOnlySpan<double> factors, ReadOnlySpan<double> x, int d, double gamma, int m,
        Span<double> alphasGradient, Span<double> meansGradient, Span<double> factorsGradient);

    private delegate double GmmHvp(
        ReadOnlySpan<double> alphas, ReadOnlySpan<double> means, ReadOnlySpan<double> factors, ReadOnlySpan<double> x, int d, double gamma, int m,
        ReadOnlySpan<double> alphasTangent, ReadOnlySpan<double> meansTangent, ReadOnlySpan<double> factorsTangent,
        Span<double> alphasProduct, Span<double> meansProduct, Span<double> factorsProduct);

    private delegate double LstmHvp(
        ReadOnlySpan<double> main, ReadOnlySpan<double> extra, ReadOnlySpan<double> state, ReadOnlySpan<double> sequence, int layers, int b,
        ReadOnlySpan<double> mainTangent, ReadOnlySpan<double> extraTangent, Span<double> mainProduct, Span<double> extraProduct);

    private delegate void BaJacobian(
        ReadOnlySpan<double> camera, ReadOnlySpan<double> point, double weight, ReadOnlySpan<double> feature, Span<double> error, Span<double> jacobian);

    private delegate double WeightJacobian(double weight, Span<double> jacobian);

    private delegate double LstmGradient(
        ReadOnlySpan<double> main, ReadOnlySpan<double> extra, ReadOnlySpan<double> state, ReadOnlySpan<double> sequence, int layers, int b,
        Span<double> mainGradient, Span<double> extraGradient);

    [AdBenchTheory]
    [InlineData("test.txt", "gmm_test.txt")]
    [InlineData("1k/gmm_d2_K5.txt", "gmm_1k_d2_K5.txt")]
    [InlineData("1k/gmm_d10_K25.txt", "gmm_1k_d10_K25.txt")]
    [InlineData("1k/gmm_d20_K50.txt", "gmm_1k_d20_K50.txt")]
    [InlineData("1k/gmm_d32_K50.txt", "gmm_1k_d32_K50.txt")]
    [InlineData("1k/gmm_d128_K5.txt", "gmm_1k_d128_K5.txt")]
    [InlineData("10k/gmm_d10_K50.txt", "gmm_10k_d10_K50.txt")]
    [InlineData("10k/gmm_d32_K10.txt", "gmm_10k_d32_K10.txt")]
    public void GaussianMixtureHasTheReferenceGradient(string data, string reference)
    {
        Queue<double> input = AdBenchData.Numbers("data", "gmm", data);
        (int d, int k, int n) = ((int)input.Dequeue(), (int)input.Dequeue(), (int)input.Dequeue());
        double[] alphas = input.Take(k), means = input.Take(k * d), factors = input.Take(k * d * (d + 1) / 2);
        double[] x = input.Take(n * d);
        (double gamma, int m) = (input.Dequeue(), (int)input.Dequeue());
        double[] gradient = new double[alphas.Length + means.Length + factors.Length];
        var companion = Resources.Method<GmmGradient>(Problems.Value, "AdBench.GaussianMixture", "LogLikelihoodGradient");
        double value = companion(
            alphas, means, factors, x, d, gamma, m,
            gradient.AsSpan(0, k), gradient.AsSpan(k, k * d), gradient.AsSpan(k + (k * d)));
        AssertReference(reference, value, gradient);
    }

    [AdBenchTheory]
    [InlineData("lstm_l2_c1024.txt")]
    [InlineData("lstm_l4_c1024.txt")]
    [InlineData("lstm_l2_c4096.txt")]
    [InlineData("lstm_l4_c4096.txt")]
    public void CharacterPredictionHasTheReferenceGradient(string file)
    {
        Queue<double> input = AdBenchData.Numbers("data", "lstm", file);
        (int layers, int characters, int b) = ((int)input.Dequeue(), (int)input.Dequeue(), (int)input.Dequeue());
        double[] main = input.Take(8 * layers * b), extra = input.Take(3 * b), state = input.Take(2 * layers * b);
        double[] sequence = input.Take(characters * b);
        double[] gradient = new double[main.Length + extra.Length];
        var companion = Resources.Method<LstmGradient>(Problems.Value, "AdBench.CharacterPrediction", "LossGradient");
        double value = companion(main, extra, state, sequence, layers, b, gradient.AsSpan(0, main.Length), gradient.AsSpan(main.Length));
        AssertReference(file, value, gradient);
    }

    [AdBenchTheory]
    [InlineData("test.txt", "ba_test.txt")]
    [InlineData("ba1_n49_m7776_p31843.txt", "ba_ba1_n49_m7776_p31843.txt")]
    [InlineData("ba5_n257_m65132_p225911.txt", "ba_ba5_n257_m65132_p225911.txt")]
    public void BundleAdjustmentHasTheReferenceJacobian(string data, string reference)
    {
        Queue<double> input = AdBenchData.Numbers("data", "ba", data);
        _ = input.Take(3);
        double[] camera = input.Take(11), point = input.Take(3), weight = input.Take(1), feature = input.Take(2);
        double[] error = new double[2], jacobian = new double[2 * 15], weightJacobian = new double[1];
        var project = Resources.Method<BaJacobian>(Problems.Value, "AdBench.BundleAdjustment", "ReprojectionErrorJacobian");
        var weigh = Resources.Method<WeightJacobian>(Problems.Value, "AdBench.BundleAdjustment", "WeightErrorJacobian");
        project(camera, point, weight[0], feature, error, jacobian);
        double weightError = weigh(weight[0], weightJacobian);

        // Every camera, point, weight and feature is a copy of the first, so every block of the Jacobian is.
        Dictionary<string, double[]> expected = AdBenchData.Sections(reference);
        AssertTiles(expected["reproj_err_first"], error, "errors");
        AssertTiles(expected["w_err_first"], [weightError], "weight errors");
        AssertTiles([.. expected["J_vals_first"].Where((_, i) => i % 2 == 1)], jacobian, "Jacobian");
        AssertTiles([.. expected["J_w_first"].Where((_, i) => i % 2 == 1)], weightJacobian, "weight Jacobian");
    }

    [AdBenchTheory]
    [InlineData("simple_small/hand1_t26_c100.txt", "model_small", "hand_simple_small_hand1_t26_c100.txt")]
    [InlineData("simple_small/hand3_t26_c200.txt", "model_small", "hand_simple_small_hand3_t26_c200.txt")]
    [InlineData("simple_big/hand2_t26_c192.txt", "model_big", "hand_simple_big_hand2_t26_c192.txt")]
    [InlineData("complicated_small/hand1_t26_c100.txt", "model_small", "hand_complicated_small_hand1_t26_c100.txt")]
    [InlineData("complicated_small/hand3_t26_c200.txt", "model_small", "hand_complicated_small_hand3_t26_c200.txt")]
    public void HandTrackingHasTheReferenceJacobian(string data, string model, string reference)
    {
        bool isComplicated = data.StartsWith("complicated", StringComparison.Ordinal);
        Queue<double> input = AdBenchData.Numbers("data", "hand", data);
        (int count, int angles) = ((int)input.Dequeue(), (int)input.Dequeue());
        int[] correspondences = new int[count];
        double[] points = new double[3 * count];
        for (int i = 0; i < count; i++)
        {
            correspondences[i] = (int)input.Dequeue();
            input.Take(3).CopyTo(points, 3 * i);
        }

        double[] barycentrics = input.Take(isComplicated ? 2 * count : 0), theta = input.Take(angles);
        (double[] residuals, double[] columns) = new HandTrackingProbe(Problems.Value, model).Jacobian(correspondences, points, barycentrics, theta);
        List<double> expected = [.. File.ReadLines(Path.Combine(AdBenchData.Folder!, "reference", reference))
            .Where(static line => !line.StartsWith('#') && !char.IsLetter(line[0]))
            .Select(static line => double.Parse(line, System.Globalization.CultureInfo.InvariantCulture))];
        AdBenchData.AssertNear([.. expected.Take(residuals.Length)], residuals, "residuals");
        AdBenchData.AssertNear([.. expected.Skip(residuals.Length)], columns, "Jacobian");
    }

    /// <summary>The product of the Hessian with a direction, on small data, against differences of the gradient.</summary>
    [Fact]
    public void GaussianMixtureHasTheHessianOfItsGradient()
    {
        const int D = 2, K = 3, N = 6;
        double[] x = Numbers(N * D, 1);
        int[] sizes = [K, K * D, K * D * (D + 1) / 2];
        var gradient = Resources.Method<GmmGradient>(Problems.Value, "AdBench.GaussianMixture", "LogLikelihoodGradient");
        var hvp = Resources.Method<GmmHvp>(Problems.Value, "AdBench.GaussianMixture", "LogLikelihoodHvp");
        AssertProducts(
            sizes.Sum(),
            (p, g) => gradient(
                p.AsSpan(0, K), p.AsSpan(K, K * D), p.AsSpan(K + (K * D)), x, D, 1, 0, g.AsSpan(0, K), g.AsSpan(K, K * D), g.AsSpan(K + (K * D))),
            (p, v, g) => hvp(
                p.AsSpan(0, K), p.AsSpan(K, K * D), p.AsSpan(K + (K * D)), x, D, 1, 0,
                v.AsSpan(0, K), v.AsSpan(K, K * D), v.AsSpan(K + (K * D)), g.AsSpan(0, K), g.AsSpan(K, K * D), g.AsSpan(K + (K * D))));
    }

    /// <inheritdoc cref="GaussianMixtureHasTheHessianOfItsGradient"/>
    [Fact]
    public void CharacterPredictionHasTheHessianOfItsGradient()
    {
        const int Layers = 2, B = 3, Main = 8 * Layers * B;
        double[] state = Numbers(2 * Layers * B, 2), sequence = Numbers(5 * B, 3);
        var gradient = Resources.Method<LstmGradient>(Problems.Value, "AdBench.CharacterPrediction", "LossGradient");
        var hvp = Resources.Method<LstmHvp>(Problems.Value, "AdBench.CharacterPrediction", "LossHvp");
        AssertProducts(
            Main + (3 * B),
            (p, g) => gradient(p.AsSpan(0, Main), p.AsSpan(Main), state, sequence, Layers, B, g.AsSpan(0, Main), g.AsSpan(Main)),
            (p, v, g) => hvp(p.AsSpan(0, Main), p.AsSpan(Main), state, sequence, Layers, B, v.AsSpan(0, Main), v.AsSpan(Main), g.AsSpan(0, Main), g.AsSpan(Main)));
    }

    private static void AssertProducts(int count, Action<double[], double[]> gradient, Action<double[], double[], double[]> hvp)
    {
        double[] p = Numbers(count, 4), v = Numbers(count, 5), product = new double[count];
        hvp(p, v, product);
        double[] coarse = Central(2e-4), fine = Central(1e-4);
        double size = product.Max(Math.Abs);
        Assert.True(size > 1e-3);
        for (int i = 0; i < count; i++)
        {
            Assert.Equal(((4 * fine[i]) - coarse[i]) / 3, product[i], 1e-8 * Math.Max(1, size));
        }

        double[] Central(double h)
        {
            double[] above = new double[count], below = new double[count];
            gradient([.. p.Zip(v, (a, b) => a + (h * b))], above);
            gradient([.. p.Zip(v, (a, b) => a - (h * b))], below);
            return [.. above.Zip(below, (a, b) => (a - b) / (2 * h))];
        }
    }

    private static double[] Numbers(int count, int seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, count).Select(_ => random.NextDouble() - 0.5)];
    }

    private static void AssertReference(string file, double value, double[] gradient)
    {
        double[] expected = [.. AdBenchData.Numbers("reference", file)];
        AdBenchData.AssertNear(expected.AsSpan(0, 1), [value], "objective");
        AdBenchData.AssertNear(expected.AsSpan(1), gradient, "gradient");
    }

    private static void AssertTiles(double[] expected, double[] block, string what) =>
        AdBenchData.AssertNear(expected, [.. Enumerable.Range(0, expected.Length).Select(i => block[i % block.Length])], what);
}
