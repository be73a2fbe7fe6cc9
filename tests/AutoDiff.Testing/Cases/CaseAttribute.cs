namespace AutoDiff.Testing;

/// <summary>A point at which a differentiable member goes through the rule test.</summary>
/// <remarks>
/// The arguments are C# expressions, compiled where the member can be seen: <c>[Case("0.3, [1, 2, 3], 5")]</c>. A span is
/// given as an array; an <c>out</c> parameter is left out.
/// </remarks>
/// <param name="arguments">The arguments, separated by commas, <c>out</c> parameters left out.</param>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Property | AttributeTargets.Constructor, AllowMultiple = true, Inherited = false)]
public sealed class CaseAttribute(string arguments = "") : Attribute
{
    /// <summary>The arguments, separated by commas.</summary>
    public string Arguments { get; } = arguments;

    /// <summary>The receiver of an instance member, an expression; or the constructed generic type of a static one.</summary>
    public string? On { get; set; }

    /// <summary>The type arguments of a generic method, separated by commas.</summary>
    public string? TypeArguments { get; set; }

    /// <summary>
    /// Whether finite differences are meaningful here. Off at kinks and at the ends of a domain, where
    /// <see cref="Gradient"/> or <see cref="Jacobian"/> must then give the derivative in closed form.
    /// </summary>
    public bool Smooth { get; set; } = true;

    /// <summary>The result in closed form, a C# expression of a real, or of an array of all flat outputs.</summary>
    public string? Value { get; set; }

    /// <summary>The gradient in closed form, a C# collection expression of reals in the order of the inputs.</summary>
    public string? Gradient { get; set; }

    /// <summary>The derivative of every output by every input, row-major, a C# collection expression.</summary>
    public string? Jacobian { get; set; }

    /// <summary>A factor on the tolerance of every comparison with finite differences.</summary>
    public double Tolerance { get; set; } = 1;

    /// <summary>Zero tangents and adjoints may give NaN: the point is outside of the function's domain.</summary>
    public bool OutsideDomain { get; set; }
}
