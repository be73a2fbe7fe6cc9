using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace AutoDiff.CompilerServices;

/// <summary>How wide the lanes of this machine are. For generated code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class LaneWidth
{
    /// <summary>Whether <see cref="Wide512{T}"/> is the choice: the machine has such vectors.</summary>
    public static bool Is512 => Vector512.IsHardwareAccelerated;

    /// <summary>Whether <see cref="Wide256{T}"/> is the choice; where neither is, <see cref="Wide128{T}"/>.</summary>
    public static bool Is256 => !Vector512.IsHardwareAccelerated && Vector256.IsHardwareAccelerated;

    /// <summary>How many lanes the chosen vector has.</summary>
    /// <typeparam name="T">The real.</typeparam>
    /// <returns>The number of lanes.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Count<T>()
        where T : unmanaged => (Is512 ? 64 : Is256 ? 32 : 16) / Unsafe.SizeOf<T>();

    /// <summary>How many points are taken at a time where groups of vectors of 512 bits are; one vector on machines without them.</summary>
    /// <typeparam name="T">The real.</typeparam>
    /// <param name="vectors">The vectors of a group.</param>
    /// <returns>The number of points.</returns>
    public static int CountOfGroup<T>(int vectors)
        where T : unmanaged => Is512 ? vectors * Count<T>() : Count<T>();

    /// <summary>Whether a range that <see cref="LaneMemory.EndOfRange{T}"/> cut off consists of groups.</summary>
    /// <typeparam name="T">The real.</typeparam>
    /// <param name="start">The first point.</param>
    /// <param name="end">The point after the last.</param>
    /// <param name="vectors">The vectors of a group.</param>
    /// <returns>True for groups of several vectors of 512 bits.</returns>
    public static bool IsGroups<T>(int start, int end, int vectors)
        where T : unmanaged => Is512 && end - start >= CountOfGroup<T>(vectors);

    /// <summary>The bits of the lanes that the tangents of so many inputs lie in: where vectors have 512, several of them, so that fewer
    /// sweeps compute the values again.</summary>
    /// <typeparam name="T">The real.</typeparam>
    /// <param name="inputs">The inputs.</param>
    /// <returns>2048, 1024, 512, 256 or 128.</returns>
    public static int OfTangents<T>(int inputs)
        where T : unmanaged
    {
        if (!Is512)
        {
            return Is256 ? 256 : 128;
        }

        int lanes = Count<T>();
        return inputs > 2 * lanes ? 2048 : inputs > lanes ? 1024 : 512;
    }

    /// <summary>The bits of the lanes that the adjoints of so many outputs lie in: no wider than they need.</summary>
    /// <typeparam name="T">The real.</typeparam>
    /// <param name="outputs">The outputs.</param>
    /// <returns>2048, 1024, 512, 256 or 128.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int OfAdjoints<T>(int outputs)
        where T : unmanaged
    {
        int shortest = 16 / Unsafe.SizeOf<T>();
        return outputs <= shortest || !(Is512 || Is256) ? 128
            : outputs <= 2 * shortest || !Is512 ? 256
            : OfTangents<T>(outputs);
    }

    /// <summary>Whether a Jacobian takes less time by rows in reverse mode than by columns in forward mode.</summary>
    /// <typeparam name="T">The real.</typeparam>
    /// <param name="rows">The outputs.</param>
    /// <param name="columns">The inputs.</param>
    /// <returns>True for rows.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool FavoursRows<T>(int rows, int columns)
        where T : unmanaged
    {
        // In runs of the function: a sweep takes one, in reverse mode two, and one more for each vector of shadows. The usual case first.
        if (rows <= 16 / Unsafe.SizeOf<T>())
        {
            return columns > Count<T>();
        }

        return Cost<T>(rows, OfAdjoints<T>(rows), 2) <= Cost<T>(columns, OfTangents<T>(columns), 1);
    }

    /// <summary>As <see cref="FavoursRows{T}"/>, where each row has a sweep of its own.</summary>
    /// <typeparam name="T">The real.</typeparam>
    /// <param name="rows">The outputs.</param>
    /// <param name="columns">The inputs.</param>
    /// <returns>True for rows.</returns>
    public static bool FavoursSingleRows<T>(int rows, int columns)
        where T : unmanaged => 3L * rows <= Cost<T>(columns, OfTangents<T>(columns), 1);

    private static long Cost<T>(int shadows, int bits, int values)
        where T : unmanaged
    {
        // The number of lanes is a power of two, and a division takes as long as a small sweep.
        int lanes = bits / 8 / Unsafe.SizeOf<T>();
        long sweeps = ((long)shadows + lanes - 1) >> BitOperations.Log2((uint)lanes);
        return sweeps * (values + Math.Max(1, (int)((uint)lanes / (uint)Count<T>())));
    }
}
