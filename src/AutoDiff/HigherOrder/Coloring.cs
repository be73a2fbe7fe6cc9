namespace AutoDiff;

/// <summary>Colourings of the columns of a sparse matrix, such that columns of one colour can be computed together.</summary>
/// <remarks>A. Gebremedhin, F. Manne, A. Pothen, "What Color Is Your Jacobian? Graph Coloring for Computing Derivatives", SIAM Review 47, 2005.</remarks>
public static class Coloring
{
    /// <summary>A distance-2 colouring: no row has two places in columns of one colour.</summary>
    /// <param name="pattern">The pattern of a Jacobian.</param>
    /// <returns>The colour of each column, from 0.</returns>
    /// <remarks>Greedy in the order of the columns, and in that of falling degrees; the one with fewer colours.</remarks>
    public static int[] Columns(SparsityPattern pattern)
    {
        ArgumentNullException.ThrowIfNull(pattern);
        SparsityPattern byColumn = pattern.Transpose();
        return Best(byColumn, order => GreedyColumns(pattern, byColumn, order));
    }

    /// <summary>A star colouring: neighbours differ, and no path of four has two colours only, so that each element of a symmetric matrix
    /// stands alone in the sum of its row, or of its column, over some colour.</summary>
    /// <param name="pattern">The pattern of a Hessian, which is symmetric.</param>
    /// <returns>The colour of each column, from 0.</returns>
    /// <remarks>A. Gebremedhin, A. Tarafdar, F. Manne, A. Pothen, SIAM J. Sci. Comput. 29, 2007, algorithm 4.1.</remarks>
    public static int[] Star(SparsityPattern pattern)
    {
        ArgumentNullException.ThrowIfNull(pattern);
        return pattern.Rows == pattern.Columns
            ? Best(pattern, order => GreedyStar(pattern, order))
            : throw new ArgumentException("The pattern of a Hessian has as many rows as columns.", nameof(pattern));
    }

    private static int[] Best(SparsityPattern degrees, Func<int[], int[]> color)
    {
        int n = degrees.Rows;
        int[] natural = [.. Enumerable.Range(0, n)];
        int[] byDegree = [.. natural.OrderByDescending(i => degrees.RowStarts[i + 1] - degrees.RowStarts[i])];
        int[] first = color(natural);
        int[] second = color(byDegree);
        return Count(second) < Count(first) ? second : first;
    }

    internal static int Count(int[] colors) => colors.Length == 0 ? 0 : colors.Max() + 1;

    /// <summary>The inputs of each colour; one empty class if there is no colour, so that a function without inputs is still evaluated.</summary>
    internal static int[][] Classes(int[] colors)
    {
        ILookup<int, int> inputs = Enumerable.Range(0, colors.Length).ToLookup(i => colors[i]);
        return [.. Enumerable.Range(0, Math.Max(1, Count(colors))).Select(color => inputs[color].ToArray())];
    }

    private static int[] GreedyColumns(SparsityPattern pattern, SparsityPattern byColumn, int[] order)
    {
        int[] colors = Uncoloured(order.Length);
        int[] forbidden = Uncoloured(order.Length + 1);
        foreach (int column in order)
        {
            foreach (int row in byColumn.Row(column))
            {
                foreach (int other in pattern.Row(row))
                {
                    Forbid(colors[other], column);
                }
            }

            colors[column] = First(column);
        }

        return colors;

        void Forbid(int color, int column)
        {
            if (color >= 0)
            {
                forbidden[color] = column;
            }
        }

        int First(int column)
        {
            int color = 0;
            while (forbidden[color] == column)
            {
                color++;
            }

            return color;
        }
    }

    private static int[] GreedyStar(SparsityPattern pattern, int[] order)
    {
        int[] colors = Uncoloured(order.Length);
        int[] forbidden = Uncoloured(order.Length + 1);
        foreach (int v in order)
        {
            foreach (int w in pattern.Row(v))
            {
                if (w == v)
                {
                    continue;
                }

                if (colors[w] >= 0)
                {
                    forbidden[colors[w]] = v;
                }

                foreach (int x in pattern.Row(w))
                {
                    if (x != v && x != w && colors[x] >= 0 && (colors[w] < 0 || HasNeighbour(x, w)))
                    {
                        forbidden[colors[x]] = v;
                    }
                }
            }

            int color = 0;
            while (forbidden[color] == v)
            {
                color++;
            }

            colors[v] = color;
        }

        return colors;

        // Whether x has, beside w, another neighbour of w's colour.
        bool HasNeighbour(int x, int w)
        {
            foreach (int y in pattern.Row(x))
            {
                if (y != w && y != x && colors[y] == colors[w])
                {
                    return true;
                }
            }

            return false;
        }
    }

    private static int[] Uncoloured(int count)
    {
        int[] colors = new int[count];
        Array.Fill(colors, -1);
        return colors;
    }
}
