using System.ComponentModel;
using System.Numerics;
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

    /// <summary>For one unknown: −right / f_z, which is the tangent of a solution from that of the residual, and the adjoint of the residual from that
    /// of the solution. For generated code.</summary>
    /// <typeparam name="T">The real type.</typeparam>
    /// <param name="residualBySolution">f_z at the solution.</param>
    /// <param name="right">f_θ θ̇, or z̄.</param>
    /// <param name="givesNaN">Whether a multiple root gives NaN instead of an exception.</param>
    /// <exception cref="SingularMatrixException">f_z is zero or not finite: a multiple root.</exception>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public static T Scalar<T>(T residualBySolution, T right, bool givesNaN = false)
        where T : IFloatingPointIeee754<T>
    {
        if (T.IsZero(residualBySolution) || !T.IsFinite(residualBySolution))
        {
            return givesNaN ? T.NaN : T.CreateChecked(Regular(double.CreateChecked(residualBySolution)));
        }

        return -right / residualBySolution;
    }

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
