using System.Numerics;

namespace AutoDiff;

/// <summary>A function of one argument that the base class library lacks.</summary>
internal interface ISpecialFunction
{
    /// <summary>The value.</summary>
    static abstract double Evaluate(double x);

    /// <summary>The derivative.</summary>
    static abstract T Derivative<T>(T x, T result)
        where T : IFloatingPointIeee754<T>;
}
