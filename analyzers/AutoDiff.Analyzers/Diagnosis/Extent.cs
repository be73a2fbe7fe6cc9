using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AutoDiff.Analyzers.Diagnosis;

/// <summary>Which elements of its source a view has; no <paramref name="Length"/>: all from <paramref name="Start"/> on.</summary>
internal sealed record Extent(int Start, int? Length)
{
    public static readonly Extent Whole = new(0, null);

    /// <summary>The elements that <c>x.Slice(1, 2)</c> or <c>x.AsSpan(1)</c> has; null where the numbers are not constants.</summary>
    public static Extent? Of(IInvocationOperation view)
    {
        int skipped = view.Instance is null ? 1 : 0;
        int given = view.Arguments.Length - skipped;
        return given == 0 ? Whole
            : given == 1 && view.Arguments[skipped].Value is IRangeOperation range ? Of(range)
            : Constant(view.Arguments[skipped].Value) is not { } start ? null
            : given == 1 ? new Extent(start, null)
            : Constant(view.Arguments[skipped + 1].Value) is { } length ? new Extent(start, length) : null;
    }

    /// <summary>The elements of a range that counts from the start with constants; null for any other.</summary>
    public static Extent? Of(IOperation range)
    {
        if (range is not IRangeOperation { LeftOperand: var left, RightOperand: var right })
        {
            return null;
        }

        int? start = left is null ? 0 : Constant(left);
        int? end = right is null ? null : Constant(right);
        return start is not { } first || (right is not null && end is null) ? null : new Extent(first, end - first);
    }

    /// <summary>The elements of this view of a view, by the numbers of what that is a view of.</summary>
    public Extent Within(Extent outer) => new(outer.Start + Start, Length ?? (outer.Length - Start));

    public bool Overlaps(Extent other) => Reaches(other.Start) && other.Reaches(Start) && Length is not 0 && other.Length is not 0;

    private bool Reaches(int start) => Length is not { } length || start < Start + length;

    private static int? Constant(IOperation operation) => operation switch
    {
        { ConstantValue: { HasValue: true, Value: int value } } => value,
        IConversionOperation conversion => Constant(conversion.Operand),
        _ => null,
    };
}
