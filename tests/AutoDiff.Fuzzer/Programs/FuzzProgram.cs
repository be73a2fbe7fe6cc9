using System.Globalization;
using System.Text;

namespace AutoDiff.Fuzzer;

/// <summary>A random program: helper methods, and a <c>Main</c> of a fixed signature that calls them.</summary>
/// <param name="Seed">The seed it came from.</param>
/// <param name="Methods">The methods, <c>Main</c> last.</param>
public sealed record FuzzProgram(long Seed, IReadOnlyList<FuzzMethod> Methods)
{
    /// <summary>The signature of every <c>Main</c>: one parameter of each kind.</summary>
    public const string MainHeader =
        "double Main(double x, double y, ReadOnlySpan<double> r, Span<double> s, double[] a, ref double z, out double w, int n)";

    // What callers need of a helper, and no more to compile.
    private const string HelperMark = "[Differentiable(Derivatives.Jvp | Derivatives.Vjp)]";

    // Every other helper stays a call; the rest is inlined where it is small.
    private const string CalledHelperMark = HelperMark + " [System.Runtime.CompilerServices.MethodImpl(System.Runtime.CompilerServices.MethodImplOptions.NoInlining)]";

    private const string Types = """
            public partial struct Pair
            {
                public double A;
                public double B;

                [Mark] public static Pair operator +(Pair left, Pair right) => new Pair { A = left.A + right.A, B = left.B - right.A * right.B };

                [Mark] public static Pair operator *(double by, Pair right) => new Pair { A = by * right.A, B = by };

                [This] public readonly double Dot(Pair other) => A * other.A + B * other.B;
            }

            public readonly partial record struct Entry(double A, double B);

            public partial record struct Box
            {
                public Pair Inner;
                public double C;

                [This] public void Turn(double by) => (Inner.A, C) = (C - by * Inner.B, Inner.A);
            }

            public sealed partial class Node(double a, double b)
            {
                public double A = a;

                public double B { get; set; } = b;

                [This] public void Shift(double by)
                {
                    A += by * B;
                    B = by;
                }
            }

            public static void DropOf(int n) => GC.KeepAlive(n);

            [Mark] public static T Mix<T>(T a, T b) where T : System.Numerics.IFloatingPointIeee754<T> => a * T.Sin(b) + b;
        """;

    /// <summary>The number of statements.</summary>
    public int Size => Methods.Sum(method => method.Body.Sum(statement => statement.Size));

    /// <summary>The name of the class with the differentiable program.</summary>
    public string ClassName => string.Create(CultureInfo.InvariantCulture, $"P{Seed}");

    /// <summary>The program on <see cref="double"/>, marked.</summary>
    public string Source => Write(ClassName, "[Differentiable]");

    /// <summary>Whether some arguments are shared by all points of a batch, and others not.</summary>
    public bool SharesArguments => Seed % 2 == 0;

    /// <summary>The program on <see cref="double"/>, marked, with batched companions of <c>Main</c>.</summary>
    public string BatchSource
    {
        get
        {
            const string Batched = "[Batched] ";
            string shared = SharesArguments ? "" : Batched;
            string header = $"double Main({shared}double x, {Batched}double y, {Batched}ReadOnlySpan<double> r, {Batched}Span<double> s, {Batched}double[] a, "
                + $"{Batched}ref double z, {Batched}out double w, {shared}int n)";
            FuzzProgram batched = this with { Methods = [.. Methods.SkipLast(1), Methods[^1] with { Header = header }] };
            return batched.Write(ClassName, "[Differentiable(Derivatives.Default | Derivatives.Batch)]");
        }
    }

    /// <summary>The same text on dual numbers.</summary>
    public string OracleSource => Write(ClassName + "Oracle", "")
        .Replace("Math.", "double.", StringComparison.Ordinal)
        .Replace("Diff.StopGradient", "Constant", StringComparison.Ordinal)
        .Replace("double", "Dual<double>", StringComparison.Ordinal)
        .Replace("partial class", "class", StringComparison.Ordinal)
        .TrimEnd().TrimEnd('}') + """

            private static Dual<double> Constant(Dual<double> x) => new(x.Value, 0);
        }

        """;

    private string Write(string className, string attributes)
    {
        var text = new StringBuilder();
        text.Append("public static partial class ").AppendLine(className).Append('{');
        string mark = attributes.Length > 0 ? HelperMark + " " : "";
        text.AppendLine().AppendLine(Types.Replace("[Mark] ", mark, StringComparison.Ordinal).Replace("[This] ", mark.Replace(")]", ", ThisIsActive = true)]", StringComparison.Ordinal), StringComparison.Ordinal));
        for (int i = 0; i < Methods.Count; i++)
        {
            string helper = (Seed + i) % 2 == 0 ? HelperMark : CalledHelperMark;
            Methods[i].Write(text, attributes.Length > 0 && i < Methods.Count - 1 ? helper : attributes);
        }

        return text.AppendLine("}").ToString();
    }
}
