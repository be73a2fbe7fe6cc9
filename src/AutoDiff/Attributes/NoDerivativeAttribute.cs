namespace AutoDiff;

/// <summary>
/// Makes a parameter or a return value passive, or a field or property a constant inside the shadow of its type:
/// no derivative goes through it.
/// </summary>
[AttributeUsage(AttributeTargets.Parameter | AttributeTargets.Field | AttributeTargets.Property | AttributeTargets.ReturnValue)]
public sealed class NoDerivativeAttribute : Attribute;
