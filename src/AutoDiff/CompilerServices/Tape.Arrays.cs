namespace AutoDiff.CompilerServices;

/// <content>Arrays of an exact length, for callees whose parameter is an array.</content>
public sealed partial class Tape
{
    private readonly Dictionary<(Type Element, int Length), Stack<Array>> _arrays = [];

    /// <summary>An array with a copy of <paramref name="contents"/>, to be handed back with <see cref="ReturnArray{T}"/>.</summary>
    /// <typeparam name="T">The element type.</typeparam>
    /// <param name="contents">The elements; the array has just this length.</param>
    public T[] RentArray<T>(ReadOnlySpan<T> contents)
    {
        T[] array = _arrays.TryGetValue((typeof(T), contents.Length), out Stack<Array>? free) && free.Count > 0
            ? (T[])free.Pop()
            : new T[contents.Length];
        contents.CopyTo(array);
        return array;
    }

    /// <summary>Takes back an array of <see cref="RentArray{T}"/>.</summary>
    /// <typeparam name="T">The element type.</typeparam>
    /// <param name="array">The array, which nobody uses any longer.</param>
    public void ReturnArray<T>(T[] array)
    {
        if (!_arrays.TryGetValue((typeof(T), array.Length), out Stack<Array>? free))
        {
            _arrays[(typeof(T), array.Length)] = free = new Stack<Array>();
        }

        free.Push(array);
    }
}
