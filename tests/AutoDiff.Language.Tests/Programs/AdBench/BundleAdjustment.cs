namespace AdBench;

/// <summary>Reprojection errors of a camera with radial distortion.</summary>
public static partial class BundleAdjustment
{
    /// <summary>Camera: rotation (3), centre (3), focal length, principal point (2), distortion (2).</summary>
    [Differentiable(Derivatives.Default | Derivatives.Jacobian)]
    public static void ReprojectionError(
        ReadOnlySpan<double> camera,
        ReadOnlySpan<double> point,
        double weight,
        [NoDerivative] ReadOnlySpan<double> feature,
        Span<double> error)
    {
        Span<double> projected = stackalloc double[2];
        Project(camera, point, projected);
        error[0] = weight * (projected[0] - feature[0]);
        error[1] = weight * (projected[1] - feature[1]);
    }

    [Differentiable(Derivatives.Default | Derivatives.Jacobian)]
    public static double WeightError(double weight) => 1 - weight * weight;

    [Differentiable]
    public static void Project(ReadOnlySpan<double> camera, ReadOnlySpan<double> point, Span<double> projected)
    {
        var rotation = camera[..3];
        var centre = camera.Slice(3, 3);
        double focal = camera[6];
        var principal = camera.Slice(7, 2);
        var distortion = camera[9..];

        Span<double> moved = stackalloc double[3];
        Span<double> seen = stackalloc double[3];
        for (int i = 0; i < 3; i++)
        {
            moved[i] = point[i] - centre[i];
        }

        Rotate(rotation, moved, seen);
        double u = seen[0] / seen[2];
        double v = seen[1] / seen[2];
        double s = u * u + v * v;
        double radial = 1 + distortion[0] * s + distortion[1] * s * s;
        projected[0] = focal * u * radial + principal[0];
        projected[1] = focal * v * radial + principal[1];
    }

    /// <summary>Rodrigues' formula.</summary>
    [Differentiable]
    public static void Rotate(ReadOnlySpan<double> r, ReadOnlySpan<double> v, Span<double> result)
    {
        double squared = r[0] * r[0] + r[1] * r[1] + r[2] * r[2];
        if (squared == 0)
        {
            result[0] = v[0] + r[1] * v[2] - r[2] * v[1];
            result[1] = v[1] + r[2] * v[0] - r[0] * v[2];
            result[2] = v[2] + r[0] * v[1] - r[1] * v[0];
            return;
        }

        double theta = Math.Sqrt(squared);
        (double sin, double cos) = Math.SinCos(theta);
        double a0 = r[0] / theta, a1 = r[1] / theta, a2 = r[2] / theta;
        double along = (a0 * v[0] + a1 * v[1] + a2 * v[2]) * (1 - cos);
        result[0] = v[0] * cos + (a1 * v[2] - a2 * v[1]) * sin + a0 * along;
        result[1] = v[1] * cos + (a2 * v[0] - a0 * v[2]) * sin + a1 * along;
        result[2] = v[2] * cos + (a0 * v[1] - a1 * v[0]) * sin + a2 * along;
    }
}
