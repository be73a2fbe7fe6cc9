using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace AutoDiff.CompilerServices;

/// <summary>Operations on the memory of tangents and adjoints, for generated code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Shadow
{
    /// <summary>Sets all elements to zero.</summary>
    /// <remarks>Not inlined: cleared in the same compiled method, vector registers are left in a state in which each later call of
    /// an elementary function costs many times as much.</remarks>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void Clear<T>(Span<T> shadow) => shadow.Clear();

    /// <inheritdoc cref="Clear{T}(Span{T})"/>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void Clear<T>(T[] shadow) => Array.Clear(shadow);
}
