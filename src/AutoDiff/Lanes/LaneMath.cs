using System.ComponentModel;

namespace AutoDiff.CompilerServices;

/// <summary>The elementary functions on lanes, named as their rules. For generated code.</summary>
/// <remarks>Special values (NaN, infinities, zeros with their signs, ends of domains) are those of the scalar functions.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static partial class LaneMath;
