using System.Numerics;

namespace AutoDiff.Benchmarks.HigherOrder;

/// <summary>Higher derivatives by duals of duals: one level for each order.</summary>
internal static class NestedDuals
{
    /// <summary>The derivative of <see cref="Objectives.CurveOf{T}"/>; null where the nested type would be too large.</summary>
    public static Func<double>? Derivative(int order, double x) => order switch
    {
        1 => () => Objectives.CurveOf(new Dual<double>(x, 1)).Tangent,
        2 => () => Objectives.CurveOf(Next(new Dual<double>(x, 1))).Tangent.Tangent,
        4 => () => Objectives.CurveOf(Next(Next(Next(new Dual<double>(x, 1))))).Tangent.Tangent.Tangent.Tangent,
        8 => () => Objectives.CurveOf(Next(Next(Next(Next(Next(Next(Next(new Dual<double>(x, 1))))))))).Tangent.Tangent.Tangent.Tangent.Tangent.Tangent.Tangent.Tangent,
        _ => null,
    };

    /// <summary>The Laplacian of <see cref="Objectives.LayersOf{T}"/>, an evaluation on duals of duals per input.</summary>
    public static double Laplacian(double[] x, double[] weights, int units)
    {
        var point = new Dual<Dual<double>>[x.Length];
        for (int i = 0; i < x.Length; i++)
        {
            point[i] = new Dual<Dual<double>>(new Dual<double>(x[i], 0), new Dual<double>(0, 0));
        }

        double sum = 0;
        for (int i = 0; i < x.Length; i++)
        {
            Dual<Dual<double>> constant = point[i];
            point[i] = new Dual<Dual<double>>(new Dual<double>(x[i], 1), new Dual<double>(1, 0));
            sum += Objectives.LayersOf<Dual<Dual<double>>>(point, weights, units).Tangent.Tangent;
            point[i] = constant;
        }

        return sum;
    }

    private static Dual<T> Next<T>(T x)
        where T : IFloatingPointIeee754<T> => new(x, T.One);
}
