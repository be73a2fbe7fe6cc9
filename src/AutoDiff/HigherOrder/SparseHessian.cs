using AutoDiff.CompilerServices;

namespace AutoDiff;

/// <summary>The sparse Hessian of a method <c>double M(ReadOnlySpan&lt;double&gt; x)</c>: the pattern is found once, its columns get a star colouring, and
/// each evaluation takes one Hessian-vector product per colour, or as many colours at a time as there are lanes.</summary>
public sealed class SparseHessian
{
    private readonly PartFunction _function;
    private readonly int[] _colors;
    private readonly CompressedPlaces _places;

    /// <summary>From a known pattern.</summary>
    /// <param name="function">The companion <c>MHvp</c>.</param>
    /// <param name="pattern">The places that can be other than zero; symmetric.</param>
    /// <exception cref="ArgumentException">The pattern is not symmetric.</exception>
    public SparseHessian(HvpFunction function, SparsityPattern pattern)
    {
        ArgumentNullException.ThrowIfNull(function);
        Pattern = Symmetric(pattern);
        _colors = Coloring.Star(pattern);
        ColorCount = Coloring.Count(_colors);
        int[][] inputsOf = Coloring.Classes(_colors);
        _places = new CompressedPlaces(pattern.Rows, ColorCount, FindSources(), isByColor: true);
        _function = (x, part, compressed) => Sweep(function, inputsOf.AsSpan(CompressedPlaces.FirstOf(part), Math.Max(1, _places.CountOf(part))), x, compressed);
    }

    /// <summary>From a known pattern, several colours at a time.</summary>
    /// <param name="function">The companion <c>MHessianCompressed</c>.</param>
    /// <param name="pattern">The places that can be other than zero; symmetric.</param>
    /// <exception cref="ArgumentException">The pattern is not symmetric.</exception>
    public SparseHessian(CompressedHessianFunction function, SparsityPattern pattern)
    {
        ArgumentNullException.ThrowIfNull(function);
        Pattern = Symmetric(pattern);
        _colors = Coloring.Star(pattern);
        ColorCount = Coloring.Count(_colors);
        _places = new CompressedPlaces(pattern.Rows, ColorCount, FindSources(), isByColor: false);
        _function = (x, part, compressed) =>
        {
            Tape tape = Tape.Rent();
            Span<int> shifted = tape.Reserve<int>(part == 0 ? 0 : x.Length);
            double value = function(x, CompressedPlaces.Shifted(_colors, part, shifted), _places.CountOf(part), compressed);
            tape.Return();
            return value;
        };
    }

    /// <summary>Evaluates some colours of the compressed matrix.</summary>
    private delegate double PartFunction(ReadOnlySpan<double> x, int part, Span<double> compressed);

    /// <summary>The pattern.</summary>
    public SparsityPattern Pattern { get; }

    /// <summary>The number of colours, and so of products that an evaluation takes.</summary>
    public int ColorCount { get; }

    /// <summary>The colour of each input.</summary>
    public ReadOnlySpan<int> Colors => _colors;

    /// <summary>Finds the pattern at a point.</summary>
    /// <param name="function">The companion <c>MHvp</c>.</param>
    /// <param name="x">The point.</param>
    /// <remarks>As of <see cref="SparseJacobian.FindPattern(JvpFunction, ReadOnlySpan{double}, int)"/>; a product with NaN for one input tells a row as well as a
    /// column, so that inputs which go with most others, as in an arrow-head, take one product each.</remarks>
    public static SparseHessian Probe(HvpFunction function, ReadOnlySpan<double> x) => new(function, FindPattern(function, x));

    /// <summary>The pattern at a point, made symmetric.</summary>
    /// <param name="function">The companion <c>MHvp</c>.</param>
    /// <param name="x">The point.</param>
    /// <remarks>As of <see cref="SparseJacobian.FindPattern(JvpFunction, ReadOnlySpan{double}, int)"/>; a product with NaN for one input tells a row as well as a
    /// column, so that inputs which go with most others, as in an arrow-head, take one product each.</remarks>
    public static SparsityPattern FindPattern(HvpFunction function, ReadOnlySpan<double> x)
    {
        ArgumentNullException.ThrowIfNull(function);
        double[] point = x.ToArray();
        double[] product = new double[x.Length];
        List<(int Row, int Column)> places = PatternProbe.FindSymmetric(x.Length, tangent =>
        {
            function(point, tangent, product);
            return product;
        });
        return SparsityPattern.Of(x.Length, x.Length, places.Concat(places.Select(static place => (place.Column, place.Row))));
    }

    /// <summary>The Hessian at a point.</summary>
    /// <param name="x">The point.</param>
    public CsrMatrix Evaluate(ReadOnlySpan<double> x)
    {
        double[] values = new double[Pattern.Count];
        Evaluate(x, values);
        return new CsrMatrix(Pattern, values);
    }

    /// <summary>The values of the Hessian at a point, without allocation once warm.</summary>
    /// <param name="x">The point.</param>
    /// <param name="values">A value for each place of the pattern, row by row; overwritten.</param>
    /// <returns>The value of the function.</returns>
    public double Evaluate(ReadOnlySpan<double> x, Span<double> values)
    {
        Shape.RequireLength(x.Length, Pattern.Columns, nameof(x));
        Shape.RequireLength(values.Length, Pattern.Count, nameof(values));
        Tape tape = Tape.Rent();
        Span<double> compressed = tape.Reserve<double>(_places.Size);
        double value = 0;
        for (int part = 0; part < _places.Parts; part++)
        {
            Span<double> some = compressed[..(x.Length * _places.CountOf(part))];
            value = _function(x, part, some);
            _places.Gather(part, some, values);
        }

        tape.Return();
        return value;
    }

    /// <summary>One product for each colour.</summary>
    private static double Sweep(HvpFunction function, ReadOnlySpan<int[]> inputsOf, ReadOnlySpan<double> x, Span<double> compressed)
    {
        Tape tape = Tape.Rent();
        Span<double> tangent = tape.ReserveCleared<double>(x.Length);
        double value = 0;
        for (int color = 0; color < inputsOf.Length; color++)
        {
            foreach (int input in inputsOf[color])
            {
                tangent[input] = 1;
            }

            value = function(x, tangent, compressed.Slice(color * x.Length, x.Length));
            foreach (int input in inputsOf[color])
            {
                tangent[input] = 0;
            }
        }

        tape.Return();
        return value;
    }

    private static SparsityPattern Symmetric(SparsityPattern pattern)
    {
        ArgumentNullException.ThrowIfNull(pattern);
        return pattern.Rows == pattern.Columns && pattern.Places().All(place => pattern.Contains(place.Column, place.Row))
            ? pattern
            : throw new ArgumentException("The pattern of a Hessian is symmetric.", nameof(pattern));
    }

    /// <summary>Where each value stands alone in the compressed matrix.</summary>
    private IEnumerable<(int Row, int Color)> FindSources()
    {
        // How often a colour stands in a row.
        var counts = new Dictionary<(int Row, int Color), int>();
        foreach ((int row, int column) in Pattern.Places())
        {
            (int, int) key = (row, _colors[column]);
            counts[key] = counts.TryGetValue(key, out int count) ? count + 1 : 1;
        }

        return Pattern.Places().Select(place => counts[(place.Row, _colors[place.Column])] == 1
            ? (place.Row, _colors[place.Column])
            : (place.Column, _colors[place.Row]));
    }
}
