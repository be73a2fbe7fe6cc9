using System.ComponentModel;

namespace AutoDiff.CompilerServices;

/// <summary>
/// Says which states of a loop are kept and which are computed again, so that the reverse sweep of <c>count</c> steps with at most
/// <c>budget</c> snapshots runs as few steps again as is possible. For generated code.
/// </summary>
/// <remarks>
/// <para>The binomial schedule of A. Griewank and A. Walther, "Algorithm 799: revolve", ACM Transactions on Mathematical Software 26 (2000):
/// with c snapshots and at most r runs of any step, β(c, r) = (c + r)! / (c! r!) steps can be reversed, and l steps take
/// r l − β(c + 1, r − 1) advances, where r is the smallest with l ≤ β(c, r).</para>
/// <para>Use: forward, <see cref="Store"/> before each step; then, from the last step to the first, <see cref="Restore"/>, advance from there
/// with <see cref="Store"/> before each step, and reverse the step. The state before the last step, from which the reverse sweep starts,
/// is kept in a slot of its own, the last one.</para>
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class CheckpointSchedule
{
    [ThreadStatic]
    private static CheckpointSchedule? t_free;

    private CheckpointSchedule? _nextFree;
    private int[] _positions = new int[8];
    private int _depth;
    private int _capacity;
    private int _count;
    private int _end;
    private int _next;
    private bool _isReversing;

    private CheckpointSchedule()
    {
    }

    /// <summary>How many states the caller keeps room for.</summary>
    public int Slots => _capacity + 1;

    /// <summary>The slot of the state that <see cref="Restore"/> gave last.</summary>
    public int Slot { get; private set; }

    /// <summary>A schedule for one run of a loop, one that this thread has returned if there is one.</summary>
    /// <param name="count">How many steps the loop makes.</param>
    /// <param name="budget">The most snapshots to keep at a time, one or more.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="budget"/> is not positive.</exception>
    public static CheckpointSchedule Rent(int count, int budget)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(budget);
        CheckpointSchedule? schedule = t_free;
        if (schedule is null)
        {
            schedule = new CheckpointSchedule();
        }
        else
        {
            t_free = schedule._nextFree;
            schedule._nextFree = null;
        }

        schedule.Start(count, budget);
        return schedule;
    }

    /// <summary>Gives the schedule back.</summary>
    public void Return()
    {
        _nextFree = t_free;
        t_free = this;
    }

    /// <summary>The slot in which to keep the state before <paramref name="step"/>; -1 for none.</summary>
    /// <param name="step">The step that is about to run.</param>
    public int Store(int step)
    {
        if (step == _count - 1 && !_isReversing)
        {
            return _capacity;
        }

        if (step != _next)
        {
            return -1;
        }

        Push(step);
        return _depth - 1;
    }

    /// <summary>The step whose state <see cref="Slot"/> holds, to be brought back and advanced to <paramref name="step"/>.</summary>
    /// <param name="step">The step that is to be reversed; each call one less than the one before, the first one the last step.</param>
    public int Restore(int step)
    {
        _end = step + 1;
        if (!_isReversing)
        {
            _isReversing = true;
            Slot = _capacity;
            return step;
        }

        int position = _positions[_depth - 1];
        Slot = _depth - 1;
        if (position == step)
        {
            _depth--;
        }

        Plan(position);
        return position;
    }

    /// <summary>How many steps to advance from a snapshot before the next one is taken, with
    /// <paramref name="snapshots"/> for <paramref name="steps"/>, that of the beginning included.</summary>
    internal static int Split(int steps, int snapshots)
    {
        int repetitions = 1;
        while (Beta(snapshots, repetitions) < steps)
        {
            repetitions++;
        }

        return (int)Math.Max(1, Math.Max(Beta(snapshots, repetitions - 2), steps - Beta(snapshots - 1, repetitions)));
    }

    /// <summary>β(c, r) = (c + r)! / (c! r!), at most the largest int; 0 for negative arguments.</summary>
    private static long Beta(int c, int r)
    {
        if (c < 0 || r < 0)
        {
            return 0;
        }

        long value = 1;
        for (int i = 1; i <= Math.Min(c, r) && value < int.MaxValue; i++)
        {
            value = value * (Math.Max(c, r) + i) / i;
        }

        return Math.Min(value, int.MaxValue);
    }

    private void Start(int count, int budget)
    {
        _count = count;
        _capacity = Math.Max(1, Math.Min(budget, count));
        _depth = 0;
        _end = count;
        _next = 0;
        _isReversing = false;
        Slot = _capacity;
    }

    private void Push(int step)
    {
        if (_depth == _positions.Length)
        {
            Array.Resize(ref _positions, 2 * _depth);
        }

        _positions[_depth++] = step;
        Plan(step);
    }

    /// <summary>Where the next snapshot is taken on the way from a position to the end.</summary>
    private void Plan(int position)
    {
        int free = _capacity - _depth;
        _next = free > 0 && _end - position > 1 ? position + Split(_end - position, free + 1) : -1;
    }
}
