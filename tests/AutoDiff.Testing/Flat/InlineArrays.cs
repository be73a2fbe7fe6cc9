using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace AutoDiff.Testing;

/// <summary>Reads and writes the elements of a boxed inline array.</summary>
internal static class InlineArrays
{
    /// <summary>A copy whose elements went through <paramref name="map"/>.</summary>
    public static object Rebuild(object value, Func<object?, object?> map)
    {
        Type type = value.GetType();
        int length = type.GetCustomAttribute<InlineArrayAttribute>()!.Length;
        Type element = type.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic)[0].FieldType;
        return typeof(InlineArrays).GetMethod(nameof(RebuildTyped), BindingFlags.Static | BindingFlags.NonPublic)!
            .MakeGenericMethod(type, element).Invoke(null, [value, length, map])!;
    }

    private static object RebuildTyped<TArray, TElement>(object value, int length, Func<object?, object?> map)
        where TArray : struct
    {
        var array = (TArray)value;
        Span<TElement> elements = MemoryMarshal.CreateSpan(ref Unsafe.As<TArray, TElement>(ref array), length);
        foreach (ref TElement element in elements)
        {
            element = (TElement)map(element)!;
        }

        return array;
    }
}
