namespace LanguageCases;

/// <summary>Arms, cameras and filters.</summary>
public static partial class Kinematics
{
    [Differentiable]
    private static void DhTransform(double theta, double d, double a, double alpha, Span<double> t)
    {
        (double st, double ct) = Math.SinCos(theta);
        (double sa, double ca) = Math.SinCos(alpha);
        t[0] = ct; t[1] = -st * ca; t[2] = st * sa; t[3] = a * ct;
        t[4] = st; t[5] = ct * ca; t[6] = -ct * sa; t[7] = a * st;
        t[8] = 0; t[9] = sa; t[10] = ca; t[11] = d;
        t[12] = t[13] = t[14] = 0; t[15] = 1;
    }

    [Differentiable]
    private static void Multiply(ReadOnlySpan<double> a, ReadOnlySpan<double> b, Span<double> c)
    {
        for (int i = 0; i < 4; i++)
            for (int j = 0; j < 4; j++)
            {
                double sum = 0;
                for (int k = 0; k < 4; k++) sum += a[4 * i + k] * b[4 * k + j];
                c[4 * i + j] = sum;
            }
    }

    private static readonly (double D, double A, double Alpha)[] Arm = [(0.34, 0, -Math.PI / 2), (0, 0.4, 0.1), (0.1, 0.3, Math.PI / 3)];

    [Differentiable]
    [Case("[0.1, -0.5, 0.9], [0.0,0,0]")]
    public static void ForwardKinematics(ReadOnlySpan<double> joints, Span<double> position)
    {
        Span<double> pose = stackalloc double[16], link = stackalloc double[16], next = stackalloc double[16];
        for (int i = 0; i < 16; i += 5) pose[i] = 1;
        for (int i = 0; i < joints.Length; i++)
        {
            var (d, a, alpha) = Arm[i];
            DhTransform(joints[i], d, a, alpha, link);
            Multiply(pose, link, next);
            next.CopyTo(pose);
        }
        position[0] = pose[3]; position[1] = pose[7]; position[2] = pose[11];
    }

    [Differentiable]
    [Case("[0.1, -0.5, 0.9], [0.3, 0.2, 0.5]")]
    public static double IkError(ReadOnlySpan<double> joints, ReadOnlySpan<double> target)
    {
        Span<double> p = stackalloc double[3];
        ForwardKinematics(joints, p);
        double e = 0;
        for (int i = 0; i < 3; i++) e += (p[i] - target[i]) * (p[i] - target[i]);
        return 0.5 * e;
    }

    [Differentiable]
    [Case("[0.1, -0.2, 0.3, 0.5, -0.1, 2.0, 500, 0.01, -0.02], [0.4, 0.5, 3.0], [0.0, 0]")]
    public static void Reproject(ReadOnlySpan<double> camera, ReadOnlySpan<double> point, Span<double> pixel)
    {
        var w = camera[..3];
        double theta2 = w[0] * w[0] + w[1] * w[1] + w[2] * w[2];
        double x = point[0], y = point[1], z = point[2];
        if (theta2 > 1e-12)
        {
            double theta = Math.Sqrt(theta2), c = Math.Cos(theta), s = Math.Sin(theta), k = (w[0] * x + w[1] * y + w[2] * z) * (1 - c) / theta2;
            (x, y, z) = (x * c + (w[1] * z - w[2] * y) * s / theta + w[0] * k,
                         y * c + (w[2] * x - w[0] * z) * s / theta + w[1] * k,
                         z * c + (w[0] * y - w[1] * x) * s / theta + w[2] * k);
        }
        else
        {
            (x, y, z) = (x + w[1] * z - w[2] * y, y + w[2] * x - w[0] * z, z + w[0] * y - w[1] * x);
        }
        x += camera[3]; y += camera[4]; z += camera[5];
        double u = -x / z, v = -y / z, r2 = u * u + v * v;
        double distortion = 1 + r2 * (camera[7] + r2 * camera[8]);
        pixel[0] = camera[6] * distortion * u;
        pixel[1] = camera[6] * distortion * v;
    }

    [Differentiable]
    [Case("[1.0, 0.5], [0.5, 0.1, 0.1, 0.4], [1.2, 0.3, 0.9], 0.1, 0.05")]
    public static double EkfLogLikelihood(ReadOnlySpan<double> x0, ReadOnlySpan<double> p0, ReadOnlySpan<double> observations, double q, double r)
    {
        double x = x0[0], v = x0[1], p00 = p0[0], p01 = p0[1], p10 = p0[2], p11 = p0[3], ll = 0;
        const double dt = 0.1;
        foreach (var z in observations)
        {
            x += dt * v; v -= dt * Math.Sin(x);
            double a = -dt * Math.Cos(x);
            (p00, p01, p10, p11) = (p00 + dt * (p01 + p10) + dt * dt * p11 + q, p01 + a * p00 + dt * p11, p10 + a * p00 + dt * p11, p11 + a * (p01 + p10) + q);
            double s = p00 + r, k0 = p00 / s, k1 = p10 / s, y = z - x;
            x += k0 * y; v += k1 * y;
            (p00, p01, p10, p11) = ((1 - k0) * p00, (1 - k0) * p01, p10 - k1 * p00, p11 - k1 * p01);
            ll -= 0.5 * (y * y / s + Math.Log(2 * Math.PI * s));
        }
        return ll;
    }
}
