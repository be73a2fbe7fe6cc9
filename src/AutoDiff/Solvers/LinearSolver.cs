namespace AutoDiff.Solvers;

/// <summary>The solvers, one for each <see cref="LinearMethod"/>.</summary>
public static class LinearSolver
{
    /// <inheritdoc cref="LinearMethod.Lu"/>
    public static ILinearSolver Lu { get; } = new MethodSolver(LinearMethod.Lu);

    /// <inheritdoc cref="LinearMethod.Cholesky"/>
    public static ILinearSolver Cholesky { get; } = new MethodSolver(LinearMethod.Cholesky);

    /// <inheritdoc cref="LinearMethod.ConjugateGradient"/>
    public static ILinearSolver ConjugateGradient { get; } = new MethodSolver(LinearMethod.ConjugateGradient);

    /// <inheritdoc cref="LinearMethod.NormalConjugateGradient"/>
    public static ILinearSolver NormalConjugateGradient { get; } = new MethodSolver(LinearMethod.NormalConjugateGradient);

    /// <inheritdoc cref="LinearMethod.Gmres"/>
    public static ILinearSolver Gmres { get; } = new MethodSolver(LinearMethod.Gmres);

    /// <inheritdoc cref="LinearMethod.BiCgStab"/>
    public static ILinearSolver BiCgStab { get; } = new MethodSolver(LinearMethod.BiCgStab);

    /// <inheritdoc cref="LinearMethod.Neumann"/>
    public static ILinearSolver Neumann { get; } = new MethodSolver(LinearMethod.Neumann);

    /// <summary>The solver of a method.</summary>
    /// <param name="method">The method.</param>
    public static ILinearSolver Of(LinearMethod method) => method switch
    {
        LinearMethod.Lu => Lu,
        LinearMethod.Cholesky => Cholesky,
        LinearMethod.ConjugateGradient => ConjugateGradient,
        LinearMethod.NormalConjugateGradient => NormalConjugateGradient,
        LinearMethod.Gmres => Gmres,
        LinearMethod.BiCgStab => BiCgStab,
        LinearMethod.Neumann => Neumann,
        _ => throw new ArgumentOutOfRangeException(nameof(method), method, "There is no such method."),
    };
}
