namespace PrivateMemberCases;

public partial class Neuron
{
    private readonly double[] weights;
    private double bias;

    public Neuron(double[] weights, double bias)
    {
        this.weights = weights;
        this.bias = bias;
    }

    [Differentiable(ThisIsActive = true)]
    [Case("[0.5, 0.7]", On = "new Neuron([1.5, 2], 0.3)")]
    public double Forward(ReadOnlySpan<double> x)
    {
        double sum = bias;
        for (int i = 0; i < x.Length; i++)
        {
            sum += weights[i] * x[i];
        }

        return Math.Tanh(sum);
    }
}

public readonly partial struct Quadratic
{
    private readonly double a, c;

    public Quadratic(double a, double c)
    {
        this.a = a;
        this.c = c;
    }

    [Differentiable(ThisIsActive = true)]
    public double Eval(double x) => (a * x * x) + c;
}

public partial class Primary(double[] weights, double bias, int power)
{
    public double Scale { get; private set; } = 3;

    [Differentiable(ThisIsActive = true)]
    [Case("0.5", On = "new Primary([1.5], 2, 2)")]
    public double Eval(double x) => ((weights[0] * Math.Pow(x, power)) + (bias * bias)) * Scale;
}

public partial struct Body
{
    private double mass;
    private Spin spin;

    public Body(double mass, double rate)
    {
        this.mass = mass;
        spin = new Spin(rate);
    }

    [Differentiable(ThisIsActive = true)]
    public readonly double Energy(double v) => mass * spin.Of(v);

    [Differentiable(ThisIsActive = true)]
    public void Grow(double h) => mass += h * mass * mass;

    public partial struct Spin
    {
        private double rate;

        public Spin(double rate) => this.rate = rate;

        [Differentiable(ThisIsActive = true)]
        public readonly double Of(double v) => rate * v * v;
    }
}

/// <summary>What a partial type keeps to itself has its part of the shadows in other types, too.</summary>
public static partial class PrivateMembers
{
    [Differentiable]
    [Case("new Neuron([1.5, 2], 0.3), [0.5, 0.7]")]
    public static double OfAClass(Neuron neuron, ReadOnlySpan<double> x) => neuron.Forward(x) * 2;

    [Differentiable(Derivatives.All)]
    [Case("new Quadratic(1, 2), 0.5")]
    public static double OfAReadOnlyStruct(Quadratic q, double x) => q.Eval(x) * q.Eval(2 * x);

    [Differentiable]
    [Case("1.0, 0.5")]
    public static double MadeOnTheWay(double a, double x) => new Quadratic(a, x).Eval(x);

    [Differentiable]
    [Case("new Primary([1.5], 2, 2), 0.5")]
    public static double OfAPrimaryConstructor(Primary primary, double x) => primary.Eval(x) * x;

    [Differentiable(Derivatives.All)]
    [Case("new Body(1, 2), 0.5")]
    public static double OfNestedStructs(Body body, double x)
    {
        body.Grow(x);
        return body.Energy(x) + body.Energy(2);
    }
}
