using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace AutoDiff.CompilerServices;

/// <summary>Lanes in a vector of 512 bits. For generated code.</summary>
/// <typeparam name="T">The real in a lane: <see cref="double"/> or <see cref="float"/>.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public partial struct Wide512<T> : ILanes<Wide512<T>, T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    // Not readonly, and set without a constructor: each call that the compiler takes in line costs it variables, of which it has some hundred, and a
    // constructor would be one more in every operation.
    private Vector512<T> vector;

    /// <summary>The lanes of a vector.</summary>
    /// <param name="vector">The vector.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal Wide512(Vector512<T> vector) => this.vector = vector;

    /// <summary>The vector.</summary>
    internal readonly Vector512<T> Vector
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => vector;
    }

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
        get => new() { vector = Vector512<T>.Zero };
    }

    /// <inheritdoc/>
    public static Wide512<T> One
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => new() { vector = Vector512.Create(T.One) };
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide512<T> Broadcast(T value) => new() { vector = Vector512.Create(value) };

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide512<T> Load(ref readonly T first) => new() { vector = Vector512.LoadUnsafe(in first) };

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
    public static Wide512<T> With(Wide512<T> value, int lane, T element) => new() { vector = value.vector.WithElement(lane, element) };

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void AddTo<TSums>(ref TSums sums, Wide512<T> value)
        where TSums : unmanaged => Unsafe.As<TSums, Vector512<T>>(ref sums) += value.vector;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Sum(Wide512<T> value) =>
        Wide256<T>.Sum(Wide256<T>.Of(value.vector.GetLower() + value.vector.GetUpper()));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide512<T> Apply<TFunction>(Wide512<T> x)
        where TFunction : ILaneFunction
    {
        if (typeof(T) == typeof(double))
        {
#if NET9_0_OR_GREATER
            if (Avx512F.IsSupported && typeof(TFunction) == typeof(LogFunction))
            {
                return new() { vector = InlineLog.Of(x.vector.AsDouble()).As<double, T>() };
            }

            if (Avx512F.IsSupported && typeof(TFunction) == typeof(NormalCdfFunction))
            {
                return new() { vector = InlineNormal.Cdf(x.vector.AsDouble(), out _).As<double, T>() };
            }
#endif

            return new() { vector = TFunction.Apply(new Wide512<double>() { vector = x.vector.AsDouble() }).vector.As<double, T>() };
        }

        var (lower, upper) = Vector512.Widen(x.vector.AsSingle());
        return new() { vector = Vector512.Narrow(
            TFunction.Apply(new Wide512<double>() { vector = lower }).vector,
            TFunction.Apply(new Wide512<double>() { vector = upper }).vector).As<float, T>() };
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide512<T> Apply<TFunction>(Wide512<T> x, Wide512<T> y)
        where TFunction : ILaneFunction2
    {
        if (typeof(T) == typeof(double))
        {
            return new() { vector = TFunction.Apply(
                new Wide512<double>() { vector = x.vector.AsDouble() },
                new Wide512<double>() { vector = y.vector.AsDouble() }).vector.As<double, T>() };
        }

        var (xLower, xUpper) = Vector512.Widen(x.vector.AsSingle());
        var (yLower, yUpper) = Vector512.Widen(y.vector.AsSingle());
        return new() { vector = Vector512.Narrow(
            TFunction.Apply(new Wide512<double>() { vector = xLower }, new Wide512<double>() { vector = yLower }).vector,
            TFunction.Apply(new Wide512<double>() { vector = xUpper }, new Wide512<double>() { vector = yUpper }).vector).As<float, T>() };
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static (Wide512<T> First, Wide512<T> Second) ApplyPair<TFunction>(Wide512<T> x)
        where TFunction : ILanePairFunction
    {
        if (typeof(T) == typeof(double))
        {
#if NET9_0_OR_GREATER
            if (Avx512F.IsSupported && typeof(TFunction) == typeof(NormalCdfPairFunction))
            {
                var value = InlineNormal.Cdf(x.vector.AsDouble(), out var exponential);
                return (new() { vector = value.As<double, T>() }, new() { vector = exponential.As<double, T>() });
            }
#endif

            var (first, second) = TFunction.Apply(new Wide512<double>() { vector = x.vector.AsDouble() });
            return (new() { vector = first.vector.As<double, T>() }, new() { vector = second.vector.As<double, T>() });
        }

        var (lower, upper) = Vector512.Widen(x.vector.AsSingle());
        var (firstLower, secondLower) = TFunction.Apply(new Wide512<double>() { vector = lower });
        var (firstUpper, secondUpper) = TFunction.Apply(new Wide512<double>() { vector = upper });
        return (
            new() { vector = Vector512.Narrow(firstLower.vector, firstUpper.vector).As<float, T>() },
            new() { vector = Vector512.Narrow(secondLower.vector, secondUpper.vector).As<float, T>() });
    }

    /// <summary>The elements in order.</summary>
    /// <returns>Text for a debugger.</returns>
    public override string ToString() => vector.ToString();
}
