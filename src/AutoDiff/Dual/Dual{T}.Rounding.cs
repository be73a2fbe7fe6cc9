namespace AutoDiff;

public readonly partial struct Dual<T>
{
    /// <summary>The greatest integer up to the number; its derivative is zero.</summary>
    /// <param name="x">The number.</param>
    public static Dual<T> Floor(Dual<T> x) => T.Floor(x.Value);

    /// <summary>The least integer from the number on; its derivative is zero.</summary>
    /// <param name="x">The number.</param>
    public static Dual<T> Ceiling(Dual<T> x) => T.Ceiling(x.Value);

    /// <summary>The number without its fraction; its derivative is zero.</summary>
    /// <param name="x">The number.</param>
    public static Dual<T> Truncate(Dual<T> x) => T.Truncate(x.Value);

    /// <summary>The nearest integer; its derivative is zero.</summary>
    /// <param name="x">The number.</param>
    public static Dual<T> Round(Dual<T> x) => T.Round(x.Value);

    /// <summary>The nearest number with some decimal digits; its derivative is zero.</summary>
    /// <param name="x">The number.</param>
    /// <param name="digits">The digits after the decimal point.</param>
    public static Dual<T> Round(Dual<T> x, int digits) => T.Round(x.Value, digits);

    /// <summary>The number rounded to an integer; its derivative is zero.</summary>
    /// <param name="x">The number.</param>
    /// <param name="mode">How to round.</param>
    public static Dual<T> Round(Dual<T> x, MidpointRounding mode) => T.Round(x.Value, mode);

    /// <summary>The number rounded to some decimal digits; its derivative is zero.</summary>
    /// <param name="x">The number.</param>
    /// <param name="digits">The digits after the decimal point.</param>
    /// <param name="mode">How to round.</param>
    public static Dual<T> Round(Dual<T> x, int digits, MidpointRounding mode) => T.Round(x.Value, digits, mode);

    /// <summary>The next greater value, with the same derivative.</summary>
    /// <param name="x">The number.</param>
    public static Dual<T> BitIncrement(Dual<T> x) => new(T.BitIncrement(x.Value), x.Tangent);

    /// <summary>The next lesser value, with the same derivative.</summary>
    /// <param name="x">The number.</param>
    public static Dual<T> BitDecrement(Dual<T> x) => new(T.BitDecrement(x.Value), x.Tangent);

    /// <inheritdoc/>
    public int GetExponentByteCount() => Value.GetExponentByteCount();

    /// <inheritdoc/>
    public int GetExponentShortestBitLength() => Value.GetExponentShortestBitLength();

    /// <inheritdoc/>
    public int GetSignificandBitLength() => Value.GetSignificandBitLength();

    /// <inheritdoc/>
    public int GetSignificandByteCount() => Value.GetSignificandByteCount();

    /// <inheritdoc/>
    public bool TryWriteExponentBigEndian(Span<byte> destination, out int bytesWritten) =>
        Value.TryWriteExponentBigEndian(destination, out bytesWritten);

    /// <inheritdoc/>
    public bool TryWriteExponentLittleEndian(Span<byte> destination, out int bytesWritten) =>
        Value.TryWriteExponentLittleEndian(destination, out bytesWritten);

    /// <inheritdoc/>
    public bool TryWriteSignificandBigEndian(Span<byte> destination, out int bytesWritten) =>
        Value.TryWriteSignificandBigEndian(destination, out bytesWritten);

    /// <inheritdoc/>
    public bool TryWriteSignificandLittleEndian(Span<byte> destination, out int bytesWritten) =>
        Value.TryWriteSignificandLittleEndian(destination, out bytesWritten);
}
