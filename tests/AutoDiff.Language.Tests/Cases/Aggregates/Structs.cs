namespace AggregateCases;

/// <summary>A vector of the plane, as everybody writes one.</summary>
public readonly partial struct Vec2(double x, double y)
{
    public double X { get; } = x;

    public double Y { get; } = y;

    [Differentiable(ThisIsActive = true)]
    [Case("", On = "new Vec2(0.6, -0.8)")]
    public double Length => Math.Sqrt(X * X + Y * Y);

    public static Vec2 Zero => new(0, 0);

    [Differentiable]
    public static Vec2 operator +(Vec2 a, Vec2 b) => new(a.X + b.X, a.Y + b.Y);

    [Differentiable]
    public static Vec2 operator -(Vec2 a, Vec2 b) => new(a.X - b.X, a.Y - b.Y);

    [Differentiable]
    public static Vec2 operator -(Vec2 a) => new(-a.X, -a.Y);

    [Differentiable]
    public static Vec2 operator *(double s, Vec2 a) => new(s * a.X, s * a.Y);

    [Differentiable]
    public static double Dot(Vec2 a, Vec2 b) => a.X * b.X + a.Y * b.Y;

    [Differentiable(ThisIsActive = true)]
    [Case("0.3", On = "new Vec2(0.6, -0.8)")]
    public Vec2 Rotated(double angle)
    {
        double c = Math.Cos(angle), s = Math.Sin(angle);
        return new Vec2(c * X - s * Y, s * X + c * Y);
    }
}

/// <summary>A struct with public fields, some of them passive.</summary>
public struct Particle
{
    public Vec2 Position;
    public Vec2 Velocity;
    public double Mass;
    public int Id;
    [NoDerivative] public double Radius;
}

/// <summary>A struct that changes itself.</summary>
public partial struct Accumulator
{
    private double sum;
    private double weight;

    [Differentiable(ThisIsActive = true)]
    public readonly double Mean => sum / weight;

    [Differentiable(ThisIsActive = true)]
    [Case("1.5, 2.0", On = "new Accumulator()")]
    public void Add(double value, double w)
    {
        sum += value * w;
        weight += w;
    }

    [Differentiable]
    [Case("[1.0, 2.5, -0.5], [0.5, 0.25, 1.0]")]
    public static double MutableStructLocal(ReadOnlySpan<double> values, ReadOnlySpan<double> weights)
    {
        var accumulator = new Accumulator();
        for (int i = 0; i < values.Length; i++)
        {
            accumulator.Add(values[i], weights[i]);
        }

        return accumulator.Mean;
    }
}

/// <summary>Structs as values, parameters, results and elements.</summary>
public static partial class Structs
{
    [Differentiable]
    [Case("new Vec2(0.6, -0.8), 0.5")]
    public static double ByValue(Vec2 v, double s) => v.X * s + v.Y * v.Y;

    [Differentiable]
    [Case("new Vec2(0.6, -0.8), new Vec2(1.5, 0.25)")]
    public static double ByIn(in Vec2 a, in Vec2 b) => a.X * b.Y - a.Y * b.X;

    [Differentiable]
    [Case("0.6, -0.8")]
    public static Vec2 AsResult(double x, double y) => new(x * y, x + y * y);

    [Differentiable]
    [Case("new Vec2(0.6, -0.8), new Vec2(1.5, 0.25), 0.5")]
    public static Vec2 Operators(Vec2 a, Vec2 b, double s) => a + s * (b - a) - -b;

    [Differentiable]
    [Case("new Vec2(0.6, -0.8), new Vec2(1.5, 0.25)")]
    public static double MethodsOfTheStruct(Vec2 a, Vec2 b) => Vec2.Dot(a.Rotated(0.5), b) * b.Length;

    [Differentiable]
    [Case("new Vec2(0.6, -0.8), 4")]
    public static Vec2 LocalInALoop(Vec2 v, int n)
    {
        Vec2 sum = Vec2.Zero;
        for (int i = 0; i < n; i++)
        {
            sum += v;
            v = v.Rotated(0.1 * i + sum.X);
        }

        return sum;
    }

    [Differentiable]
    [Case("new Particle { Position = new(0.5, 1.0), Velocity = new(-0.5, 0.25), Mass = 2, Id = 3, Radius = 0.5 }")]
    public static double FieldsActiveAndPassive(Particle p) =>
        0.5 * p.Mass * Vec2.Dot(p.Velocity, p.Velocity) + p.Id * p.Position.Y * p.Radius;

    [Differentiable]
    [Case("new Particle { Position = new(0.5, 1.0), Velocity = new(-0.5, 0.25), Mass = 2, Id = 3 }, 0.1")]
    public static void MutatedThroughRef(ref Particle p, double dt)
    {
        p.Velocity += dt / p.Mass * new Vec2(0, -9.81);
        p.Position += dt * p.Velocity;
        p.Id++;
    }

    [Differentiable]
    [Case("new Particle { Position = new(0.5, 1.0), Velocity = new(-0.5, 0.25), Mass = 2, Id = 3 }")]
    public static double CopiesAreIndependent(Particle p)
    {
        Particle q = p;
        q.Mass *= 2;
        q.Position = p.Velocity;
        return q.Mass * p.Mass * q.Position.X + p.Position.X;
    }

    [Differentiable]
    [Case("0.5, 1.5")]
    public static double ObjectInitialiser(double x, double y)
    {
        var p = new Particle { Position = new Vec2(x, y), Mass = x * y };
        return p.Mass * p.Position.Length + p.Velocity.X;
    }

    [Differentiable]
    [Case("[new Particle { Position = new(0.5, 1.0), Mass = 2 }, new Particle { Position = new(-0.5, 0.25), Mass = 3 }, new Particle { Position = new(1.5, -0.75), Mass = 1 }]")]
    public static double SpanOfStructs(ReadOnlySpan<Particle> particles)
    {
        double energy = 0;
        for (int i = 0; i < particles.Length; i++)
        {
            for (int j = 0; j < i; j++)
            {
                energy -= particles[i].Mass * particles[j].Mass / (particles[i].Position - particles[j].Position).Length;
            }
        }

        return energy;
    }

    [Differentiable]
    [Case("[new Particle { Position = new(0.5, 1.0), Velocity = new(1, 2), Mass = 2 }, new Particle { Position = new(-0.5, 0.25), Mass = 3 }], 0.1")]
    public static void ArrayOfStructsInPlace(Particle[] particles, double dt)
    {
        for (int i = 0; i < particles.Length; i++)
        {
            ref Particle p = ref particles[i];
            p.Position += dt * p.Velocity;
            particles[i].Velocity = -p.Position;
            p.Mass *= p.Position.X;
        }
    }

    [Differentiable]
    [Case("0.5")]
    public static double DefaultStruct(double x)
    {
        Particle p = default;
        p.Mass += x;
        return p.Mass * p.Mass + p.Position.X;
    }

    [Differentiable]
    [Case("new Vec2(0.6, -0.8), true")]
    [Case("new Vec2(0.6, -0.8), false")]
    public static double ChosenStruct(Vec2 v, bool flip)
    {
        Vec2 w = flip ? new Vec2(v.Y, v.X) : -v;
        return w.X * v.Y + w.Y;
    }
}
