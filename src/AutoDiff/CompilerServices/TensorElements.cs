using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace AutoDiff.CompilerServices;

/// <summary>The elements of a tensor span one after the other, the last dimension the fastest. For generated code.</summary>
/// <typeparam name="T">The type of the elements.</typeparam>
/// <remarks>It knows a tensor span by its first element, lengths and strides, and so without the package that declares it.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly ref struct TensorElements<T>
{
    private readonly ref T first;
    private readonly ReadOnlySpan<nint> lengths;
    private readonly ReadOnlySpan<nint> strides;
    private readonly bool isDense;

    /// <summary>The elements of a tensor span.</summary>
    /// <param name="first">What <c>GetPinnableReference</c> gives.</param>
    /// <param name="lengths">The number of elements in each dimension.</param>
    /// <param name="strides">How far the elements of each dimension lie apart.</param>
    /// <exception cref="OverflowException">There are more elements than an <c>int</c> can count.</exception>
    public TensorElements(ref readonly T first, ReadOnlySpan<nint> lengths, ReadOnlySpan<nint> strides)
    {
        this.first = ref Unsafe.AsRef(in first);
        this.lengths = lengths;
        this.strides = strides;
        nint count = lengths.IsEmpty ? 0 : 1;
        bool isDense = true;
        for (int k = lengths.Length - 1; k >= 0; k--)
        {
            isDense &= lengths[k] == 1 || strides[k] == count;
            count = checked(count * lengths[k]);
        }

        this.isDense = isDense;
        Length = checked((int)count);
    }

    /// <summary>The number of elements.</summary>
    public int Length { get; }

    /// <summary>An element.</summary>
    /// <param name="index">Its number in the order of the rows.</param>
    /// <exception cref="IndexOutOfRangeException">There is no such element.</exception>
    public ref T this[int index]
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get
        {
            if ((uint)index >= (uint)Length)
            {
                throw new IndexOutOfRangeException();
            }

            return ref Unsafe.Add(ref first, isDense ? index : Offset(index));
        }
    }

    /// <summary>Sets all elements to zero.</summary>
    public void Clear() => Fill(default!);

    /// <summary>Sets all elements to a value.</summary>
    /// <param name="value">The value.</param>
    public void Fill(T value)
    {
        for (int i = 0; i < Length; i++)
        {
            this[i] = value;
        }
    }

    /// <summary>Copies all elements.</summary>
    /// <param name="destination">Where they go.</param>
    /// <exception cref="ArgumentException">It is shorter.</exception>
    public void CopyTo(Span<T> destination)
    {
        if (destination.Length < Length)
        {
            throw new ArgumentException("The destination is shorter than the tensor span.", nameof(destination));
        }

        for (int i = 0; i < Length; i++)
        {
            destination[i] = this[i];
        }
    }

    private nint Offset(nint index)
    {
        nint offset = 0;
        for (int k = lengths.Length - 1; k >= 0; k--)
        {
            (index, nint at) = Math.DivRem(index, lengths[k]);
            offset += at * strides[k];
        }

        return offset;
    }
}
