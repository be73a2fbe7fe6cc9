using System.Numerics;
using AutoDiff.CompilerServices;

namespace AutoDiff;

/// <summary>One lane of <see cref="NormalPdfFunction"/>.</summary>
internal readonly struct NormalPdfScalar : ISpecialFunction
{
    /// <inheritdoc/>
    public static double Evaluate(double x) => Wide128<double>.Get(NormalPdfFunction.Apply(Wide128<double>.Broadcast(x)), 0);

    /// <inheritdoc/>
    public static T Derivative<T>(T x, T result)
        where T : IFloatingPointIeee754<T> => result == T.Zero ? T.Zero : -x * result;
}
