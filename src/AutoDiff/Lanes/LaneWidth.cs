using System.ComponentModel;
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
    public static int Count<T>()
        where T : unmanaged => (Is512 ? 64 : Is256 ? 32 : 16) / Unsafe.SizeOf<T>();

    /// <summary>Whether a Jacobian takes fewer sweeps by rows in reverse mode than by lanes of columns in forward mode.</summary>
    /// <typeparam name="T">The real.</typeparam>
    /// <param name="rows">The outputs.</param>
    /// <param name="columns">The inputs.</param>
    /// <returns>True for rows.</returns>
    public static bool FavoursRows<T>(int rows, int columns)
        where T : unmanaged
    {
        int lanes = Count<T>();
        return rows < (columns + lanes - 1) / lanes;
    }
}
