using System.Numerics;

namespace AutoDiff.Benchmarks.AdBench;

/// <summary>The residuals of <see cref="global::AdBench.BundleAdjustment"/> on any real numbers.</summary>
internal static class BundleAdjustmentGeneric
{
    public static void ReprojectionError<T>(T[] camera, T[] point, T weight, T[] feature, T[] error)
        where T : struct, IFloatingPointIeee754<T>
    {
        T r0 = camera[0], r1 = camera[1], r2 = camera[2];
        T v0 = point[0] - camera[3], v1 = point[1] - camera[4], v2 = point[2] - camera[5];
        T squared = (r0 * r0) + (r1 * r1) + (r2 * r2);
        T y0, y1, y2;
        if (squared == T.Zero)
        {
            y0 = v0 + (r1 * v2) - (r2 * v1);
            y1 = v1 + (r2 * v0) - (r0 * v2);
            y2 = v2 + (r0 * v1) - (r1 * v0);
        }
        else
        {
            T theta = T.Sqrt(squared);
            (T sin, T cos) = (T.Sin(theta), T.Cos(theta));
            T a0 = r0 / theta, a1 = r1 / theta, a2 = r2 / theta;
            T along = ((a0 * v0) + (a1 * v1) + (a2 * v2)) * (T.One - cos);
            y0 = (v0 * cos) + (((a1 * v2) - (a2 * v1)) * sin) + (a0 * along);
            y1 = (v1 * cos) + (((a2 * v0) - (a0 * v2)) * sin) + (a1 * along);
            y2 = (v2 * cos) + (((a0 * v1) - (a1 * v0)) * sin) + (a2 * along);
        }

        T u = y0 / y2, v = y1 / y2;
        T s = (u * u) + (v * v);
        T radial = T.One + (camera[9] * s) + (camera[10] * s * s);
        error[0] = weight * ((camera[6] * u * radial) + camera[7] - feature[0]);
        error[1] = weight * ((camera[6] * v * radial) + camera[8] - feature[1]);
    }
}
