using System.ComponentModel;
using System.Numerics;

namespace AutoDiff.CompilerServices;

/// <summary>Several tangents or adjoints of one value, one in each lane, with what derivatives do with them: they are added, and multiplied with
/// values that are the same in all lanes. For generated code.</summary>
/// <typeparam name="TSelf">The type itself.</typeparam>
/// <typeparam name="T">The real in a lane: <see cref="double"/> or <see cref="float"/>.</typeparam>
/// <remarks>Every operation does in each lane what C# does with the scalars, NaN, infinities and the sign of zero included.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface ILaneTangents<TSelf, T>
    where TSelf : unmanaged, ILaneTangents<TSelf, T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    /// <summary>The number of lanes.</summary>
    static abstract int Count { get; }

    /// <summary>Whether the lanes are numbers: a zero times anything is then left out. Sets of what values depend on are none.</summary>
    static virtual bool AreNumbers => true;

    /// <summary>Positive zero in every lane: also the mask that is false everywhere.</summary>
    static abstract TSelf Zero { get; }

    /// <summary>One in every lane.</summary>
    static abstract TSelf One { get; }

    /// <summary>The same value in every lane.</summary>
    /// <param name="value">The value.</param>
    /// <returns>The lanes.</returns>
    static abstract TSelf Broadcast(T value);

    /// <summary>Reads <see cref="Count"/> adjacent elements.</summary>
    /// <param name="first">The first element.</param>
    /// <returns>The lanes.</returns>
    static abstract TSelf Load(ref readonly T first);

    /// <summary>Reads the first lanes from adjacent elements; the lanes after them repeat the first element.</summary>
    /// <param name="first">The first element.</param>
    /// <param name="count">How many elements there are, from 1 to <see cref="Count"/>.</param>
    /// <returns>The lanes.</returns>
    static abstract TSelf Load(ref readonly T first, int count);

    /// <summary>Writes <see cref="Count"/> adjacent elements.</summary>
    /// <param name="value">The lanes.</param>
    /// <param name="first">The first element.</param>
    static abstract void Store(TSelf value, ref T first);

    /// <summary>Writes the first lanes to adjacent elements.</summary>
    /// <param name="value">The lanes.</param>
    /// <param name="first">The first element.</param>
    /// <param name="count">How many elements there are, from 0 to <see cref="Count"/>.</param>
    static abstract void Store(TSelf value, ref T first, int count);

    /// <summary>The value in one lane.</summary>
    /// <param name="value">The lanes.</param>
    /// <param name="lane">The lane, from 0 on.</param>
    /// <returns>The element.</returns>
    static abstract T Get(TSelf value, int lane);

    /// <summary>The lanes with one of them replaced.</summary>
    /// <param name="value">The lanes.</param>
    /// <param name="lane">The lane, from 0 on.</param>
    /// <param name="element">The new element.</param>
    /// <returns>The changed lanes.</returns>
    static abstract TSelf With(TSelf value, int lane, T element);

    /// <summary>The sum.</summary>
    /// <param name="left">The first term.</param>
    /// <param name="right">The second term.</param>
    /// <returns>left + right.</returns>
    static abstract TSelf operator +(TSelf left, TSelf right);

    /// <inheritdoc cref="op_Addition(TSelf, TSelf)"/>
    static abstract TSelf operator +(TSelf left, T right);

    /// <inheritdoc cref="op_Addition(TSelf, TSelf)"/>
    static abstract TSelf operator +(T left, TSelf right);

    /// <summary>The difference.</summary>
    /// <param name="left">The minuend.</param>
    /// <param name="right">The subtrahend.</param>
    /// <returns>left − right.</returns>
    static abstract TSelf operator -(TSelf left, TSelf right);

    /// <inheritdoc cref="op_Subtraction(TSelf, TSelf)"/>
    static abstract TSelf operator -(TSelf left, T right);

    /// <inheritdoc cref="op_Subtraction(TSelf, TSelf)"/>
    static abstract TSelf operator -(T left, TSelf right);

    /// <summary>The product.</summary>
    /// <param name="left">The first factor.</param>
    /// <param name="right">The second factor.</param>
    /// <returns>left · right.</returns>
    static abstract TSelf operator *(TSelf left, TSelf right);

    /// <inheritdoc cref="op_Multiply(TSelf, TSelf)"/>
    static abstract TSelf operator *(TSelf left, T right);

    /// <inheritdoc cref="op_Multiply(TSelf, TSelf)"/>
    static abstract TSelf operator *(T left, TSelf right);

    /// <summary>The quotient.</summary>
    /// <param name="left">The dividend.</param>
    /// <param name="right">The divisor.</param>
    /// <returns>left / right.</returns>
    static abstract TSelf operator /(TSelf left, TSelf right);

    /// <inheritdoc cref="op_Division(TSelf, TSelf)"/>
    static abstract TSelf operator /(TSelf left, T right);

    /// <inheritdoc cref="op_Division(TSelf, TSelf)"/>
    static abstract TSelf operator /(T left, TSelf right);

    /// <summary>The negative: the sign bit flipped.</summary>
    /// <param name="value">The lanes.</param>
    /// <returns>−value.</returns>
    static abstract TSelf operator -(TSelf value);

    /// <summary>The same value.</summary>
    /// <param name="value">The lanes.</param>
    /// <returns>The lanes.</returns>
    static abstract TSelf operator +(TSelf value);

    /// <summary>Where left == right: false with NaN, and the zeros are equal.</summary>
    /// <param name="left">The left side.</param>
    /// <param name="right">The right side.</param>
    /// <returns>A mask.</returns>
    static abstract TSelf EqualTo(TSelf left, TSelf right);

    /// <summary>The bits that are set in the left value and not in the right one.</summary>
    /// <param name="left">The bits to keep.</param>
    /// <param name="right">The bits to take away.</param>
    /// <returns>The bits.</returns>
    static abstract TSelf AndNot(TSelf left, TSelf right);

    /// <summary>The bits that are set in either value: zero only where both are positive zeros, and a zero of either sign only where both are zeros.</summary>
    /// <param name="left">The first value.</param>
    /// <param name="right">The second value.</param>
    /// <returns>The bits.</returns>
    static abstract TSelf Or(TSelf left, TSelf right);

    /// <summary>Whether every lane is a zero, of either sign.</summary>
    /// <param name="value">The lanes.</param>
    /// <returns>False if a lane is anything else, NaN included.</returns>
    static abstract bool IsZero(TSelf value);
}
