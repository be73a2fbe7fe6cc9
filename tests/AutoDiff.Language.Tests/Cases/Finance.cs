namespace LanguageCases;

/// <summary>Prices, curves and paths as a quantitative analyst writes them.</summary>
public static partial class Finance
{
    [Differentiable]
    [Case("0.03, 0.2, 0.5, -0.3, 0.04, 1.0")]
    [Case("0.03, 0.03, 0.5, -0.3, 0.04, 1.0", Smooth=false)]
    public static double Sabr(double f, double k, double beta, double rho, double alpha, double t)
    {
        const double nu = 0.4;
        double logFk = Math.Log(f / k);
        double fkBeta = Math.Pow(f * k, (1 - beta) / 2);
        double z = nu / alpha * fkBeta * logFk;
        double xz = Math.Abs(z) < 1e-8 ? 1 - 0.5 * rho * z : z / Math.Log((Math.Sqrt(1 - 2 * rho * z + z * z) + z - rho) / (1 - rho));
        double a = (1 - beta) * (1 - beta) / 24 * alpha * alpha / Math.Pow(f * k, 1 - beta);
        double b = 0.25 * rho * beta * nu * alpha / fkBeta;
        double c = (2 - 3 * rho * rho) / 24 * nu * nu;
        double denom = fkBeta * (1 + (1 - beta) * (1 - beta) / 24 * logFk * logFk);
        return alpha / denom * xz * (1 + (a + b + c) * t);
    }

    [Differentiable]
    [Case("[0.01, 0.015, 0.02, 0.025], [1.0, 2.0, 3.0, 5.0]")]
    public static double BondPrice(ReadOnlySpan<double> zeros, [NoDerivative] ReadOnlySpan<double> times)
    {
        const double coupon = 0.04;
        double price = 0;
        for (int i = 0; i < times.Length; i++)
        {
            double cash = i == times.Length - 1 ? 1 + coupon : coupon;
            price += cash * Math.Exp(-Rate(zeros, times, times[i]) * times[i]);
        }
        return price;
    }

    [Differentiable]
    private static double Rate(ReadOnlySpan<double> zeros, [NoDerivative] ReadOnlySpan<double> times, [NoDerivative] double t)
    {
        if (t <= times[0]) return zeros[0];
        if (t >= times[^1]) return zeros[^1];
        int hi = 1;
        while (times[hi] < t) hi++;
        double w = (t - times[hi - 1]) / (times[hi] - times[hi - 1]);
        return (1 - w) * zeros[hi - 1] + w * zeros[hi];
    }

    [Differentiable]
    [Case("[0.01, 0.015, 0.02], [0.0, 0, 0]")]
    public static void Bootstrap(ReadOnlySpan<double> swapRates, Span<double> discount)
    {
        double annuity = 0;
        for (int i = 0; i < swapRates.Length; i++)
        {
            discount[i] = (1 - swapRates[i] * annuity) / (1 + swapRates[i]);
            annuity += discount[i];
        }
    }

    public readonly record struct Heston(double Kappa, double Theta, double Xi, double Rho, double V0);

    [Differentiable]
    [Case("new Finance.Heston(1.5, 0.04, 0.3, -0.6, 0.05), 100.0, 7, 20")]
    public static double HestonPath(Heston p, double spot, int seed, int steps)
    {
        var rng = new Random(seed);
        double dt = 1.0 / steps, sqrtDt = Math.Sqrt(dt);
        double s = Math.Log(spot), v = p.V0;
        double running = 0;
        for (int i = 0; i < steps; i++)
        {
            double u1 = 1 - rng.NextDouble(), u2 = rng.NextDouble();
            double z1 = Math.Sqrt(-2 * Math.Log(u1)) * Math.Cos(2 * Math.PI * u2), z2 = Math.Sqrt(-2 * Math.Log(u1)) * Math.Sin(2 * Math.PI * u2);
            double w2 = p.Rho * z1 + Math.Sqrt(1 - p.Rho * p.Rho) * z2;
            double vp = Math.Max(v, 0);
            s += -0.5 * vp * dt + Math.Sqrt(vp) * sqrtDt * z1;
            v += p.Kappa * (p.Theta - vp) * dt + p.Xi * Math.Sqrt(vp) * sqrtDt * w2;
            running += Math.Exp(s);
        }
        return Math.Max(running / steps - 95, 0);
    }

    [Differentiable]
    [Case("100.3, 103.0, 0.3, 0.03, 1.0, 12")]
    public static double AmericanPut(double s, double k, double vol, double r, double t, int n)
    {
        double dt = t / n, u = Math.Exp(vol * Math.Sqrt(dt)), d = 1 / u, p = (Math.Exp(r * dt) - d) / (u - d), df = Math.Exp(-r * dt);
        var values = new double[n + 1];
        for (int i = 0; i <= n; i++) values[i] = Math.Max(k - s * Math.Pow(u, n - 2 * i), 0);
        for (int step = n - 1; step >= 0; step--)
            for (int i = 0; i <= step; i++)
            {
                double hold = df * (p * values[i] + (1 - p) * values[i + 1]);
                double exercise = k - s * Math.Pow(u, step - 2 * i);
                values[i] = hold > exercise ? hold : exercise;
            }
        return values[0];
    }

    [Differentiable]
    [Case("[0.034, 0.037, 0.041, 0.036], [0.2, 0.21, 0.19, 0.2], 5")]
    public static double Lmm(ReadOnlySpan<double> forwards, ReadOnlySpan<double> vols, int seed)
    {
        int n = forwards.Length;
        Span<double> f = stackalloc double[n];
        forwards.CopyTo(f);
        const double tau = 0.5;
        var rng = new Random(seed);
        for (int step = 0; step < n - 1; step++)
        {
            double z = rng.NextDouble() * 2 - 1;
            double drift = 0;
            for (int i = step + 1; i < n; i++)
            {
                drift += tau * f[i] * vols[i] / (1 + tau * f[i]);
                f[i] *= Math.Exp((drift * vols[i] - vols[i] * vols[i] / 2) * tau + vols[i] * z * Math.Sqrt(tau));
            }
        }
        double df = 1, pv = 0;
        foreach (double rate in f) { df /= 1 + tau * rate; pv += df * tau * Math.Max(rate - 0.03, 0); }
        return pv;
    }
}
