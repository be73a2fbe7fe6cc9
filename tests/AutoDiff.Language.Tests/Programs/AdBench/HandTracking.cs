namespace AdBench;

/// <summary>Distances of measured points from the skin of a hand, by the angles of its joints.</summary>
/// <remarks>A pose of a bone is an affine map, row by row: three rows of a linear part and a translation, twelve numbers.</remarks>
public static partial class HandTracking
{
    private const int Affine = 12;

    /// <summary>Measured points against fixed vertices.</summary>
    [Differentiable(Derivatives.Default | Derivatives.Jacobian)]
    public static void Residuals(
        ReadOnlySpan<double> theta,
        [NoDerivative] HandModel model,
        ReadOnlySpan<int> correspondences,
        [NoDerivative] ReadOnlySpan<double> points,
        Span<double> residuals)
    {
        var transforms = new double[Affine * model.BoneCount];
        Span<double> globalRotation = stackalloc double[9];
        Span<double> vertex = stackalloc double[3];
        PoseBones(theta, model, transforms);
        AxisAngle(theta[..3], globalRotation);
        for (int i = 0; i < correspondences.Length; i++)
        {
            Skin(theta, model, transforms, globalRotation, correspondences[i], vertex);
            for (int axis = 0; axis < 3; axis++)
            {
                residuals[3 * i + axis] = points[3 * i + axis] - vertex[axis];
            }
        }
    }

    /// <summary>Measured points against points of triangles, by two barycentric coordinates each.</summary>
    [Differentiable]
    public static void ResidualsOnTriangles(
        ReadOnlySpan<double> barycentrics,
        ReadOnlySpan<double> theta,
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
            double u = barycentrics[2 * i], v = barycentrics[2 * i + 1];
            for (int axis = 0; axis < 3; axis++)
            {
                residuals[3 * i + axis] = points[3 * i + axis] - (u * a[axis] + v * b[axis] + (1 - u - v) * c[axis]);
            }
        }
    }

    /// <summary>The map of each bone from the rest pose to the one by <paramref name="theta"/>.</summary>
    [Differentiable]
    private static void PoseBones(ReadOnlySpan<double> theta, [NoDerivative] HandModel model, Span<double> transforms)
    {
        int bones = model.BoneCount;
        var pose = new double[3 * bones];
        int next = 6;
        for (int finger = 0; finger < 5; finger++)
        {
            int bone = 2 + 4 * finger;
            pose[3 * bone] = theta[next];
            pose[3 * bone + 1] = theta[next + 1];
            pose[3 * bone + 3] = theta[next + 2];
            pose[3 * bone + 6] = theta[next + 3];
            next += 4;
        }

        var absolutes = new double[Affine * bones];
        Span<double> rotation = stackalloc double[Affine];
        Span<double> relative = stackalloc double[Affine];
        for (int bone = 0; bone < bones; bone++)
        {
            Euler(pose[3 * bone], pose[3 * bone + 1], pose[3 * bone + 2], rotation);
            Compose(model.BaseRelatives.AsSpan(Affine * bone, Affine), rotation, relative);
            var absolute = absolutes.AsSpan(Affine * bone, Affine);
            if (model.Parents[bone] < 0)
            {
                relative.CopyTo(absolute);
            }
            else
            {
                Compose(absolutes.AsSpan(Affine * model.Parents[bone], Affine), relative, absolute);
            }

            Compose(absolute, model.InverseBaseAbsolutes.AsSpan(Affine * bone, Affine), transforms.Slice(Affine * bone, Affine));
        }
    }

    /// <summary>One vertex of the skin: the mean of where its bones take it, then the global motion.</summary>
    [Differentiable]
    private static void Skin(
        ReadOnlySpan<double> theta,
        [NoDerivative] HandModel model,
        ReadOnlySpan<double> transforms,
        ReadOnlySpan<double> globalRotation,
        int vertex,
        Span<double> result)
    {
        double x = model.Vertices[3 * vertex], y = model.Vertices[3 * vertex + 1], z = model.Vertices[3 * vertex + 2];
        double px = 0, py = 0, pz = 0;
        for (int i = model.WeightStarts[vertex]; i < model.WeightStarts[vertex + 1]; i++)
        {
            double weight = model.Weights[i];
            var t = transforms.Slice(Affine * model.WeightBones[i], Affine);
            px += weight * (t[0] * x + t[1] * y + t[2] * z + t[3]);
            py += weight * (t[4] * x + t[5] * y + t[6] * z + t[7]);
            pz += weight * (t[8] * x + t[9] * y + t[10] * z + t[11]);
        }

        for (int row = 0; row < 3; row++)
        {
            result[row] = globalRotation[3 * row] * px + globalRotation[3 * row + 1] * py + globalRotation[3 * row + 2] * pz + theta[3 + row];
        }
    }

    /// <summary>Rotations about x, then y, then z.</summary>
    [Differentiable]
    private static void Euler(double x, double z, double y, Span<double> result)
    {
        double sx = Math.Sin(x), cx = Math.Cos(x);
        double sy = Math.Sin(y), cy = Math.Cos(y);
        double sz = Math.Sin(z), cz = Math.Cos(z);
        result[0] = cy * cz;
        result[1] = sx * sy * cz - cx * sz;
        result[2] = cx * sy * cz + sx * sz;
        result[3] = 0;
        result[4] = cy * sz;
        result[5] = sx * sy * sz + cx * cz;
        result[6] = cx * sy * sz - sx * cz;
        result[7] = 0;
        result[8] = -sy;
        result[9] = sx * cy;
        result[10] = cx * cy;
        result[11] = 0;
    }

    [Differentiable]
    private static void AxisAngle(ReadOnlySpan<double> r, Span<double> result)
    {
        double squared = r[0] * r[0] + r[1] * r[1] + r[2] * r[2];
        if (squared < 1e-8)
        {
            result.Clear();
            result[0] = 1;
            result[4] = 1;
            result[8] = 1;
            return;
        }

        double angle = Math.Sqrt(squared);
        double x = r[0] / angle, y = r[1] / angle, z = r[2] / angle;
        double s = Math.Sin(angle), c = Math.Cos(angle);
        result[0] = x * x + (1 - x * x) * c;
        result[1] = x * y * (1 - c) - z * s;
        result[2] = x * z * (1 - c) + y * s;
        result[3] = x * y * (1 - c) + z * s;
        result[4] = y * y + (1 - y * y) * c;
        result[5] = y * z * (1 - c) - x * s;
        result[6] = x * z * (1 - c) - y * s;
        result[7] = z * y * (1 - c) + x * s;
        result[8] = z * z + (1 - z * z) * c;
    }

    /// <summary>The map <paramref name="first"/> after the map <paramref name="second"/>.</summary>
    [Differentiable]
    private static void Compose(ReadOnlySpan<double> first, ReadOnlySpan<double> second, Span<double> result)
    {
        for (int row = 0; row < Affine; row += 4)
        {
            for (int column = 0; column < 4; column++)
            {
                double sum = first[row] * second[column] + first[row + 1] * second[4 + column] + first[row + 2] * second[8 + column];
                result[row + column] = column == 3 ? sum + first[row + 3] : sum;
            }
        }
    }
}

/// <summary>The bones and the skin of a hand at rest.</summary>
public sealed class HandModel
{
    public required int BoneCount { get; init; }

    /// <summary>For each bone its parent, or -1.</summary>
    public required int[] Parents { get; init; }

    /// <summary>For each bone the affine map to its parent at rest: twelve numbers, row by row.</summary>
    public required double[] BaseRelatives { get; init; }

    /// <summary>For each bone the affine map from the hand at rest to itself.</summary>
    public required double[] InverseBaseAbsolutes { get; init; }

    /// <summary>Three coordinates each.</summary>
    public required double[] Vertices { get; init; }

    /// <summary>Where the weights of each vertex begin, and the end.</summary>
    public required int[] WeightStarts { get; init; }

    public required int[] WeightBones { get; init; }

    public required double[] Weights { get; init; }

    /// <summary>Three vertices each.</summary>
    public required int[] Triangles { get; init; }
}
