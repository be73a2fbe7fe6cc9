using AutoDiff.CompilerServices;

namespace AutoDiff.Tests.CompilerServices;

public sealed class CheckpointScheduleTests
{
    /// <summary>The minimum by Griewank and Walther: r l − β(c + 1, r − 1).</summary>
    [Theory]
    [InlineData(100, 5, 316)]
    [InlineData(1_000, 10, 3_636)]
    [InlineData(10_000, 20, 37_976)]
    [InlineData(1, 1, 0)]
    [InlineData(2, 1, 1)]
    [InlineData(10, 1, 45)]
    [InlineData(10, 10, 9)]
    [InlineData(10, 100, 9)]
    public void StepsAreRunAgainAsFewTimesAsIsPossible(int count, int budget, int advances) =>
        Assert.Equal(advances, Run(count, budget));

    [Fact]
    public void NoScheduleDoesBetter()
    {
        const int Most = 40;
        for (int budget = 1; budget <= 6; budget++)
        {
            long[,] least = Least(Most, budget);
            for (int count = 1; count <= Most; count++)
            {
                Assert.Equal(least[count, budget], Run(count, budget));
            }
        }
    }

    [Fact]
    public void ALoopWithoutStepsKeepsNothing()
    {
        CheckpointSchedule schedule = CheckpointSchedule.Rent(0, 3);
        Assert.Equal(2, schedule.Slots);
        schedule.Return();
    }

    [Fact]
    public void TheBudgetMustBePositive() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => CheckpointSchedule.Rent(10, 0));

    [Fact]
    public void AReturnedScheduleStartsAnew()
    {
        Assert.Equal(316, Run(100, 5));
        Assert.Equal(45, Run(10, 1));
        Assert.Equal(316, Run(100, 5));
    }

    /// <summary>Runs the schedule as generated code does, on a state that is the number of the step, and counts the advances up to the
    /// state from which the last step is reversed.</summary>
    private static long Run(int count, int budget)
    {
        CheckpointSchedule schedule = CheckpointSchedule.Rent(count, budget);
        int[] snapshots = new int[schedule.Slots];
        Assert.InRange(schedule.Slots, 1, budget + 1);
        long advances = count - 1;
        for (int i = 0; i < count; i++)
        {
            Store(i);
        }

        for (int k = count - 1; k >= 0; k--)
        {
            int start = schedule.Restore(k);
            Assert.Equal(start, snapshots[schedule.Slot]);
            for (int i = start; i < k; i++)
            {
                Store(i);
                advances++;
            }
        }

        schedule.Return();
        return advances;

        void Store(int step)
        {
            int slot = schedule.Store(step);
            if (slot >= 0)
            {
                snapshots[slot] = step;
            }
        }
    }

    /// <summary>The least number of advances by dynamic programming: t(l, c) = min over m of m + t(l − m, c − 1) + t(m, c).</summary>
    private static long[,] Least(int most, int budget)
    {
        long[,] least = new long[most + 1, budget + 1];
        for (int c = 1; c <= budget; c++)
        {
            for (int l = 2; l <= most; l++)
            {
                least[l, c] = l * (l - 1L) / 2;
                for (int m = 1; m < l && c > 1; m++)
                {
                    least[l, c] = Math.Min(least[l, c], m + least[l - m, c - 1] + least[m, c]);
                }
            }
        }

        return least;
    }
}
