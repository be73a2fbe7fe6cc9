using System.Numerics;
using AdBench;

namespace AutoDiff.Benchmarks.AdBench;

/// <summary>The residuals of <see cref="HandTracking"/> on any real numbers.</summary>
internal static class HandTrackingGeneric
{
    private const int Affine = 12;

    public static void Residuals<T>(T[] theta, HandModel model, int[] correspondences, T[] points, T[] residuals)
        where T : struct, IFloatingPointIeee754<T>
    {
        T[] transforms = Pose(theta, model);
        T[] rotation = AxisAngle(theta);
        for (int i = 0; i < correspondences.Length; i++)
        {
            int vertex = correspondences[i];
            T[] p = new T[3];
            for (int w = model.WeightStarts[vertex]; w < model.WeightStarts[vertex + 1]; w++)
            {
                for (int row = 0; row < 3; row++)
                {
                    int t = (Affine * model.WeightBones[w]) + (4 * row);
                    p[row] += T.CreateChecked(model.Weights[w])
                        * ((transforms[t] * T.CreateChecked(model.Vertices[3 * vertex])) + (transforms[t + 1] * T.CreateChecked(model.Vertices[(3 * vertex) + 1]))
                            + (transforms[t + 2] * T.CreateChecked(model.Vertices[(3 * vertex) + 2])) + transforms[t + 3]);
                }
            }

            for (int row = 0; row < 3; row++)
            {
                T moved = (rotation[3 * row] * p[0]) + (rotation[(3 * row) + 1] * p[1]) + (rotation[(3 * row) + 2] * p[2]) + theta[3 + row];
                residuals[(3 * i) + row] = points[(3 * i) + row] - moved;
            }
        }
    }

    private static T[] Pose<T>(T[] theta, HandModel model)
        where T : struct, IFloatingPointIeee754<T>
    {
        T[] pose = new T[3 * model.BoneCount];
        for (int finger = 0; finger < 5; finger++)
        {
            int bone = 2 + (4 * finger), next = 6 + (4 * finger);
            pose[3 * bone] = theta[next];
            pose[(3 * bone) + 1] = theta[next + 1];
            pose[(3 * bone) + 3] = theta[next + 2];
            pose[(3 * bone) + 6] = theta[next + 3];
        }

        T[] absolutes = new T[Affine * model.BoneCount], transforms = new T[absolutes.Length], relative = new T[Affine];
        T[] bases = Array.ConvertAll(model.BaseRelatives, static v => T.CreateChecked(v)), inverses = Array.ConvertAll(model.InverseBaseAbsolutes, static v => T.CreateChecked(v));
        for (int bone = 0; bone < model.BoneCount; bone++)
        {
            T sx = T.Sin(pose[3 * bone]), cx = T.Cos(pose[3 * bone]), sz = T.Sin(pose[(3 * bone) + 1]), cz = T.Cos(pose[(3 * bone) + 1]);
            T[] euler = [cz, -cx * sz, sx * sz, T.Zero, sz, cx * cz, -sx * cz, T.Zero, T.Zero, sx, cx, T.Zero];
            Compose(bases.AsSpan(Affine * bone, Affine), euler, relative);
            Span<T> absolute = absolutes.AsSpan(Affine * bone, Affine);
            if (model.Parents[bone] < 0)
            {
                relative.CopyTo(absolute);
            }
            else
            {
                Compose(absolutes.AsSpan(Affine * model.Parents[bone], Affine), relative, absolute);
            }

            Compose(absolute, inverses.AsSpan(Affine * bone, Affine), transforms.AsSpan(Affine * bone, Affine));
        }

        return transforms;
    }

    private static T[] AxisAngle<T>(T[] r)
        where T : struct, IFloatingPointIeee754<T>
    {
        T angle = T.Sqrt((r[0] * r[0]) + (r[1] * r[1]) + (r[2] * r[2]));
        T x = r[0] / angle, y = r[1] / angle, z = r[2] / angle;
        T s = T.Sin(angle), c = T.Cos(angle), v = T.One - c;
        return
        [
            (x * x) + ((T.One - (x * x)) * c), (x * y * v) - (z * s), (x * z * v) + (y * s),
            (x * y * v) + (z * s), (y * y) + ((T.One - (y * y)) * c), (y * z * v) - (x * s),
            (x * z * v) - (y * s), (z * y * v) + (x * s), (z * z) + ((T.One - (z * z)) * c),
        ];
    }

    private static void Compose<T>(ReadOnlySpan<T> first, ReadOnlySpan<T> second, Span<T> result)
        where T : struct, IFloatingPointIeee754<T>
    {
        for (int row = 0; row < Affine; row += 4)
        {
            for (int column = 0; column < 4; column++)
            {
                T sum = (first[row] * second[column]) + (first[row + 1] * second[4 + column]) + (first[row + 2] * second[8 + column]);
                result[row + column] = column == 3 ? sum + first[row + 3] : sum;
            }
        }
    }
}
