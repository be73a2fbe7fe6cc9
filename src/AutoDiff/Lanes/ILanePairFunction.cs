using System.ComponentModel;

namespace AutoDiff.CompilerServices;

/// <summary>Two functions of one argument that share most of their work, evaluated on all lanes at once. For the runtime's own use.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface ILanePairFunction
{
    /// <summary>Evaluates both functions.</summary>
    /// <typeparam name="TLanes">The lanes of doubles.</typeparam>
    /// <param name="x">The argument.</param>
    /// <returns>The values.</returns>
    static abstract (TLanes First, TLanes Second) Apply<TLanes>(in TLanes x)
        where TLanes : unmanaged, ILanes<TLanes, double>;
}
