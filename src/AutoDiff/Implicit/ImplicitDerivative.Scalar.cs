using AutoDiff.LinearAlgebra;

namespace AutoDiff.Implicit;

public static partial class ImplicitDerivative
{
    /// <summary>For one unknown: the tangent of the solution of f(z, θ) = 0, −f_θ θ̇ / f_z.</summary>
    /// <param name="residualBySolution">f_z at the solution.</param>
    /// <param name="residualTangent">f_θ θ̇; for a second derivative, that of the residual along the first.</param>
    /// <exception cref="SingularMatrixException">f_z is zero or not finite: a multiple root.</exception>
    public static double ScalarTangent(double residualBySolution, double residualTangent) =>
        -residualTangent / Regular(residualBySolution);

    /// <summary>For one unknown: the adjoint u = −z̄ / f_z of the residual, with which θ̄ += f_θ u.</summary>
    /// <param name="residualBySolution">f_z at the solution.</param>
    /// <param name="solutionAdjoint">z̄.</param>
    /// <exception cref="SingularMatrixException">f_z is zero or not finite: a multiple root.</exception>
    public static double ScalarAdjoint(double residualBySolution, double solutionAdjoint) =>
        -solutionAdjoint / Regular(residualBySolution);

    private static double Regular(double derivative)
    {
        if (derivative == 0 || !double.IsFinite(derivative))
        {
            throw new SingularMatrixException(
                $"The residual's derivative by the solution is {derivative:R}: the solution is not a differentiable function here.",
                double.NaN,
                double.PositiveInfinity);
        }

        return derivative;
    }
}
