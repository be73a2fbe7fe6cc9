namespace Acceptance.QuaternionAttitudeFilter
{
    public static class Program
    {
        public static void Run()
        {
            double[] gyro = [0.1, 0.2, -0.1, 0.05, 0.3, 0.2];
            double[] g = new double[6];
            Attitude.ErrorGradient(gyro, 0.01, 0.1, g, out double gb);
            Check.Equal(Check.Slopes(w => Attitude.Error(w, 0.01, 0.1), gyro), g, tolerance: 1e-6);
            Check.Equal(Check.Slope(b => Attitude.Error(gyro, b, 0.1), 0.01), gb, tolerance: 1e-6);
        }
    }

    public readonly partial record struct Vec3(double X, double Y, double Z)
    {
        [Differentiable]
        public static Vec3 operator +(Vec3 a, Vec3 b) => new(a.X + b.X, a.Y + b.Y, a.Z + b.Z);
        [Differentiable]
        public static Vec3 operator *(double s, Vec3 v) => new(s * v.X, s * v.Y, s * v.Z);
        [Differentiable]
        public static double Dot(Vec3 a, Vec3 b) => a.X * b.X + a.Y * b.Y + a.Z * b.Z;
        [Differentiable]
        public static Vec3 Cross(Vec3 a, Vec3 b) => new(a.Y * b.Z - a.Z * b.Y, a.Z * b.X - a.X * b.Z, a.X * b.Y - a.Y * b.X);
    }

    public readonly partial struct Quat(double w, Vec3 v)
    {
        public double W { get; } = w;
        public Vec3 V { get; } = v;
        public static Quat Identity => new(1, default);

        [Differentiable]
        public static Quat operator *(Quat a, Quat b) => new(a.W * b.W - Vec3.Dot(a.V, b.V), a.W * b.V + b.W * a.V + Vec3.Cross(a.V, b.V));
        [Differentiable(ThisIsActive = true)]
        public Quat Normalized()
        {
            double n = Math.Sqrt(W * W + Vec3.Dot(V, V));
            return new Quat(W / n, 1 / n * V);
        }

        [Differentiable(ThisIsActive = true)]
        public Vec3 Rotate(Vec3 p)
        {
            var t = 2.0 * Vec3.Cross(V, p);
            return p + W * t + Vec3.Cross(V, t);
        }

        [Differentiable]
        public static Quat FromRotationVector(Vec3 r)
        {
            double angle = Math.Sqrt(Vec3.Dot(r, r) + 1e-18);
            var(s, c) = Math.SinCos(angle / 2);
            return new(c, s / angle * r);
        }
    }

    public static partial class Attitude
    {
        [Differentiable]
        public static double Error(ReadOnlySpan<double> gyro, double bias, [NoDerivative] double dt)
        {
            var q = Quat.Identity;
            for (int i = 0; i + 2 < gyro.Length; i += 3)
            {
                var rate = new Vec3(gyro[i] - bias, gyro[i + 1] - bias, gyro[i + 2] - bias);
                q = (q * Quat.FromRotationVector(dt * rate)).Normalized();
            }

            var up = q.Rotate(new Vec3(0, 0, 1));
            return up.X * up.X + up.Y * up.Y + q.W;
        }

        public static double Error(double[] g, double b, double dt) => Error((ReadOnlySpan<double>)g, b, dt);
    }
}

namespace Acceptance.RigidBodyMutableStructs
{
    public static class Program
    {
        public static void Run()
        {
            RigidBody.EnergyAfterGradient(1.0, 0.5, 0.2, out double a, out double b, out double c);
            Check.Equal(Check.Slope(x => RigidBody.EnergyAfter(x, 0.5, 0.2), 1.0), a, tolerance: 1e-6);
            Check.Equal(Check.Slope(x => RigidBody.EnergyAfter(1.0, x, 0.2), 0.5), b, tolerance: 1e-6);
            Check.Equal(Check.Slope(x => RigidBody.EnergyAfter(1.0, 0.5, x), 0.2), c, tolerance: 1e-6);
        }
    }

    public struct V
    {
        public double X, Y, Z;
    }

    public struct State
    {
        public V Omega;
        public V Angle;
        public double Time;
    }

    public static partial class RigidBody
    {
        static readonly (double X, double Y, double Z) Inertia = (1.0, 2.0, 3.0);
        [Differentiable]
        static V Torque(in State s, double k) => new()
        {
            X = -k * s.Angle.X,
            Y = -k * s.Angle.Y,
            Z = -k * s.Angle.Z
        };
        [Differentiable]
        static void Step(ref State s, double k, double h)
        {
            V t = Torque(in s, k);
            s.Omega.X += h * ((Inertia.Y - Inertia.Z) * s.Omega.Y * s.Omega.Z + t.X) / Inertia.X;
            s.Omega.Y += h * ((Inertia.Z - Inertia.X) * s.Omega.Z * s.Omega.X + t.Y) / Inertia.Y;
            s.Omega.Z += h * ((Inertia.X - Inertia.Y) * s.Omega.X * s.Omega.Y + t.Z) / Inertia.Z;
            s.Angle.X += h * s.Omega.X;
            s.Angle.Y += h * s.Omega.Y;
            s.Angle.Z += h * s.Omega.Z;
            s.Time += h;
        }

        [Differentiable]
        public static double EnergyAfter(double wx, double wy, double k)
        {
            var s = new State
            {
                Omega =
                {
                    X = wx,
                    Y = wy,
                    Z = 0.1
                }
            };
            for (int i = 0; i < 25; i++)
                Step(ref s, k, 0.02);
            return 0.5 * (Inertia.X * s.Omega.X * s.Omega.X + Inertia.Y * s.Omega.Y * s.Omega.Y + Inertia.Z * s.Omega.Z * s.Omega.Z) + s.Time * s.Angle.Z;
        }
    }
}

namespace Acceptance.RayMarcherSdfInterface
{
    public static class Program
    {
        public static void Run()
        {
            var scene = new IShape[]
            {
                new Sphere(0.5),
                new Box(0.3)
            };
            Marcher.ShadeGradient(scene, 0.1, 0.05, out double gu, out double gv);
            Check.Equal(Check.Slope(u => Marcher.Shade(scene, u, 0.05), 0.1, 1e-4), gu, tolerance: 1e-5);
        }
    }

    public partial interface IShape
    {
        [Differentiable]
        double Distance(double x, double y, double z);
    }

    public sealed partial class Sphere(double r) : IShape
    {
        [Differentiable]
        public double Distance(double x, double y, double z) => Math.Sqrt(x * x + y * y + z * z) - r;
    }

    public sealed partial class Box(double h) : IShape
    {
        [Differentiable]
        public double Distance(double x, double y, double z)
        {
            double qx = Math.Abs(x - 1) - h, qy = Math.Abs(y) - h, qz = Math.Abs(z) - h;
            double ox = Math.Max(qx, 0), oy = Math.Max(qy, 0), oz = Math.Max(qz, 0);
            return Math.Sqrt(ox * ox + oy * oy + oz * oz + 1e-12) + Math.Min(Math.Max(qx, Math.Max(qy, qz)), 0);
        }
    }

    public static partial class Marcher
    {
        [Differentiable]
        static double Scene(IShape[] shapes, double x, double y, double z)
        {
            double d = double.PositiveInfinity;
            foreach (var s in shapes)
                d = Math.Min(d, s.Distance(x, y, z));
            return d;
        }

        [Differentiable]
        public static double Shade(IShape[] shapes, double u, double v)
        {
            double n = Math.Sqrt(u * u + v * v + 1), dx = u / n, dy = v / n, dz = 1 / n, t = 0;
            for (int i = 0; i < 64; i++)
            {
                double d = Scene(shapes, dx * t, dy * t, dz * t - 2);
                if (d < 1e-9)
                    break;
                t += d;
                if (t > 10)
                    return 0;
            }

            return 1 / (t * t);
        }
    }
}

namespace Acceptance.NbodyBodies
{
    public static class Program
    {
        public static void Run()
        {
            var bodies = new Body[]
            {
                new(new(0, 0), new(0, 0.1), 1),
                new(new(1, 0), new(0, 0.8), 0.1),
                new(new(-1.5, 0), new(0, -0.6), 0.05)
            };
            var g = new Body[3];
            Gravity.EnergyGradient(bodies, 0.01, 20, g, out _);
            Check.Equal(Check.Slope(m =>
            {
                var c = (Body[])bodies.Clone();
                c[1] = c[1] with
                {
                    Mass = m
                };
                return Gravity.Energy(c, 0.01, 20);
            }, 0.1), g[1].Mass, tolerance: 1e-6);
            Check.Equal(Check.Slope(m =>
            {
                var c = (Body[])bodies.Clone();
                c[2] = c[2] with
                {
                    Position = new(m, 0)
                };
                return Gravity.Energy(c, 0.01, 20);
            }, -1.5), g[2].Position.X, tolerance: 1e-6);
        }
    }

    public readonly partial record struct Vec2(double X, double Y)
    {
        [Differentiable]
        public static Vec2 operator +(Vec2 a, Vec2 b) => new(a.X + b.X, a.Y + b.Y);
        [Differentiable]
        public static Vec2 operator -(Vec2 a, Vec2 b) => new(a.X - b.X, a.Y - b.Y);
        [Differentiable]
        public static Vec2 operator *(double s, Vec2 v) => new(s * v.X, s * v.Y);
        [Differentiable(ThisIsActive = true)]
        public double LengthSquared => X * X + Y * Y;
    }

    public record struct Body(Vec2 Position, Vec2 Velocity, double Mass);
    public static partial class Gravity
    {
        [Differentiable]
        static Vec2[] Accelerations(Body[] bodies)
        {
            var a = new Vec2[bodies.Length];
            for (int i = 0; i < bodies.Length; i++)
                foreach (var other in bodies)
                {
                    var d = other.Position - bodies[i].Position;
                    double r2 = d.LengthSquared + 0.01;
                    a[i] += other.Mass / (r2 * Math.Sqrt(r2)) * d;
                }

            return a;
        }

        [Differentiable]
        public static double Energy(Body[] initial, double dt, int steps)
        {
            var bodies = initial.ToArray();
            for (int s = 0; s < steps; s++)
            {
                var a = Accelerations(bodies);
                for (int i = 0; i < bodies.Length; i++)
                {
                    bodies[i].Velocity += dt * a[i];
                    bodies[i].Position += dt * bodies[i].Velocity;
                }
            }

            return bodies.Sum(b => 0.5 * b.Mass * b.Velocity.LengthSquared);
        }
    }
}

namespace Acceptance.GaussianProcess2dArrays
{
    public static class Program
    {
        public static void Run()
        {
            double[] x = [0, 0.5, 1.2], y = [0.1, 0.8, 0.4];
            double[] gx = new double[3], gy = new double[3];
            Gp.NllGradient(x, y, 0.7, 1.1, 0.1, gx, gy, out double gl, out double gs, out double gn);
            Check.Equal(Check.Slope(l => Gp.Nll(x, y, l, 1.1, 0.1), 0.7), gl, tolerance: 1e-6);
            Check.Equal(Check.Slope(l => Gp.Nll(x, y, 0.7, 1.1, l), 0.1), gn, tolerance: 1e-5);
            Check.Equal(Check.Slopes(v => Gp.Nll(x, v, 0.7, 1.1, 0.1), y), gy, tolerance: 1e-6);
        }
    }

    public static partial class Gp
    {
        [Differentiable]
        static double Kernel(double a, double b, double length, double sigma) => sigma * sigma * Math.Exp(-0.5 * (a - b) * (a - b) / (length * length));
        [Differentiable]
        static double[, ] Cholesky(double[, ] a)
        {
            int n = a.GetLength(0);
            var l = new double[n, n];
            for (int i = 0; i < n; i++)
                for (int j = 0; j <= i; j++)
                {
                    double s = a[i, j];
                    for (int k = 0; k < j; k++)
                        s -= l[i, k] * l[j, k];
                    l[i, j] = i == j ? Math.Sqrt(s) : s / l[j, j];
                }

            return l;
        }

        [Differentiable]
        public static double Nll(double[] x, double[] y, double length, double sigma, double noise)
        {
            int n = x.Length;
            var k = new double[n, n];
            for (int i = 0; i < n; i++)
                for (int j = 0; j < n; j++)
                    k[i, j] = Kernel(x[i], x[j], length, sigma) + (i == j ? noise * noise : 0);
            var l = Cholesky(k);
            var z = new double[n];
            double logDet = 0, quad = 0;
            for (int i = 0; i < n; i++)
            {
                double s = y[i];
                for (int j = 0; j < i; j++)
                    s -= l[i, j] * z[j];
                z[i] = s / l[i, i];
                quad += z[i] * z[i];
                logDet += Math.Log(l[i, i]);
            }

            return 0.5 * quad + logDet + 0.5 * n * Math.Log(2 * Math.PI);
        }
    }
}

namespace Acceptance.FftComplexArray
{
    public static class Program
    {
        public static void Run()
        {
            double[] s = [0.5, -1, 2, 0.25, 1.5, -0.5, 0.75, 1], g = new double[8];
            Fft.LossGradient(s, g);
            Check.Equal(Check.Slopes(v => Fft.Loss(v), s), g, tolerance: 1e-6);
        }
    }

    public static partial class Fft
    {
        [Differentiable]
        static void Transform(Span<Complex> a)
        {
            int n = a.Length;
            if (n == 1)
                return;
            var even = new Complex[n / 2];
            var odd = new Complex[n / 2];
            for (int i = 0; i < n / 2; i++)
            {
                even[i] = a[2 * i];
                odd[i] = a[2 * i + 1];
            }

            Transform(even);
            Transform(odd);
            for (int k = 0; k < n / 2; k++)
            {
                var t = Complex.FromPolarCoordinates(1, -2 * Math.PI * k / n) * odd[k];
                a[k] = even[k] + t;
                a[k + n / 2] = even[k] - t;
            }
        }

        [Differentiable]
        public static double Loss(double[] x)
        {
            var a = new Complex[x.Length];
            for (int i = 0; i < x.Length; i++)
                a[i] = new Complex(x[i], 0);
            Transform(a);
            double loss = 0;
            for (int k = 0; k < a.Length; k++)
            {
                double p = a[k].Real * a[k].Real + a[k].Imaginary * a[k].Imaginary;
                loss += Math.Log(1 + p) * k;
            }

            return loss;
        }
    }
}
