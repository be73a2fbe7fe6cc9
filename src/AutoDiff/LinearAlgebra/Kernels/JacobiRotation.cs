using System.Numerics;
using AutoDiff.CompilerServices;

namespace AutoDiff.LinearAlgebra.Kernels;

/// <summary>The rotation that makes a symmetric 2 × 2 matrix diagonal.</summary>
internal static class JacobiRotation
{
    /// <summary>The sweeps after which an iteration has failed; a handful is usual.</summary>
    public const int MaxSweeps = 60;

    /// <summary>Sweeps after the primal has converged: derivatives of dual numbers follow one sweep behind each order.</summary>
    public const int ExtraSweeps = 3;

    /// <summary>
    /// Cosine and sine for [[p, o], [o, q]]. Smooth in all three wherever the eigenvalues differ, also at o = 0, so that
    /// dual numbers go through it with their exact derivative.
    /// </summary>
    /// <returns>False where p = q and o = 0: any rotation would do.</returns>
    public static bool TryMake<T>(T p, T o, T q, out T cosine, out T sine)
        where T : IFloatingPointIeee754<T>
    {
        T difference = q - p;
        if (difference == T.Zero && o == T.Zero)
        {
            cosine = T.One;
            sine = T.Zero;
            return Chain.IsZero(o);
        }

        T twice = o + o;
        T root = T.Sqrt((difference * difference) + (twice * twice));
        T tangent = difference >= T.Zero ? twice / (difference + root) : twice / (difference - root);
        cosine = T.One / T.Sqrt(T.One + (tangent * tangent));
        sine = tangent * cosine;
        return true;
    }

    /// <summary>(x, y) ← (c x − s y, s x + c y).</summary>
    public static void Apply<T>(Span<T> x, Span<T> y, T cosine, T sine)
        where T : IFloatingPointIeee754<T>
    {
        for (int i = 0; i < x.Length; i++)
        {
            (x[i], y[i]) = ((cosine * x[i]) - (sine * y[i]), (sine * x[i]) + (cosine * y[i]));
        }
    }
}
