using System.Collections;

namespace AutoDiff.Testing;

/// <summary>Arguments of <c>MTaylor</c>: in the place of each value its coefficients, those of one element together.</summary>
public static class SeriesArguments
{
    /// <summary>The line through a value: its coefficients of order 0 and 1, then zeros.</summary>
    /// <param name="value">A boxed number, tuple, struct or record, or an array or list of such or of such arrays.</param>
    /// <param name="direction">The coefficients of order 1, of the same shape.</param>
    /// <param name="terms">The number of coefficients of a series.</param>
    public static object? Line(object? value, object? direction, int terms)
    {
        switch (value)
        {
            case null:
                return null;
            case Array { Rank: 2 } matrix:
                var wide = Array.CreateInstance(matrix.GetType().GetElementType()!, matrix.GetLength(0), matrix.GetLength(1) * terms);
                for (int i = 0; i < matrix.GetLength(0); i++)
                {
                    for (int j = 0; j < matrix.GetLength(1); j++)
                    {
                        IList element = Elements(new[] { matrix.GetValue(i, j) }, new[] { ((Array)direction!).GetValue(i, j) }, new object?[terms], terms);
                        for (int k = 0; k < terms; k++)
                        {
                            wide.SetValue(element[k], i, (j * terms) + k);
                        }
                    }
                }

                return wide;
            case Array array when array.GetType().GetElementType()!.IsArray:
                var rows = Array.CreateInstance(array.GetType().GetElementType()!, array.Length);
                for (int i = 0; i < array.Length; i++)
                {
                    rows.SetValue(Line(array.GetValue(i), ((Array)direction!).GetValue(i), terms), i);
                }

                return rows;
            case Array array:
                return Elements(array, (IList)direction!, Array.CreateInstance(array.GetType().GetElementType()!, array.Length * terms), terms);
            case IList list:
                IList zeros = Elements(list, (IList)direction!, Array.CreateInstance(value.GetType().GetGenericArguments()[0], list.Count * terms), terms);
                return Activator.CreateInstance(value.GetType(), zeros);
            default:
                return Elements(new[] { value }, new[] { direction }, Array.CreateInstance(value!.GetType(), terms), terms);
        }
    }

    /// <summary>One coefficient of every real, in order.</summary>
    public static IEnumerable<double> Coefficient(object? series, int order, int terms)
    {
        switch (series)
        {
            case Array { Rank: 1 } rows when rows.GetType().GetElementType()!.IsArray:
                return rows.Cast<object?>().SelectMany(row => Coefficient(row, order, terms));
            case IEnumerable reals:
                return reals.Cast<object>().Where((_, i) => i % terms == order).SelectMany(ScalarWalker.Flatten);
            default:
                return [];
        }
    }

    private static IList Elements(IList values, IList direction, IList result, int terms)
    {
        for (int i = 0; i < values.Count; i++)
        {
            double[] zeros = new double[ScalarWalker.Flatten(values[i]).Length];
            result[i * terms] = ScalarWalker.Clone(values[i]);
            result[(i * terms) + 1] = ScalarWalker.Clone(direction[i]);
            for (int k = 2; k < terms; k++)
            {
                result[(i * terms) + k] = ScalarWalker.Unflatten(values[i], zeros);
            }
        }

        return result;
    }
}
