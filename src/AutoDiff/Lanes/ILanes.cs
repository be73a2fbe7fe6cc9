using System.ComponentModel;
using System.Numerics;

namespace AutoDiff.CompilerServices;

/// <summary>A fixed number of reals that are computed together, one in each lane. For generated code.</summary>
/// <typeparam name="TSelf">The type itself.</typeparam>
/// <typeparam name="T">The real in a lane: <see cref="double"/> or <see cref="float"/>.</typeparam>
/// <remarks>
/// <para>Every operation does in each lane what C# does with the scalars, NaN, infinities and the sign of zero included.</para>
/// <para>Code that is generic over this interface serves every width: the JIT specialises it for each type.</para>
/// <para>A mask is a value whose lanes have all bits set (true) or no bit set (false).</para>
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface ILanes<TSelf, T> : ILaneTangents<TSelf, T>
    where TSelf : unmanaged, ILanes<TSelf, T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    /// <summary>left · right + addend, rounded once.</summary>
    /// <param name="left">The first factor.</param>
    /// <param name="right">The second factor.</param>
    /// <param name="addend">What is added.</param>
    /// <returns>left · right + addend.</returns>
    static abstract TSelf FusedMultiplyAdd(TSelf left, TSelf right, TSelf addend);

    /// <summary>The absolute value.</summary>
    /// <param name="value">The lanes.</param>
    /// <returns>|value|.</returns>
    static abstract TSelf Abs(TSelf value);

    /// <summary>The square root, correctly rounded.</summary>
    /// <param name="value">The lanes.</param>
    /// <returns>√value.</returns>
    static abstract TSelf Sqrt(TSelf value);

    /// <summary>The smaller value as <see cref="Math.Min(double, double)"/>: NaN wins, −0 is less than +0.</summary>
    /// <param name="left">One value.</param>
    /// <param name="right">The other value.</param>
    /// <returns>The minimum.</returns>
    static abstract TSelf Min(TSelf left, TSelf right);

    /// <summary>The larger value as <see cref="Math.Max(double, double)"/>: NaN wins, +0 is greater than −0.</summary>
    /// <param name="left">One value.</param>
    /// <param name="right">The other value.</param>
    /// <returns>The maximum.</returns>
    static abstract TSelf Max(TSelf left, TSelf right);

    /// <summary>The magnitude of one value with the sign of another.</summary>
    /// <param name="magnitude">Where the magnitude comes from.</param>
    /// <param name="sign">Where the sign comes from.</param>
    /// <returns>±|magnitude|.</returns>
    static abstract TSelf CopySign(TSelf magnitude, TSelf sign);

    /// <summary>The largest integer that is not greater.</summary>
    /// <param name="value">The lanes.</param>
    /// <returns>The integers.</returns>
    static abstract TSelf Floor(TSelf value);

    /// <summary>The least integer that is not smaller.</summary>
    /// <param name="value">The lanes.</param>
    /// <returns>The integers.</returns>
    static abstract TSelf Ceiling(TSelf value);

    /// <summary>The integer part.</summary>
    /// <param name="value">The lanes.</param>
    /// <returns>The integers.</returns>
    static abstract TSelf Truncate(TSelf value);

    /// <summary>eˣ.</summary>
    /// <param name="value">The arguments.</param>
    /// <returns>The powers.</returns>
    static abstract TSelf Exp(TSelf value);

    /// <summary>The value, or a bound where it is greater; NaN stays.</summary>
    /// <param name="value">The lanes.</param>
    /// <param name="bound">The bound.</param>
    /// <returns>The lesser ones.</returns>
    static abstract TSelf AtMost(TSelf value, T bound);

    /// <summary>The value, or a bound where it is less; NaN stays.</summary>
    /// <param name="value">The lanes.</param>
    /// <param name="bound">The bound.</param>
    /// <returns>The greater ones.</returns>
    static abstract TSelf AtLeast(TSelf value, T bound);

    /// <summary>The value times two to a whole power from −2000 to 2000 (−200 to 200 in single precision), rounded once.</summary>
    /// <param name="value">The lanes.</param>
    /// <param name="power">The powers.</param>
    /// <returns>The products.</returns>
    static abstract TSelf Scale(TSelf value, TSelf power);

    /// <summary>The nearest integer, a tie to the even one.</summary>
    /// <param name="value">The lanes.</param>
    /// <returns>The integers.</returns>
    static abstract TSelf Round(TSelf value);

    /// <summary>Where left &lt; right: false with NaN.</summary>
    /// <param name="left">The left side.</param>
    /// <param name="right">The right side.</param>
    /// <returns>A mask.</returns>
    static abstract TSelf LessThan(TSelf left, TSelf right);

    /// <summary>Where left &lt;= right: false with NaN.</summary>
    /// <param name="left">The left side.</param>
    /// <param name="right">The right side.</param>
    /// <returns>A mask.</returns>
    static abstract TSelf LessThanOrEqual(TSelf left, TSelf right);

    /// <summary>Where left &gt; right: false with NaN.</summary>
    /// <param name="left">The left side.</param>
    /// <param name="right">The right side.</param>
    /// <returns>A mask.</returns>
    static abstract TSelf GreaterThan(TSelf left, TSelf right);

    /// <summary>Where left &gt;= right: false with NaN.</summary>
    /// <param name="left">The left side.</param>
    /// <param name="right">The right side.</param>
    /// <returns>A mask.</returns>
    static abstract TSelf GreaterThanOrEqual(TSelf left, TSelf right);

    /// <summary>Where left != right: true with NaN.</summary>
    /// <param name="left">The left side.</param>
    /// <param name="right">The right side.</param>
    /// <returns>A mask.</returns>
    static abstract TSelf NotEqualTo(TSelf left, TSelf right);

    /// <summary>The bits that are set in both.</summary>
    /// <param name="left">One value.</param>
    /// <param name="right">The other value.</param>
    /// <returns>The bits.</returns>
    static abstract TSelf And(TSelf left, TSelf right);

    /// <summary>The bits that are set in exactly one.</summary>
    /// <param name="left">One value.</param>
    /// <param name="right">The other value.</param>
    /// <returns>The bits.</returns>
    static abstract TSelf Xor(TSelf left, TSelf right);

    /// <summary>The bits that are not set.</summary>
    /// <param name="value">The value.</param>
    /// <returns>The bits.</returns>
    static abstract TSelf Not(TSelf value);

    /// <summary>One value where a mask is true, another where it is false.</summary>
    /// <param name="mask">The mask.</param>
    /// <param name="whenTrue">What is taken where it is true.</param>
    /// <param name="whenFalse">What is taken where it is false.</param>
    /// <returns>The choice of each lane.</returns>
    static abstract TSelf Select(TSelf mask, TSelf whenTrue, TSelf whenFalse);

    /// <summary>Whether a mask is true in some lane.</summary>
    /// <param name="mask">The mask.</param>
    /// <returns>True if one lane is true.</returns>
    static abstract bool Any(TSelf mask);

    /// <summary>Whether a mask is true in all lanes.</summary>
    /// <param name="mask">The mask.</param>
    /// <returns>True if no lane is false.</returns>
    static abstract bool All(TSelf mask);

    /// <summary>Whether a mask is true in one lane.</summary>
    /// <param name="mask">The mask.</param>
    /// <param name="lane">The lane, from 0 on.</param>
    /// <returns>The mask's value there.</returns>
    static abstract bool IsSet(TSelf mask, int lane);

    /// <summary>The mask that is true in the first lanes.</summary>
    /// <param name="count">How many lanes, from 0 to <see cref="ILaneTangents{TSelf, T}.Count"/>.</param>
    /// <returns>The mask.</returns>
    static abstract TSelf FirstLanes(int count);

    /// <summary>The mask with the same value in every lane.</summary>
    /// <param name="value">The value.</param>
    /// <returns>The mask.</returns>
    static abstract TSelf Mask(bool value);

    /// <summary>Adds lanes to a sum over points, each to that of the sum's lanes that lies where it does; of several vectors, to all lanes of one.</summary>
    /// <typeparam name="TSums">Lanes of a vector of the width that these have, or that those have which these consist of.</typeparam>
    /// <param name="sums">The sum.</param>
    /// <param name="value">What is added.</param>
    static abstract void AddTo<TSums>(ref TSums sums, TSelf value)
        where TSums : unmanaged;

    /// <summary>The sum over the lanes, in the order that halves the lanes: the same for the same number of lanes.</summary>
    /// <param name="value">The lanes.</param>
    /// <returns>The sum.</returns>
    static abstract T Sum(TSelf value);

    /// <summary>The sum of the lanes' bits as integers of the lane's size, wrapping around.</summary>
    /// <param name="left">One value.</param>
    /// <param name="right">The other value.</param>
    /// <returns>The bits of the sum.</returns>
    static abstract TSelf AddBits(TSelf left, TSelf right);

    /// <summary>The difference of the lanes' bits as integers of the lane's size, wrapping around.</summary>
    /// <param name="left">The minuend.</param>
    /// <param name="right">The subtrahend.</param>
    /// <returns>The bits of the difference.</returns>
    static abstract TSelf SubtractBits(TSelf left, TSelf right);

    /// <summary>The lanes' bits shifted to the left.</summary>
    /// <param name="value">The value.</param>
    /// <param name="count">By how many bits.</param>
    /// <returns>The shifted bits.</returns>
    static abstract TSelf ShiftLeftBits(TSelf value, int count);

    /// <summary>The lanes' bits shifted to the right, with zeros coming in.</summary>
    /// <param name="value">The value.</param>
    /// <param name="count">By how many bits.</param>
    /// <returns>The shifted bits.</returns>
    static abstract TSelf ShiftRightBits(TSelf value, int count);

    /// <summary>The same bits in every lane.</summary>
    /// <param name="bits">The bits; a lane of 32 bits takes the lower half.</param>
    /// <returns>The lanes.</returns>
    static abstract TSelf BroadcastBits(long bits);

    /// <summary>The integer part of each real as the bits of an integer of the lane's size.</summary>
    /// <param name="value">Reals in the range of that integer.</param>
    /// <returns>The bits of the integers.</returns>
    static abstract TSelf ConvertToBits(TSelf value);

    /// <summary>The reals that are nearest to the integers in the lanes' bits.</summary>
    /// <param name="bits">The bits of integers of the lane's size.</param>
    /// <returns>The reals.</returns>
    static abstract TSelf ConvertFromBits(TSelf bits);

    /// <summary>A function of the lanes that is written for doubles. Lanes of floats are widened, and rounded once at the end.</summary>
    /// <typeparam name="TFunction">The function.</typeparam>
    /// <param name="x">The argument.</param>
    /// <returns>The values.</returns>
    static abstract TSelf Apply<TFunction>(TSelf x)
        where TFunction : ILaneFunction;

    /// <inheritdoc cref="Apply{TFunction}(TSelf)"/>
    /// <param name="x">The first argument.</param>
    /// <param name="y">The second argument.</param>
    static abstract TSelf Apply<TFunction>(TSelf x, TSelf y)
        where TFunction : ILaneFunction2;

    /// <summary>Two functions of the lanes that share most of their work.</summary>
    /// <typeparam name="TFunction">The functions.</typeparam>
    /// <param name="x">The argument.</param>
    /// <returns>The values of both.</returns>
    static abstract (TSelf First, TSelf Second) ApplyPair<TFunction>(TSelf x)
        where TFunction : ILanePairFunction;
}
