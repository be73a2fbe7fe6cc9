namespace AggregateCases;

/// <summary>Patterns, <c>goto case</c>, <c>try</c>/<c>finally</c>, guards.</summary>
public static partial class Control
{
    public abstract record Shape;

    public sealed record Disc(double Radius) : Shape;

    public sealed record Box(double Width, double Height) : Shape;

    [Differentiable(Derivatives.Jvp)]
    [Case("new Control.Disc(1.5), 2.0")]
    [Case("new Control.Box(1.5, 0.5), 2.0")]
    public static double TypePatterns([NoDerivative] Shape shape, double scale) => shape switch
    {
        Disc { Radius: var r } => Math.PI * r * r * scale * scale,
        Box(var w, var h) => w * h * scale * scale,
        _ => throw new ArgumentException("Unknown shape.", nameof(shape)),
    };

    [Differentiable]
    [Case("0.5, 3")]
    [Case("0.5, 12")]
    [Case("0.5, -4")]
    public static double RelationalAndWhen(double x, int n) => n switch
    {
        < 0 => -x,
        > 10 and < 20 => x * x,
        var k when k % 2 == 1 => k * x,
        _ => Math.Sin(x),
    };

    [Differentiable]
    [Case("0.5")]
    [Case("2.5")]
    [Case("-1.5")]
    public static double RelationalOnActive(double x) => x switch
    {
        < 0 => x * x,
        >= 0 and < 1 => Math.Exp(x),
        _ => Math.Log(x),
    };

    [Differentiable]
    [Case("0.5, 0")]
    [Case("0.5, 1")]
    [Case("0.5, 2")]
    public static double GotoCase(double x, int n)
    {
        double y = x;
        switch (n)
        {
            case 0:
                y *= 2;
                goto case 1;
            case 1:
                y += x * x;
                goto default;
            default:
                y *= y;
                break;
        }

        return y;
    }

    [Differentiable]
    [Case("0.5, [1, 2, 3]")]
    [Case("0.5, [4]")]
    public static double ListPatterns(double x, int[] code) => code is [1, .. var rest] ? x * rest.Length : x * x;

    [Differentiable]
    [Case("[0.5, 1.5], \"a\"")]
    public static double Guards(double[] x, string name)
    {
        ArgumentNullException.ThrowIfNull(x);
        ArgumentException.ThrowIfNullOrEmpty(name);
        if (x.Length < 2)
        {
            throw new ArgumentException("Two numbers are needed.", nameof(x));
        }

        string used = name ?? throw new ArgumentNullException(nameof(name));
        return x[0] * x[1] * used.Length;
    }

    [Differentiable]
    [Case("0.5")]
    public static double TryFinally(double x)
    {
        double y = x;
        try
        {
            y *= x;
        }
        finally
        {
            y += 1;
        }

        return y * x;
    }

    [Differentiable]
    [Case("0.5")]
    public static double UsingAroundAPassiveResource(double x)
    {
        using var stream = new MemoryStream();
        stream.WriteByte(3);
        return x * x * stream.Length;
    }

    [Differentiable]
    [Case("0.5, 3")]
    public static double CheckedArithmetic(double x, int n)
    {
        checked
        {
            int m = n * 1000;
            x *= m + 1;
        }

        return unchecked(x * (n << 30));
    }

    [Differentiable]
    [Case("[0.5, 1.5, 2.0], 1")]
    public static double RefReturn(double[] x, int i)
    {
        At(x, i) *= x[0];
        ref double r = ref At(x, 2);
        r += x[i];
        return x[1] * x[2];
    }

    [Differentiable]
    private static ref double At(double[] x, int i) => ref x[i];

    [Differentiable]
    [Case("1.5")]
    public static double Assertions(double x)
    {
        System.Diagnostics.Debug.Assert(x > 0, $"x is {x}");
        return x * x;
    }

    private const int Way = 2;

    public static void Note(int number) => GC.KeepAlive(number);

    // What can never be entered is the point.
#pragma warning disable CS0162
    [Differentiable]
    [Case("0.5")]
    public static double AFinallyThatIsNeverReached(double x)
    {
        for (int i = 0; i < 3; i++)
        {
            for (int k = 0; k < 2; k++)
            {
                switch (Way % 3)
                {
                    case 0:
                    {
                        try
                        {
                            if (x > 5)
                            {
                                return x;
                            }
                        }
                        finally
                        {
                            Note(k);
                        }

                        double[,] t = new double[,] { { x, Math.Atan(x) }, { 1.25, 2.0 } };
                    }

                    break;
                    case 2:
                        x += Math.Atan(x);
                        break;
                }

                x = Math.Tanh(x);
            }
        }

        return x;
    }
#pragma warning restore CS0162
}
