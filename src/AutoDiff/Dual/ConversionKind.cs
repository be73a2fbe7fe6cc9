namespace AutoDiff;

/// <summary>What a conversion does with a value that the target type cannot hold.</summary>
internal enum ConversionKind
{
    /// <summary>Throws.</summary>
    Checked,

    /// <summary>Gives the nearest value that the type holds.</summary>
    Saturating,

    /// <summary>Drops the leading bits.</summary>
    Truncating,
}
