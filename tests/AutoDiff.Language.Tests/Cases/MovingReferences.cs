using System.Numerics;

namespace LanguageCases;

/// <summary>References that a loop moves, parts that are turned round, and elements of vectors by their index.</summary>
public static partial class MovingReferences
{
    [Differentiable(Derivatives.All)]
    [Case("[1, 3, 2]")]
    public static double DoubledMaximum(Span<double> x)
    {
        ref double largest = ref x[0];
        for (int i = 1; i < x.Length; i++)
        {
            if (x[i] > largest)
            {
                largest = ref x[i];
            }
        }

        largest *= 2;
        return (x[1] * x[0]) + largest;
    }

    [Differentiable(Derivatives.Default | Derivatives.Hvp)]
    [Case("[1, 3, 2]")]
    public static double EachInTurn(double[] x)
    {
        ref double current = ref x[0];
        foreach (int i in new[] { 2, 1 })
        {
            current = ref x[i];
            current += x[0] * x[0];
        }

        return (x[1] * x[0]) + (current * current);
    }

    [Differentiable(Derivatives.Default | Derivatives.Hvp)]
    [Case("2, 3")]
    public static double ListsTurnedRound(double x, int n)
    {
        var powers = new List<double>();
        for (int i = 0; i < n; i++)
        {
            powers.Add(Math.Pow(x, i + 1));
        }

        powers.Reverse();
        powers.Reverse(0, 2);
        double sum = 0;
        for (int i = 0; i < powers.Count; i++)
        {
            sum += (i + 1) * powers[i];
        }

        return sum;
    }

    [Differentiable]
    [Case("[1, 2, 3]")]
    public static double AParameterTurnedRound(List<double> x)
    {
        x.Reverse();
        x.Reverse(1, 2);
        double sum = 0;
        for (int i = 0; i < x.Count; i++)
        {
            sum += (i + 1) * x[i] * x[i];
        }

        return sum;
    }

    [Differentiable(Derivatives.Default | Derivatives.Hvp)]
    [Case("[1, 2, 3]")]
    public static double PartOfAnArrayTurnedRound(double[] x)
    {
        Array.Reverse(x, 1, 2);
        double sum = 0;
        for (int i = 0; i < x.Length; i++)
        {
            sum += (i + 1) * x[i] * x[i];
        }

        return sum;
    }

    [Differentiable]
    [Case("new Vector3(1, 2, 3), 5, 1")]
    public static float VectorElements(Vector3 v, float x, int i)
    {
        v[2] = x * v.X;
        v[i] += x;
        v[0] *= 2;
        return v.X * v.Y * v.Z;
    }

    [Differentiable]
    [Case("new Vector3(1, 2, 3), 5, 1")]
    public static float MatrixElements(Vector3 v, float x, int i)
    {
        Matrix4x4 m = Matrix4x4.Identity;
        m[0, 1] = x;
        m[i, i] = v.X;
        m[3, i] -= v.Y;
        Vector3[] moved = [v];
        moved[0][1] = x * x;
        return Vector3.Transform(v, m).LengthSquared() + moved[0].Y;
    }

    [Differentiable(Derivatives.All)]
    [Case("[1, 2]")]
    public static double WideIndices(double[] x)
    {
        long n = x.LongLength;
        double[] squares = new double[n];
        double sum = 0;
        for (long i = 0; i < n; i++)
        {
            squares[i] = x[i] * x[i];
            sum += squares[i];
        }

        for (nuint k = 0; k < 2; k++)
        {
            sum += squares[k] * x[k];
        }

        return sum;
    }
}
