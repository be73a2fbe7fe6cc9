using System.ComponentModel;
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
}
