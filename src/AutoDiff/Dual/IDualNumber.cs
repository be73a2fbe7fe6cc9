using System.Numerics;

namespace AutoDiff;

/// <summary>What generic code must know of a dual number without knowing its type argument.</summary>
internal interface IDualNumber
{
    /// <summary>Whether the value and the tangent are zero, at every level of nesting.</summary>
    bool IsZeroInEveryPart { get; }

    /// <summary>Both parts as another real type, with the given treatment of what does not fit.</summary>
    (TOther Value, TOther Tangent) ConvertParts<TOther>(ConversionKind kind)
        where TOther : IFloatingPointIeee754<TOther>;

    /// <summary>A special function of the number, as the number's own type.</summary>
    TDual Apply<TFunction, TDual>()
        where TFunction : struct, ISpecialFunction
        where TDual : IFloatingPointIeee754<TDual>;
}
