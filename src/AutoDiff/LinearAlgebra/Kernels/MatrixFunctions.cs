using System.Numerics;
using AutoDiff.CompilerServices;

namespace AutoDiff.LinearAlgebra.Kernels;

/// <summary>The exponential and the square root of a matrix. On dual numbers they give the Fréchet derivative, and the one at Aᵀ
/// is the adjoint of that at A.</summary>
internal static class MatrixFunctions
{
    private const double LargestNorm = 5.371920351148152;
    private const int MaxRootSteps = 60;

    private static readonly double[] Pade =
    [
        64764752532480000, 32382376266240000, 7771770303897600, 1187353796428800, 129060195264000, 10559470521600, 670442572800,
        33522128640, 1323241920, 40840800, 960960, 16380, 182, 1,
    ];

    /// <summary>E ← exp(A): scaling and squaring with the [13/13] Padé approximant (Higham, 2005).</summary>
    public static void Exponential<T>(ReadOnlySpan<T> a, Span<T> e, int n)
        where T : IFloatingPointIeee754<T>
    {
        int size = n * n;
        Tape tape = Tape.Rent();
        Span<T> x = tape.Reserve<T>(size);
        Span<T> x2 = tape.Reserve<T>(size);
        Span<T> x4 = tape.Reserve<T>(size);
        Span<T> x6 = tape.Reserve<T>(size);
        Span<T> even = tape.Reserve<T>(size);
        Span<T> odd = tape.Reserve<T>(size);
        Span<T> sum = tape.Reserve<T>(size);
        Span<int> rows = tape.Reserve<int>(n);

        double norm = Real.Primal(Norm1(a, n));
        if (!double.IsFinite(norm))
        {
            throw new LinearAlgebraException($"The {n} x {n} matrix has an element that is not finite.", double.NaN, double.NaN);
        }

        int squarings = norm > LargestNorm ? (int)Math.Ceiling(Math.Log2(norm / LargestNorm)) : 0;
        a[..size].CopyTo(x);
        Blas.Scale(Real.From<T>(Math.ScaleB(1, -squarings)), x);

        Gemm.Multiply<T>(x, false, x, false, x2, n, n, n);
        Gemm.Multiply<T>(x2, false, x2, false, x4, n, n, n);
        Gemm.Multiply<T>(x4, false, x2, false, x6, n, n, n);

        // odd = x (x⁶ (b13 x⁶ + b11 x⁴ + b9 x²) + b7 x⁶ + b5 x⁴ + b3 x² + b1)
        Polynomial(sum, x6, Pade[13], x4, Pade[11], x2, Pade[9], 0, n);
        Polynomial(even, x6, Pade[7], x4, Pade[5], x2, Pade[3], Pade[1], n);
        Gemm.Add<T>(T.One, x6, false, sum, false, even, n, n, n);
        Gemm.Multiply<T>(x, false, even, false, odd, n, n, n);

        // even = x⁶ (b12 x⁶ + b10 x⁴ + b8 x²) + b6 x⁶ + b4 x⁴ + b2 x² + b0
        Polynomial(sum, x6, Pade[12], x4, Pade[10], x2, Pade[8], 0, n);
        Polynomial(even, x6, Pade[6], x4, Pade[4], x2, Pade[2], Pade[0], n);
        Gemm.Add<T>(T.One, x6, false, sum, false, even, n, n, n);

        // exp(x) ≈ (even − odd)⁻¹ (even + odd)
        for (int i = 0; i < size; i++)
        {
            x[i] = even[i] - odd[i];
            sum[i] = even[i] + odd[i];
        }

        if (Lu.Factor(x, rows, n) == 0)
        {
            throw SingularMatrixException.Exactly(n);
        }

        Lu.Solve<T>(x, rows, sum, e, n, n);
        for (int i = 0; i < squarings; i++)
        {
            e[..size].CopyTo(x);
            Gemm.Multiply<T>(x, false, x, false, e, n, n, n);
        }

        tape.Return();
    }

    /// <summary>S ← the principal square root of A by the product form of Denman and Beavers' iteration with scaling
    /// (Cheng, Higham, Kenney and Laub, 2001).</summary>
    public static void SquareRoot<T>(ReadOnlySpan<T> a, Span<T> s, int n)
        where T : IFloatingPointIeee754<T>
    {
        int size = n * n;
        Tape tape = Tape.Rent();
        Span<T> product = tape.Reserve<T>(size);
        Span<T> factors = tape.Reserve<T>(size);
        Span<T> inverse = tape.Reserve<T>(size);
        Span<T> step = tape.Reserve<T>(size);
        Span<int> rows = tape.Reserve<int>(n);
        a[..size].CopyTo(product);
        a[..size].CopyTo(s);
        int extra = 0;
        double last = double.PositiveInfinity;
        for (int k = 0; extra <= JacobiRotation.ExtraSweeps; k++)
        {
            product.CopyTo(factors);
            if (k == MaxRootSteps || Lu.Factor(factors, rows, n) == 0)
            {
                throw NoRoot(n, last);
            }

            Lu.Invert<T>(factors, rows, inverse, n);
            double scale = last > 1e-2 ? Math.Exp(-LogDeterminant<T>(factors, n) / (2 * n)) : 1;
            T up = Real.From<T>(scale * scale);
            T down = Real.From<T>(1 / (scale * scale));
            T half = Real.From<T>(0.5);

            // S ← μ S (I + μ⁻² M⁻¹) / 2,  M ← (I + (μ² M + μ⁻² M⁻¹) / 2) / 2
            inverse.CopyTo(step);
            Blas.Scale(down, step);
            AddIdentity(step, T.One, n);
            s[..size].CopyTo(factors);
            Gemm.Multiply<T>(factors, false, step, false, s, n, n, n);
            Blas.Scale(half * Real.From<T>(scale), s[..size]);
            for (int i = 0; i < size; i++)
            {
                product[i] = ((up * product[i]) + (down * inverse[i])) * Real.From<T>(0.25);
            }

            AddIdentity(product, half, n);
            AddIdentity(product, -T.One, n);
            double distance = Real.Primal(Blas.MaxMagnitude<T>(product));
            AddIdentity(product, T.One, n);
            if (double.IsNaN(distance))
            {
                throw NoRoot(n, distance);
            }

            // Quadratic convergence: a distance of ε to the half now is ε at the next step.
            extra += extra > 0 || distance < 1e-9 ? 1 : 0;
            last = distance;
        }

        Gemm.Multiply<T>(s, false, s, false, product, n, n, n);
        Blas.Axpy(-T.One, a[..size], product);
        double residual = Real.Primal(Blas.MaxMagnitude<T>(product) / Blas.MaxMagnitude(a[..size]));
        if (!(residual < 1e-8))
        {
            throw NoRoot(n, residual);
        }

        tape.Return();
    }

    private static double LogDeterminant<T>(ReadOnlySpan<T> lu, int n)
        where T : IFloatingPointIeee754<T>
    {
        double log = 0;
        for (int i = 0; i < n; i++)
        {
            log += Math.Log(Math.Abs(Real.Primal(lu[(i * n) + i])));
        }

        return log;
    }

    private static void Polynomial<T>(
        Span<T> result, ReadOnlySpan<T> x, double xFactor, ReadOnlySpan<T> y, double yFactor, ReadOnlySpan<T> z, double zFactor, double identity, int n)
        where T : IFloatingPointIeee754<T>
    {
        result.Clear();
        Blas.Axpy(Real.From<T>(xFactor), x, result);
        Blas.Axpy(Real.From<T>(yFactor), y, result);
        Blas.Axpy(Real.From<T>(zFactor), z, result);
        AddIdentity(result, Real.From<T>(identity), n);
    }

    private static void AddIdentity<T>(Span<T> x, T factor, int n)
        where T : IFloatingPointIeee754<T>
    {
        for (int i = 0; i < n; i++)
        {
            x[(i * n) + i] += factor;
        }
    }

    private static T Norm1<T>(ReadOnlySpan<T> a, int n)
        where T : IFloatingPointIeee754<T>
    {
        T norm = T.Zero;
        for (int j = 0; j < n; j++)
        {
            T sum = T.Zero;
            for (int i = 0; i < n; i++)
            {
                sum += T.Abs(a[(i * n) + j]);
            }

            norm = T.IsNaN(sum) || sum > norm ? sum : norm;
        }

        return norm;
    }

    private static LinearAlgebraException NoRoot(int n, double residual) =>
        new($"The {n} x {n} matrix has no principal square root that can be computed: it is singular or has an eigenvalue on the negative real axis.", residual, double.NaN);
}
