using System.Diagnostics.CodeAnalysis;
using System.Numerics;

namespace AutoDiff;

public readonly partial struct Dual<T>
{
    /// <summary>A number of another type, as a constant unless it is a dual number itself; throws where the value does not fit.</summary>
    /// <typeparam name="TOther">The other type.</typeparam>
    /// <param name="value">The number.</param>
    public static Dual<T> CreateChecked<TOther>(TOther value)
        where TOther : INumberBase<TOther>
    {
        if (typeof(TOther) == typeof(Dual<T>))
        {
            return (Dual<T>)(object)value;
        }

        return TryConvertFrom(value, ConversionKind.Checked, out Dual<T> result) || TOther.TryConvertToChecked(value, out result)
            ? result
            : throw new NotSupportedException($"There is no conversion from {typeof(TOther)} to {typeof(Dual<T>)}.");
    }

    /// <summary>A number of another type, as a constant unless it is a dual number itself; takes the nearest value where it does not fit.</summary>
    /// <typeparam name="TOther">The other type.</typeparam>
    /// <param name="value">The number.</param>
    public static Dual<T> CreateSaturating<TOther>(TOther value)
        where TOther : INumberBase<TOther>
    {
        if (typeof(TOther) == typeof(Dual<T>))
        {
            return (Dual<T>)(object)value;
        }

        return TryConvertFrom(value, ConversionKind.Saturating, out Dual<T> result) || TOther.TryConvertToSaturating(value, out result)
            ? result
            : throw new NotSupportedException($"There is no conversion from {typeof(TOther)} to {typeof(Dual<T>)}.");
    }

    /// <summary>A number of another type, as a constant unless it is a dual number itself; drops the leading bits where it does not fit.</summary>
    /// <typeparam name="TOther">The other type.</typeparam>
    /// <param name="value">The number.</param>
    public static Dual<T> CreateTruncating<TOther>(TOther value)
        where TOther : INumberBase<TOther>
    {
        if (typeof(TOther) == typeof(Dual<T>))
        {
            return (Dual<T>)(object)value;
        }

        return TryConvertFrom(value, ConversionKind.Truncating, out Dual<T> result) || TOther.TryConvertToTruncating(value, out result)
            ? result
            : throw new NotSupportedException($"There is no conversion from {typeof(TOther)} to {typeof(Dual<T>)}.");
    }

    static bool INumberBase<Dual<T>>.TryConvertFromChecked<TOther>(TOther value, out Dual<T> result) =>
        TryConvertFrom(value, ConversionKind.Checked, out result);

    static bool INumberBase<Dual<T>>.TryConvertFromSaturating<TOther>(TOther value, out Dual<T> result) =>
        TryConvertFrom(value, ConversionKind.Saturating, out result);

    static bool INumberBase<Dual<T>>.TryConvertFromTruncating<TOther>(TOther value, out Dual<T> result) =>
        TryConvertFrom(value, ConversionKind.Truncating, out result);

    static bool INumberBase<Dual<T>>.TryConvertToChecked<TOther>(Dual<T> value, [MaybeNullWhen(false)] out TOther result) =>
        TryConvertTo(value, ConversionKind.Checked, out result);

    static bool INumberBase<Dual<T>>.TryConvertToSaturating<TOther>(Dual<T> value, [MaybeNullWhen(false)] out TOther result) =>
        TryConvertTo(value, ConversionKind.Saturating, out result);

    static bool INumberBase<Dual<T>>.TryConvertToTruncating<TOther>(Dual<T> value, [MaybeNullWhen(false)] out TOther result) =>
        TryConvertTo(value, ConversionKind.Truncating, out result);

    (TOther Value, TOther Tangent) IDualNumber.ConvertParts<TOther>(ConversionKind kind) =>
        (Convert<T, TOther>(Value, kind), Convert<T, TOther>(Tangent, kind));

    private static bool TryConvertFrom<TOther>(TOther value, ConversionKind kind, out Dual<T> result)
        where TOther : INumberBase<TOther>
    {
        if (typeof(TOther) == typeof(T))
        {
            result = (T)(object)value;
            return true;
        }

        if (value is IDualNumber dual)
        {
            (T primal, T tangent) = dual.ConvertParts<T>(kind);
            result = new Dual<T>(primal, tangent);
            return true;
        }

        if (IsOfTheBaseClassLibrary<TOther>())
        {
            result = Convert<TOther, T>(value, kind);
            return true;
        }

        result = default;
        return false;
    }

    private static bool TryConvertTo<TOther>(Dual<T> value, ConversionKind kind, [MaybeNullWhen(false)] out TOther result)
        where TOther : INumberBase<TOther>
    {
        if (typeof(TOther) == typeof(T))
        {
            result = (TOther)(object)value.Value;
            return true;
        }

        if (IsOfTheBaseClassLibrary<TOther>())
        {
            result = Convert<T, TOther>(value.Value, kind);
            return true;
        }

        result = default;
        return false;
    }

    private static TTo Convert<TFrom, TTo>(TFrom value, ConversionKind kind)
        where TFrom : INumberBase<TFrom>
        where TTo : INumberBase<TTo>
        => kind switch
        {
            ConversionKind.Checked => TTo.CreateChecked(value),
            ConversionKind.Saturating => TTo.CreateSaturating(value),
            _ => TTo.CreateTruncating(value),
        };

    /// <summary>Whether a type is one of the numbers that every real type converts from and to.</summary>
    private static bool IsOfTheBaseClassLibrary<TOther>() =>
        typeof(TOther) == typeof(double)
        || typeof(TOther) == typeof(float)
        || typeof(TOther) == typeof(Half)
        || typeof(TOther) == typeof(decimal)
        || typeof(TOther) == typeof(int)
        || typeof(TOther) == typeof(uint)
        || typeof(TOther) == typeof(long)
        || typeof(TOther) == typeof(ulong)
        || typeof(TOther) == typeof(short)
        || typeof(TOther) == typeof(ushort)
        || typeof(TOther) == typeof(byte)
        || typeof(TOther) == typeof(sbyte)
        || typeof(TOther) == typeof(char)
        || typeof(TOther) == typeof(nint)
        || typeof(TOther) == typeof(nuint)
        || typeof(TOther) == typeof(Int128)
        || typeof(TOther) == typeof(UInt128)
        || typeof(TOther) == typeof(BigInteger);
}
