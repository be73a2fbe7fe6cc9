using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace AutoDiff.CompilerServices;

/// <content>What lanes of points have on top of tangents: each operation is that of its four vectors.</content>
public partial struct Wide2048<T>
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide2048<T> Abs(Wide2048<T> value) => new(
        Wide512<T>.Abs(new(value.first)).Vector,
        Wide512<T>.Abs(new(value.second)).Vector,
        Wide512<T>.Abs(new(value.third)).Vector,
        Wide512<T>.Abs(new(value.fourth)).Vector);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide2048<T> Sqrt(Wide2048<T> value) => new(
        Wide512<T>.Sqrt(new(value.first)).Vector,
        Wide512<T>.Sqrt(new(value.second)).Vector,
        Wide512<T>.Sqrt(new(value.third)).Vector,
        Wide512<T>.Sqrt(new(value.fourth)).Vector);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide2048<T> Floor(Wide2048<T> value) => new(
        Wide512<T>.Floor(new(value.first)).Vector,
        Wide512<T>.Floor(new(value.second)).Vector,
        Wide512<T>.Floor(new(value.third)).Vector,
        Wide512<T>.Floor(new(value.fourth)).Vector);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide2048<T> Ceiling(Wide2048<T> value) => new(
        Wide512<T>.Ceiling(new(value.first)).Vector,
        Wide512<T>.Ceiling(new(value.second)).Vector,
        Wide512<T>.Ceiling(new(value.third)).Vector,
        Wide512<T>.Ceiling(new(value.fourth)).Vector);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide2048<T> Truncate(Wide2048<T> value) => new(
        Wide512<T>.Truncate(new(value.first)).Vector,
        Wide512<T>.Truncate(new(value.second)).Vector,
        Wide512<T>.Truncate(new(value.third)).Vector,
        Wide512<T>.Truncate(new(value.fourth)).Vector);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide2048<T> Round(Wide2048<T> value) => new(
        Wide512<T>.Round(new(value.first)).Vector,
        Wide512<T>.Round(new(value.second)).Vector,
        Wide512<T>.Round(new(value.third)).Vector,
        Wide512<T>.Round(new(value.fourth)).Vector);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide2048<T> Not(Wide2048<T> value) => new(
        Wide512<T>.Not(new(value.first)).Vector,
        Wide512<T>.Not(new(value.second)).Vector,
        Wide512<T>.Not(new(value.third)).Vector,
        Wide512<T>.Not(new(value.fourth)).Vector);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide2048<T> ConvertToBits(Wide2048<T> value) => new(
        Wide512<T>.ConvertToBits(new(value.first)).Vector,
        Wide512<T>.ConvertToBits(new(value.second)).Vector,
        Wide512<T>.ConvertToBits(new(value.third)).Vector,
        Wide512<T>.ConvertToBits(new(value.fourth)).Vector);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide2048<T> ConvertFromBits(Wide2048<T> bits) => new(
        Wide512<T>.ConvertFromBits(new(bits.first)).Vector,
        Wide512<T>.ConvertFromBits(new(bits.second)).Vector,
        Wide512<T>.ConvertFromBits(new(bits.third)).Vector,
        Wide512<T>.ConvertFromBits(new(bits.fourth)).Vector);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide2048<T> Min(Wide2048<T> left, Wide2048<T> right) => new(
        Wide512<T>.Min(new(left.first), new(right.first)).Vector,
        Wide512<T>.Min(new(left.second), new(right.second)).Vector,
        Wide512<T>.Min(new(left.third), new(right.third)).Vector,
        Wide512<T>.Min(new(left.fourth), new(right.fourth)).Vector);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide2048<T> Max(Wide2048<T> left, Wide2048<T> right) => new(
        Wide512<T>.Max(new(left.first), new(right.first)).Vector,
        Wide512<T>.Max(new(left.second), new(right.second)).Vector,
        Wide512<T>.Max(new(left.third), new(right.third)).Vector,
        Wide512<T>.Max(new(left.fourth), new(right.fourth)).Vector);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide2048<T> CopySign(Wide2048<T> magnitude, Wide2048<T> sign) => new(
        Wide512<T>.CopySign(new(magnitude.first), new(sign.first)).Vector,
        Wide512<T>.CopySign(new(magnitude.second), new(sign.second)).Vector,
        Wide512<T>.CopySign(new(magnitude.third), new(sign.third)).Vector,
        Wide512<T>.CopySign(new(magnitude.fourth), new(sign.fourth)).Vector);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide2048<T> LessThan(Wide2048<T> left, Wide2048<T> right) => new(
        Wide512<T>.LessThan(new(left.first), new(right.first)).Vector,
        Wide512<T>.LessThan(new(left.second), new(right.second)).Vector,
        Wide512<T>.LessThan(new(left.third), new(right.third)).Vector,
        Wide512<T>.LessThan(new(left.fourth), new(right.fourth)).Vector);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide2048<T> LessThanOrEqual(Wide2048<T> left, Wide2048<T> right) => new(
        Wide512<T>.LessThanOrEqual(new(left.first), new(right.first)).Vector,
        Wide512<T>.LessThanOrEqual(new(left.second), new(right.second)).Vector,
        Wide512<T>.LessThanOrEqual(new(left.third), new(right.third)).Vector,
        Wide512<T>.LessThanOrEqual(new(left.fourth), new(right.fourth)).Vector);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide2048<T> GreaterThan(Wide2048<T> left, Wide2048<T> right) => new(
        Wide512<T>.GreaterThan(new(left.first), new(right.first)).Vector,
        Wide512<T>.GreaterThan(new(left.second), new(right.second)).Vector,
        Wide512<T>.GreaterThan(new(left.third), new(right.third)).Vector,
        Wide512<T>.GreaterThan(new(left.fourth), new(right.fourth)).Vector);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide2048<T> GreaterThanOrEqual(Wide2048<T> left, Wide2048<T> right) => new(
        Wide512<T>.GreaterThanOrEqual(new(left.first), new(right.first)).Vector,
        Wide512<T>.GreaterThanOrEqual(new(left.second), new(right.second)).Vector,
        Wide512<T>.GreaterThanOrEqual(new(left.third), new(right.third)).Vector,
        Wide512<T>.GreaterThanOrEqual(new(left.fourth), new(right.fourth)).Vector);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide2048<T> NotEqualTo(Wide2048<T> left, Wide2048<T> right) => new(
        Wide512<T>.NotEqualTo(new(left.first), new(right.first)).Vector,
        Wide512<T>.NotEqualTo(new(left.second), new(right.second)).Vector,
        Wide512<T>.NotEqualTo(new(left.third), new(right.third)).Vector,
        Wide512<T>.NotEqualTo(new(left.fourth), new(right.fourth)).Vector);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide2048<T> And(Wide2048<T> left, Wide2048<T> right) => new(
        Wide512<T>.And(new(left.first), new(right.first)).Vector,
        Wide512<T>.And(new(left.second), new(right.second)).Vector,
        Wide512<T>.And(new(left.third), new(right.third)).Vector,
        Wide512<T>.And(new(left.fourth), new(right.fourth)).Vector);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide2048<T> Or(Wide2048<T> left, Wide2048<T> right) => new(
        Wide512<T>.Or(new(left.first), new(right.first)).Vector,
        Wide512<T>.Or(new(left.second), new(right.second)).Vector,
        Wide512<T>.Or(new(left.third), new(right.third)).Vector,
        Wide512<T>.Or(new(left.fourth), new(right.fourth)).Vector);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide2048<T> Xor(Wide2048<T> left, Wide2048<T> right) => new(
        Wide512<T>.Xor(new(left.first), new(right.first)).Vector,
        Wide512<T>.Xor(new(left.second), new(right.second)).Vector,
        Wide512<T>.Xor(new(left.third), new(right.third)).Vector,
        Wide512<T>.Xor(new(left.fourth), new(right.fourth)).Vector);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide2048<T> AddBits(Wide2048<T> left, Wide2048<T> right) => new(
        Wide512<T>.AddBits(new(left.first), new(right.first)).Vector,
        Wide512<T>.AddBits(new(left.second), new(right.second)).Vector,
        Wide512<T>.AddBits(new(left.third), new(right.third)).Vector,
        Wide512<T>.AddBits(new(left.fourth), new(right.fourth)).Vector);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide2048<T> SubtractBits(Wide2048<T> left, Wide2048<T> right) => new(
        Wide512<T>.SubtractBits(new(left.first), new(right.first)).Vector,
        Wide512<T>.SubtractBits(new(left.second), new(right.second)).Vector,
        Wide512<T>.SubtractBits(new(left.third), new(right.third)).Vector,
        Wide512<T>.SubtractBits(new(left.fourth), new(right.fourth)).Vector);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide2048<T> Scale(Wide2048<T> value, Wide2048<T> power) => new(
        Wide512<T>.Scale(new(value.first), new(power.first)).Vector,
        Wide512<T>.Scale(new(value.second), new(power.second)).Vector,
        Wide512<T>.Scale(new(value.third), new(power.third)).Vector,
        Wide512<T>.Scale(new(value.fourth), new(power.fourth)).Vector);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide2048<T> FusedMultiplyAdd(Wide2048<T> left, Wide2048<T> right, Wide2048<T> addend) => new(
        Wide512<T>.FusedMultiplyAdd(new(left.first), new(right.first), new(addend.first)).Vector,
        Wide512<T>.FusedMultiplyAdd(new(left.second), new(right.second), new(addend.second)).Vector,
        Wide512<T>.FusedMultiplyAdd(new(left.third), new(right.third), new(addend.third)).Vector,
        Wide512<T>.FusedMultiplyAdd(new(left.fourth), new(right.fourth), new(addend.fourth)).Vector);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide2048<T> Select(Wide2048<T> mask, Wide2048<T> whenTrue, Wide2048<T> whenFalse) => new(
        Wide512<T>.Select(new(mask.first), new(whenTrue.first), new(whenFalse.first)).Vector,
        Wide512<T>.Select(new(mask.second), new(whenTrue.second), new(whenFalse.second)).Vector,
        Wide512<T>.Select(new(mask.third), new(whenTrue.third), new(whenFalse.third)).Vector,
        Wide512<T>.Select(new(mask.fourth), new(whenTrue.fourth), new(whenFalse.fourth)).Vector);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide2048<T> AtMost(Wide2048<T> value, T bound) => new(
        Wide512<T>.AtMost(new(value.first), bound).Vector,
        Wide512<T>.AtMost(new(value.second), bound).Vector,
        Wide512<T>.AtMost(new(value.third), bound).Vector,
        Wide512<T>.AtMost(new(value.fourth), bound).Vector);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide2048<T> AtLeast(Wide2048<T> value, T bound) => new(
        Wide512<T>.AtLeast(new(value.first), bound).Vector,
        Wide512<T>.AtLeast(new(value.second), bound).Vector,
        Wide512<T>.AtLeast(new(value.third), bound).Vector,
        Wide512<T>.AtLeast(new(value.fourth), bound).Vector);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide2048<T> ShiftLeftBits(Wide2048<T> value, int count) => new(
        Wide512<T>.ShiftLeftBits(new(value.first), count).Vector,
        Wide512<T>.ShiftLeftBits(new(value.second), count).Vector,
        Wide512<T>.ShiftLeftBits(new(value.third), count).Vector,
        Wide512<T>.ShiftLeftBits(new(value.fourth), count).Vector);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide2048<T> ShiftRightBits(Wide2048<T> value, int count) => new(
        Wide512<T>.ShiftRightBits(new(value.first), count).Vector,
        Wide512<T>.ShiftRightBits(new(value.second), count).Vector,
        Wide512<T>.ShiftRightBits(new(value.third), count).Vector,
        Wide512<T>.ShiftRightBits(new(value.fourth), count).Vector);

    /// <inheritdoc/>
    /// <remarks>A call: four of them in line would leave the compiler no variables for what is around them.</remarks>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static Wide2048<T> Exp(Wide2048<T> value) => new(
        Wide512<T>.Exp(new(value.first)).Vector,
        Wide512<T>.Exp(new(value.second)).Vector,
        Wide512<T>.Exp(new(value.third)).Vector,
        Wide512<T>.Exp(new(value.fourth)).Vector);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static Wide2048<T> Apply<TFunction>(Wide2048<T> x)
        where TFunction : ILaneFunction => new(
        Wide512<T>.Apply<TFunction>(new(x.first)).Vector,
        Wide512<T>.Apply<TFunction>(new(x.second)).Vector,
        Wide512<T>.Apply<TFunction>(new(x.third)).Vector,
        Wide512<T>.Apply<TFunction>(new(x.fourth)).Vector);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static Wide2048<T> Apply<TFunction>(Wide2048<T> x, Wide2048<T> y)
        where TFunction : ILaneFunction2 => new(
        Wide512<T>.Apply<TFunction>(new(x.first), new(y.first)).Vector,
        Wide512<T>.Apply<TFunction>(new(x.second), new(y.second)).Vector,
        Wide512<T>.Apply<TFunction>(new(x.third), new(y.third)).Vector,
        Wide512<T>.Apply<TFunction>(new(x.fourth), new(y.fourth)).Vector);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static (Wide2048<T> First, Wide2048<T> Second) ApplyPair<TFunction>(Wide2048<T> x)
        where TFunction : ILanePairFunction
    {
        var (a0, b0) = Wide512<T>.ApplyPair<TFunction>(new(x.first));
        var (a1, b1) = Wide512<T>.ApplyPair<TFunction>(new(x.second));
        var (a2, b2) = Wide512<T>.ApplyPair<TFunction>(new(x.third));
        var (a3, b3) = Wide512<T>.ApplyPair<TFunction>(new(x.fourth));
        return (new(a0.Vector, a1.Vector, a2.Vector, a3.Vector), new(b0.Vector, b1.Vector, b2.Vector, b3.Vector));
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool Any(Wide2048<T> mask) => Wide512<T>.Any(new((mask.first | mask.second) | (mask.third | mask.fourth)));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool All(Wide2048<T> mask) => Wide512<T>.All(new((mask.first & mask.second) & (mask.third & mask.fourth)));

    /// <inheritdoc/>
    public static bool IsSet(Wide2048<T> mask, int lane)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)lane, (uint)Count, nameof(lane));
        int rest = lane % Vector512<T>.Count;
        return Wide512<T>.IsSet(new(Vector512.LoadUnsafe(ref Element(ref mask, lane - rest))), rest);
    }

    /// <inheritdoc/>
    public static Wide2048<T> FirstLanes(int count)
    {
        int lanes = Vector512<T>.Count;
        return new(
            Wide512<T>.FirstLanes(count).Vector,
            Wide512<T>.FirstLanes(Math.Max(count - lanes, 0)).Vector,
            Wide512<T>.FirstLanes(Math.Max(count - (2 * lanes), 0)).Vector,
            Wide512<T>.FirstLanes(Math.Max(count - (3 * lanes), 0)).Vector);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide2048<T> Mask(bool value)
    {
        Vector512<T> all = Wide512<T>.Mask(value).Vector;
        return new(all, all, all, all);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide2048<T> BroadcastBits(long bits)
    {
        Vector512<T> all = Wide512<T>.BroadcastBits(bits).Vector;
        return new(all, all, all, all);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Sum(Wide2048<T> value) => Wide512<T>.Sum(new((value.first + value.second) + (value.third + value.fourth)));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void AddTo<TSums>(ref TSums sums, Wide2048<T> value)
        where TSums : unmanaged =>
        Unsafe.As<TSums, Vector512<T>>(ref sums) += (value.first + value.second) + (value.third + value.fourth);
}
