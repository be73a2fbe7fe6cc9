namespace ComputingConstructorCases;

/// <summary>A point by polar coordinates: no constructor just assigns the members.</summary>
public readonly partial struct Polar
{
    public readonly double X, Y;

    [Differentiable(Name = "FromPolar")]
    [Case("2, 0.5")]
    public Polar(double radius, double angle)
    {
        X = radius * Math.Cos(angle);
        Y = radius * Math.Sin(angle);
    }
}

/// <summary>A direction of unit length.</summary>
public readonly partial struct Direction
{
    [Differentiable]
    public Direction(double x, double y, double z)
    {
        double length = Math.Sqrt(x * x + y * y + z * z);
        X = x / length;
        Y = y / length;
        Z = z / length;
    }

    public double X { get; }

    public double Y { get; }

    public double Z { get; }
}

/// <summary>A rectangle whose area is computed once.</summary>
public sealed partial class Rectangle
{
    [Differentiable(Name = "Make")]
    [Case("2, 3")]
    public Rectangle(double width, double height)
    {
        Width = width;
        Height = height;
        Area = width * height;
    }

    public double Width { get; }

    public double Height { get; }

    public double Area { get; }
}

/// <summary>A number that its constructor checks.</summary>
public readonly partial struct Positive<T>
    where T : System.Numerics.IFloatingPointIeee754<T>
{
    public readonly T Value;

    public Positive(T value)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(value);
        Value = value;
    }
}

/// <summary>A strike that only the constructor's parameter holds.</summary>
public sealed partial class Call(double strike)
{
    [Differentiable]
    public double Payoff(double spot) => spot > strike ? (spot - strike) * spot : 0.1 * spot;
}

/// <summary>A table that the constructor sorts.</summary>
public sealed partial class SortedTable
{
    private readonly double[] values;

    public SortedTable(params double[] values)
    {
        this.values = [.. values];
        Array.Sort(this.values);
    }

    [Differentiable]
    public double At(double x) => values[0] * x * x + values[^1];
}

public static partial class ComputingConstructors
{
    [Differentiable]
    [Case("1.5, 1")]
    public static double OfPrivateState(double x, [NoDerivative] double strike)
    {
        var call = new Call(strike);
        var table = new SortedTable(4, 3);
        return call.Payoff(x) * table.At(x);
    }

    [Differentiable]
    [Case("new double[] { 0.5, 1.5 }")]
    public static double OfSomethingOrElse(double[] x)
    {
        double[]? given = null;
        double[] used = given ?? x;
        return used[0] * used[1];
    }

    [Differentiable]
    [Case("0.3, -0.7")]
    public static double OfADirection(double x, double y)
    {
        var direction = new Direction(x, y, 1);
        return direction.X * direction.Y + direction.Z;
    }

    [Differentiable]
    [Case("new Direction(0.3, -0.7, 1), 1.5")]
    public static double Scaled(Direction direction, double by) => by * direction.X * direction.Y + direction.Z;

    [Differentiable]
    [Case("1.5, 0.3")]
    public static double InALoop(double radius, double angle)
    {
        double sum = 0;
        for (int i = 0; i < 4; i++)
        {
            var point = new Polar(radius + i, sum + angle);
            sum += point.X * point.Y;
        }

        return sum;
    }

    [Differentiable]
    [Case("1.5, 0.3")]
    public static double AreaOf(double width, double height)
    {
        var rectangle = new Rectangle(width * height, height);
        return rectangle.Area * rectangle.Width;
    }

    [Differentiable]
    [Case("new Positive<double>(1.5)")]
    public static double Squared(Positive<double> x) => x.Value * x.Value;
}
