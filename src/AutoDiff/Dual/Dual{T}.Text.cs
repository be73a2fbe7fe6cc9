using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace AutoDiff;

public readonly partial struct Dual<T>
{
    private const NumberStyles DefaultStyle = NumberStyles.Float | NumberStyles.AllowThousands;

    /// <summary>The number as <c>&lt;value; tangent&gt;</c>.</summary>
    public override string ToString() => ToString(null, null);

    /// <summary>The number as <c>&lt;value; tangent&gt;</c>.</summary>
    /// <param name="format">The format of both parts.</param>
    /// <param name="formatProvider">The culture of both parts.</param>
    public string ToString(string? format, IFormatProvider? formatProvider) =>
        $"<{Value.ToString(format, formatProvider)}; {Tangent.ToString(format, formatProvider)}>";

    /// <inheritdoc/>
    public bool TryFormat(Span<char> destination, out int charsWritten, ReadOnlySpan<char> format, IFormatProvider? provider)
    {
        charsWritten = 0;
        if (!TryAppend("<", destination, ref charsWritten)
            || !Value.TryFormat(destination[charsWritten..], out int written, format, provider))
        {
            charsWritten = 0;
            return false;
        }

        charsWritten += written;
        if (!TryAppend("; ", destination, ref charsWritten)
            || !Tangent.TryFormat(destination[charsWritten..], out written, format, provider))
        {
            charsWritten = 0;
            return false;
        }

        charsWritten += written;
        if (!TryAppend(">", destination, ref charsWritten))
        {
            charsWritten = 0;
            return false;
        }

        return true;
    }

    /// <summary>Reads <c>&lt;value; tangent&gt;</c>, or a plain number as a constant.</summary>
    /// <param name="s">The text.</param>
    /// <param name="provider">The culture of both parts.</param>
    public static Dual<T> Parse(string s, IFormatProvider? provider) => Parse(s, DefaultStyle, provider);

    /// <inheritdoc cref="Parse(string, IFormatProvider?)"/>
    /// <param name="s">The text.</param>
    /// <param name="style">The style of both parts.</param>
    /// <param name="provider">The culture of both parts.</param>
    public static Dual<T> Parse(string s, NumberStyles style, IFormatProvider? provider)
    {
        ArgumentNullException.ThrowIfNull(s);
        return Parse(s.AsSpan(), style, provider);
    }

    /// <inheritdoc cref="Parse(string, IFormatProvider?)"/>
    public static Dual<T> Parse(ReadOnlySpan<char> s, IFormatProvider? provider) => Parse(s, DefaultStyle, provider);

    /// <inheritdoc cref="Parse(string, NumberStyles, IFormatProvider?)"/>
    public static Dual<T> Parse(ReadOnlySpan<char> s, NumberStyles style, IFormatProvider? provider) =>
        TryParse(s, style, provider, out Dual<T> result)
            ? result
            : throw new FormatException($"The text '{s}' is neither a number nor of the form '<value; tangent>'.");

    /// <summary>Tries to read <c>&lt;value; tangent&gt;</c>, or a plain number as a constant.</summary>
    /// <param name="s">The text.</param>
    /// <param name="provider">The culture of both parts.</param>
    /// <param name="result">The number.</param>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out Dual<T> result) =>
        TryParse(s.AsSpan(), DefaultStyle, provider, out result);

    /// <inheritdoc cref="TryParse(string, IFormatProvider?, out Dual{T})"/>
    /// <param name="s">The text.</param>
    /// <param name="style">The style of both parts.</param>
    /// <param name="provider">The culture of both parts.</param>
    /// <param name="result">The number.</param>
    public static bool TryParse([NotNullWhen(true)] string? s, NumberStyles style, IFormatProvider? provider, out Dual<T> result) =>
        TryParse(s.AsSpan(), style, provider, out result);

    /// <inheritdoc cref="TryParse(string, IFormatProvider?, out Dual{T})"/>
    public static bool TryParse(ReadOnlySpan<char> s, IFormatProvider? provider, out Dual<T> result) =>
        TryParse(s, DefaultStyle, provider, out result);

    /// <inheritdoc cref="TryParse(string, NumberStyles, IFormatProvider?, out Dual{T})"/>
    public static bool TryParse(ReadOnlySpan<char> s, NumberStyles style, IFormatProvider? provider, out Dual<T> result)
    {
        result = default;
        ReadOnlySpan<char> text = (style & NumberStyles.AllowLeadingWhite) != 0 ? s.TrimStart() : s;
        text = (style & NumberStyles.AllowTrailingWhite) != 0 ? text.TrimEnd() : text;
        if (text is not ['<', .. var inner, '>'])
        {
            bool isPlain = T.TryParse(s, style, provider, out T? constant);
            result = isPlain ? constant! : Zero;
            return isPlain;
        }

        int separator = FindSeparator(inner);
        if (separator < 0
            || !T.TryParse(inner[..separator].Trim(), style, provider, out T? value)
            || !T.TryParse(inner[(separator + 1)..].Trim(), style, provider, out T? tangent))
        {
            return false;
        }

        result = new Dual<T>(value, tangent);
        return true;
    }

    /// <summary>The place of the semicolon between the parts, past those inside a nested value.</summary>
    private static int FindSeparator(ReadOnlySpan<char> text)
    {
        int depth = 0;
        for (int i = 0; i < text.Length; i++)
        {
            switch (text[i])
            {
                case '<':
                    depth++;
                    break;
                case '>':
                    depth--;
                    break;
                case ';' when depth == 0:
                    return i;
            }
        }

        return -1;
    }

    private static bool TryAppend(string text, Span<char> destination, ref int charsWritten)
    {
        if (!text.TryCopyTo(destination[charsWritten..]))
        {
            return false;
        }

        charsWritten += text.Length;
        return true;
    }
}
