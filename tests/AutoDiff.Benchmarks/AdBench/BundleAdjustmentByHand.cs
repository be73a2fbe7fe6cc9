namespace AutoDiff.Benchmarks.AdBench;

/// <summary>The Jacobian of <see cref="global::AdBench.BundleAdjustment"/> as an expert writes it: everything in locals, and the six partials of the
/// projection carried back to the camera and the point.</summary>
internal static class BundleAdjustmentByHand
{
    /// <summary>Writes the two residuals and their 2 × 15 block.</summary>
    public static void Jacobian(
        ReadOnlySpan<double> camera, ReadOnlySpan<double> point, double weight, ReadOnlySpan<double> feature, Span<double> error, Span<double> jacobian)
    {
        camera = camera[..11];
        jacobian = jacobian[..30];
        double r0 = camera[0], r1 = camera[1], r2 = camera[2];
        double v0 = point[0] - camera[3], v1 = point[1] - camera[4], v2 = point[2] - camera[5];
        double focal = camera[6], k1 = camera[9], k2 = camera[10];
        double squared = (r0 * r0) + (r1 * r1) + (r2 * r2);
        double theta = 0, sin = 0, cos = 1, versine = 0, a0 = 0, a1 = 0, a2 = 0, along = 0, c0, c1, c2, y0, y1, y2;
        if (squared == 0)
        {
            (c0, c1, c2) = ((r1 * v2) - (r2 * v1), (r2 * v0) - (r0 * v2), (r0 * v1) - (r1 * v0));
            (y0, y1, y2) = (v0 + c0, v1 + c1, v2 + c2);
        }
        else
        {
            theta = Math.Sqrt(squared);
            (sin, cos) = Math.SinCos(theta);
            versine = 1 - cos;
            double inverse = 1 / theta;
            (a0, a1, a2) = (r0 * inverse, r1 * inverse, r2 * inverse);
            (c0, c1, c2) = ((a1 * v2) - (a2 * v1), (a2 * v0) - (a0 * v2), (a0 * v1) - (a1 * v0));
            along = (a0 * v0) + (a1 * v1) + (a2 * v2);
            y0 = (v0 * cos) + (c0 * sin) + (a0 * along * versine);
            y1 = (v1 * cos) + (c1 * sin) + (a1 * along * versine);
            y2 = (v2 * cos) + (c2 * sin) + (a2 * along * versine);
        }

        double depth = 1 / y2;
        double p = y0 * depth, q = y1 * depth;
        double s = (p * p) + (q * q);
        double radial = 1 + (s * (k1 + (k2 * s)));
        double slope = 2 * (k1 + (2 * k2 * s));
        double e0 = (focal * p * radial) + camera[7] - feature[0];
        double e1 = (focal * q * radial) + camera[8] - feature[1];
        error[0] = weight * e0;
        error[1] = weight * e1;

        double scale = weight * focal;
        double pp = scale * (radial + (p * p * slope)), pq = scale * p * q * slope, qq = scale * (radial + (q * q * slope));
        for (int row = 0; row < 2; row++)
        {
            Span<double> j = jacobian.Slice(row * 15, 15);
            double value = row == 0 ? p : q;
            double byP = row == 0 ? pp : pq, byQ = row == 0 ? pq : qq;
            double b0 = byP * depth, b1 = byQ * depth;
            double b2 = -((p * b0) + (q * b1));
            double x0, x1, x2;
            if (squared == 0)
            {
                j[0] = (b2 * v1) - (b1 * v2);
                j[1] = (b0 * v2) - (b2 * v0);
                j[2] = (b1 * v0) - (b0 * v1);
                x0 = b0 + (r2 * b1) - (r1 * b2);
                x1 = b1 + (r0 * b2) - (r2 * b0);
                x2 = b2 + (r1 * b0) - (r0 * b1);
            }
            else
            {
                double ba = (b0 * a0) + (b1 * a1) + (b2 * a2);
                double bv = (b0 * v0) + (b1 * v1) + (b2 * v2);
                double bc = (b0 * c0) + (b1 * c1) + (b2 * c2);
                double ofTheta = (sin * ((ba * along) - bv)) + (cos * bc);
                double alongAdjoint = ba * versine;
                double ofA = along * versine;
                double g0 = (ofA * b0) + (alongAdjoint * v0) + (sin * ((b2 * v1) - (b1 * v2)));
                double g1 = (ofA * b1) + (alongAdjoint * v1) + (sin * ((b0 * v2) - (b2 * v0)));
                double g2 = (ofA * b2) + (alongAdjoint * v2) + (sin * ((b1 * v0) - (b0 * v1)));
                double inverse = 1 / theta;
                double radialPart = ofTheta - (inverse * ((g0 * a0) + (g1 * a1) + (g2 * a2)));
                j[0] = (g0 * inverse) + (a0 * radialPart);
                j[1] = (g1 * inverse) + (a1 * radialPart);
                j[2] = (g2 * inverse) + (a2 * radialPart);
                x0 = (b0 * cos) + (a0 * alongAdjoint) + (sin * ((a2 * b1) - (a1 * b2)));
                x1 = (b1 * cos) + (a1 * alongAdjoint) + (sin * ((a0 * b2) - (a2 * b0)));
                x2 = (b2 * cos) + (a2 * alongAdjoint) + (sin * ((a1 * b0) - (a0 * b1)));
            }

            j[3] = -x0;
            j[4] = -x1;
            j[5] = -x2;
            j[6] = weight * value * radial;
            j[7] = row == 0 ? weight : 0;
            j[8] = row == 0 ? 0 : weight;
            j[9] = scale * value * s;
            j[10] = scale * value * s * s;
            j[11] = x0;
            j[12] = x1;
            j[13] = x2;
            j[14] = row == 0 ? e0 : e1;
        }
    }
}
