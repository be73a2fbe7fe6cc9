namespace AutoDiff.Fuzzer;

/// <summary>The delegates of <c>Main</c> and its companions.</summary>
internal static class Signatures
{
    /// <summary><c>Main</c> itself.</summary>
    public delegate T Main<T>(T x, T y, ReadOnlySpan<T> r, Span<T> s, T[] a, ref T z, out T w, int n);

    /// <summary><c>MainJvp</c>.</summary>
    public delegate (double Value, double Tangent) Jvp(
        double x, double y, ReadOnlySpan<double> r, Span<double> s, double[] a, ref double z, out double w, int n,
        double xTangent, double yTangent, ReadOnlySpan<double> rTangent, Span<double> sTangent, double[] aTangent, ref double zTangent, out double wTangent);

    /// <summary><c>MainVjp</c>.</summary>
    public delegate double Vjp(
        double x, double y, ReadOnlySpan<double> r, Span<double> s, double[] a, ref double z, out double w, int n, double resultAdjoint,
        ref double xAdjoint, ref double yAdjoint, Span<double> rAdjoint, Span<double> sAdjoint, double[] aAdjoint, ref double zAdjoint, ref double wAdjoint);

    /// <summary><c>MainGradient</c>.</summary>
    public delegate double Gradient(
        double x, double y, ReadOnlySpan<double> r, Span<double> s, double[] a, ref double z, out double w, int n,
        out double xGradient, out double yGradient, Span<double> rGradient, double[] aGradient);

    /// <summary><c>MainGradientBatch</c> where every argument differs by point.</summary>
    public delegate void GradientBatch(
        ReadOnlySpan<double> x, ReadOnlySpan<double> y, ReadOnlySpan<double> r, Span<double> s, Span<double> a, Span<double> z, Span<double> w, ReadOnlySpan<int> n,
        Span<double> results, Span<double> xGradient, Span<double> yGradient, Span<double> rGradient, Span<double> aGradient);

    /// <summary><c>MainGradientBatch</c> where x and n are shared.</summary>
    public delegate void SharedGradientBatch(
        double x, ReadOnlySpan<double> y, ReadOnlySpan<double> r, Span<double> s, Span<double> a, Span<double> z, Span<double> w, int n,
        Span<double> results, out double xGradient, Span<double> yGradient, Span<double> rGradient, Span<double> aGradient);
}
