using AutoDiff.CompilerServices;

namespace AutoDiff;

/// <summary>The sparse Jacobian of a method <c>void M(ReadOnlySpan&lt;double&gt; x, Span&lt;double&gt; y)</c>: the pattern is found once, its columns
/// are coloured, and each evaluation takes one tangent per colour, or as many colours at a time as there are lanes.</summary>
public sealed class SparseJacobian
{
    private readonly PartFunction _function;
    private readonly int[] _colors;
    private readonly CompressedPlaces _places;

    /// <summary>From a known pattern.</summary>
    /// <param name="function">The companion <c>MJvp</c>.</param>
    /// <param name="pattern">The places that can be other than zero, outputs by inputs.</param>
    public SparseJacobian(JvpFunction function, SparsityPattern pattern)
    {
        ArgumentNullException.ThrowIfNull(function);
        ArgumentNullException.ThrowIfNull(pattern);
        Pattern = pattern;
        _colors = Coloring.Columns(pattern);
        ColorCount = Coloring.Count(_colors);
        int[][] inputsOf = Coloring.Classes(_colors);
        _places = Places(isByColor: true);
        _function = (x, y, part, compressed) => Sweep(function, inputsOf.AsSpan(CompressedPlaces.FirstOf(part), Math.Max(1, _places.CountOf(part))), x, y, compressed);
    }

    /// <summary>From a known pattern, several colours at a time.</summary>
    /// <param name="function">The companion <c>MJacobianCompressed</c>.</param>
    /// <param name="pattern">The places that can be other than zero, outputs by inputs.</param>
    public SparseJacobian(CompressedJacobianFunction function, SparsityPattern pattern)
    {
        ArgumentNullException.ThrowIfNull(function);
        ArgumentNullException.ThrowIfNull(pattern);
        Pattern = pattern;
        _colors = Coloring.Columns(pattern);
        ColorCount = Coloring.Count(_colors);
        _places = Places(isByColor: false);
        _function = (x, y, part, compressed) =>
        {
            Tape tape = Tape.Rent();
            Span<int> shifted = tape.Reserve<int>(part == 0 ? 0 : x.Length);
            function(x, y, CompressedPlaces.Shifted(_colors, part, shifted), _places.CountOf(part), compressed);
            tape.Return();
        };
    }

    /// <summary>Evaluates some colours of the compressed matrix.</summary>
    private delegate void PartFunction(ReadOnlySpan<double> x, Span<double> y, int part, Span<double> compressed);

    /// <summary>The pattern.</summary>
    public SparsityPattern Pattern { get; }

    /// <summary>The number of colours, and so of tangents that an evaluation takes.</summary>
    public int ColorCount { get; }

    /// <summary>The colour of each input.</summary>
    public ReadOnlySpan<int> Colors => _colors;

    /// <summary>Finds the pattern at a point.</summary>
    /// <param name="function">The companion <c>MJvp</c>.</param>
    /// <param name="x">The point.</param>
    /// <param name="outputs">The number of outputs.</param>
    /// <inheritdoc cref="FindPattern(JvpFunction, ReadOnlySpan{double}, int)" path="/remarks"/>
    public static SparseJacobian Probe(JvpFunction function, ReadOnlySpan<double> x, int outputs) => new(function, FindPattern(function, x, outputs));

    /// <summary>Finds the pattern at a point from sweeps in both directions.</summary>
    /// <param name="function">The companion <c>MJvp</c>.</param>
    /// <param name="transposed">The companion <c>MVjp</c> of the same method.</param>
    /// <param name="x">The point.</param>
    /// <param name="outputs">The number of outputs.</param>
    /// <inheritdoc cref="FindPattern(JvpFunction, VjpFunction, ReadOnlySpan{double}, int)" path="/remarks"/>
    public static SparseJacobian Probe(JvpFunction function, VjpFunction transposed, ReadOnlySpan<double> x, int outputs) =>
        new(function, FindPattern(function, transposed, x, outputs));

    /// <summary>The pattern at a point.</summary>
    /// <param name="function">The companion <c>MJvp</c>.</param>
    /// <param name="x">The point.</param>
    /// <param name="outputs">The number of outputs.</param>
    /// <remarks>Which outputs depend on a set of inputs is told by the outputs that tangents of NaN in their places come out of: NaN is lost in no sum and no
    /// product, also not with a factor that happens to be zero. What is found is the pattern of the path that the method takes at the point;
    /// where it can take others, unite the patterns of points on each (<see cref="SparsityPattern.Union"/>). Sets of inputs are halved until they are single ones,
    /// and sets that no output depends on in common share a tangent: a sparse pattern takes a number of tangents that grows with the logarithm of the number of
    /// inputs, a dense one about one for each input.</remarks>
    public static SparsityPattern FindPattern(JvpFunction function, ReadOnlySpan<double> x, int outputs)
    {
        ArgumentNullException.ThrowIfNull(function);
        ArgumentOutOfRangeException.ThrowIfNegative(outputs);
        return SparsityPattern.Of(outputs, x.Length, PatternProbe.Find(x.Length, outputs, Forward(function, x.ToArray(), outputs)));
    }

    /// <summary>The pattern at a point from sweeps in both directions.</summary>
    /// <param name="function">The companion <c>MJvp</c>.</param>
    /// <param name="transposed">The companion <c>MVjp</c> of the same method.</param>
    /// <param name="x">The point.</param>
    /// <param name="outputs">The number of outputs.</param>
    /// <remarks>As from tangents alone, and an output that depends on most of the inputs takes one adjoint of NaN, which comes out at its inputs. A matrix that is
    /// sparse but for some full rows and full columns takes as few sweeps as without them, and one more for each such row.</remarks>
    public static SparsityPattern FindPattern(JvpFunction function, VjpFunction transposed, ReadOnlySpan<double> x, int outputs)
    {
        ArgumentNullException.ThrowIfNull(function);
        ArgumentNullException.ThrowIfNull(transposed);
        ArgumentOutOfRangeException.ThrowIfNegative(outputs);
        double[] point = x.ToArray();
        double[] y = new double[outputs];
        double[] yAdjoint = new double[outputs];
        double[] xAdjoint = new double[x.Length];
        return SparsityPattern.Of(outputs, x.Length, PatternProbe.Find(x.Length, outputs, Forward(function, point, outputs), adjoint =>
        {
            Array.Clear(y);
            Array.Clear(xAdjoint);
            adjoint.CopyTo(yAdjoint);
            transposed(point, y, xAdjoint, yAdjoint);
            return xAdjoint;
        }));
    }

    private static PatternProbe.Sweep Forward(JvpFunction function, double[] point, int outputs)
    {
        double[] y = new double[outputs];
        double[] yTangent = new double[outputs];
        return tangent =>
        {
            Array.Clear(y);
            Array.Clear(yTangent);
            function(point, y, tangent, yTangent);
            return yTangent;
        };
    }

    /// <summary>The Jacobian at a point.</summary>
    /// <param name="x">The point.</param>
    /// <param name="y">The outputs; overwritten.</param>
    public CsrMatrix Evaluate(ReadOnlySpan<double> x, Span<double> y)
    {
        double[] values = new double[Pattern.Count];
        Evaluate(x, y, values);
        return new CsrMatrix(Pattern, values);
    }

    /// <summary>The values of the Jacobian at a point, without allocation once warm.</summary>
    /// <param name="x">The point.</param>
    /// <param name="y">The outputs; overwritten.</param>
    /// <param name="values">A value for each place of the pattern, row by row; overwritten.</param>
    public void Evaluate(ReadOnlySpan<double> x, Span<double> y, Span<double> values)
    {
        Shape.RequireLength(x.Length, Pattern.Columns, nameof(x));
        Shape.RequireLength(y.Length, Pattern.Rows, nameof(y));
        Shape.RequireLength(values.Length, Pattern.Count, nameof(values));
        Tape tape = Tape.Rent();
        Span<double> compressed = tape.Reserve<double>(_places.Size);
        Span<double> initial = tape.Reserve<double>(_places.Parts > 1 ? y.Length : 0);
        y[..initial.Length].CopyTo(initial);
        for (int part = 0; part < _places.Parts; part++)
        {
            if (part > 0)
            {
                initial.CopyTo(y);
            }

            Span<double> some = compressed[..(y.Length * _places.CountOf(part))];
            _function(x, y, part, some);
            _places.Gather(part, some, values);
        }

        tape.Return();
    }

    private CompressedPlaces Places(bool isByColor) =>
        new(Pattern.Rows, ColorCount, Pattern.Places().Select(place => (place.Row, _colors[place.Column])), isByColor);

    /// <summary>One tangent for each colour. What the outputs hold before a sweep is what they held at first: the method may read it.</summary>
    private static void Sweep(JvpFunction function, ReadOnlySpan<int[]> inputsOf, ReadOnlySpan<double> x, Span<double> y, Span<double> compressed)
    {
        Tape tape = Tape.Rent();
        Span<double> xTangent = tape.ReserveCleared<double>(x.Length);
        Span<double> initial = tape.Reserve<double>(y.Length);
        Span<double> yTangent = compressed.IsEmpty ? tape.Reserve<double>(y.Length) : compressed;
        y.CopyTo(initial);
        for (int color = 0; color < inputsOf.Length; color++)
        {
            foreach (int input in inputsOf[color])
            {
                xTangent[input] = 1;
            }

            if (color > 0)
            {
                initial.CopyTo(y);
            }

            Span<double> rows = yTangent.Slice(color * y.Length, y.Length);
            rows.Clear();
            function(x, y, xTangent, rows);
            foreach (int input in inputsOf[color])
            {
                xTangent[input] = 0;
            }
        }

        tape.Return();
    }
}
