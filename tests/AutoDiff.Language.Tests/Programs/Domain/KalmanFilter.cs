namespace Programs;

/// <summary>Log-likelihood of a constant-velocity track under a two-state Kalman filter.</summary>
public static partial class KalmanFilter
{
    [Differentiable]
    [Case("[0.1, 0.9, 2.2, 2.8, 4.1, 5.3], 0.3, 0.5, 1.0")]
    public static double LogLikelihood(ReadOnlySpan<double> measurements, double processNoise, double measurementNoise, double dt)
    {
        double position = measurements[0], velocity = 0;
        double p00 = 1, p01 = 0, p11 = 1;
        double r = measurementNoise * measurementNoise;
        double q = processNoise * processNoise;
        double logLikelihood = 0;
        for (int k = 1; k < measurements.Length; k++)
        {
            // Predict.
            position += dt * velocity;
            p00 += dt * (2 * p01 + dt * p11) + q * dt * dt * dt / 3;
            p01 += dt * p11 + q * dt * dt / 2;
            p11 += q * dt;

            // Update.
            double innovation = measurements[k] - position;
            double s = p00 + r;
            double k0 = p00 / s, k1 = p01 / s;
            position += k0 * innovation;
            velocity += k1 * innovation;
            p11 -= k1 * p01;
            p01 *= 1 - k0;
            p00 *= 1 - k0;
            logLikelihood -= 0.5 * (Math.Log(2 * Math.PI * s) + innovation * innovation / s);
        }

        return logLikelihood;
    }
}
