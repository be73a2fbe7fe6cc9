using System.Globalization;
using AutoDiff.Generator.IR;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace AutoDiff.Generator.Lowering;

/// <summary>Compile-time constants as operands and as C# text.</summary>
internal static class Literals
{
    /// <summary>A constant of the given type as an operand.</summary>
    public static Operand Operand(object? value, ITypeSymbol? type, IrType irType) => irType is RealType real && value is double or float or int
        ? new RealConstant(Convert.ToDouble(value, CultureInfo.InvariantCulture), (RealType)irType)
        : new PassiveConstant(Text(value, type), irType);

    /// <summary>A constant as C# text that has the constant's type.</summary>
    public static string Text(object? value, ITypeSymbol? type)
    {
        if (type is INamedTypeSymbol { TypeKind: TypeKind.Enum } enumeration)
        {
            foreach (IFieldSymbol field in enumeration.GetMembers().OfType<IFieldSymbol>())
            {
                if (field.HasConstantValue && Equals(field.ConstantValue, value))
                {
                    return $"{CodeNames.Of(enumeration)}.{CodeNames.Escape(field.Name)}";
                }
            }

            return $"({CodeNames.Of(enumeration)})({Text(value, enumeration.EnumUnderlyingType)})";
        }

        return value switch
        {
            null => type is { IsValueType: true } ? $"default({CodeNames.Of(type)})" : "null",
            bool b => b ? "true" : "false",
            string s => SymbolDisplay.FormatLiteral(s, quote: true),
            char c => SymbolDisplay.FormatLiteral(c, quote: true),
            int i => i.ToString(CultureInfo.InvariantCulture),
            uint u => u.ToString(CultureInfo.InvariantCulture) + "U",
            long l => l.ToString(CultureInfo.InvariantCulture) + "L",
            ulong u => u.ToString(CultureInfo.InvariantCulture) + "UL",
            decimal d => d.ToString(CultureInfo.InvariantCulture) + "M",
            double d => Real(d, "double", d.ToString("R", CultureInfo.InvariantCulture)),
            float f => Real(f, "float", f.ToString("R", CultureInfo.InvariantCulture) + "F"),
            byte or sbyte or short or ushort => $"({TypeName(value)}){((IFormattable)value).ToString(null, CultureInfo.InvariantCulture)}",
            _ => throw new InvalidOperationException($"Unknown constant of type {value.GetType().Name}."),
        };
    }

    private static string Real(double value, string type, string finite) =>
        double.IsNaN(value) ? type + ".NaN"
        : double.IsPositiveInfinity(value) ? type + ".PositiveInfinity"
        : double.IsNegativeInfinity(value) ? type + ".NegativeInfinity"
        : type == "double" && finite.IndexOfAny(['.', 'E', 'e']) < 0 ? finite + ".0" : finite;

    private static string TypeName(object value) => value switch
    {
        byte => "byte",
        sbyte => "sbyte",
        short => "short",
        _ => "ushort",
    };
}
