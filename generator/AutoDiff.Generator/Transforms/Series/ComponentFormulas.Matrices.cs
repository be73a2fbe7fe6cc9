namespace AutoDiff.Generator.Transforms.Series;

/// <summary>Quaternions and matrices: rows of a matrix one after the other, vectors from the left.</summary>
internal static partial class ComponentFormulas
{
    private static void Rotations(Dictionary<string, Formula> table)
    {
        const string Type = "Quaternion";
        Add(table, Type, "op_Multiply Multiply", static a => a[1].Length == 1 ? Zip(a[0], a[1], static (x, y) => x * y) : Product(a[0], a[1]));
        Add(table, Type, "Concatenate", static a => Product(a[1], a[0]));
        Add(table, Type, "op_Division Divide", static a => Product(a[0], Inverse(a[1])));
        Add(table, Type, "Conjugate", static a => Conjugate(a[0]));
        Add(table, Type, "Inverse", static a => Inverse(a[0]));
        Add(table, Type, "CreateFromAxisAngle", static a =>
            (0.5 * a[1][0]) is var half && half.Sin() is var sine ? [.. a[0].Select(x => x * sine), half.Cos()] : null);
        Add(table, Type, "Create", static a => [.. a.SelectMany(static x => x)]);
        Add(table, "Plane", "Dot", static a => [Dot(a[0], a[1])]);
        Add(table, "Plane", "DotCoordinate", static a => [Dot([a[0][0], a[0][1], a[0][2]], a[1]) + a[0][3]]);
        Add(table, "Plane", "DotNormal", static a => [Dot([a[0][0], a[0][1], a[0][2]], a[1])]);
    }

    private static void Matrices(Dictionary<string, Formula> table)
    {
        foreach (string type in (string[])["Matrix3x2", "Matrix4x4"])
        {
            Add(table, type, "op_Multiply Multiply", static a => a[1].Length == 1 ? Zip(a[0], a[1], static (x, y) => x * y)
                : a[0].Length == 16 ? [.. Enumerable.Range(0, 4).SelectMany(i => Rows([.. a[0].Skip(4 * i).Take(4)], a[1], isPoint: false)!)]
                : [.. Enumerable.Range(0, 3).SelectMany(i => Rows([a[0][2 * i], a[0][(2 * i) + 1]], a[1], isPoint: i == 2)!)]);
        }

        Add(table, "Matrix4x4", "Transpose", static a => [.. Enumerable.Range(0, 16).Select(i => a[0][(4 * (i % 4)) + (i / 4)])]);
        Add(table, "Matrix3x2", "GetDeterminant", static a => [(a[0][0] * a[0][3]) - (a[0][1] * a[0][2])]);
        Add(table, "Matrix4x4", "GetDeterminant", static a => [Determinant(a[0])]);
        Add(table, "Matrix3x2", "CreateRotation", static a => a.Length > 1 ? null : Turn(a[0][0], size: 2, isAffine: true, 0, 1));
        Add(table, "Matrix4x4", "CreateRotationX", static a => a.Length > 1 ? null : Turn(a[0][0], size: 4, isAffine: false, 1, 2));
        Add(table, "Matrix4x4", "CreateRotationY", static a => a.Length > 1 ? null : Turn(a[0][0], size: 4, isAffine: false, 2, 0));
        Add(table, "Matrix4x4", "CreateRotationZ", static a => a.Length > 1 ? null : Turn(a[0][0], size: 4, isAffine: false, 0, 1));
        Add(table, "Matrix4x4", "CreateScale", static a =>
            a.SelectMany(static x => x).ToArray() is { Length: 1 or 3 } scale && scale[0] is var first && Unit(first, 4, 4).ToArray() is var matrix
                ? [.. matrix.Select((x, i) => i is 0 or 5 or 10 ? scale[scale.Length == 1 ? 0 : i / 5] : x)]
                : null);
        Add(table, "Matrix3x2", "CreateTranslation", static a =>
            a.SelectMany(static x => x).ToArray() is { Length: 2 } way ? [.. Unit(way[0], 2, 2), .. way] : null);
        Add(table, "Matrix4x4", "CreateTranslation", static a =>
            a.SelectMany(static x => x).ToArray() is { Length: 3 } way && way[0] is var one
                ? [.. Unit(one, 4, 3), .. way, one.Number(1)]
                : null);
    }

    /// <summary>A vector times a matrix; a point has a further part, which is one.</summary>
    private static Part[]? Rows(Part[] x, Part[] matrix, bool isPoint)
    {
        int columns = matrix.Length switch { 16 => 4, 6 => 2, _ => 0 };
        if (columns == 0)
        {
            return null;
        }

        int outputs = x.Length == 4 ? 4 : Math.Min(columns, x.Length);
        return [.. Enumerable.Range(0, outputs).Select(j =>
        {
            Part sum = Enumerable.Range(0, x.Length).Select(i => x[i] * matrix[(i * columns) + j]).Aggregate(static (p, q) => p + q);
            return isPoint && x.Length < 4 ? sum + matrix[(matrix.Length - columns) + j] : sum;
        })];
    }

    /// <summary>By a matrix, or turned by a quaternion.</summary>
    private static Part[]? Transform(Part[] x, Part[] by)
    {
        if (by.Length != 4)
        {
            return Rows(x, by, isPoint: true);
        }

        if (x.Length != 3)
        {
            return null;
        }

        // k x + 2w (v × x) + 2 v × (v × x) with k = 1 or |q|², as the framework has it
        Part[] axis = [by[0], by[1], by[2]];
        Part[] once = Map(Cross(axis, x), static p => 2.0 * p);
        Part[] twice = Cross(axis, once);
        Part one = by[3].Number(1);
        Part scale = one + (by[3].Known("global::AutoDiff.CompilerServices.TaylorSeries.TurnIsProduct") * (Dot(by, by) - one));
        return [.. x.Select((p, i) => (scale * p) + (by[3] * once[i]) + twice[i])];
    }

    private static Part[] Product(Part[] q, Part[] r) =>
    [
        (q[3] * r[0]) + (q[0] * r[3]) + (q[1] * r[2]) - (q[2] * r[1]),
        (q[3] * r[1]) - (q[0] * r[2]) + (q[1] * r[3]) + (q[2] * r[0]),
        (q[3] * r[2]) + (q[0] * r[1]) - (q[1] * r[0]) + (q[2] * r[3]),
        (q[3] * r[3]) - (q[0] * r[0]) - (q[1] * r[1]) - (q[2] * r[2]),
    ];

    private static Part[] Conjugate(Part[] q) => [-q[0], -q[1], -q[2], q[3]];

    private static Part[] Inverse(Part[] q) => Dot(q, q) is var norm ? Map(Conjugate(q), p => p / norm) : q;

    /// <summary>The first rows of the unit matrix.</summary>
    private static IEnumerable<Part> Unit(Part type, int size, int rows) =>
        Enumerable.Range(0, rows * size).Select(i => type.Number(i / size == i % size ? 1 : 0));

    /// <summary>A turn that takes the axis <paramref name="from"/> towards the axis <paramref name="to"/>.</summary>
    private static Part[] Turn(Part angle, int size, bool isAffine, int from, int to)
    {
        Part sine = angle.Sin(), cosine = angle.Cos();
        Part[] matrix = [.. Unit(angle, size, size + (isAffine ? 1 : 0))];
        matrix[(from * size) + from] = cosine;
        matrix[(from * size) + to] = sine;
        matrix[(to * size) + from] = -sine;
        matrix[(to * size) + to] = cosine;
        return matrix;
    }

    /// <summary>By the minors of the lower two rows.</summary>
    private static Part Determinant(Part[] m)
    {
        Part Minor(int i, int j) => (m[8 + i] * m[12 + j]) - (m[8 + j] * m[12 + i]);
        Part Upper(int i, int j) => (m[i] * m[4 + j]) - (m[j] * m[4 + i]);
        return (Upper(0, 1) * Minor(2, 3)) - (Upper(0, 2) * Minor(1, 3)) + (Upper(0, 3) * Minor(1, 2))
            + (Upper(1, 2) * Minor(0, 3)) - (Upper(1, 3) * Minor(0, 2)) + (Upper(2, 3) * Minor(0, 1));
    }
}
