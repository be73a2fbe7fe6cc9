namespace LanguageCases;

/// <summary>Numbers behind references that may be null.</summary>
public static partial class NullConditionals
{
    [Differentiable(Derivatives.Default | Derivatives.Hvp)]
    [Case("2, 1")]
    [Case("2, 0")]
    public static double ElementOfALocal(double x, int n)
    {
        double[]? powers = null;
        if (n > 0)
        {
            powers = [x, x * x];
        }

        return (powers?[1] ?? 1) * x;
    }

    [Differentiable]
    [Case("2")]
    public static double ElementOfNothing(double x)
    {
        double[]? none = null;
        return (none?[0] ?? x) * x;
    }

    [Differentiable]
    [Case("2, [1, 3]")]
    public static double ElementOfAParameter(double x, double[]? weights) => (weights?[1] ?? 2) * x;

    [Differentiable]
    [Case("2, [1, 3]")]
    public static double RequiredElement(double x, double[]? weights) => (weights?[0] ?? throw new ArgumentNullException(nameof(weights))) * x;

    [Differentiable]
    [Case("2, new() { Slope = 5, Offset = 3 }")]
    public static double MemberOfAnObject(double x, OptionalLine? line) => ((line?.Slope ?? 1) * x) + (line?.Offset ?? 0);

    [Differentiable]
    [Case("2")]
    public static double MemberOfNothing(double x)
    {
        OptionalLine? line = null;
        return (line?.Slope ?? 2) * x;
    }

    public sealed class OptionalLine
    {
        public double Slope { get; set; }

        public double Offset { get; set; }
    }
}
