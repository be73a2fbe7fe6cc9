using System.Diagnostics;
using System.Runtime.InteropServices;

namespace AutoDiff.Benchmarks.Running;

/// <summary>The processor time of the calling thread where the system tells it, and the wall's otherwise: on a machine that others use
/// too, only the first compares.</summary>
internal static partial class ThreadClock
{
    private const int ThreadCpuTime = 3;

    /// <summary>What is measured.</summary>
    public static string Name => OperatingSystem.IsLinux() ? "thread CPU time" : "wall time";

    /// <summary>Milliseconds since some moment.</summary>
    public static double Now
    {
        get
        {
            if (OperatingSystem.IsLinux() && GetTime(ThreadCpuTime, out Timespec time) == 0)
            {
                return (time.Seconds * 1e3) + (time.Nanoseconds * 1e-6);
            }

            return Stopwatch.GetTimestamp() * 1e3 / Stopwatch.Frequency;
        }
    }

    [LibraryImport("libc", EntryPoint = "clock_gettime")]
    private static partial int GetTime(int clock, out Timespec time);

    [StructLayout(LayoutKind.Sequential)]
    private struct Timespec
    {
        public long Seconds;
        public long Nanoseconds;
    }
}
