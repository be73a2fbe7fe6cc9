namespace AutoDiff;

/// <summary>The companions that <see cref="DifferentiableAttribute"/> can ask for.</summary>
[Flags]
public enum Derivatives
{
    /// <summary>No companion.</summary>
    None = 0,

    /// <summary>The Jacobian-vector product <c>MJvp</c>: forward mode.</summary>
    Jvp = 1 << 0,

    /// <summary>The vector-Jacobian product <c>MVjp</c>: reverse mode.</summary>
    Vjp = 1 << 1,

    /// <summary>The gradient <c>MGradient</c> of a real result.</summary>
    Gradient = 1 << 2,

    /// <summary>The dense Jacobian <c>MJacobian</c>.</summary>
    Jacobian = 1 << 3,

    /// <summary>The Hessian-vector product <c>MHvp</c>.</summary>
    Hvp = 1 << 4,

    /// <summary>The dense Hessian <c>MHessian</c>.</summary>
    Hessian = 1 << 5,

    /// <summary>An overload of the method itself on <c>Dual&lt;T&gt;</c>.</summary>
    Dual = 1 << 6,

    /// <summary>The truncated Taylor series <c>MTaylor</c>.</summary>
    Taylor = 1 << 7,

    /// <summary>The evaluation at many points at once: <c>MBatch</c> and <c>MGradientBatch</c>.</summary>
    Batch = 1 << 8,

    /// <summary>What <c>[Differentiable]</c> asks for by itself: <see cref="Jvp"/>, <see cref="Vjp"/> and <see cref="Gradient"/>.</summary>
    Default = Jvp | Vjp | Gradient,

    /// <summary>Every companion that makes sense for the signature.</summary>
    All = Jvp | Vjp | Gradient | Jacobian | Hvp | Hessian | Dual | Taylor | Batch,
}
