namespace AutoDiff.Testing;

/// <summary>
/// One member at one point, with everything boxed: what the probe writes for each case, so that tests need not know signatures.
/// </summary>
/// <remarks>
/// Arguments and shadows come in parameter order, the receiver of an instance member first. A span or memory is kept as
/// the array under it. Passive parameters have <see langword="null"/> for a shadow.
/// </remarks>
public abstract class FlatDriver
{
    /// <summary>The case, as <c>Type.Method(arguments)</c>.</summary>
    public abstract string Name { get; }

    /// <summary>The parameters, the receiver first.</summary>
    public abstract IReadOnlyList<FlatParameter> Parameters { get; }

    /// <summary>The companions that there are.</summary>
    public abstract Derivatives Companions { get; }

    /// <summary>Whether the result is active.</summary>
    public abstract bool ResultIsActive { get; }

    /// <summary>Whether any of it computes with <see cref="float"/>.</summary>
    public abstract bool IsSingle { get; }

    /// <summary>The result in closed form.</summary>
    public virtual double[]? ExpectedValue => null;

    /// <summary>The gradient in closed form.</summary>
    public virtual double[]? ExpectedGradient => null;

    /// <summary>The Jacobian in closed form.</summary>
    public virtual double[]? ExpectedJacobian => null;

    /// <summary>Bytes that the last call allocated on this thread, without boxing by the driver.</summary>
    public long Allocated { get; protected set; }

    /// <summary>Fresh arguments of the case.</summary>
    public abstract object?[] MakeArguments();

    /// <summary>Calls the member itself.</summary>
    public abstract object? Primal(object?[] a);

    /// <summary>Calls <c>MJvp</c>.</summary>
    public virtual object? Jvp(object?[] a, object?[] t, out object? tangent) => throw Missing(nameof(Derivatives.Jvp));

    /// <summary>Calls <c>MVjp</c>.</summary>
    public virtual object? Vjp(object?[] a, object? resultAdjoint, object?[] s) => throw Missing(nameof(Derivatives.Vjp));

    /// <summary>Calls <c>MGradient</c>.</summary>
    public virtual object? Gradient(object?[] a, object?[] g) => throw Missing(nameof(Derivatives.Gradient));

    /// <summary>Calls <c>MJacobian</c>.</summary>
    public virtual object? Jacobian(object?[] a, double[] jacobian) => throw Missing(nameof(Derivatives.Jacobian));

    /// <summary>Calls <c>MHvp</c>.</summary>
    public virtual object? Hvp(object?[] a, object?[] t, object?[] products) => throw Missing(nameof(Derivatives.Hvp));

    /// <summary>Calls <c>MHessian</c>.</summary>
    public virtual object? Hessian(object?[] a, double[] hessian) => throw Missing(nameof(Derivatives.Hessian));

    /// <summary>Calls the overload on dual numbers.</summary>
    public virtual object? Dual(object?[] a, object?[] t, out object? tangent) => throw Missing(nameof(Derivatives.Dual));

    /// <summary>Calls <c>MTaylor</c>.</summary>
    /// <param name="a">The passive arguments; the others are not looked at.</param>
    /// <param name="series">The coefficients in the place of the active ones.</param>
    /// <param name="terms">The number of coefficients of a series.</param>
    /// <returns>The coefficients of the result.</returns>
    public virtual Array Taylor(object?[] a, object?[] series, int terms) => throw Missing(nameof(Derivatives.Taylor));

    private InvalidOperationException Missing(string companion) => new($"{Name} has no {companion}.");
}
