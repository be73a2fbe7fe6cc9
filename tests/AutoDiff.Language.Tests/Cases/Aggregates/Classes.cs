namespace AggregateCases;

/// <summary>A dense layer that holds its parameters.</summary>
public sealed partial class Layer
{
    public required double[] Weights { get; init; }

    public required double[] Biases { get; init; }

    public bool Linear { get; set; }

    [Differentiable(ThisIsActive = true)]
    [Case("[0.5, -1.0], [0.0, 0.0, 0.0]", On = "new Layer { Weights = [0.1, 0.2, -0.3, 0.4, 0.5, -0.6], Biases = [0.1, 0.0, -0.1] }")]
    public void Apply(ReadOnlySpan<double> input, Span<double> output)
    {
        for (int o = 0; o < output.Length; o++)
        {
            double s = Biases[o];
            for (int i = 0; i < input.Length; i++)
            {
                s += Weights[o * input.Length + i] * input[i];
            }

            output[o] = Linear ? s : Math.Tanh(s);
        }
    }
}

/// <summary>A network of layers.</summary>
public sealed class Network
{
    public List<Layer> Layers { get; } = [];

    public double Scale = 1;
}

public partial class Spring
{
    public double Stiffness;
    public double Rest;

    [Differentiable(ThisIsActive = true)]
    [Case("1.5", On = "new Spring { Stiffness = 2, Rest = 0.5 }")]
    public virtual double Energy(double x) => 0.5 * Stiffness * (x - Rest) * (x - Rest);
}

public partial class HardeningSpring : Spring
{
    public double Cubic;

    [Differentiable(ThisIsActive = true)]
    public override double Energy(double x) => base.Energy(x) + Cubic * x * x * x;
}

/// <summary>Classes that hold parameters.</summary>
public static partial class Classes
{
    [Differentiable]
    [Case("new Spring { Stiffness = 2, Rest = 0.5 }, 1.5")]
    public static double ClassParameter(Spring spring, double x) => spring.Stiffness * (x - spring.Rest) * x;

    [Differentiable]
    [Case("new Spring { Stiffness = 2, Rest = 0.5 }, 1.5")]
    public static double ClassIsWritten(Spring spring, double x)
    {
        spring.Rest += 0.1 * x;
        spring.Stiffness *= spring.Rest;
        return spring.Stiffness * x;
    }

    [Differentiable(Derivatives.Jvp | Derivatives.Vjp)]
    [Case("new Spring { Stiffness = 2, Rest = 0.5 }, 1.5")]
    [Case("new HardeningSpring { Stiffness = 2, Rest = 0.5, Cubic = 0.25 }, 1.5")]
    public static double VirtualCall(Spring spring, double x) => spring.Energy(x) * x;

    [Differentiable]
    [Case("0.5, 1.5")]
    public static double ClassMadeInside(double x, double y)
    {
        var spring = new HardeningSpring { Stiffness = x, Cubic = y };
        Spring same = spring;
        same.Rest = x * y;
        return spring.Rest * spring.Energy(2.0);
    }

    [Differentiable]
    [Case("new Layer { Weights = [0.1, 0.2, -0.3, 0.4], Biases = [0.1, 0.0] }, [0.5, -1.0]")]
    public static double LayerLoss(Layer layer, ReadOnlySpan<double> x)
    {
        Span<double> y = stackalloc double[layer.Biases.Length];
        layer.Apply(x, y);
        double s = 0;
        foreach (double v in y)
        {
            s += v * v;
        }

        return s;
    }

    [Differentiable]
    [Case("new Network { Layers = { new Layer { Weights = [0.1, 0.2, -0.3, 0.4], Biases = [0.1, 0.0] }, new Layer { Weights = [0.5, -0.5], Biases = [0.2], Linear = true } }, Scale = 2 }, [0.5, -1.0]")]
    public static double NetworkOutput(Network network, ReadOnlySpan<double> x)
    {
        double[] activation = x.ToArray();
        foreach (Layer layer in network.Layers)
        {
            double[] next = new double[layer.Biases.Length];
            layer.Apply(activation, next);
            activation = next;
        }

        return activation[0] * network.Scale;
    }
}
