namespace AutoDiff.Benchmarks.Kernels;

/// <summary>Kepler's equation E − e sin E = M by Newton's method.</summary>
internal static partial class Kepler
{
    [Differentiable(Derivatives.Default | Derivatives.Dual)]
    public static double EccentricAnomaly(double meanAnomaly, double eccentricity)
    {
        double e = meanAnomaly;
        double step = 1;
        int count = 0;
        while (Math.Abs(step) > 1e-14 && count < 20)
        {
            step = (e - (eccentricity * Math.Sin(e)) - meanAnomaly) / (1 - (eccentricity * Math.Cos(e)));
            e -= step;
            count++;
        }

        return e;
    }

    /// <summary>The adjoint of the iteration, as the generated code computes it; the implicit function theorem would give it at once.</summary>
    public static (double ByMeanAnomaly, double ByEccentricity) ByHand(double meanAnomaly, double eccentricity)
    {
        Span<double> iterates = stackalloc double[20];
        double e = meanAnomaly, step = 1;
        int count = 0;
        while (Math.Abs(step) > 1e-14 && count < 20)
        {
            iterates[count] = e;
            (double sin, double cos) = Math.SinCos(e);
            step = (e - (eccentricity * sin) - meanAnomaly) / (1 - (eccentricity * cos));
            e -= step;
            count++;
        }

        double adjoint = 1, ofMean = 0, ofEccentricity = 0;
        for (int i = count - 1; i >= 0; i--)
        {
            (double sin, double cos) = Math.SinCos(iterates[i]);
            double inverse = 1 / (1 - (eccentricity * cos));
            double newton = (iterates[i] - (eccentricity * sin) - meanAnomaly) * inverse;
            double numerator = -adjoint * inverse, denominator = -newton * numerator;
            ofMean -= numerator;
            ofEccentricity -= (numerator * sin) + (denominator * cos);
            adjoint += (numerator * (1 - (eccentricity * cos))) + (denominator * eccentricity * sin);
        }

        return (ofMean + adjoint, ofEccentricity);
    }
}
