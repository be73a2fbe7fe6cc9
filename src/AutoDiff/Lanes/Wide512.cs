using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace AutoDiff.CompilerServices;

/// <summary>Lanes in a vector of 512 bits. For generated code.</summary>
/// <typeparam name="T">The real in a lane: <see cref="double"/> or <see cref="float"/>.</typeparam>
/// <param name="vector">The lanes.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
[method: MethodImpl(MethodImplOptions.AggressiveInlining)]
public readonly partial struct Wide512<T>(Vector512<T> vector) : ILanes<Wide512<T>, T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    private readonly Vector512<T> vector = vector;

    /// <inheritdoc/>
    public static int Count
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Vector512<T>.Count;
    }

    /// <inheritdoc/>
    public static Wide512<T> Zero
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => new(Vector512<T>.Zero);
    }

    /// <inheritdoc/>
    public static Wide512<T> One
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => new(Vector512.Create(T.One));
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide512<T> Broadcast(T value) => new(Vector512.Create(value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide512<T> Load(ref readonly T first) => new(Vector512.LoadUnsafe(in first));

    /// <inheritdoc/>
    public static Wide512<T> Load(ref readonly T first, int count)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, Count);
        var result = Broadcast(first);
        ref var lanes = ref Unsafe.As<Wide512<T>, T>(ref result);
        for (var i = 1; i < count; i++)
        {
            Unsafe.Add(ref lanes, i) = Unsafe.Add(ref Unsafe.AsRef(in first), i);
        }

        return result;
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Wide512<T> value, ref T first) => value.vector.StoreUnsafe(ref first);

    /// <inheritdoc/>
    public static void Store(Wide512<T> value, ref T first, int count)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, Count);
        ref var lanes = ref Unsafe.As<Wide512<T>, T>(ref value);
        for (var i = 0; i < count; i++)
        {
            Unsafe.Add(ref first, i) = Unsafe.Add(ref lanes, i);
        }
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Get(Wide512<T> value, int lane) => value.vector.GetElement(lane);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide512<T> With(Wide512<T> value, int lane, T element) => new(value.vector.WithElement(lane, element));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Sum(Wide512<T> value) =>
        Wide256<T>.Sum(new Wide256<T>(value.vector.GetLower() + value.vector.GetUpper()));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide512<T> Apply<TFunction>(Wide512<T> x)
        where TFunction : ILaneFunction
    {
        if (typeof(T) == typeof(double))
        {
            return new(TFunction.Apply(new Wide512<double>(x.vector.AsDouble())).vector.As<double, T>());
        }

        var (lower, upper) = Vector512.Widen(x.vector.AsSingle());
        return new(Vector512.Narrow(
            TFunction.Apply(new Wide512<double>(lower)).vector,
            TFunction.Apply(new Wide512<double>(upper)).vector).As<float, T>());
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide512<T> Apply<TFunction>(Wide512<T> x, Wide512<T> y)
        where TFunction : ILaneFunction2
    {
        if (typeof(T) == typeof(double))
        {
            return new(TFunction.Apply(
                new Wide512<double>(x.vector.AsDouble()),
                new Wide512<double>(y.vector.AsDouble())).vector.As<double, T>());
        }

        var (xLower, xUpper) = Vector512.Widen(x.vector.AsSingle());
        var (yLower, yUpper) = Vector512.Widen(y.vector.AsSingle());
        return new(Vector512.Narrow(
            TFunction.Apply(new Wide512<double>(xLower), new Wide512<double>(yLower)).vector,
            TFunction.Apply(new Wide512<double>(xUpper), new Wide512<double>(yUpper)).vector).As<float, T>());
    }

    /// <summary>The elements in order.</summary>
    /// <returns>Text for a debugger.</returns>
    public override string ToString() => vector.ToString();
}
