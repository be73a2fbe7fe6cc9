using AdBench;

namespace AutoDiff.Benchmarks.AdBench;

/// <summary>The Jacobian of <see cref="HandTracking"/> as an expert writes it in scalar code: one forward sweep that carries the tangents of
/// all angles beside each value.</summary>
/// <remarks>What an angle cannot move is left out for whole bones, not for single lanes: an inner loop over all lanes is faster than a search.</remarks>
internal sealed class HandTrackingByHand(HandModel model)
{
    public const int Lanes = 26;
    private const int Affine = 12;
    private readonly double[] absolutes = new double[Affine * model.BoneCount];
    private readonly double[] transforms = new double[Affine * model.BoneCount];
    private readonly double[] absoluteTangents = new double[Affine * Lanes * model.BoneCount];
    private readonly double[] transformTangents = new double[Affine * Lanes * model.BoneCount];
    private readonly bool[] moves = new bool[model.BoneCount];
    private readonly double[] rotation = new double[9];
    private readonly double[] rotationPartials = new double[27];
    private readonly double[] vertexTangents = new double[3 * Lanes];

    /// <summary>Residuals and their Jacobian by the angles, row by row.</summary>
    public void Jacobian(ReadOnlySpan<double> theta, ReadOnlySpan<int> correspondences, ReadOnlySpan<double> points, Span<double> residuals, Span<double> jacobian)
    {
        Pose(theta);
        GlobalRotation(theta[0], theta[1], theta[2]);
        for (int i = 0; i < correspondences.Length; i++)
        {
            Span<double> rows = jacobian.Slice(3 * i * Lanes, 3 * Lanes);
            Skin(correspondences[i], theta, residuals.Slice(3 * i, 3), rows, 0);
            for (int axis = 0; axis < 3; axis++)
            {
                residuals[(3 * i) + axis] = points[(3 * i) + axis] - residuals[(3 * i) + axis];
            }

            foreach (ref double entry in rows)
            {
                entry = -entry;
            }
        }
    }

    /// <summary>The same with points on triangles; the first two columns are of each point's own coordinates.</summary>
    public void JacobianOnTriangles(
        ReadOnlySpan<double> barycentrics, ReadOnlySpan<double> theta, ReadOnlySpan<int> correspondences, ReadOnlySpan<double> points, Span<double> residuals, Span<double> jacobian)
    {
        const int Columns = Lanes + 2;
        Pose(theta);
        GlobalRotation(theta[0], theta[1], theta[2]);
        Span<double> corners = stackalloc double[9];
        double[] tangents = new double[9 * Lanes];
        for (int i = 0; i < correspondences.Length; i++)
        {
            for (int corner = 0; corner < 3; corner++)
            {
                Skin(
                    model.Triangles[(3 * correspondences[i]) + corner], theta, corners.Slice(3 * corner, 3), tangents.AsSpan(3 * Lanes * corner, 3 * Lanes), 0);
            }

            double u = barycentrics[2 * i], v = barycentrics[(2 * i) + 1], w = 1 - u - v;
            for (int axis = 0; axis < 3; axis++)
            {
                Span<double> row = jacobian.Slice(((3 * i) + axis) * Columns, Columns);
                double a = corners[axis], b = corners[3 + axis], c = corners[6 + axis];
                residuals[(3 * i) + axis] = points[(3 * i) + axis] - ((u * a) + (v * b) + (w * c));
                row[0] = c - a;
                row[1] = c - b;
                ReadOnlySpan<double> at = tangents.AsSpan(axis * Lanes, Lanes), bt = tangents.AsSpan((3 + axis) * Lanes, Lanes), ct = tangents.AsSpan((6 + axis) * Lanes, Lanes);
                Span<double> rest = row[2..];
                for (int lane = 0; lane < Lanes; lane++)
                {
                    rest[lane] = -((u * at[lane]) + (v * bt[lane]) + (w * ct[lane]));
                }
            }
        }
    }

    private void Pose(ReadOnlySpan<double> theta)
    {
        Span<double> euler = stackalloc double[Affine], relative = stackalloc double[Affine];
        Span<double> eulerPartial = stackalloc double[Affine], partial = stackalloc double[Affine], own = stackalloc double[Affine];
        for (int bone = 0; bone < model.BoneCount; bone++)
        {
            // The first bone of a finger that bends has two angles, the two after it one each.
            int finger = (bone - 2) / 4, joint = bone < 2 || finger > 4 ? 3 : (bone - 2) % 4;
            int first = joint == 3 ? -1 : 6 + (4 * finger) + (joint == 0 ? 0 : joint + 1);
            int second = joint == 0 ? first + 1 : -1;
            double x = first < 0 ? 0 : theta[first], z = second < 0 ? 0 : theta[second];
            double sx = Math.Sin(x), cx = Math.Cos(x), sz = Math.Sin(z), cz = Math.Cos(z);
            Rotation(euler, sx, cx, sz, cz);
            ReadOnlySpan<double> rest = model.BaseRelatives.AsSpan(Affine * bone, Affine), inverse = model.InverseBaseAbsolutes.AsSpan(Affine * bone, Affine);
            Compose(rest, euler, relative, 1);
            int parent = model.Parents[bone];
            Span<double> absolute = absolutes.AsSpan(Affine * bone, Affine);
            Span<double> tangents = absoluteTangents.AsSpan(Affine * Lanes * bone, Affine * Lanes);
            moves[bone] = first >= 0 || (parent >= 0 && moves[parent]);
            if (parent < 0)
            {
                relative.CopyTo(absolute);
                tangents.Clear();
            }
            else
            {
                Compose(absolutes.AsSpan(Affine * parent, Affine), relative, absolute, 1);
                if (moves[parent])
                {
                    ComposeLanes(absoluteTangents.AsSpan(Affine * Lanes * parent, Affine * Lanes), relative, tangents);
                }
                else if (moves[bone])
                {
                    tangents.Clear();
                }
            }

            for (int angle = 0; angle < 2; angle++)
            {
                int lane = angle == 0 ? first : second;
                if (lane < 0)
                {
                    continue;
                }

                if (angle == 0)
                {
                    Rotation(eulerPartial, cx, -sx, sz, cz);
                    eulerPartial[0] = eulerPartial[4] = 0;
                }
                else
                {
                    Rotation(eulerPartial, sx, cx, cz, -sz);
                    eulerPartial[10] = 0;
                    eulerPartial[9] = 0;
                }

                eulerPartial[8] = 0;
                Compose(rest, eulerPartial, partial, 0);
                if (parent < 0)
                {
                    partial.CopyTo(own);
                }
                else
                {
                    Compose(absolutes.AsSpan(Affine * parent, Affine), partial, own, 0);
                }

                for (int e = 0; e < Affine; e++)
                {
                    tangents[(e * Lanes) + lane] += own[e];
                }
            }

            Compose(absolute, inverse, transforms.AsSpan(Affine * bone, Affine), 1);
            if (moves[bone])
            {
                ComposeLanes(tangents, inverse, transformTangents.AsSpan(Affine * Lanes * bone, Affine * Lanes));
            }
        }
    }

    /// <summary>Rotations about x, then z: no finger turns about y.</summary>
    private static void Rotation(Span<double> r, double sx, double cx, double sz, double cz)
    {
        r[0] = cz;
        r[1] = -cx * sz;
        r[2] = sx * sz;
        r[3] = 0;
        r[4] = sz;
        r[5] = cx * cz;
        r[6] = -sx * cz;
        r[7] = 0;
        r[8] = 0;
        r[9] = sx;
        r[10] = cx;
        r[11] = 0;
    }

    private void Skin(int vertex, ReadOnlySpan<double> theta, Span<double> result, Span<double> tangents, int start)
    {
        double x = model.Vertices[3 * vertex], y = model.Vertices[(3 * vertex) + 1], z = model.Vertices[(3 * vertex) + 2];
        Span<double> byX = vertexTangents.AsSpan(0, Lanes), byY = vertexTangents.AsSpan(Lanes, Lanes), byZ = vertexTangents.AsSpan(2 * Lanes, Lanes);
        byX.Clear();
        byY.Clear();
        byZ.Clear();
        double px = 0, py = 0, pz = 0;
        for (int i = model.WeightStarts[vertex]; i < model.WeightStarts[vertex + 1]; i++)
        {
            double weight = model.Weights[i];
            int bone = model.WeightBones[i];
            double wx = weight * x, wy = weight * y, wz = weight * z;
            ReadOnlySpan<double> t = transforms.AsSpan(Affine * bone, Affine);
            px += (wx * t[0]) + (wy * t[1]) + (wz * t[2]) + (weight * t[3]);
            py += (wx * t[4]) + (wy * t[5]) + (wz * t[6]) + (weight * t[7]);
            pz += (wx * t[8]) + (wy * t[9]) + (wz * t[10]) + (weight * t[11]);
            if (moves[bone])
            {
                ReadOnlySpan<double> lanes = transformTangents.AsSpan(Affine * Lanes * bone, Affine * Lanes);
                AddRow(lanes[..(4 * Lanes)], wx, wy, wz, weight, byX);
                AddRow(lanes.Slice(4 * Lanes, 4 * Lanes), wx, wy, wz, weight, byY);
                AddRow(lanes[(8 * Lanes)..], wx, wy, wz, weight, byZ);
            }
        }

        for (int row = 0; row < 3; row++)
        {
            double a = rotation[3 * row], b = rotation[(3 * row) + 1], c = rotation[(3 * row) + 2];
            result[row] = (a * px) + (b * py) + (c * pz) + theta[3 + row];
            Span<double> lanes = tangents.Slice(start + (row * Lanes), Lanes);
            for (int lane = 0; lane < lanes.Length; lane++)
            {
                lanes[lane] = (a * byX[lane]) + (b * byY[lane]) + (c * byZ[lane]);
            }

            for (int axis = 0; axis < 3; axis++)
            {
                ReadOnlySpan<double> p = rotationPartials.AsSpan((9 * axis) + (3 * row), 3);
                lanes[axis] += (p[0] * px) + (p[1] * py) + (p[2] * pz);
            }

            lanes[3 + row] += 1;
        }
    }

    private static void AddRow(ReadOnlySpan<double> row, double x, double y, double z, double w, Span<double> sums)
    {
        ReadOnlySpan<double> a = row[..Lanes], b = row.Slice(Lanes, Lanes), c = row.Slice(2 * Lanes, Lanes), d = row.Slice(3 * Lanes, Lanes);
        for (int lane = 0; lane < sums.Length; lane++)
        {
            sums[lane] += (x * a[lane]) + (y * b[lane]) + (z * c[lane]) + (w * d[lane]);
        }
    }

    private void GlobalRotation(double rx, double ry, double rz)
    {
        double angle = Math.Sqrt((rx * rx) + (ry * ry) + (rz * rz));
        Array.Clear(rotationPartials);
        if (angle < 1e-4)
        {
            Array.Clear(rotation);
            rotation[0] = rotation[4] = rotation[8] = 1;
            return;
        }

        double[] n = [rx / angle, ry / angle, rz / angle];
        double s = Math.Sin(angle), c = Math.Cos(angle);
        Span<double> skew = [0, -n[2], n[1], n[2], 0, -n[0], -n[1], n[0], 0];
        for (int e = 0; e < 9; e++)
        {
            int row = e / 3, column = e % 3;
            double identity = row == column ? 1 : 0;
            rotation[e] = (identity * c) + (n[row] * n[column] * (1 - c)) + (skew[e] * s);
            double byAngle = (s * ((n[row] * n[column]) - identity)) + (skew[e] * c);
            for (int axis = 0; axis < 3; axis++)
            {
                double dRow = ((row == axis ? 1 : 0) - (n[row] * n[axis])) / angle, dColumn = ((column == axis ? 1 : 0) - (n[column] * n[axis])) / angle;
                int third = 3 - row - column;
                double dSkew = row == column ? 0 : ((third == axis ? 1 : 0) - (n[third] * n[axis])) / angle * (skew[e] == n[third] ? 1 : -1);
                rotationPartials[(9 * axis) + e] = (byAngle * n[axis]) + ((1 - c) * ((dRow * n[column]) + (n[row] * dColumn))) + (s * dSkew);
            }
        }
    }

    private static void Compose(ReadOnlySpan<double> first, ReadOnlySpan<double> second, Span<double> result, double translation)
    {
        for (int row = 0; row < Affine; row += 4)
        {
            double a = first[row], b = first[row + 1], c = first[row + 2];
            for (int column = 0; column < 4; column++)
            {
                result[row + column] = (a * second[column]) + (b * second[4 + column]) + (c * second[8 + column]);
            }

            result[row + 3] += translation * first[row + 3];
        }
    }

    private static void ComposeLanes(ReadOnlySpan<double> first, ReadOnlySpan<double> second, Span<double> result)
    {
        for (int row = 0; row < Affine; row += 4)
        {
            ReadOnlySpan<double> a = first.Slice(row * Lanes, Lanes), b = first.Slice((row + 1) * Lanes, Lanes), c = first.Slice((row + 2) * Lanes, Lanes);
            ReadOnlySpan<double> d = first.Slice((row + 3) * Lanes, Lanes);
            for (int column = 0; column < 4; column++)
            {
                double x = second[column], y = second[4 + column], z = second[8 + column], w = column == 3 ? 1 : 0;
                Span<double> target = result.Slice((row + column) * Lanes, Lanes);
                for (int lane = 0; lane < target.Length; lane++)
                {
                    target[lane] = (a[lane] * x) + (b[lane] * y) + (c[lane] * z) + (d[lane] * w);
                }
            }
        }
    }
}
