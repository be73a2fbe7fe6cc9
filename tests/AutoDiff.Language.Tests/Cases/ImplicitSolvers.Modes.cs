using System.Numerics;

namespace LanguageCases;

/// <content>The ways to solve the linear system, and unrolled iterations.</content>
public static partial class ImplicitSolvers
{
    [Differentiable]
    private static void Contract(ReadOnlySpan<double> z, ReadOnlySpan<double> w, ReadOnlySpan<double> b, Span<double> next)
    {
        int n = z.Length;
        for (int i = 0; i < n; i++)
        {
            double s = b[i];
            for (int j = 0; j < n; j++)
            {
                s += w[(i * n) + j] * z[j];
            }

            next[i] = Math.Tanh(s);
        }
    }

    private static void Iterate(ReadOnlySpan<double> w, ReadOnlySpan<double> b, Span<double> z)
    {
        Span<double> next = stackalloc double[z.Length];
        for (int k = 0; k < 400; k++)
        {
            Contract(z, w, b, next);
            next.CopyTo(z);
        }
    }

    [ImplicitDerivative(FixedPoint = nameof(Contract))]
    [Case("[0.3, -0.2, 0.4, 0.1], [0.1, -0.3], [0.0, 0.0]")]
    public static void Deq(ReadOnlySpan<double> w, ReadOnlySpan<double> b, Span<double> z) => Iterate(w, b, z);

    [ImplicitDerivative(FixedPoint = nameof(Contract), Mode = ImplicitMode.Gmres)]
    [Case("[0.3, -0.2, 0.4, 0.1], [0.1, -0.3], [0.0, 0.0]")]
    public static void DeqByGmres(ReadOnlySpan<double> w, ReadOnlySpan<double> b, Span<double> z) => Iterate(w, b, z);

    [ImplicitDerivative(FixedPoint = nameof(Contract), Mode = ImplicitMode.BiCgStab)]
    [Case("[0.3, -0.2, 0.4, 0.1], [0.1, -0.3], [0.0, 0.0]")]
    public static void DeqByBiCgStab(ReadOnlySpan<double> w, ReadOnlySpan<double> b, Span<double> z) => Iterate(w, b, z);

    [ImplicitDerivative(FixedPoint = nameof(Contract), Mode = ImplicitMode.NormalConjugateGradient)]
    [Case("[0.3, -0.2, 0.4, 0.1], [0.1, -0.3], [0.0, 0.0]")]
    public static void DeqByNormalEquations(ReadOnlySpan<double> w, ReadOnlySpan<double> b, Span<double> z) => Iterate(w, b, z);

    [ImplicitDerivative(FixedPoint = nameof(Contract), Mode = ImplicitMode.Neumann, Budget = 60)]
    [Case("[0.3, -0.2, 0.4, 0.1], [0.1, -0.3], [0.0, 0.0]")]
    public static void DeqByNeumann(ReadOnlySpan<double> w, ReadOnlySpan<double> b, Span<double> z) => Iterate(w, b, z);

    [ImplicitDerivative(FixedPoint = nameof(Contract), Mode = ImplicitMode.Unrolled, Budget = 60)]
    [Case("[0.3, -0.2, 0.4, 0.1], [0.1, -0.3], [0.0, 0.0]")]
    public static void DeqUnrolled(ReadOnlySpan<double> w, ReadOnlySpan<double> b, Span<double> z) => Iterate(w, b, z);

    [Differentiable(Derivatives.All)]
    [Case("[0.3, -0.2, 0.4, 0.1], [0.1, -0.3]")]
    public static double ThroughUnrolled(ReadOnlySpan<double> w, ReadOnlySpan<double> b)
    {
        Span<double> z = stackalloc double[2];
        DeqUnrolled(w, b, z);
        return z[0] * z[1] * z[1];
    }

    [ImplicitDerivative(FixedPoint = nameof(CosineStep), Mode = ImplicitMode.Unrolled, Budget = 60)]
    [Case("0.5, 0.3")]
    public static double EquilibriumUnrolled(double w, double x) => Equilibrium(w, x);

    [ImplicitDerivative(FixedPoint = nameof(CosineStep), Mode = ImplicitMode.Neumann, Budget = 60)]
    [Case("0.5, 0.3")]
    public static double EquilibriumByNeumann(double w, double x) => Equilibrium(w, x);

    [Differentiable(Derivatives.All)]
    [Case("[0.3, -0.2, 0.4, 0.1], [0.1, -0.3]")]
    public static double ThroughAnEquilibrium(ReadOnlySpan<double> w, ReadOnlySpan<double> b)
    {
        Span<double> z = stackalloc double[2];
        Deq(w, b, z);
        double s = z[0] * z[1];
        Span<double> y = stackalloc double[2];
        DeqByGmres(w, z, y);
        return s + (y[0] * y[0]);
    }

    public sealed partial class Circuit(double resistance, int steps)
    {
        [Differentiable]
        private double Current(double v, double source, double i0) => ((source - v) / resistance) - (i0 * (Math.Exp(v) - 1));

        /// <summary>The fields of the receiver are passive, in the solver and in its equation.</summary>
        [ImplicitDerivative(Residual = nameof(Current))]
        [Case("1.5, 0.25", On = "new ImplicitSolvers.Circuit(2.0, 60)")]
        public double DiodeVoltage(double source, double i0)
        {
            double v = 0;
            for (int k = 0; k < steps; k++)
            {
                v -= Current(v, source, i0) / ((-1 / resistance) - (i0 * Math.Exp(v)));
            }

            return v;
        }

        [Differentiable(Derivatives.All)]
        [Case("1.5, 0.25", On = "new ImplicitSolvers.Circuit(2.0, 60)")]
        public double Power(double source, double i0)
        {
            double v = DiodeVoltage(source, i0);
            return v * (source - v) / resistance;
        }
    }
}
