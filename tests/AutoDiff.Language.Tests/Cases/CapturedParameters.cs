namespace LanguageCases;

/// <summary>Functions as structs with a primary constructor, whose parameters the members capture.</summary>
public static partial class CapturedParameters
{
    public partial interface IFunction
    {
        [Differentiable]
        double At(double x);
    }

    public readonly partial struct Line(double slope, double offset) : IFunction
    {
        [Differentiable(ThisIsActive = true)]
        public double At(double x) => (slope * x) + offset;
    }

    [Differentiable(Derivatives.Default | Derivatives.Hvp)]
    [Case("2, 3")]
    public static double MadeHere(double a, double b)
    {
        var line = new Line(a, b);
        return line.At(a) * line.At(b);
    }

    [Differentiable]
    [Case("new(2, 3), 5")]
    public static double HandedIn(Line line, double x) => line.At(x) * line.At(2);

    [Differentiable]
    [Case("2, 3")]
    public static double HandedOn(double a, double b) => HandedIn(new Line(a, b), a * b);

    [Differentiable]
    [Case("2, 3, 4")]
    public static double Integrated(double a, double b, int n) => Integral(new Line(a, b), 0, 2, n) + Integral(new Line(b, a), 0, a, n);

    [Differentiable]
    private static double Integral<TFunction>(TFunction f, double from, double to, int n)
        where TFunction : struct, IFunction
    {
        double step = (to - from) / n;
        double sum = 0;
        for (int i = 0; i < n; i++)
        {
            sum += f.At(from + ((i + 0.5) * step));
        }

        return sum * step;
    }
}
