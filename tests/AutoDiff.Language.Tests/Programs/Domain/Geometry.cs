namespace Programs;

/// <summary>Scenes, arms and attitudes over plain spans.</summary>
public static partial class Geometry
{
    [Differentiable]
    [Case("0.2, 0.3, [0.1, -0.2, 4.0], 1.2")]
    [Case("0.9, 0.9, [0.1, -0.2, 4.0], 1.0")]
    public static double RayMarchedShade(double u, double v, ReadOnlySpan<double> centre, double radius)
    {
        double length = Math.Sqrt(u * u + v * v + 1);
        double dx = u / length, dy = v / length, dz = 1 / length;
        double t = 0;
        for (int step = 0; step < 60; step++)
        {
            double px = t * dx - centre[0], py = t * dy - centre[1], pz = t * dz - centre[2];
            double norm = Math.Sqrt(px * px + py * py + pz * pz);
            double distance = norm - radius;
            if (distance < 1e-12)
            {
                // Lambert's law with a light at the eye.
                return -(px * dx + py * dy + pz * dz) / norm / (1 + t * t);
            }

            t += distance;
            if (t > 20)
            {
                break;
            }
        }

        return 0.1 * dz;
    }

    [Differentiable]
    [Case("[0.3, -0.5, 0.8, 0.2], [1.0, 0.8, 0.5, 0.3], 1.2, 0.9")]
    public static double ArmReach(ReadOnlySpan<double> angles, ReadOnlySpan<double> lengths, double targetX, double targetY)
    {
        double x = 0, y = 0, heading = 0;
        for (int joint = 0; joint < angles.Length; joint++)
        {
            heading += angles[joint];
            x += lengths[joint] * Math.Cos(heading);
            y += lengths[joint] * Math.Sin(heading);
        }

        return double.Hypot(x - targetX, y - targetY);
    }

    [Differentiable]
    [Case("[0.9, 0.1, -0.3, 0.2], [0.4, -0.6, 0.2], 0.1, 5, [0.0, 0.0, 0.0]")]
    public static void AttitudePropagation(ReadOnlySpan<double> initial, ReadOnlySpan<double> rate, double dt, int steps, Span<double> eulerAngles)
    {
        double w = initial[0], x = initial[1], y = initial[2], z = initial[3];
        for (int s = 0; s < steps; s++)
        {
            double dw = -0.5 * (x * rate[0] + y * rate[1] + z * rate[2]);
            double dx = 0.5 * (w * rate[0] + y * rate[2] - z * rate[1]);
            double dy = 0.5 * (w * rate[1] + z * rate[0] - x * rate[2]);
            double dz = 0.5 * (w * rate[2] + x * rate[1] - y * rate[0]);
            (w, x, y, z) = (w + dt * dw, x + dt * dx, y + dt * dy, z + dt * dz);
            double norm = Math.Sqrt(w * w + x * x + y * y + z * z);
            w /= norm;
            x /= norm;
            y /= norm;
            z /= norm;
        }

        eulerAngles[0] = Math.Atan2(2 * (w * x + y * z), 1 - 2 * (x * x + y * y));
        eulerAngles[1] = Math.Asin(Math.Clamp(2 * (w * y - z * x), -1.0, 1.0));
        eulerAngles[2] = Math.Atan2(2 * (w * z + x * y), 1 - 2 * (y * y + z * z));
    }

    [Differentiable]
    [Case("[0.0, 0.0, 1.0, 2.0, 2.5, -0.5, 4.0, 1.0], 16")]
    public static double BezierArcLength(ReadOnlySpan<double> control, int pieces)
    {
        double length = 0, lastX = control[0], lastY = control[1];
        Span<double> px = stackalloc double[4];
        Span<double> py = stackalloc double[4];
        for (int i = 1; i <= pieces; i++)
        {
            double t = (double)i / pieces;
            for (int k = 0; k < 4; k++)
            {
                px[k] = control[2 * k];
                py[k] = control[2 * k + 1];
            }

            for (int level = 3; level > 0; level--)
            {
                for (int k = 0; k < level; k++)
                {
                    px[k] += t * (px[k + 1] - px[k]);
                    py[k] += t * (py[k + 1] - py[k]);
                }
            }

            length += Math.Sqrt((px[0] - lastX) * (px[0] - lastX) + (py[0] - lastY) * (py[0] - lastY));
            lastX = px[0];
            lastY = py[0];
        }

        return length;
    }

    [Differentiable]
    [Case("[0.0, 0.0, 2.0, 0.1, 2.5, 1.5, 1.0, 2.0, -0.5, 1.0], [0.0, 0.0]")]
    public static double PolygonCentroid(ReadOnlySpan<double> xy, Span<double> centroid)
    {
        double twiceArea = 0;
        centroid.Clear();
        int n = xy.Length / 2;
        for (int i = 0, j = n - 1; i < n; j = i++)
        {
            double cross = xy[2 * j] * xy[2 * i + 1] - xy[2 * i] * xy[2 * j + 1];
            twiceArea += cross;
            centroid[0] += (xy[2 * i] + xy[2 * j]) * cross;
            centroid[1] += (xy[2 * i + 1] + xy[2 * j + 1]) * cross;
        }

        centroid[0] /= 3 * twiceArea;
        centroid[1] /= 3 * twiceArea;
        return 0.5 * twiceArea;
    }
}
