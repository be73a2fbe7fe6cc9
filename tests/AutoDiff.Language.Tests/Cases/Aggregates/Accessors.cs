namespace AccessorCases
{
    public partial struct Pair
    {
        public double A;
        public double B;

        public double this[int i]
        {
            [Differentiable(ThisIsActive = true)]
            readonly get => i == 0 ? A : B;
            [Differentiable(ThisIsActive = true)]
            set
            {
                if (i == 0)
                {
                    A = value;
                }
                else
                {
                    B = value * value;
                }
            }
        }
    }

    public sealed partial class Angle
    {
        public double Radians;

        public double Degrees
        {
            [Differentiable(ThisIsActive = true)]
            get => Radians * 180 / Math.PI;
            set => Radians = value * Math.PI / 180;
        }
    }

    /// <summary>Properties and indexers with bodies, read and written.</summary>
    public static partial class Accessors
    {
        [Differentiable]
        [Case("1.3")]
        public static double Indexer(double x)
        {
            Pair p = new() { A = x, B = x * x };
            p[0] = p[1] * 2;
            p[1] += p[0];
            return p[0] * p[1];
        }

        [Differentiable]
        [Case("0.7, 20.0")]
        public static double PropertyOfAnObject(double x, double by)
        {
            Angle angle = new() { Radians = x };
            angle.Degrees = angle.Degrees * 2 + by;
            angle.Degrees++;
            return Math.Sin(angle.Radians);
        }
    }

    /// <summary>A class with a setter that only it can use, and no constructor: it keeps the one that it has of itself.</summary>
    public sealed partial class Mean
    {
        public double Total { get; private set; }

        public int Count { get; private set; }

        [Differentiable(ThisIsActive = true)]
        public void Add(double value)
        {
            Total += value * value;
            Count++;
        }

        [Differentiable(ThisIsActive = true)]
        public double Value() => Total / Count;
    }

    public static partial class PrivateSetters
    {
        [Differentiable]
        [Case("0.7")]
        public static double MadeWithoutArguments(double x)
        {
            Mean mean = new();
            mean.Add(x);
            mean.Add(2 * x);
            return mean.Value() + mean.Total;
        }
    }
}
