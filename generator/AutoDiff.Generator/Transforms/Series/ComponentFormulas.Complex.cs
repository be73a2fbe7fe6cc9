using AutoDiff.Generator.IR;

namespace AutoDiff.Generator.Transforms.Series;

/// <summary>Complex numbers by their real and imaginary parts. A real argument stands for one without an imaginary part.</summary>
internal static partial class ComponentFormulas
{
    private const double MostFactors = 8;

    private static void ComplexNumbers(Dictionary<string, Formula> table)
    {
        const string Type = "Complex";
        Add(table, Type, "op_Implicit op_Explicit", static a => a[0].Length == 1 ? [a[0][0], a[0][0].Number(0)] : null);
        Add(table, Type, "op_Addition Add", static a => (a[0].Length, a[1].Length) switch
        {
            (1, _) => [a[0][0] + a[1][0], a[1][1]],
            (_, 1) => [a[0][0] + a[1][0], a[0][1]],
            _ => Zip(a[0], a[1], static (x, y) => x + y),
        });
        Add(table, Type, "op_Subtraction Subtract", static a => (a[0].Length, a[1].Length) switch
        {
            (1, _) => [a[0][0] - a[1][0], -a[1][1]],
            (_, 1) => [a[0][0] - a[1][0], a[0][1]],
            _ => Zip(a[0], a[1], static (x, y) => x - y),
        });
        Add(table, Type, "op_Multiply Multiply", static a => Times(a[0], a[1]));
        Add(table, Type, "op_Division Divide", static a => Over(a[0], a[1]));
        Add(table, Type, "op_UnaryNegation Negate", static a => Map(a[0], static x => -x));
        Add(table, Type, "op_UnaryPlus", static a => a[0]);
        Add(table, Type, "Conjugate", static a => [a[0][0], -a[0][1]]);
        Add(table, Type, "Reciprocal", static a => Over([a[0][0].Number(1)], a[0]));
        Add(table, Type, "Abs get_Magnitude", static a => [Norm(a[0])]);
        Add(table, Type, "get_Phase", static a => [a[0][1].Function("Atan2", a[0][0])]);
        Add(table, Type, "FromPolarCoordinates", static a => [a[0][0] * a[1][0].Cos(), a[0][0] * a[1][0].Sin()]);
        Add(table, Type, "Exp", static a => Exponential(a[0]));
        Add(table, Type, "Log", static a => a.Length == 1 ? Logarithm(a[0]) : Map(Logarithm(a[0]), x => x / a[1][0].Log()));
        Add(table, Type, "Log10", static a => Map(Logarithm(a[0]), static x => (1 / Math.Log(10)) * x));
        Add(table, Type, "Sqrt", static a => Root(a[0]));
        Add(table, Type, "Pow", static a => Power(a[0], a[1]));
        Add(table, Type, "Sin", static a => Sine(a[0]));
        Add(table, Type, "Cos", static a => Cosine(a[0]));
        Add(table, Type, "Tan", static a => Over(Sine(a[0]), Cosine(a[0])));
        Add(table, Type, "Sinh", static a => Sinh(a[0]));
        Add(table, Type, "Cosh", static a => Cosh(a[0]));
        Add(table, Type, "Tanh", static a => Over(Sinh(a[0]), Cosh(a[0])));
    }

    private static Part[] Times(Part[] x, Part[] y) => x.Length == 1 || y.Length == 1
        ? Zip(x, y, static (p, q) => p * q)
        : [(x[0] * y[0]) - (x[1] * y[1]), (x[0] * y[1]) + (x[1] * y[0])];

    private static Part[] Over(Part[] x, Part[] y)
    {
        if (y.Length == 1)
        {
            return Map(x, p => p / y[0]);
        }

        Part norm = Dot(y, y);
        Part[] product = Times(x, [y[0], -y[1]]);
        return Map(product, p => p / norm);
    }

    private static Part[] Exponential(Part[] x) => x[0].Exp() is var size ? [size * x[1].Cos(), size * x[1].Sin()] : x;

    private static Part[] Logarithm(Part[] x) => [Norm(x).Log(), x[1].Function("Atan2", x[0])];

    private static Part[] Root(Part[] x)
    {
        Part size = Norm(x).Sqrt(), angle = 0.5 * x[1].Function("Atan2", x[0]);
        return [size * angle.Cos(), size * angle.Sin()];
    }

    /// <summary>Whole powers that are written out are products, which have a series at zero, too.</summary>
    private static Part[] Power(Part[] x, Part[] exponent)
    {
        if (exponent.Length == 1 && exponent[0].Value is RealConstant { Value: var power } && power >= 1 && power <= MostFactors && Math.Floor(power) == power)
        {
            Part[] product = x;
            for (int i = 1; i < power; i++)
            {
                product = Times(product, x);
            }

            return product;
        }

        return Exponential(Times(exponent, Logarithm(x)));
    }

    private static Part[] Sine(Part[] x) => [x[0].Sin() * x[1].Function("Cosh"), x[0].Cos() * x[1].Function("Sinh")];

    private static Part[] Cosine(Part[] x) => [x[0].Cos() * x[1].Function("Cosh"), -(x[0].Sin() * x[1].Function("Sinh"))];

    private static Part[] Sinh(Part[] x) => [x[0].Function("Sinh") * x[1].Cos(), x[0].Function("Cosh") * x[1].Sin()];

    private static Part[] Cosh(Part[] x) => [x[0].Function("Cosh") * x[1].Cos(), x[0].Function("Sinh") * x[1].Sin()];
}
