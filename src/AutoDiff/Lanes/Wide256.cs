using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace AutoDiff.CompilerServices;

/// <summary>Lanes in a vector of 256 bits. For generated code.</summary>
/// <typeparam name="T">The real in a lane: <see cref="double"/> or <see cref="float"/>.</typeparam>
/// <param name="vector">The lanes.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
[method: MethodImpl(MethodImplOptions.AggressiveInlining)]
public readonly partial struct Wide256<T>(Vector256<T> vector) : ILanes<Wide256<T>, T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    private readonly Vector256<T> vector = vector;

    /// <inheritdoc/>
    public static int Count
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Vector256<T>.Count;
    }

    /// <inheritdoc/>
    public static Wide256<T> Zero
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => new(Vector256<T>.Zero);
    }

    /// <inheritdoc/>
    public static Wide256<T> One
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => new(Vector256.Create(T.One));
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide256<T> Broadcast(T value) => new(Vector256.Create(value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide256<T> Load(ref readonly T first) => new(Vector256.LoadUnsafe(in first));

    /// <inheritdoc/>
    public static Wide256<T> Load(ref readonly T first, int count)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, Count);
        var result = Broadcast(first);
        ref var lanes = ref Unsafe.As<Wide256<T>, T>(ref result);
        for (var i = 1; i < count; i++)
        {
            Unsafe.Add(ref lanes, i) = Unsafe.Add(ref Unsafe.AsRef(in first), i);
        }

        return result;
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Wide256<T> value, ref T first) => value.vector.StoreUnsafe(ref first);

    /// <inheritdoc/>
    public static void Store(Wide256<T> value, ref T first, int count)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, Count);
        ref var lanes = ref Unsafe.As<Wide256<T>, T>(ref value);
        for (var i = 0; i < count; i++)
        {
            Unsafe.Add(ref first, i) = Unsafe.Add(ref lanes, i);
        }
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Get(Wide256<T> value, int lane) => value.vector.GetElement(lane);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide256<T> With(Wide256<T> value, int lane, T element) => new(value.vector.WithElement(lane, element));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Sum(Wide256<T> value) =>
        Wide128<T>.Sum(new Wide128<T>(value.vector.GetLower() + value.vector.GetUpper()));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide256<T> Apply<TFunction>(Wide256<T> x)
        where TFunction : ILaneFunction
    {
        if (typeof(T) == typeof(double))
        {
            return new(TFunction.Apply(new Wide256<double>(x.vector.AsDouble())).vector.As<double, T>());
        }

        var (lower, upper) = Vector256.Widen(x.vector.AsSingle());
        return new(Vector256.Narrow(
            TFunction.Apply(new Wide256<double>(lower)).vector,
            TFunction.Apply(new Wide256<double>(upper)).vector).As<float, T>());
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide256<T> Apply<TFunction>(Wide256<T> x, Wide256<T> y)
        where TFunction : ILaneFunction2
    {
        if (typeof(T) == typeof(double))
        {
            return new(TFunction.Apply(
                new Wide256<double>(x.vector.AsDouble()),
                new Wide256<double>(y.vector.AsDouble())).vector.As<double, T>());
        }

        var (xLower, xUpper) = Vector256.Widen(x.vector.AsSingle());
        var (yLower, yUpper) = Vector256.Widen(y.vector.AsSingle());
        return new(Vector256.Narrow(
            TFunction.Apply(new Wide256<double>(xLower), new Wide256<double>(yLower)).vector,
            TFunction.Apply(new Wide256<double>(xUpper), new Wide256<double>(yUpper)).vector).As<float, T>());
    }

    /// <summary>The elements in order.</summary>
    /// <returns>Text for a debugger.</returns>
    public override string ToString() => vector.ToString();
}
