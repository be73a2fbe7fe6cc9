using System.Collections;

namespace AutoDiff.Testing;

/// <summary>Arguments of <c>MTaylor</c>: in the place of each real its coefficients, those of one element together.</summary>
public static class SeriesArguments
{
    /// <summary>The line through a value: its coefficients of order 0 and 1, then zeros.</summary>
    /// <param name="value">A boxed real, or an array or list of reals or of such arrays.</param>
    /// <param name="direction">The coefficients of order 1, of the same shape.</param>
    /// <param name="terms">The number of coefficients of a series.</param>
    public static object? Line(object? value, object? direction, int terms)
    {
        switch (value)
        {
            case double x:
                return Filled(new double[terms], x, (double)direction!);
            case float x:
                return Filled(new float[terms], x, (float)direction!);
            case Array { Rank: 2 } matrix:
                var wide = Array.CreateInstance(matrix.GetType().GetElementType()!, matrix.GetLength(0), matrix.GetLength(1) * terms);
                for (int i = 0; i < matrix.GetLength(0); i++)
                {
                    for (int j = 0; j < matrix.GetLength(1); j++)
                    {
                        wide.SetValue(matrix.GetValue(i, j), i, j * terms);
                        wide.SetValue(((Array)direction!).GetValue(i, j), i, (j * terms) + 1);
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
                return value;
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
                return reals.Cast<object>().Where((_, i) => i % terms == order).Select(x => Convert.ToDouble(x, System.Globalization.CultureInfo.InvariantCulture));
            default:
                return [];
        }
    }

    private static Array Filled(Array coefficients, object value, object slope)
    {
        coefficients.SetValue(value, 0);
        coefficients.SetValue(slope, 1);
        return coefficients;
    }

    private static IList Elements(IList values, IList direction, IList result, int terms)
    {
        for (int i = 0; i < values.Count; i++)
        {
            result[i * terms] = values[i];
            result[(i * terms) + 1] = direction[i];
        }

        return result;
    }
}
