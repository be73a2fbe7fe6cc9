using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace AutoDiff.CompilerServices;

/// <summary>Makes inline arrays. For generated code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class InlineArrays
{
    /// <summary>An inline array of the given elements.</summary>
    /// <typeparam name="TArray">A type with <see cref="InlineArrayAttribute"/>.</typeparam>
    /// <typeparam name="T">The type of its elements.</typeparam>
    /// <param name="elements">As many elements as it holds.</param>
    /// <returns>The inline array.</returns>
    public static TArray Make<TArray, T>(ReadOnlySpan<T> elements)
        where TArray : struct
    {
        TArray array = default;
        elements.CopyTo(MemoryMarshal.CreateSpan(ref Unsafe.As<TArray, T>(ref array), elements.Length));
        return array;
    }
}
