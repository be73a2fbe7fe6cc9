namespace AutoDiff.Benchmarks.Kernels;

/// <summary>The product of many numbers.</summary>
internal static partial class Speelpenning
{
    [Differentiable]
    public static double Product(ReadOnlySpan<double> x)
    {
        double product = 1;
        for (int i = 0; i < x.Length; i++)
        {
            product *= x[i];
        }

        return product;
    }

    public static double ByHand(ReadOnlySpan<double> x, Span<double> gradient)
    {
        gradient = gradient[..x.Length];
        double product = 1;
        for (int i = 0; i < x.Length; i++)
        {
            gradient[i] = product;
            product *= x[i];
        }

        double adjoint = 1;
        for (int i = x.Length - 1; i >= 0; i--)
        {
            gradient[i] *= adjoint;
            adjoint *= x[i];
        }

        return product;
    }
}
