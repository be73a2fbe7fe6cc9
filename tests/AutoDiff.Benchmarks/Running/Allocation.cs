namespace AutoDiff.Benchmarks.Running;

/// <summary>What calls allocate.</summary>
internal static class Allocation
{
    /// <summary>The bytes that a call allocates on this thread.</summary>
    public static long Of(Action call)
    {
        long start = GC.GetAllocatedBytesForCurrentThread();
        call();
        return GC.GetAllocatedBytesForCurrentThread() - start;
    }

    /// <summary>The same on a new thread. Tapes belong to a thread: its first call allocates all that it ever needs.</summary>
    public static long OfFirstCall(Action call)
    {
        long bytes = 0;
        var thread = new Thread(() => bytes = Of(call));
        thread.Start();
        thread.Join();
        return bytes;
    }
}
