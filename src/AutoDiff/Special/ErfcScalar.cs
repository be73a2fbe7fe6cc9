using System.Numerics;
using AutoDiff.CompilerServices;

namespace AutoDiff;

/// <summary>One lane of <see cref="ErfcFunction"/>.</summary>
internal readonly struct ErfcScalar : ISpecialFunction
{
    /// <inheritdoc/>
    public static double Evaluate(double x) => Wide128<double>.Get(ErfcFunction.Apply(Wide128<double>.Broadcast(x)), 0);

    /// <inheritdoc/>
    public static T Derivative<T>(T x, T result)
        where T : IFloatingPointIeee754<T> => T.CreateChecked(-ErrorKernel.TwoBySqrtPi) * T.Exp(-x * x);
}
