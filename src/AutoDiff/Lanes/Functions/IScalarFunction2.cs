namespace AutoDiff.CompilerServices;

/// <summary>A function of two arguments, evaluated in one lane at a time.</summary>
internal interface IScalarFunction2
{
    /// <summary>Evaluates the function.</summary>
    /// <typeparam name="T">The real.</typeparam>
    /// <param name="x">The first argument.</param>
    /// <param name="y">The second argument.</param>
    /// <returns>The value.</returns>
    T Evaluate<T>(T x, T y)
        where T : unmanaged, System.Numerics.IFloatingPointIeee754<T>;
}
