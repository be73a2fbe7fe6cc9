using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace AutoDiff.CompilerServices;

/// <summary>Lanes in a vector of 256 bits. For generated code.</summary>
/// <typeparam name="T">The real in a lane: <see cref="double"/> or <see cref="float"/>.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public partial struct Wide256<T> : ILanes<Wide256<T>, T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    // Not readonly, and set without a constructor: each call that the compiler takes in line costs it variables, of which it has some hundred, and a
    // constructor would be one more in every operation.
    private Vector256<T> vector;

    /// <summary>The lanes of a vector.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Wide256<T> Of(Vector256<T> vector) => new() { vector = vector };

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
        get => new() { vector = Vector256<T>.Zero };
    }

    /// <inheritdoc/>
    public static Wide256<T> One
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => new() { vector = Vector256.Create(T.One) };
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide256<T> Broadcast(T value) => new() { vector = Vector256.Create(value) };

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide256<T> Load(ref readonly T first) => new() { vector = Vector256.LoadUnsafe(in first) };

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
    public static Wide256<T> With(Wide256<T> value, int lane, T element) => new() { vector = value.vector.WithElement(lane, element) };

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void AddTo<TSums>(ref TSums sums, Wide256<T> value)
        where TSums : unmanaged => Unsafe.As<TSums, Vector256<T>>(ref sums) += value.vector;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Sum(Wide256<T> value) =>
        Wide128<T>.Sum(Wide128<T>.Of(value.vector.GetLower() + value.vector.GetUpper()));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide256<T> Apply<TFunction>(Wide256<T> x)
        where TFunction : ILaneFunction
    {
        if (typeof(T) == typeof(double))
        {
            return new() { vector = TFunction.Apply(new Wide256<double>() { vector = x.vector.AsDouble() }).vector.As<double, T>() };
        }

        var (lower, upper) = Vector256.Widen(x.vector.AsSingle());
        return new() { vector = Vector256.Narrow(
            TFunction.Apply(new Wide256<double>() { vector = lower }).vector,
            TFunction.Apply(new Wide256<double>() { vector = upper }).vector).As<float, T>() };
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide256<T> Apply<TFunction>(Wide256<T> x, Wide256<T> y)
        where TFunction : ILaneFunction2
    {
        if (typeof(T) == typeof(double))
        {
            return new() { vector = TFunction.Apply(
                new Wide256<double>() { vector = x.vector.AsDouble() },
                new Wide256<double>() { vector = y.vector.AsDouble() }).vector.As<double, T>() };
        }

        var (xLower, xUpper) = Vector256.Widen(x.vector.AsSingle());
        var (yLower, yUpper) = Vector256.Widen(y.vector.AsSingle());
        return new() { vector = Vector256.Narrow(
            TFunction.Apply(new Wide256<double>() { vector = xLower }, new Wide256<double>() { vector = yLower }).vector,
            TFunction.Apply(new Wide256<double>() { vector = xUpper }, new Wide256<double>() { vector = yUpper }).vector).As<float, T>() };
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static (Wide256<T> First, Wide256<T> Second) ApplyPair<TFunction>(Wide256<T> x)
        where TFunction : ILanePairFunction
    {
        if (typeof(T) == typeof(double))
        {
            var (first, second) = TFunction.Apply(new Wide256<double>() { vector = x.vector.AsDouble() });
            return (new() { vector = first.vector.As<double, T>() }, new() { vector = second.vector.As<double, T>() });
        }

        var (lower, upper) = Vector256.Widen(x.vector.AsSingle());
        var (firstLower, secondLower) = TFunction.Apply(new Wide256<double>() { vector = lower });
        var (firstUpper, secondUpper) = TFunction.Apply(new Wide256<double>() { vector = upper });
        return (
            new() { vector = Vector256.Narrow(firstLower.vector, firstUpper.vector).As<float, T>() },
            new() { vector = Vector256.Narrow(secondLower.vector, secondUpper.vector).As<float, T>() });
    }

    /// <summary>The elements in order.</summary>
    /// <returns>Text for a debugger.</returns>
    public override string ToString() => vector.ToString();
}
