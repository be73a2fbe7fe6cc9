using System.Diagnostics.CodeAnalysis;

namespace AutoDiff;

/// <summary>
/// Declares the derivative of somebody else's method. On a static method that is named and shaped like a companion
/// (<c>SinJvp</c>, <c>SinVjp</c>), the method is that companion. On a static class, <see cref="Partials"/> gives the
/// derivative as one formula per argument.
/// </summary>
/// <param name="owner">The type that declares the method.</param>
/// <param name="method">The method's name.</param>
/// <remarks>
/// A rule for a static function of <see cref="double"/> also holds for the function of the same name on
/// <see cref="float"/>, <see cref="Math"/>, <see cref="MathF"/> and a generic <c>T : IFloatingPointIeee754&lt;T&gt;</c>.
/// </remarks>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class DerivativeOfAttribute(Type owner, string method) : Attribute
{
    /// <summary>The type that declares the method.</summary>
    public Type Owner { get; } = owner;

    /// <summary>The method's name.</summary>
    public string Method { get; } = method;

    /// <summary>
    /// The partial derivative with respect to each argument, in order, as an expression of C#; their number picks the
    /// overload. The arguments are called <c>x</c>, <c>y</c>, <c>z</c> and the function's value <c>result</c>. An
    /// expression is made of real literals, arithmetic, comparisons, <c>&amp;&amp;</c>, <c>||</c>, <c>!</c>, <c>?:</c>, calls
    /// of <see cref="Math"/> and <see cref="double"/> functions that have a rule themselves or are predicates, and the
    /// constants of those types. A passive argument has the empty formula; a result that is a tuple has a tuple of formulas.
    /// </summary>
    [SuppressMessage("Performance", "CA1819", Justification = "The only list that an attribute can hold is an array.")]
    public string[] Partials { get; set; } = [];

    /// <summary>
    /// Whether a partial can be infinite or NaN at the end of the domain. Its product with a tangent or adjoint that is
    /// zero is then exactly zero.
    /// </summary>
    public bool Singular { get; set; }
}
