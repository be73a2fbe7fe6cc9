namespace AutoDiff.Generator.Transforms.Series;

/// <summary>The members of the vector types, by their parts. What is missing has no series.</summary>
/// <remarks>Each formula takes the parts of the arguments, those of a receiver first, and gives the parts of the result; null where the
/// arguments are of another overload.</remarks>
internal static partial class ComponentFormulas
{
    public delegate Part[]? Formula(Part[][] arguments);

    private static readonly string[] Vectors = ["Vector2", "Vector3", "Vector4"];

    private static readonly Dictionary<string, Formula> Known = Make();

    /// <summary>The formula of a member; null where there is none.</summary>
    /// <param name="owner">The type that declares it, as in generated code.</param>
    /// <param name="member">Its name in metadata.</param>
    public static Formula? Find(string owner, string member) => Known.TryGetValue($"{owner}.{member}", out Formula? formula) ? formula : null;

    private static Dictionary<string, Formula> Make()
    {
        var table = new Dictionary<string, Formula>(StringComparer.Ordinal);
        foreach (string vector in Vectors)
        {
            Linear(table, vector);
            Elementwise(table, vector);
            Geometry(table, vector);
        }

        foreach (string type in (string[])["Quaternion", "Matrix3x2", "Matrix4x4"])
        {
            Linear(table, type);
        }

        Rotations(table);
        Matrices(table);
        ComplexNumbers(table);
        return table;
    }

    private static void Add(Dictionary<string, Formula> table, string type, string members, Formula formula)
    {
        foreach (string member in members.Split(' '))
        {
            table[$"global::System.Numerics.{type}.{member}"] = formula;
        }
    }

    /// <summary>Sums, differences and products with a number, part by part.</summary>
    private static void Linear(Dictionary<string, Formula> table, string type)
    {
        Add(table, type, "op_Addition Add", static a => Zip(a[0], a[1], static (x, y) => x + y));
        Add(table, type, "op_Subtraction Subtract", static a => Zip(a[0], a[1], static (x, y) => x - y));
        Add(table, type, "op_UnaryNegation Negate", static a => Map(a[0], static x => -x));
        Add(table, type, "op_UnaryPlus", static a => a[0]);
        if (type != "Quaternion")
        {
            // Of quaternions it goes the shorter way, and normalises.
            Add(table, type, "Lerp", static a => [.. a[0].Select((x, i) => a[2][a[2].Length == 1 ? 0 : i] is var t ? (x * (1 - t)) + (a[1][i] * t) : x)]);
        }

        if (type[0] == 'M')
        {
            return;
        }

        Add(table, type, "Dot", static a => [Dot(a[0], a[1])]);
        Add(table, type, "Length", static a => [Norm(a[0])]);
        Add(table, type, "LengthSquared", static a => [Dot(a[0], a[0])]);
        Add(table, type, "Normalize", static a => Norm(a[0]) is var norm ? Map(a[0], x => x / norm) : null);
    }

    private static void Elementwise(Dictionary<string, Formula> table, string type)
    {
        Add(table, type, "op_Multiply Multiply", static a => Zip(a[0], a[1], static (x, y) => x * y));
        Add(table, type, "op_Division Divide", static a => Zip(a[0], a[1], static (x, y) => x / y));
        Add(table, type, "Abs", static a => Map(a[0], static x => x.Function("Abs")));
        Add(table, type, "SquareRoot", static a => Map(a[0], static x => x.Sqrt()));
        Add(table, type, "Sin", static a => Map(a[0], static x => x.Sin()));
        Add(table, type, "Cos", static a => Map(a[0], static x => x.Cos()));
        Add(table, type, "Exp", static a => Map(a[0], static x => x.Exp()));
        Add(table, type, "Log", static a => Map(a[0], static x => x.Log()));
        Add(table, type, "Log2", static a => Map(a[0], static x => x.Function("Log2")));
        Add(table, type, "Hypot", static a => Zip(a[0], a[1], static (x, y) => x.Function("Hypot", y)));
        Add(table, type, "DegreesToRadians", static a => Map(a[0], static x => x.Function("DegreesToRadians")));
        Add(table, type, "RadiansToDegrees", static a => Map(a[0], static x => x.Function("RadiansToDegrees")));
        Add(table, type, "Max", static a => Zip(a[0], a[1], static (x, y) => x.Function("Max", y)));
        Add(table, type, "Min", static a => Zip(a[0], a[1], static (x, y) => x.Function("Min", y)));
        Add(table, type, "Clamp", static a => [.. a[0].Select((x, i) => x.Function("ClampNative", a[1][i], a[2][i]))]);
        Add(table, type, "FusedMultiplyAdd MultiplyAddEstimate", static a => [.. a[0].Select((x, i) => (x * a[1][i]) + a[2][i])]);
        Add(table, type, "Sum", static a => [a[0].Aggregate(static (x, y) => x + y)]);
        Add(table, type, "Create", static a => a.Length == 1 && a[0].Length == 1 ? null : [.. a.SelectMany(static x => x)]);
    }

    private static void Geometry(Dictionary<string, Formula> table, string type)
    {
        Add(table, type, "Distance", static a => [Norm(Difference(a[0], a[1]))]);
        Add(table, type, "DistanceSquared", static a => Difference(a[0], a[1]) is var way ? [Dot(way, way)] : null);
        Add(table, type, "Reflect", static a =>
            2.0 * Dot(a[0], a[1]) is var twice ? [.. a[0].Zip(a[1], (x, n) => x - (twice * n))] : null);
        Add(table, type, "Cross", static a => a[0].Length switch
        {
            2 => [(a[0][0] * a[1][1]) - (a[0][1] * a[1][0])],
            3 => Cross(a[0], a[1]),
            _ => null,
        });
        Add(table, type, "Transform", static a => Transform(a[0], a[1]));
        Add(table, type, "TransformNormal", static a => Rows(a[0], a[1], isPoint: false));
    }

    private static Part[] Map(Part[] x, Func<Part, Part> function) => [.. x.Select(function)];

    /// <summary>Part by part; a number goes with all parts.</summary>
    private static Part[] Zip(Part[] x, Part[] y, Func<Part, Part, Part> function) =>
        [.. Enumerable.Range(0, Math.Max(x.Length, y.Length)).Select(i => function(x[x.Length == 1 ? 0 : i], y[y.Length == 1 ? 0 : i]))];

    private static Part Dot(Part[] x, Part[] y) => x.Zip(y, static (p, q) => p * q).Aggregate(static (p, q) => p + q);

    /// <summary>By <c>Hypot</c>, which has a derivative of zero where all parts are zero.</summary>
    private static Part Norm(Part[] x) => x.Aggregate(static (p, q) => p.Function("Hypot", q));

    private static Part[] Difference(Part[] x, Part[] y) => Zip(x, y, static (p, q) => p - q);

    private static Part[] Cross(Part[] x, Part[] y) =>
    [
        (x[1] * y[2]) - (x[2] * y[1]),
        (x[2] * y[0]) - (x[0] * y[2]),
        (x[0] * y[1]) - (x[1] * y[0]),
    ];
}
