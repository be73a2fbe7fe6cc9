namespace AutoDiff.CompilerServices;

/// <summary>A function of one argument, evaluated in one lane at a time.</summary>
internal interface IScalarFunction
{
    /// <summary>Evaluates the function.</summary>
    /// <typeparam name="T">The real.</typeparam>
    /// <param name="x">The argument.</param>
    /// <returns>The value.</returns>
    T Evaluate<T>(T x)
        where T : unmanaged, System.Numerics.IFloatingPointIeee754<T>;
}
