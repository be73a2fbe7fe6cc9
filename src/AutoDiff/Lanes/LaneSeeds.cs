using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace AutoDiff.CompilerServices;

/// <summary>Unit tangents, one input to each lane, and the columns that come of them. For generated code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static partial class LaneSeeds
{
    /// <summary>No vector has more lanes.</summary>
    private const int MostLanes = 64;

    /// <summary>One in a lane, zero in the others.</summary>
    /// <typeparam name="TLanes">The lanes.</typeparam>
    /// <typeparam name="T">The real in a lane.</typeparam>
    /// <param name="lane">The lane; zero everywhere if there is none of that number.</param>
    /// <returns>The tangents of one input.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Unit<TLanes, T>(int lane)
        where TLanes : unmanaged, ILaneTangents<TLanes, T>
        where T : unmanaged, IFloatingPointIeee754<T> =>
        TLanes.Count == 2 ? TLanes.With(TLanes.Broadcast(lane == 0 ? T.One : T.Zero), 1, lane == 1 ? T.One : T.Zero)
        : (uint)lane < (uint)TLanes.Count ? TLanes.Load(in Units<T>.One[MostLanes - lane])
        : TLanes.Zero;

    /// <summary>Sets unit tangents: lane 0 to one element, the next lanes to those after it, as far as there are any.</summary>
    /// <typeparam name="TLanes">The lanes.</typeparam>
    /// <typeparam name="T">The real in a lane.</typeparam>
    /// <param name="tangents">The tangents of all elements, zero so far.</param>
    /// <param name="first">The element of lane 0; negative or beyond the end if it is an element of something else.</param>
    public static void Seed<TLanes, T>(Span<TLanes> tangents, int first)
        where TLanes : unmanaged, ILaneTangents<TLanes, T>
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Set<TLanes, T>(tangents, first, T.One);
    }

    /// <summary>Takes back what <see cref="Seed{TLanes, T}(Span{TLanes}, int)"/> has set.</summary>
    /// <typeparam name="TLanes">The lanes.</typeparam>
    /// <typeparam name="T">The real in a lane.</typeparam>
    /// <param name="tangents">The tangents of all elements.</param>
    /// <param name="first">The element of lane 0.</param>
    public static void Unseed<TLanes, T>(Span<TLanes> tangents, int first)
        where TLanes : unmanaged, ILaneTangents<TLanes, T>
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Set<TLanes, T>(tangents, first, T.Zero);
    }

    /// <summary>Sets unit tangents by colours: each element in the lane of its colour.</summary>
    /// <typeparam name="TLanes">The lanes.</typeparam>
    /// <typeparam name="T">The real in a lane.</typeparam>
    /// <param name="tangents">The tangents of all elements, zero so far.</param>
    /// <param name="colors">The colours of the elements, as many.</param>
    /// <param name="first">The colour of lane 0.</param>
    public static void Seed<TLanes, T>(Span<TLanes> tangents, ReadOnlySpan<int> colors, int first)
        where TLanes : unmanaged, ILaneTangents<TLanes, T>
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Set<TLanes, T>(tangents, colors, first, T.One);
    }

    /// <summary>Takes back what <see cref="Seed{TLanes, T}(Span{TLanes}, ReadOnlySpan{int}, int)"/> has set.</summary>
    /// <typeparam name="TLanes">The lanes.</typeparam>
    /// <typeparam name="T">The real in a lane.</typeparam>
    /// <param name="tangents">The tangents of all elements.</param>
    /// <param name="colors">The colours of the elements, as many.</param>
    /// <param name="first">The colour of lane 0.</param>
    public static void Unseed<TLanes, T>(Span<TLanes> tangents, ReadOnlySpan<int> colors, int first)
        where TLanes : unmanaged, ILaneTangents<TLanes, T>
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Set<TLanes, T>(tangents, colors, first, T.Zero);
    }

    /// <summary>The column of lane 0 in a sweep: the last sweep begins so early that no lane is left over, and computes some columns again.</summary>
    /// <typeparam name="TLanes">The lanes.</typeparam>
    /// <typeparam name="T">The real in a lane.</typeparam>
    /// <param name="next">The first column that no sweep has had.</param>
    /// <param name="columns">The number of columns.</param>
    /// <returns>The column.</returns>
    public static int Column<TLanes, T>(int next, int columns)
        where TLanes : unmanaged, ILaneTangents<TLanes, T>
        where T : unmanaged, IFloatingPointIeee754<T> => Math.Max(0, Math.Min(next, columns - TLanes.Count));

    /// <summary>Writes the lanes to adjacent columns of one row, as far as there are columns.</summary>
    /// <typeparam name="TLanes">The lanes.</typeparam>
    /// <typeparam name="T">The real in a lane.</typeparam>
    /// <param name="tangent">The tangents of one output.</param>
    /// <param name="matrix">The row-major matrix.</param>
    /// <param name="row">The output's row.</param>
    /// <param name="columns">The number of columns.</param>
    /// <param name="column">The column of lane 0.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store<TLanes, T>(TLanes tangent, Span<T> matrix, int row, int columns, int column)
        where TLanes : unmanaged, ILaneTangents<TLanes, T>
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Span<T> rest = matrix.Slice((row * columns) + column, Math.Min(columns - column, TLanes.Count));
        if (rest.Length == TLanes.Count)
        {
            TLanes.Store(tangent, ref rest[0]);
        }
        else
        {
            TLanes.Store(tangent, ref rest[0], rest.Length);
        }
    }

    /// <summary>Writes the lanes of adjacent outputs, each to its own row.</summary>
    /// <typeparam name="TLanes">The lanes.</typeparam>
    /// <typeparam name="T">The real in a lane.</typeparam>
    /// <param name="tangents">The tangents of the outputs.</param>
    /// <param name="matrix">The row-major matrix.</param>
    /// <param name="row">The row of the first output.</param>
    /// <param name="columns">The number of columns.</param>
    /// <param name="column">The column of lane 0.</param>
    public static void Store<TLanes, T>(ReadOnlySpan<TLanes> tangents, Span<T> matrix, int row, int columns, int column)
        where TLanes : unmanaged, ILaneTangents<TLanes, T>
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        for (int i = 0; i < tangents.Length; i++)
        {
            Store(tangents[i], matrix, row + i, columns, column);
        }
    }

    /// <summary>Writes the adjoints of all inputs, each lane to the row of its output.</summary>
    /// <typeparam name="TLanes">The lanes.</typeparam>
    /// <typeparam name="T">The real in a lane.</typeparam>
    /// <param name="adjoints">The adjoints, as many as a row has columns.</param>
    /// <param name="rows">The row-major rows of the lanes, as many as there are.</param>
    public static void StoreColumns<TLanes, T>(ReadOnlySpan<TLanes> adjoints, Span<T> rows)
        where TLanes : unmanaged, ILaneTangents<TLanes, T>
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        ref T first = ref Unsafe.As<TLanes, T>(ref MemoryMarshal.GetReference(adjoints));
        for (int lane = 0; rows.Length > 0; lane++)
        {
            Span<T> row = rows[..adjoints.Length];
            for (int i = 0; i < row.Length; i++)
            {
                row[i] = Unsafe.Add(ref first, ((nint)i * TLanes.Count) + lane);
            }

            rows = rows[adjoints.Length..];
        }
    }

    /// <summary>Writes the adjoint of one input, each lane to the row of its output.</summary>
    /// <typeparam name="TLanes">The lanes.</typeparam>
    /// <typeparam name="T">The real in a lane.</typeparam>
    /// <param name="adjoint">The adjoint.</param>
    /// <param name="rows">The row-major rows of the lanes, as many as there are.</param>
    /// <param name="columns">The number of columns.</param>
    /// <param name="column">The input's column.</param>
    /// <param name="left">How many inputs there are from this one on; none: nothing is written.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void StoreColumn<TLanes, T>(TLanes adjoint, Span<T> rows, int columns, int column, int left = 1)
        where TLanes : unmanaged, ILaneTangents<TLanes, T>
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        if (TLanes.Count == 2 && left > 0 && (uint)column < (uint)columns && rows.Length == 2 * columns)
        {
            ref T first = ref Unsafe.Add(ref MemoryMarshal.GetReference(rows), column);
            first = TLanes.Get(adjoint, 0);
            Unsafe.Add(ref first, columns) = TLanes.Get(adjoint, 1);
        }
        else
        {
            StoreLanes(adjoint, rows, columns, column, left);
        }
    }

    /// <summary>Whether <see cref="StorePair{TLanes, T}(TLanes, TLanes, Span{T}, int, int)"/> is the way: two lanes of <c>double</c>, and
    /// instructions that turn two vectors of them.</summary>
    /// <typeparam name="TLanes">The lanes.</typeparam>
    /// <typeparam name="T">The real in a lane.</typeparam>
    /// <returns>True for pairs.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool IsPair<TLanes, T>()
        where TLanes : unmanaged, ILaneTangents<TLanes, T>
        where T : unmanaged, IFloatingPointIeee754<T> => typeof(T) == typeof(double) && TLanes.Count == 2 && Sse2.IsSupported;

    /// <summary>Writes the adjoints of two adjacent inputs, the first lane to one row and the second to the next.</summary>
    /// <typeparam name="TLanes">Two lanes.</typeparam>
    /// <typeparam name="T"><c>double</c>.</typeparam>
    /// <param name="adjoint">The adjoint of the first.</param>
    /// <param name="next">The adjoint of the second.</param>
    /// <param name="rows">The two rows.</param>
    /// <param name="at">Where the first input is in the first row.</param>
    /// <param name="below">Where it is in the second.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void StorePair<TLanes, T>(TLanes adjoint, TLanes next, Span<T> rows, int at, int below)
        where TLanes : unmanaged, ILaneTangents<TLanes, T>
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        // With constants for both places and the length these tests are no code.
        _ = rows[at + 1];
        _ = rows[below + 1];
        Vector128<double> one = Unsafe.BitCast<TLanes, Vector128<double>>(adjoint), two = Unsafe.BitCast<TLanes, Vector128<double>>(next);
        Sse2.UnpackLow(one, two).StoreUnsafe(ref Unsafe.As<T, double>(ref rows[at]));
        Sse2.UnpackHigh(one, two).StoreUnsafe(ref Unsafe.As<T, double>(ref rows[below]));
    }

    /// <summary>Writes the adjoint of one input, the first lane to one row and the second to the next.</summary>
    /// <typeparam name="TLanes">Two lanes.</typeparam>
    /// <typeparam name="T">The real in a lane.</typeparam>
    /// <param name="adjoint">The adjoint.</param>
    /// <param name="rows">The two rows.</param>
    /// <param name="at">Where the input is in the first row.</param>
    /// <param name="below">Where it is in the second.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void StorePair<TLanes, T>(TLanes adjoint, Span<T> rows, int at, int below)
        where TLanes : unmanaged, ILaneTangents<TLanes, T>
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        rows[at] = TLanes.Get(adjoint, 0);
        rows[below] = TLanes.Get(adjoint, 1);
    }

    /// <summary>Writes the adjoints of two adjacent inputs, each lane to the row of its output.</summary>
    /// <typeparam name="TLanes">The lanes.</typeparam>
    /// <typeparam name="T">The real in a lane.</typeparam>
    /// <param name="adjoint">The adjoint of the first.</param>
    /// <param name="next">The adjoint of the second.</param>
    /// <param name="rows">The row-major rows of the lanes, as many as there are.</param>
    /// <param name="columns">The number of columns.</param>
    /// <param name="column">The first input's column.</param>
    /// <param name="left">How many inputs there are from the first on.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void StoreColumns<TLanes, T>(TLanes adjoint, TLanes next, Span<T> rows, int columns, int column, int left)
        where TLanes : unmanaged, ILaneTangents<TLanes, T>
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        if (TLanes.Count == 2 && Sse2.IsSupported && left > 1 && (uint)column < (uint)(columns - 1) && rows.Length == 2 * columns)
        {
            ref double first = ref Unsafe.As<T, double>(ref Unsafe.Add(ref MemoryMarshal.GetReference(rows), column));
            Vector128<double> one = Unsafe.BitCast<TLanes, Vector128<double>>(adjoint), two = Unsafe.BitCast<TLanes, Vector128<double>>(next);
            Sse2.UnpackLow(one, two).StoreUnsafe(ref first);
            Sse2.UnpackHigh(one, two).StoreUnsafe(ref first, (nuint)columns);
        }
        else
        {
            StoreLanes(adjoint, rows, columns, column, left);
            StoreLanes(next, rows, columns, column + 1, left - 1);
        }
    }

    /// <summary>Sets rows to zero.</summary>
    /// <typeparam name="T">The real.</typeparam>
    /// <param name="condition">Whether to.</param>
    /// <param name="rows">The rows.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void ClearIf<T>(bool condition, Span<T> rows)
    {
        if (condition)
        {
            rows.Clear();
        }
    }

    private static void StoreLanes<TLanes, T>(TLanes adjoint, Span<T> rows, int columns, int column, int left)
        where TLanes : unmanaged, ILaneTangents<TLanes, T>
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        ref T first = ref Unsafe.As<TLanes, T>(ref adjoint);
        for (int lane = 0, at = column; left > 0 && at < rows.Length && lane < TLanes.Count; lane++, at += columns)
        {
            rows[at] = Unsafe.Add(ref first, lane);
        }
    }

    /// <summary>Sets one lane of each element: the lane whose input the element is.</summary>
    private static void Set<TLanes, T>(Span<TLanes> tangents, int first, T value)
        where TLanes : unmanaged, ILaneTangents<TLanes, T>
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        int start = Math.Max(first, 0);
        int end = Math.Min(tangents.Length, first + TLanes.Count);
        ref T lanes = ref Unsafe.As<TLanes, T>(ref MemoryMarshal.GetReference(tangents));
        for (int i = start; i < end; i++)
        {
            Unsafe.Add(ref lanes, ((nint)i * TLanes.Count) + (i - first)) = value;
        }
    }

    /// <summary>Sets one lane of each element: that of its colour.</summary>
    private static void Set<TLanes, T>(Span<TLanes> tangents, ReadOnlySpan<int> colors, int first, T value)
        where TLanes : unmanaged, ILaneTangents<TLanes, T>
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        ref T lanes = ref Unsafe.As<TLanes, T>(ref MemoryMarshal.GetReference(tangents));
        colors = colors[..tangents.Length];
        for (int i = 0; i < colors.Length; i++)
        {
            // Negative for what has no colour, or one of an earlier sweep: beyond all lanes as a number without sign.
            uint lane = (uint)colors[i] - (uint)first;
            if (lane < (uint)TLanes.Count)
            {
                Unsafe.Add(ref lanes, ((nint)i * TLanes.Count) + (int)lane) = value;
            }
        }
    }

    /// <summary>A one among zeros: where one begins to read, in that lane it stands.</summary>
    private static class Units<T>
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        public static readonly T[] One = Make();

        private static T[] Make()
        {
            var values = new T[2 * MostLanes];
            values[MostLanes] = T.One;
            return values;
        }
    }
}
