using System.Numerics;

namespace AggregateCases;

/// <summary>Passive trees of records taken apart by positional patterns, and objects of generic types.</summary>
public static partial class ExpressionTrees
{
    public abstract record Node;

    public sealed record Constant(double Value) : Node;

    public sealed record Input(int Index) : Node;

    public sealed record Sum(Node Left, Node Right) : Node;

    public sealed record Product(Node Left, Node Right) : Node;

    [Differentiable]
    [Case("[0.3, 0.5]")]
    public static double Evaluated(ReadOnlySpan<double> x) =>
        Evaluate(new Sum(new Product(new Input(0), new Input(1)), new Product(new Constant(3), new Input(0))), x);

    [Differentiable]
    private static double Evaluate(Node node, ReadOnlySpan<double> x) => node switch
    {
        Constant c => c.Value,
        Input(var index) => x[index],
        Sum(var left, var right) => Evaluate(left, x) + Evaluate(right, x),
        Product { Left: var left, Right: var right } => Evaluate(left, x) * Evaluate(right, x),
        _ => throw new NotSupportedException(),
    };

    [Differentiable]
    [Case("1.5")]
    public static double PolynomialOfAPolynomial(double x)
    {
        var p = new Polynomial<double>(1, 2, 3);
        return p.At(p.At(x));
    }

    public partial class Polynomial<T>(params T[] coefficients) where T : IFloatingPointIeee754<T>
    {
        private readonly T[] coefficients = coefficients;

        public int Degree => coefficients.Length - 1;

        [Differentiable]
        public T At(T x)
        {
            T result = T.Zero;
            for (int i = Degree; i >= 0; i--)
            {
                result = T.FusedMultiplyAdd(result, x, coefficients[i]);
            }

            return result;
        }
    }

    [Differentiable]
    [Case("0.5, 1.5")]
    public static double FilledWithStructs(double x, double y)
    {
        (double A, double B) pair = (x, x * y);
        var pairs = new (double A, double B)[3];
        Array.Fill(pairs, pair);
        pairs[2].A = 3 * x;
        double sum = 0;
        foreach ((double a, double b) in pairs)
        {
            sum += a * b;
        }

        return sum;
    }
}
