namespace AdBench;

/// <content>The residuals on triangles as functions of 28 numbers: each point has its own two coordinates, so that what a shift of all points' coordinates
/// changes is what each point's own do, and the Jacobian has two columns for all of them.</content>
public static partial class HandTracking
{
    /// <summary>Measured points against points of triangles, whose barycentric coordinates are all shifted by the same.</summary>
    [Differentiable(Derivatives.Jacobian)]
    public static void ResidualsByShift(
        ReadOnlySpan<double> shift,
        ReadOnlySpan<double> theta,
        [NoDerivative] ReadOnlySpan<double> barycentrics,
        [NoDerivative] HandModel model,
        ReadOnlySpan<int> correspondences,
        [NoDerivative] ReadOnlySpan<double> points,
        Span<double> residuals)
    {
        var transforms = new double[Affine * model.BoneCount];
        Span<double> globalRotation = stackalloc double[9];
        Span<double> a = stackalloc double[3];
        Span<double> b = stackalloc double[3];
        Span<double> c = stackalloc double[3];
        PoseBones(theta, model, transforms);
        AxisAngle(theta[..3], globalRotation);
        for (int i = 0; i < correspondences.Length; i++)
        {
            int triangle = 3 * correspondences[i];
            Skin(theta, model, transforms, globalRotation, model.Triangles[triangle], a);
            Skin(theta, model, transforms, globalRotation, model.Triangles[triangle + 1], b);
            Skin(theta, model, transforms, globalRotation, model.Triangles[triangle + 2], c);
            double u = barycentrics[2 * i] + shift[0], v = barycentrics[(2 * i) + 1] + shift[1];
            for (int axis = 0; axis < 3; axis++)
            {
                residuals[(3 * i) + axis] = points[(3 * i) + axis] - ((u * a[axis]) + (v * b[axis]) + ((1 - u - v) * c[axis]));
            }
        }
    }
}
