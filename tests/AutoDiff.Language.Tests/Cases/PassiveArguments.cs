namespace PassiveArgumentCases;

/// <summary>Data goes into callees whose parameters are active arrays, as rows of measurements go into a model.</summary>
public static partial class PassiveArguments
{
    private const Derivatives Second = Derivatives.Default | Derivatives.Hvp | Derivatives.Hessian;

    [Differentiable(Second)]
    [Case("[0.3, -0.2], [1.0, 2]")]
    public static double ThroughAnInterface(double[] weights, [NoDerivative] double[] x)
    {
        IModel model = new Squared();
        return 2 * model.Apply(weights, x);
    }

    [Differentiable]
    internal static double FirstDoubled(double[][] table, int row)
    {
        double[] r = table[row];
        r[0] = 2 * r[0];
        for (int i = 0; i < 2; i++)
        {
            r[1] = Math.Cos(r[1]);
        }

        return r[0] * r[1];
    }

    /// <summary>The callee writes to a row that it has read out of the table.</summary>
    [Differentiable(Second)]
    [Case("[0.3, -0.2]")]
    public static double WrittenThroughARow(double[] weights)
    {
        double[][] table = [weights.ToArray(), weights.ToArray()];
        double product = FirstDoubled(table, 1);
        return (product * table[1][0]) + table[1][1];
    }

    public partial interface IModel
    {
        [Differentiable(Second)]
        double Apply(double[] weights, double[] x);
    }

    public partial class Squared : IModel
    {
        [Differentiable(Second)]
        public double Apply(double[] weights, double[] x)
        {
            ArgumentNullException.ThrowIfNull(x);
            double sum = 0;
            for (int i = 0; i < weights.Length; i++)
            {
                sum = Math.Sin(sum) + (weights[i] * x[i]);
            }

            return sum * sum;
        }
    }
}

/// <summary>A network of two layers, each an object with its own weights.</summary>
public static partial class Networks
{
    [Differentiable]
    [Case("new Networks.Network(new Networks.Dense(2, 3, 1), new Networks.Dense(3, 1, 2)), [[0.1, 0.2], [0.5, -0.3]], [0.3, -0.2]")]
    public static double Loss(Network network, [NoDerivative] double[][] inputs, [NoDerivative] double[] outputs)
    {
        double loss = 0;
        for (int i = 0; i < inputs.Length; i++)
        {
            double error = network.Predict(inputs[i]) - outputs[i];
            loss += 0.5 * error * error;
        }

        return loss / inputs.Length;
    }

    public partial class Dense
    {
        public double[,] Weights;
        public double[] Bias;

        public Dense(int inputs, int outputs, int seed)
        {
            Weights = new double[outputs, inputs];
            Bias = new double[outputs];
            var random = new Random(seed);
            for (int i = 0; i < outputs; i++)
            {
                for (int j = 0; j < inputs; j++)
                {
                    Weights[i, j] = random.NextDouble() - 0.5;
                }
            }
        }

        [Differentiable(ThisIsActive = true)]
        public double[] Forward(double[] x)
        {
            var y = new double[Bias.Length];
            for (int i = 0; i < y.Length; i++)
            {
                double sum = Bias[i];
                for (int j = 0; j < x.Length; j++)
                {
                    sum += Weights[i, j] * x[j];
                }

                y[i] = Math.Tanh(sum);
            }

            return y;
        }
    }

    public partial class Network(Dense first, Dense second)
    {
        public Dense First = first;
        public Dense Second = second;

        [Differentiable(ThisIsActive = true)]
        public double Predict(double[] x) => Second.Forward(First.Forward(x))[0];
    }
}
