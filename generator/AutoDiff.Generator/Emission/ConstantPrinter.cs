using System.Globalization;
using AutoDiff.Generator.IR;

namespace AutoDiff.Generator.Emission;

/// <summary>Writes real constants so that the compiler reads the same bits back.</summary>
internal static class ConstantPrinter
{
    public static string Print(RealConstant constant) => constant.Real.Kind switch
    {
        RealKind.Single => Single(constant),
        RealKind.Generic => Generic(constant),
        RealKind.Lanes => Lanes(constant),
        _ => Double(constant.Value),
    };

    public static string Double(double value)
    {
        if (double.IsNaN(value))
        {
            return "double.NaN";
        }

        if (double.IsInfinity(value))
        {
            return value > 0 ? "double.PositiveInfinity" : "double.NegativeInfinity";
        }

        string digits = value.ToString("R", CultureInfo.InvariantCulture);
        if (double.Parse(digits, CultureInfo.InvariantCulture) != value)
        {
            // The .NET Framework's "R" is known not to round-trip for some values.
            digits = value.ToString("G17", CultureInfo.InvariantCulture);
        }

        digits = Signed(digits, IsNegative(value));
        return digits.IndexOfAny(['.', 'E']) < 0 ? digits + ".0" : digits;
    }

    private static string Single(RealConstant constant)
    {
        float value = (float)constant.Value;
        if (float.IsNaN(value))
        {
            return "float.NaN";
        }

        if (float.IsInfinity(value))
        {
            return value > 0 ? "float.PositiveInfinity" : "float.NegativeInfinity";
        }

        string digits = value.ToString("R", CultureInfo.InvariantCulture);
        if (float.Parse(digits, CultureInfo.InvariantCulture) != value)
        {
            digits = value.ToString("G9", CultureInfo.InvariantCulture);
        }

        return Signed(digits, IsNegative(constant.Value)) + "f";
    }

    private static string Generic(RealConstant constant)
    {
        string type = constant.Real.Code;
        double value = constant.Value;
        if (double.IsNaN(value))
        {
            return $"{type}.NaN";
        }

        if (double.IsInfinity(value))
        {
            return value > 0 ? $"{type}.PositiveInfinity" : $"{type}.NegativeInfinity";
        }

        return value switch
        {
            0 => IsNegative(value) ? $"{type}.NegativeZero" : $"{type}.Zero",
            1 => $"{type}.One",
            -1 => $"{type}.NegativeOne",
            _ => $"{type}.CreateChecked({Double(value)})",
        };
    }

    private static string Lanes(RealConstant constant) => constant switch
    {
        { Bits: 0 } => $"{constant.Real.Code}.Zero",
        { Value: 1 } => $"{constant.Real.Code}.One",
        _ => $"{constant.Real.Code}.Broadcast({Double(constant.Value)})",
    };

    private static bool IsNegative(double value) => BitConverter.DoubleToInt64Bits(value) < 0;

    /// <summary>The .NET Framework writes negative zero without its sign.</summary>
    private static string Signed(string digits, bool isNegative) =>
        isNegative && digits[0] != '-' ? "-" + digits : digits;
}
