namespace LanguageCases;

/// <summary>What is called on, or handed to a call, and changes before the call is reversed.</summary>
public static partial class ChangesBetweenCalls
{
    public partial struct Counter
    {
        public double Level;
        public double Total;

        [Differentiable(ThisIsActive = true)]
        public double Pop(double factor)
        {
            double old = Level;
            Level *= factor;
            Total += old;
            return old;
        }
    }

    public partial class Network
    {
        public double[] Weights = [0.2, 0.4];
        public double Bias = 0.1;

        [Differentiable(Derivatives.Default | Derivatives.Hvp, ThisIsActive = true)]
        public double Eval(double x)
        {
            double s = Bias;
            for (int i = 0; i < Weights.Length; i++)
                s = Math.Tanh(s * Weights[i] + x);
            return s;
        }
    }

    public sealed partial class Schedule
    {
        private readonly double[] powers = [0.5, 2];

        public double Rate { get; set; } = 0.3;

        public double[] Table = [1, 2];

        public int Row;

        [Differentiable(Derivatives.Default | Derivatives.Hvp | Derivatives.Hessian)]
        public double Pay(double x)
        {
            double r = Rate;
            foreach (double power in powers)
                r = r * x + power * Table[Row];
            return r * Table[0];
        }
    }

    /// <summary>The field is read before the call that changes it.</summary>
    [Differentiable]
    [Case("0.5, 1.5")]
    public static double FieldBesideACallThatChangesIt(double x, double y)
    {
        Counter counter = new() { Level = x, Total = y };
        return counter.Pop(y) + counter.Level * counter.Pop(x) * counter.Total;
    }

    [Differentiable]
    [Case("0.5, 1.5")]
    public static double FieldBesideACallInAnArray(double x, double y)
    {
        Counter[] counters = [new() { Level = x, Total = y }, new() { Level = y, Total = x }];
        double sum = 0;
        for (int i = 0; i < 4; i++)
            sum += counters[i % 2].Level * counters[i % 2].Pop(0.5 + x) * counters[1 - i % 2].Total;
        return sum;
    }

    /// <summary>The first call's reversal needs the object as it was at the first call.</summary>
    [Differentiable]
    [Case("0.5, 1.5")]
    public static double ReceiverThatChangesLater(double x, double y)
    {
        Network network = new() { Weights = [x, y, x * y], Bias = y };
        double first = network.Eval(x);
        network.Weights[0] = first;
        network.Bias *= first;
        return network.Eval(first) * network.Bias;
    }

    [Differentiable]
    [Case("new ChangesBetweenCalls.Network { Weights = [0.3, 0.4], Bias = 0.7 }, 0.5")]
    public static double ReceiverFromOutsideThatChangesLater(Network network, double x)
    {
        double[] seen = [network.Eval(x), 0];
        network.Weights[0] = seen[0];
        network.Bias *= seen[0];
        seen[1] = network.Eval(seen[0]);
        return seen[1] * network.Bias;
    }

    [Differentiable]
    [Case("0.5, 1.5")]
    public static double ReceiversThatChangeInALoop(double x, double y)
    {
        Network[] networks = [new() { Weights = [x, y], Bias = y }, new() { Weights = [y, y], Bias = x }];
        double r = x;
        for (int i = 0; i < 4; i++)
        {
            r = networks[i % 2].Eval(r);
            networks[1 - i % 2].Weights[i % 2] += r;
        }

        return r;
    }

    /// <summary>Nothing active is in the object, and still its state is another when the call is reversed.</summary>
    [Differentiable(Derivatives.Default | Derivatives.Hvp | Derivatives.Hessian)]
    [Case("0.5, 1.5")]
    public static double PassiveReceiverThatChangesLater(double x, double y)
    {
        var schedule = new Schedule();
        double first = schedule.Pay(x);
        schedule.Rate = 0.7;
        schedule.Table[0] = 5;
        schedule.Row = 1;
        schedule.Table = [3, 4];
        return first * schedule.Pay(y);
    }

    [Differentiable(Derivatives.Default | Derivatives.Hvp | Derivatives.Hessian)]
    [Case("0.5, 1.5")]
    public static double PassiveReceiverThatChangesInALoop(double x, double y)
    {
        var schedule = new Schedule();
        double r = x;
        for (int i = 0; i < 3; i++)
        {
            r = schedule.Pay(r) * 0.2;
            schedule.Rate += 0.7;
            schedule.Table[0] *= 1.5;
            schedule.Row = 1 - schedule.Row;
        }

        return r * schedule.Pay(y);
    }

    /// <summary>A passive receiver whose type has reals, which second derivatives put on a tape.</summary>
    [Differentiable(Derivatives.Default | Derivatives.Hvp | Derivatives.Hessian)]
    [Case("0.5, 1.5")]
    public static double PassiveReceiverInSecondOrder(double x, double y)
    {
        var schedule = new Schedule();
        return schedule.Pay(x) * schedule.Pay(y);
    }

    /// <summary>What is kept constant is still the memory that is written later.</summary>
    [Differentiable(Derivatives.Default | Derivatives.Hvp)]
    [Case("0.5, 1.5")]
    public static double ConstantViewOfAnArrayThatChanges(double x, double y)
    {
        double[] a = [3, 2];
        double sum = 0;
        for (int i = 0; i < 3; i++)
        {
            double[] constant = Diff.StopGradient(a);
            sum += Math.Sin(constant[0] * x * y);
            a[0] += 1;
        }

        return sum;
    }

    /// <summary>Second derivatives where two arrays of the method's own change places.</summary>
    [Differentiable(Derivatives.Default | Derivatives.Hvp | Derivatives.Hessian)]
    [Case("[0.5, 1.5, 2.5], 2")]
    public static double ArraysThatChangePlaces(double[] x, int n)
    {
        double[] a = (double[])x.Clone();
        double[] b = new double[3];
        for (int k = 0; k < n; k++)
        {
            for (int i = 0; i < 3; i++)
                b[i] = a[i] * a[(i + 1) % 3] * 0.5;
            (a, b) = (b, a);
        }

        return a[0] + 2 * a[1] * b[2];
    }

    /// <summary>The way out of an exception computes with the value of a parameter, also where there are series.</summary>
    [Differentiable(Derivatives.All)]
    [Case("0.5, 1.5")]
    public static double FinallyThatWritesWithAParameter(double x, double y)
    {
        double r = x;
        double s;
        try
        {
            r *= y;
            s = r * x;
        }
        finally
        {
            r += 3 * x;
        }

        return r * s;
    }
}
