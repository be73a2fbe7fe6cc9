namespace AutoDiff.Generator.IR;

/// <summary>The companions that the attribute can ask for; the same bits as <c>AutoDiff.Derivatives</c>.</summary>
[Flags]
internal enum DerivativeFlags
{
    None = 0,
    Jvp = 1 << 0,
    Vjp = 1 << 1,
    Gradient = 1 << 2,
    Jacobian = 1 << 3,
    Hvp = 1 << 4,
    Hessian = 1 << 5,
    Dual = 1 << 6,
    Taylor = 1 << 7,
    Batch = 1 << 8,

    /// <summary>Not to be asked for: under <see cref="Batch"/>, whether the gradients of all points make sense, too.</summary>
    GradientBatch = 1 << 16,

    /// <summary>Not to be asked for: under <see cref="Batch"/> and <see cref="Jacobian"/>, the Jacobians of all points.</summary>
    JacobianBatch = 1 << 17,

    /// <summary>Not to be asked for: under <see cref="Batch"/>, whether other threads can be given the arguments.</summary>
    ParallelBatch = 1 << 18,
    Default = Jvp | Vjp | Gradient,
    All = Jvp | Vjp | Gradient | Jacobian | Hvp | Hessian | Dual | Taylor | Batch,
}
