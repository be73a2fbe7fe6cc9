using System.Numerics;
using AutoDiff.CompilerServices;

namespace AutoDiff;

/// <summary>One lane of <see cref="NormalCdfFunction"/>.</summary>
internal readonly struct NormalCdfScalar : ISpecialFunction
{
    /// <inheritdoc/>
    public static double Evaluate(double x) => Wide128<double>.Get(NormalCdfFunction.Apply(Wide128<double>.Broadcast(x)), 0);

    /// <inheritdoc/>
    public static T Derivative<T>(T x, T result)
        where T : IFloatingPointIeee754<T> => T.CreateChecked(ErrorKernel.OneBySqrtTwoPi) * T.Exp(T.CreateChecked(-0.5) * x * x);
}
