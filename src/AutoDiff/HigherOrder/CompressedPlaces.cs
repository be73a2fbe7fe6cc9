namespace AutoDiff;

/// <summary>Where the values of a sparse matrix stand in the compressed one, which is evaluated some colours at a time: its memory is a multiple of the rows,
/// whatever the number of colours.</summary>
internal sealed class CompressedPlaces
{
    /// <summary>The colours of a part: as many as the widest lanes have.</summary>
    private const int ColorsOfPart = 64;

    private readonly int _rows;
    private readonly int _colorCount;

    /// <summary>For each place, the part and where its value stands in it.</summary>
    private readonly (int Part, int At)[] _sources;

    /// <param name="rows">The rows of the compressed matrix.</param>
    /// <param name="colorCount">Its columns.</param>
    /// <param name="sources">For each place, the row and colour of its value.</param>
    /// <param name="isByColor">Whether a colour stands together, instead of a row.</param>
    public CompressedPlaces(int rows, int colorCount, IEnumerable<(int Row, int Color)> sources, bool isByColor)
    {
        _rows = rows;
        _colorCount = colorCount;
        _sources = [.. sources.Select(source =>
        {
            int part = source.Color / ColorsOfPart, color = source.Color - FirstOf(part);
            return (part, checked(isByColor ? (color * rows) + source.Row : (source.Row * CountOf(part)) + color));
        })];
    }

    /// <summary>The number of parts; one where there is no colour, so that the function is evaluated.</summary>
    public int Parts => Math.Max(1, (_colorCount + ColorsOfPart - 1) / ColorsOfPart);

    /// <summary>The numbers that the largest part has.</summary>
    public int Size => checked(_rows * CountOf(0));

    /// <summary>The first colour of a part.</summary>
    public static int FirstOf(int part) => part * ColorsOfPart;

    /// <summary>The number of colours of a part.</summary>
    public int CountOf(int part) => Math.Min(ColorsOfPart, _colorCount - FirstOf(part));

    /// <summary>Takes the values of a part.</summary>
    public void Gather(int part, ReadOnlySpan<double> compressed, Span<double> values)
    {
        for (int k = 0; k < _sources.Length; k++)
        {
            (int of, int at) = _sources[k];
            if (of == part)
            {
                values[k] = compressed[at];
            }
        }
    }

    /// <summary>The colours counted from the first of a part on.</summary>
    public static ReadOnlySpan<int> Shifted(int[] colors, int part, Span<int> shifted)
    {
        if (part == 0)
        {
            return colors;
        }

        for (int i = 0; i < colors.Length; i++)
        {
            shifted[i] = colors[i] - FirstOf(part);
        }

        return shifted;
    }
}
