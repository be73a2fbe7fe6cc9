namespace LanguageCases;

/// <summary>What the fuzzer found, each made small and named.</summary>
public static partial class FuzzFindings
{
    [Differentiable]
    [Case("0.5, 1.5")]
    public static void Scale(ref double x, double by) => x *= 1 + by * by;

    [Differentiable]
    [Case("0.5, 1.5")]
    public static double ArgumentIsZeroTimesAnActiveValue(double x, double y)
    {
        Scale(ref x, 0.0 * y);
        return x * y;
    }

    [Differentiable]
    [Case("0.5, 3")]
    public static double RecursiveArgumentIsZeroTimesAnActiveValue(double x, int depth) =>
        depth <= 0 ? x : RecursiveArgumentIsZeroTimesAnActiveValue(0.0 * x, depth - 1) + x * x;

    /// <summary>Reads its first argument after it has written the last.</summary>
    [Differentiable]
    [Case("0.5, 1.5, -2.0")]
    public static double ReadsAfterWriting(in double first, double second, ref double last)
    {
        last = second * last;
        return (first + 1.0) * second;
    }

    /// <summary>A product with one is a value, not the variable that the same call changes.</summary>
    [Differentiable]
    [Case("0.5, 1.5")]
    public static double InArgumentBesideARefToItsVariable(double x, double y)
    {
        double value = ReadsAfterWriting(1.0 * x, y, ref x);
        return value * x;
    }

    /// <summary>The inner call overwrites the element after the outer one has taken its address, and before it reads it.</summary>
    [Differentiable]
    [Case("0.5, 1.5")]
    public static double ReferenceToWhatALaterArgumentWrites(double x, double y)
    {
        double[] a = [x, y];
        return Replaced(ref a[0], Overwritten(a, x, y)) + a[0] * a[1];
    }

    [Differentiable]
    public static double Replaced(ref double value, double by)
    {
        double old = value;
        value = old * old + by;
        return old - 3 * by;
    }

    [Differentiable]
    public static double Overwritten(double[] a, double p, double q)
    {
        a[0] = p * q + 2;
        return p - q * q;
    }

    /// <summary>The tangent of a struct that only an inlined call reads, and a call after which all tangents of memory are computed.</summary>
    [Differentiable]
    [Case("0.5")]
    public static double StructTangentReadFromMemoryLater(double x)
    {
        Twice pair = new() { A = x, B = x * x };
        double[] kept = [Math.Tanh(x), pair.Dot(new Twice { A = 3 % 2 == 1 ? pair.B : x, B = -0.75 })];
        return kept[0] * kept[1];
    }

    public partial struct Twice
    {
        public double A;
        public double B;

        [Differentiable(Derivatives.Jvp | Derivatives.Vjp, ThisIsActive = true)]
        public readonly double Dot(Twice other) => A * other.A + B * other.B;
    }

    /// <summary>The adjoint of the sum is known when the callee has been reversed, not before.</summary>
    [Differentiable]
    [Case("0.4, 0.7")]
    public static double ASumThatGoesIntoACallee(double x, double y)
    {
        double sum = 0;
        for (int i = 0; i < 2; i++)
        {
            sum += Math.Cos(x);
        }

        double called = Unchanged(0.25 * (y - (0.6 * sum)));
        double z = 0;
        for (int i = 0; i < 2; i++)
        {
            z = Math.Sin(called * y) + (z * called);
        }

        return z;
    }

    [Differentiable]
    [System.Runtime.CompilerServices.MethodImpl(System.Runtime.CompilerServices.MethodImplOptions.NoInlining)]
    internal static double Unchanged(double x) => x;

    /// <summary>Both calls give out into one variable whose derivative nothing needs.</summary>
    [Differentiable]
    [Case("0.4, [0.3, -0.7, 1.1], 2")]
    [Case("0.4, [0.3, 0.7, 1.1], 2")]
    public static double GivenOutInBothBranches(double x, ReadOnlySpan<double> r, int n)
    {
        double b = n * -r[1];
        if (b > 0.5)
        {
            PositivePart(out b, r);
        }
        else
        {
            PositivePart(out b, r[1..]);
        }

        return x * r[0];
    }

    [Differentiable]
    internal static double PositivePart(out double part, ReadOnlySpan<double> r)
    {
        part = 0;
        for (int i = 0; i < r.Length; i++)
        {
            if (r[i] > 0)
            {
                part += r[i];
            }
        }

        return r[0];
    }

    /// <summary>A method of a struct sees the variable as the arguments have left it, an operator the value that it was given.</summary>
    [Differentiable]
    [Case("0.3, 0.7")]
    public static double AReceiverThatAnArgumentChanges(double x, double y)
    {
        Reading reading = new Reading { A = Math.Exp(x), B = x * y };
        double z = x + y;
        Reading[] readings = [reading];
        int i = 0;
        return reading.Times(reading.A + Overwrite(ref reading))
            + Scaled(in z, Square(ref z))
            + readings[i].Times(readings[i++].B + Overwrite(ref readings[0]));
    }

    public partial struct Reading
    {
        public double A;
        public double B;

        [Differentiable(ThisIsActive = true)]
        public readonly double Times(double by) => A * by + B;
    }

    [Differentiable]
    internal static double Overwrite(ref Reading reading)
    {
        reading.A = 5 * reading.B;
        return reading.B;
    }

    [Differentiable]
    internal static double Scaled(in double x, double by) => x * by;

    [Differentiable]
    internal static double Square(ref double x)
    {
        x *= x;
        return x;
    }
}
