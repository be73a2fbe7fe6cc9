namespace AutoDiff.Benchmarks.Batch;

/// <summary>Functions of one point that are evaluated at many.</summary>
internal static partial class BatchKernels
{
    /// <summary>The payoff of an option on the mean of one simulated path.</summary>
    [Differentiable(Derivatives.Default | Derivatives.Batch)]
    public static double Path(double spot, double volatility, double rate, [Batched, NoDerivative] ReadOnlySpan<double> normals)
    {
        double dt = 1.0 / normals.Length;
        double drift = (rate - (0.5 * volatility * volatility)) * dt;
        double scale = volatility * Math.Sqrt(dt);
        double price = spot, sum = 0;
        for (int i = 0; i < normals.Length; i++)
        {
            price *= Math.Exp(drift + (scale * normals[i]));
            sum += price;
        }

        return Math.Exp(-rate) * Math.Max((sum / normals.Length) - 100, 0);
    }

    /// <summary>The payoff of an option that is lost where a path crosses a level.</summary>
    [Differentiable(Derivatives.Default | Derivatives.Batch)]
    public static double Barrier(double spot, double volatility, double level, [Batched, NoDerivative] ReadOnlySpan<double> normals)
    {
        double dt = 1.0 / normals.Length;
        double drift = -0.5 * volatility * volatility * dt;
        double scale = volatility * Math.Sqrt(dt);
        double price = spot;
        for (int i = 0; i < normals.Length; i++)
        {
            price *= Math.Exp(drift + (scale * normals[i]));
            if (price > level)
            {
                return 0;
            }
        }

        return Math.Max(price - 100, 0);
    }

    /// <summary>The price of a call by Black and Scholes; its gradient are the five Greeks.</summary>
    [Differentiable(Derivatives.Default | Derivatives.Batch)]
    public static double BlackScholes([Batched] double spot, [Batched] double strike, [Batched] double maturity, [Batched] double volatility, [Batched] double rate)
    {
        double deviation = volatility * Math.Sqrt(maturity);
        double d1 = (Math.Log(spot / strike) + ((rate + (0.5 * volatility * volatility)) * maturity)) / deviation;
        double d2 = d1 - deviation;
        return (spot * SpecialMath.NormalCdf(d1)) - (strike * Math.Exp(-rate * maturity) * SpecialMath.NormalCdf(d2));
    }

    /// <summary>The logarithm of a mixture of Gaussians at one point, up to a constant; the exponentials of the diagonals are given.</summary>
    [Differentiable(Derivatives.Default | Derivatives.Batch)]
    public static double Mixture(
        ReadOnlySpan<double> weights,
        ReadOnlySpan<double> means,
        ReadOnlySpan<double> diagonals,
        ReadOnlySpan<double> lower,
        [Batched, NoDerivative] ReadOnlySpan<double> x)
    {
        int d = x.Length;
        Span<double> centered = stackalloc double[d];
        int triangle = d * (d - 1) / 2;
        Span<double> terms = stackalloc double[weights.Length];
        for (int k = 0; k < weights.Length; k++)
        {
            for (int j = 0; j < d; j++)
            {
                centered[j] = x[j] - means[(k * d) + j];
            }

            double sum = 0;
            for (int j = 0; j < d; j++)
            {
                double q = diagonals[(k * d) + j] * centered[j];
                int row = (k * triangle) + (j * (j - 1) / 2);
                for (int m = 0; m < j; m++)
                {
                    q += lower[row + m] * centered[m];
                }

                sum += q * q;
            }

            terms[k] = weights[k] - (0.5 * sum);
        }

        double max = terms[0];
        for (int k = 1; k < terms.Length; k++)
        {
            max = Math.Max(max, terms[k]);
        }

        double total = 0;
        for (int k = 0; k < terms.Length; k++)
        {
            total += Math.Exp(terms[k] - max);
        }

        return max + Math.Log(total);
    }

    /// <summary>The error of the image of a point in a camera, weighted: the residual of a bundle adjustment, as in ADBench.</summary>
    [Differentiable(Derivatives.Jacobian | Derivatives.Batch)]
    public static void Reproject(
        [Batched] ReadOnlySpan<double> camera,
        [Batched] ReadOnlySpan<double> point,
        [Batched] double weight,
        [Batched, NoDerivative] ReadOnlySpan<double> feature,
        [Batched] Span<double> error)
    {
        double x = point[0] - camera[3], y = point[1] - camera[4], z = point[2] - camera[5];
        double square = (camera[0] * camera[0]) + (camera[1] * camera[1]) + (camera[2] * camera[2]);
        double turnedX, turnedY, turnedZ;
        if (square > 0)
        {
            double angle = Math.Sqrt(square);
            double c = Math.Cos(angle), s = Math.Sin(angle);
            double a = camera[0] / angle, b = camera[1] / angle, d = camera[2] / angle;
            double along = ((a * x) + (b * y) + (d * z)) * (1 - c);
            turnedX = (x * c) + (((b * z) - (d * y)) * s) + (a * along);
            turnedY = (y * c) + (((d * x) - (a * z)) * s) + (b * along);
            turnedZ = (z * c) + (((a * y) - (b * x)) * s) + (d * along);
        }
        else
        {
            turnedX = x + (camera[1] * z) - (camera[2] * y);
            turnedY = y + (camera[2] * x) - (camera[0] * z);
            turnedZ = z + (camera[0] * y) - (camera[1] * x);
        }

        double u = turnedX / turnedZ, v = turnedY / turnedZ;
        double r = (u * u) + (v * v);
        double distortion = 1 + (camera[9] * r) + (camera[10] * r * r);
        error[0] = weight * ((camera[6] * u * distortion) + camera[7] - feature[0]);
        error[1] = weight * ((camera[6] * v * distortion) + camera[8] - feature[1]);
    }

    /// <summary>A decay by steps, whose values the reverse sweep needs.</summary>
    [Differentiable(Derivatives.Default | Derivatives.Batch)]
    public static double Decay([Batched] double start, double rate)
    {
        double value = start;
        for (int i = 0; i < 16 && value > 1e-3; i++)
        {
            value -= rate * value * value;
        }

        return value;
    }
}
