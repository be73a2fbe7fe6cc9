using System.ComponentModel;
using System.Numerics;

namespace AutoDiff.CompilerServices;

/// <summary>Shares the points of a batched companion among threads. For generated code.</summary>
/// <remarks>
/// <para>The points are divided into blocks of <see cref="LaneMemory.BlockSize"/>. Sums over the points are taken for each block on its
/// own and then added in the order of the blocks, so that they have the same bits as on one thread, whoever computed which block.</para>
/// <para>Spans live on the stack of the thread that calls. The others read them there, by the address of the variable, which stays
/// where it is and is kept up to date by the garbage collector as long as the caller waits.</para>
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class LaneParallel
{
    /// <summary>How many blocks per thread have sums of their own at a time.</summary>
    private const int BlocksPerThread = 4;

    /// <summary>Evaluates a range of points.</summary>
    /// <typeparam name="T">The real.</typeparam>
    /// <param name="start">The first point.</param>
    /// <param name="end">The point after the last.</param>
    /// <param name="sums">What is added to: sums over the points of the range, zero at the start.</param>
    public delegate void SummedBlock<T>(int start, int end, Span<T> sums);

    /// <summary>Where a span lies on the stack. The variable must outlive every use of the address.</summary>
    /// <typeparam name="T">The type of the elements.</typeparam>
    /// <param name="span">A local or a parameter by value.</param>
    /// <returns>Its address.</returns>
    public static unsafe nint Address<T>(ref ReadOnlySpan<T> span)
    {
#pragma warning disable CS8500 // The address of a local that holds a reference: it is read as what it is, and only while the local lives.
        fixed (ReadOnlySpan<T>* address = &span)
        {
            return (nint)address;
        }
    }

    /// <inheritdoc cref="Address{T}(ref ReadOnlySpan{T})"/>
    public static unsafe nint Address<T>(ref Span<T> span)
    {
        fixed (Span<T>* address = &span)
        {
            return (nint)address;
        }
    }

    /// <summary>The span at an address.</summary>
    /// <typeparam name="T">The type of the elements.</typeparam>
    /// <param name="address">What <see cref="Address{T}(ref ReadOnlySpan{T})"/> gave.</param>
    /// <returns>The span.</returns>
    public static unsafe ReadOnlySpan<T> ReadOnlySpan<T>(nint address) => *(ReadOnlySpan<T>*)address;

    /// <summary>The span at an address.</summary>
    /// <typeparam name="T">The type of the elements.</typeparam>
    /// <param name="address">What <see cref="Address{T}(ref Span{T})"/> gave.</param>
    /// <returns>The span.</returns>
    public static unsafe Span<T> Span<T>(nint address) => *(Span<T>*)address;
#pragma warning restore CS8500

    /// <summary>Evaluates all points, block by block.</summary>
    /// <param name="points">The number of points.</param>
    /// <param name="options">How many threads, on which scheduler, until when.</param>
    /// <param name="progress">Is told how many points are done, after each block; null for nobody.</param>
    /// <param name="block">Evaluates the points from its first argument up to, not including, its second.</param>
    /// <exception cref="OperationCanceledException">The token of the options was cancelled; some blocks are done.</exception>
    /// <exception cref="AggregateException">Blocks have thrown.</exception>
    public static void Run(int points, ParallelOptions options, IProgress<int>? progress, Action<int, int> block)
    {
        ArgumentNullException.ThrowIfNull(options);
        int done = 0;
        Parallel.For(0, Blocks(points), options, i =>
        {
            int start = i * LaneMemory.BlockSize;
            int end = Math.Min(points - start, LaneMemory.BlockSize) + start;
            block(start, end);
            progress?.Report(Interlocked.Add(ref done, end - start));
        });
    }

    /// <summary>Evaluates all points, block by block, and sums over them.</summary>
    /// <typeparam name="T">The real.</typeparam>
    /// <param name="points">The number of points.</param>
    /// <param name="lanes">The number of lanes: as on one thread, the points that do not fill a vector are added at last.</param>
    /// <param name="group">The points that are taken at a time; those that do not fill a group are added before those.</param>
    /// <param name="sums">The number of sums.</param>
    /// <param name="options">How many threads, on which scheduler, until when.</param>
    /// <param name="progress">Is told how many points are done, after each block; null for nobody.</param>
    /// <param name="block">Evaluates a range of points.</param>
    /// <returns>The sums.</returns>
    /// <exception cref="OperationCanceledException">The token of the options was cancelled; some blocks are done.</exception>
    /// <exception cref="AggregateException">Blocks have thrown.</exception>
    public static T[] Sum<T>(int points, int lanes, int group, int sums, ParallelOptions options, IProgress<int>? progress, SummedBlock<T> block)
        where T : struct, IFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(options);
        int whole = points - (points % group);
        int vectors = points - (points % lanes);
        int wholeBlocks = Blocks(whole);
        int blocks = wholeBlocks + (whole < vectors ? 1 : 0) + (vectors < points ? 1 : 0);
        int threads = options.MaxDegreeOfParallelism > 0 ? Math.Min(options.MaxDegreeOfParallelism, Environment.ProcessorCount) : Environment.ProcessorCount;
        int wave = Math.Min(blocks, threads * BlocksPerThread);
        var totals = new T[sums];
        var partial = new T[wave][];
        for (int i = 0; i < wave; i++)
        {
            partial[i] = new T[sums];
        }

        int done = 0;
        for (int first = 0; first < blocks; first += wave)
        {
            int offset = first;
            int count = Math.Min(wave, blocks - first);
            Parallel.For(0, count, options, i =>
            {
                int index = offset + i;
                bool isRest = index == blocks - 1 && vectors < points;
                int start = isRest ? vectors : index == wholeBlocks ? whole : index * LaneMemory.BlockSize;
                int end = isRest ? points : index == wholeBlocks ? vectors : Math.Min(whole - start, LaneMemory.BlockSize) + start;
                partial[i].AsSpan().Clear();
                block(start, end, partial[i]);
                progress?.Report(Interlocked.Add(ref done, end - start));
            });
            for (int i = 0; i < count; i++)
            {
                for (int j = 0; j < sums; j++)
                {
                    totals[j] += partial[i][j];
                }
            }
        }

        return totals;
    }

    private static int Blocks(int points) => (points / LaneMemory.BlockSize) + (points % LaneMemory.BlockSize > 0 ? 1 : 0);
}
