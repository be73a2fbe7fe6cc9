using System.Runtime.CompilerServices;

namespace AutoDiff;

/// <summary>What a differentiated method says to steer its derivative.</summary>
public static class Diff
{
    /// <summary>The value of <paramref name="x"/>, with a zero derivative.</summary>
    /// <typeparam name="T">The type of the value.</typeparam>
    /// <param name="x">The value through which no derivative goes.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T StopGradient<T>(T x)
#if NET9_0_OR_GREATER
        where T : allows ref struct
#endif
        => x;

    /// <summary>The elements of <paramref name="x"/>, with a zero derivative.</summary>
    /// <typeparam name="T">The type of the elements.</typeparam>
    /// <param name="x">The memory through which no derivative goes.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ReadOnlySpan<T> StopGradient<T>(ReadOnlySpan<T> x) => x;

    /// <summary>The elements of <paramref name="x"/>, with a zero derivative.</summary>
    /// <typeparam name="T">The type of the elements.</typeparam>
    /// <param name="x">The memory through which no derivative goes.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Span<T> StopGradient<T>(Span<T> x) => x;

    /// <summary>
    /// The iterations 0 to <paramref name="count"/> - 1 of a loop whose reverse sweep keeps at most
    /// <paramref name="budget"/> snapshots of the loop's state and recomputes the rest, by the binomial schedule.
    /// </summary>
    /// <param name="count">How many iterations the loop makes.</param>
    /// <param name="budget">The most snapshots to keep at a time.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="count"/> is negative, or
    /// <paramref name="budget"/> is not positive.</exception>
    public static CheckpointedLoop Checkpoint(int count, int budget)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(budget);
        return new CheckpointedLoop(count, budget);
    }
}
